"""Pages full of attacks, opened: nothing runs, nothing is asked, nothing has to be refused."""

import re
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import BrowserContext

from tests.browser.conftest import Quiet
from tests.browser.test_every_page import watch
from tests.hostile.sites import attacked_seeds
from tests.verify.test_verify import build_site

REFUSED = """addEventListener('securitypolicyviolation',
e => console.error('refused ' + e.violatedDirective + ' ' + e.blockedURI))"""


def test_no_attack_does_anything(context: BrowserContext, tmp_path: Path) -> None:
    attacked_seeds(tmp_path / "seeds")
    site = build_site(tmp_path, tmp_path / "seeds")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    home = f"http://127.0.0.1:{server.server_port}"
    page = context.new_page()
    page.add_init_script(REFUSED)
    asked, errors = watch(page)
    spoke: list[str] = []
    page.on("dialog", lambda dialog: (spoke.append(dialog.message), dialog.dismiss()))
    pages = [p for p in sorted(site.rglob("index.html")) if p.relative_to(site).parts[0] in OPENED]
    assert len(pages) > 30
    for path in pages:
        place = path.relative_to(site)
        page.goto(f"{home}/{place.parent.as_posix()}/", wait_until="load")
        forwarding = tmp_path / "docs" / place
        if forwarding.is_file():  # the program's own page, which leads on to a list or a page
            led = LEADS_TO.search(forwarding.read_text(encoding="utf-8"))
            assert led
            page.wait_for_url(urljoin(f"{home}/{place.parent.as_posix()}/", led[1]))
    server.shutdown()
    server.server_close()
    assert spoke == []
    assert errors == []
    assert {url for url in asked if not url.startswith((home, "data:", "blob:"))} == set()


LEADS_TO = re.compile(r'http-equiv="refresh" content="0; ?url=([^"]+)"')
OPENED = ("stories", "sources", "speakers", "outlets", "tags", "disputes")
