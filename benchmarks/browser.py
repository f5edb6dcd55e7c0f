"""The reader's side of search: bytes and time from an open page to the first result."""

from __future__ import annotations

import contextlib
import functools
import http.server
import json
import shutil
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

SEARCH = """async ([base, words]) => {
  const start = performance.now();
  const parts = await (await fetch(`${base}pagefind/parts.json`)).json();
  const pagefind = await import(`${base}pagefind/${parts[0]}/pagefind.js`);
  await pagefind.options({baseUrl: base});
  for (const part of parts.slice(1))
    await pagefind.mergeIndex(`${base}pagefind/${part}/`, {baseUrl: base});
  const found = await pagefind.search(words);
  const first = found.results.length ? (await found.results[0].data()).url : "";
  return [performance.now() - start, found.results.length, first];
}"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Counts what it sends."""

    sent = 0

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def copyfile(self, source: object, outputfile: object) -> None:
        data = source.read()  # type: ignore[attr-defined]
        Quiet.sent += len(data)
        with contextlib.suppress(BrokenPipeError):  # a page that was left early
            outputfile.write(data)  # type: ignore[attr-defined]


def first_result(site: Path, words: str) -> dict[str, float | str]:
    """Milliseconds, bytes sent, number of results and the first result's address."""
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}/"
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"))
            page = browser.new_page()
            page.goto(f"{base}404.html")
            page.goto(f"{base}pagefind/parts.json")
            Quiet.sent = 0
            milliseconds, results, url = page.evaluate(SEARCH, [base, words])
            browser.close()
        server.shutdown()
    return {"ms": milliseconds, "bytes": Quiet.sent, "results": results, "first": url}


if __name__ == "__main__":
    import sys

    print(json.dumps(first_result(Path(sys.argv[1]), sys.argv[2])))
