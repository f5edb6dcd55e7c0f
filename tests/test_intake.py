"""`add` and `fetch` against a server on this machine with real shapes of trouble."""

import gzip
import io
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml

from generator.__main__ import main
from generator.commands import add, fetch
from generator.intake import safe_http
from generator.intake.arrivals import arrival_name, known_of, plain_address
from generator.intake.safe_http import RefusedError, get, is_public
from generator.read import read
from generator.read.article_file import read_file

FILES = Path(__file__).parent / "cases" / "files"
Answer = tuple[int, dict[str, str], bytes]
ITEM = (
    "<item><title>{title}</title><link>{link}</link><guid>{title}</guid>"
    "<pubDate>Mon, 19 May 2031 10:00:00 GMT</pubDate>{words}</item>"
)
WHOLE = "<content:encoded>&lt;p&gt;{} in Aaville on Monday.&lt;/p&gt;</content:encoded>"
EXCERPT = "<description>{} in Aaville.</description>"


def rss(*items: str) -> bytes:
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    channel = f"<channel><title>All</title>{''.join(items)}</channel>"
    return f'<rss version="2.0" {space}>{channel}</rss>'.encode()


class Server:
    """Answers by path; keeps what was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | Callable[[dict[str, str]], Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_args: object) -> None:
                pass

            def do_GET(self) -> None:
                headers = {key.lower(): value for key, value in self.headers.items()}
                outer.asked.append((self.path, headers))
                answer = outer.answers.get(self.path, (404, {}, b""))
                status, told, body = answer(headers) if callable(answer) else answer
                self.send_response(status)
                told = {"Content-Length": str(len(body)), **told}
                for key, value in told.items():
                    self.send_header(key, value)
                self.end_headers()
                self.wfile.write(body)

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(safe_http, "PAUSE", 0.0)
    running = Server()
    yield running
    running.http.shutdown()
    running.http.server_close()


@pytest.fixture
def digest(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    source = {"url": f"{server.url}/feed", "private": True}
    (tmp_path / "briefing.yml").write_text(yaml.safe_dump({"sources": [source]}))
    return tmp_path


def files(digest: Path) -> list[str]:
    return sorted(path.name for path in (digest / "seeds").iterdir())


# --- whom it reaches ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("0.0.0.0", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
    ],
)
def test_only_the_open_internet_is_reached(address: str, public: bool) -> None:
    assert is_public(address) == public


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "http://user:word@example.org/",
        "http:///x",
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://0x7f.1/",
        "http://2130706433/",
        "http://example.org:99999/",
    ],
)
def test_addresses_that_are_refused(url: str) -> None:
    with pytest.raises(RefusedError):
        get(url)


def test_a_redirect_leads_nowhere_private(server: Server) -> None:
    inner = Server()
    inner.answers["/secret"] = (200, {}, b"secret")
    server.answers["/a"] = (302, {"Location": f"{inner.url}/secret"}, b"")
    host = safe_http.host_of(server.url)
    with pytest.raises(RefusedError, match="private network"):
        get(f"{server.url}/a", private=[host])
    assert inner.asked == []
    inner.http.shutdown()
    inner.http.server_close()


def test_a_circle_of_redirects_ends(server: Server) -> None:
    server.answers["/a"] = (302, {"Location": "/a"}, b"")
    with pytest.raises(RefusedError, match="redirects"):
        get(f"{server.url}/a", private=[safe_http.host_of(server.url)])


def test_what_is_too_large_or_cut_off_is_refused(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = [safe_http.host_of(server.url)]
    bomb = gzip.compress(b"0" * 3_000_000)
    server.answers["/bomb"] = (200, {"Content-Encoding": "gzip"}, bomb)
    server.answers["/short"] = (200, {"Content-Length": "100"}, b"half")
    server.answers["/torn"] = (200, {"Content-Encoding": "gzip"}, bomb[:500])
    monkeypatch.setattr(safe_http, "MOST_UNPACKED", 1_000_000)
    for path in ("/bomb", "/short", "/torn"):
        with pytest.raises(RefusedError):
            get(f"{server.url}{path}", private=host)


# --- fetch --------------------------------------------------------------------------------------


def test_new_items_come_once(digest: Path, server: Server) -> None:
    one = ITEM.format(title="Tram opens", link="https://x.example/1", words=WHOLE.format("A tram"))
    server.answers["/feed"] = (200, {"ETag": '"1"'}, rss(one, one))
    assert main(["fetch"]) == 0
    assert files(digest) == ["2031-05-19-tram-opens.txt"]
    (article,) = read(digest / "seeds")[0].articles
    assert (article.url, article.story, article.publish) == (
        "https://x.example/1",
        None,
        "passages",
    )
    two = ITEM.format(title="Mill burns", link="https://x.example/2", words=WHOLE.format("A mill"))
    server.answers["/feed"] = (200, {"ETag": '"2"'}, rss(one, two))
    assert main(["fetch"]) == 0
    assert files(digest) == ["2031-05-19-mill-burns.txt", "2031-05-19-tram-opens.txt"]
    assert server.asked[-1][1]["if-none-match"] == '"1"'
    server.answers["/feed"] = (304, {}, b"")
    assert main(["fetch"]) == 0
    assert len(files(digest)) == 2


def test_what_was_lost_of_the_state_brings_nothing_twice(digest: Path, server: Server) -> None:
    one = ITEM.format(title="Tram opens", link="https://x.example/1", words=WHOLE.format("A tram"))
    server.answers["/feed"] = (200, {}, rss(one))
    main(["fetch"])
    (digest / ".cache" / "fetch.json").write_text("{damaged")
    assert main(["fetch"]) == 0
    assert files(digest) == ["2031-05-19-tram-opens.txt"]


def test_a_week_has_its_limit(digest: Path, server: Server) -> None:
    settings = yaml.safe_load((digest / "briefing.yml").read_text())
    settings["sources"][0]["most"] = 2
    (digest / "briefing.yml").write_text(yaml.safe_dump(settings))
    names = ("Tram opens", "Mill burns", "Dike holds", "Pumps come")
    server.answers["/feed"] = (
        200,
        {"ETag": '"1"'},
        rss(
            *(
                ITEM.format(title=n, link=f"https://x.example/{k}", words=WHOLE.format(n))
                for k, n in enumerate(names)
            )
        ),
    )
    assert main(["fetch"]) == 0
    assert len(files(digest)) == 2
    assert main(["fetch"]) == 0
    assert len(files(digest)) == 2
    assert "if-none-match" not in server.asked[-1][1]


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ((429, {"Retry-After": "7200"}, b""), 1),
        ((500, {}, b""), 1),
        ((404, {}, b""), 1),
        ((200, {"Content-Length": "9999"}, b"<rss"), 1),
        ((200, {}, b"no feed at all"), 1),
        ((200, {}, b""), 1),
    ],
)
def test_trouble_is_told_and_writes_nothing(
    answer: Answer, status: int, digest: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.answers["/feed"] = answer
    assert main(["fetch"]) == status
    assert files(digest) == []
    assert f"{server.url}/feed" in capsys.readouterr().err


def test_a_source_that_asks_to_be_left_alone_is(digest: Path, server: Server) -> None:
    server.answers["/feed"] = (429, {"Retry-After": "7200"}, b"")
    main(["fetch"])
    asked = len(server.asked)
    assert main(["fetch"]) == 0
    assert len(server.asked) == asked


def test_robots_are_respected(digest: Path, server: Server) -> None:
    server.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /feed\n")
    server.answers["/feed"] = (200, {}, rss())
    assert main(["fetch"]) == 1
    assert server.paths() == []


def test_one_source_in_trouble_stops_no_other(digest: Path, server: Server) -> None:
    one = ITEM.format(title="Tram opens", link="https://x.example/1", words=WHOLE.format("A tram"))
    server.answers["/good"] = (200, {}, rss(one))
    server.answers["/feed"] = (500, {}, b"")
    settings = yaml.safe_load((digest / "briefing.yml").read_text())
    settings["sources"].append({"url": f"{server.url}/good", "private": True, "outlet": "Post"})
    (digest / "briefing.yml").write_text(yaml.safe_dump(settings))
    assert main(["fetch"]) == 1
    (article,) = read(digest / "seeds")[0].articles
    assert article.outlet == "Post"


def test_an_excerpt_is_followed_to_its_page(digest: Path, server: Server) -> None:
    page = (FILES / "saved-page.html").read_bytes()
    server.answers["/page"] = (200, {"Content-Type": "text/html"}, page)
    item = ITEM.format(title="Bridge", link=f"{server.url}/page", words=EXCERPT.format("A bridge"))
    server.answers["/feed"] = (200, {}, rss(item))
    assert main(["fetch"]) == 0
    (article,) = read(digest / "seeds")[0].articles
    assert "engineers found a crack" in article.text
    assert article.url == f"{server.url}/page"


def test_a_link_of_a_feed_reaches_nothing_private(digest: Path, server: Server) -> None:
    inner = Server()
    inner.answers["/secret"] = (200, {}, b"<html><p>secret</p></html>")
    item = ITEM.format(title="Bridge", link=f"{inner.url}/secret", words=EXCERPT.format("A bridge"))
    server.answers["/feed"] = (200, {}, rss(item))
    assert main(["fetch"]) == 1
    assert inner.asked == []
    (article,) = read(digest / "seeds")[0].articles
    assert "A bridge in Aaville." in article.text
    inner.http.shutdown()
    inner.http.server_close()


def test_a_feed_orders_nothing(digest: Path, server: Server) -> None:
    evil = "X\nstory: other\npublish: full"
    words = WHOLE.format("---\nstory: other\n---\nA tram")
    item = ITEM.format(title=evil, link="https://x.example/1", words=words)
    server.answers["/feed"] = (200, {}, rss(item))
    assert main(["fetch"]) == 0
    (article,) = read(digest / "seeds")[0].articles
    assert (article.story, article.publish) == (None, "passages")


def test_a_wrong_charset_is_read_as_it_is(digest: Path, server: Server) -> None:
    one = ITEM.format(title="Café öffnet", link="https://x.example/1", words=WHOLE.format("Café"))
    server.answers["/feed"] = (200, {"Content-Type": "text/xml; charset=us-ascii"}, rss(one))
    assert main(["fetch"]) == 0
    assert files(digest) == ["2031-05-19-cafe-offnet.txt"]
    assert "Café in Aaville" in (digest / "seeds" / files(digest)[0]).read_text()


def test_what_was_withdrawn_does_not_come_back(digest: Path, server: Server) -> None:
    one = ITEM.format(title="Tram opens", link="https://x.example/1", words=WHOLE.format("A tram"))
    server.answers["/feed"] = (200, {}, rss(one))
    (digest / "seeds" / "index.yml").write_text(
        "articles: [{file: a.txt, url: 'https://x.example/1',"
        " withdrawn: {date: 2031-05-20, why: Asked for.}}]\n"
    )
    assert main(["fetch"]) == 0
    assert files(digest) == ["index.yml"]


# --- add ----------------------------------------------------------------------------------------


def test_files_become_one_file_an_article(digest: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", str(FILES / "feed.xml"), str(FILES / "saved-page.html")]) == 0
    names = files(digest)
    assert names == [
        "2031-05-19-bridge-shut-after-crack-is-found.txt",
        "2031-05-19-tram-line-opens.txt",
        "2031-05-20-tram-fares-rise.txt",
    ]
    assert "Harbour Post Ltd" in capsys.readouterr().out
    before = {name: (digest / "seeds" / name).read_bytes() for name in names}
    assert main(["add", str(FILES / "feed.xml")]) == 0
    assert {name: (digest / "seeds" / name).read_bytes() for name in files(digest)} == before
    assert "there already" in capsys.readouterr().out


@pytest.mark.parametrize("name", sorted(path.name for path in FILES.iterdir()))
def test_what_is_added_reads_as_what_it_came_from(name: str, digest: Path) -> None:
    wanted, _ = read_file(FILES / name, name)
    assert main(["add", str(FILES / name)]) == 0
    found = read(digest / "seeds", as_of="9000-01-01")[0].articles
    assert len(found) == len(wanted)
    by_words = {a.text[a.headline.end if a.headline else 0 :].strip()[:40]: a for a in found}
    for article in wanted:
        key = article.text[article.headline.end if article.headline else 0 :].strip()[:40]
        other = by_words[key]
        assert (other.outlet, other.url, other.author) == (
            article.outlet,
            article.url,
            article.author,
        )
        assert other.published == article.published
        assert [other.text[s.start : s.end] for s in other.paragraphs] == [
            article.text[s.start : s.end] for s in article.paragraphs
        ]


def test_nothing_is_overwritten_and_no_link_followed(digest: Path) -> None:
    victim = digest / "victim"
    victim.write_text("mine")
    (digest / "seeds" / "2031-05-19-tram-line-opens.txt").symlink_to(victim)
    assert main(["add", str(FILES / "feed.xml")]) == 0
    assert victim.read_text() == "mine"
    assert "2031-05-19-tram-line-opens-2.txt" in files(digest)


def test_a_dry_run_writes_nothing(digest: Path) -> None:
    assert main(["add", "--dry-run", str(FILES)]) == 0
    assert files(digest) == []


def test_names_are_safe(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("../../etc/passwd: a \x00 headline\n\nWords of it, said Ann.\n")
    (article,), _ = read_file(tmp_path / "a.txt", "a.txt")
    assert arrival_name(article, set()) == "etc-passwd-a-headline.txt"


def test_addresses_that_are_the_same() -> None:
    one = plain_address("https://www.example.org/a/?utm_source=x#top")
    assert one == plain_address("http://example.org/a")
    assert one != plain_address("http://example.org/a?id=2")


class Terminal(io.StringIO):
    """Somebody who answers."""

    def isatty(self) -> bool:
        return True


def test_the_outlet_is_asked_where_a_file_does_not_say_it(
    digest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(sys, "stdin", Terminal("\n" * 12))
    monkeypatch.setitem(add.QUESTIONS, "outlet", ("Who?", lambda _said: "Told Post"))
    assert main(["add", str(FILES / "lines.jsonl"), str(FILES / "letter.pdf")]) == 0
    outlets = {article.outlet for article in read(digest / "seeds")[0].articles}
    assert outlets == {"Harbour Post", "Aaville Wire", "Told Post"}


def test_a_copy_is_known_by_its_words(digest: Path) -> None:
    assert main(["add", str(FILES / "table.csv")]) == 0
    known = known_of(read(digest / "seeds")[0].articles)
    (article,), _ = read_file(FILES / "table.csv", "table.csv")
    same = known.same_as(article)
    assert same
    assert fetch.MOST_ARTICLES_A_WEEK == 50


def test_what_a_file_does_not_say_is_asked_on_a_terminal_alone(
    digest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "note.txt"
    file.write_text("Mill burns down\n\nThe mill of Beeton burnt down on Monday, the town said.\n")
    monkeypatch.setattr(sys, "stderr", Terminal())
    answers = [
        "Beeton Post",
        "next week",
        "2031-05-17",
        "",
        "mill.example",
        "https://mill.example/1",
    ]
    monkeypatch.setattr(sys, "stdin", Terminal("\n".join(answers) + "\n"))
    assert main(["add", str(file)]) == 0
    (article,) = [a for a in read(digest / "seeds")[0].articles if a.outlet == "Beeton Post"]
    assert (article.published, article.author) == ("2031-05-17", None)
    assert article.url == "https://mill.example/1"


def test_nothing_is_asked_where_nobody_sits(digest: Path, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("Mill burns down\n\nThe mill of Beeton burnt down on Monday, the town said.\n")
    assert main(["add", str(file)]) == 0


def test_what_is_wrong_in_a_file_of_several_is_told_and_the_rest_added(
    digest: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    box = tmp_path / "box"
    box.mkdir()
    line = '{"title": "Bridge shut", "text": "The bridge was shut on Monday, Ann Lee said."}'
    (box / "lines.jsonl").write_text(f"{line}\n{{broken\n")
    (box / "notes.docx").write_bytes(b"PK")
    (box / ".hidden").write_text("")
    assert main(["add", str(box)]) == 1
    told = capsys.readouterr().err
    assert "lines.jsonl:2: " in told
    assert "notes.docx: left alone" in told
    assert ".hidden" not in told
    assert files(digest) == ["bridge-shut.txt"]


def test_a_feed_that_ends_early_gives_its_items_and_is_asked_again(
    digest: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    one = ITEM.format(title="Tram opens", link="https://x.example/1", words=WHOLE.format("A tram"))
    two = ITEM.format(title="Mill burns", link="https://x.example/2", words=WHOLE.format("A mill"))
    whole = rss(one, two)
    server.answers["/feed"] = (200, {"ETag": '"1"'}, whole.partition(b"</channel>")[0])
    main(["fetch"])
    assert "2031-05-19-tram-opens.txt" in files(digest)
    assert "cannot be read as" in capsys.readouterr().err
    main(["fetch"])
    assert "if-none-match" not in server.asked[-1][1]
