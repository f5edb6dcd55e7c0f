"""A whole site after a take-down: no sentence that only the withdrawn article has is anywhere."""

import argparse
import gzip
import html
import io
import json
import re
import shutil
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from generator.__main__ import main
from generator.commands.desk.desk_server import desk_of, listed
from generator.store import DIGEST_BYTES
from tests.test_limits import ONE, TWO

THREE = """Ships wait off Aaville

Ships waited off Aaville on Monday after dockers shut the harbour.

Ann Lee, the mayor, said that the union had broken its word.
"""
INDEX = """articles:
  - {file: one.txt, outlet: Harbour Post, published: 2031-05-17, story: quay,
     url: "https://post.example/one"%s}
  - {file: two.txt, outlet: Aaville Wire, published: 2031-05-17, story: quay}
  - {file: three.txt, outlet: Harbour Post, published: 2031-05-18, story: quay}
stories:
  quay:
    quotations:
      - {words: They lied to us twice, speaker: Bo Ek}
"""
WITHDRAWN = ", withdrawn: {date: 2031-05-20, why: The outlet asked for it.}"


def written(folder: Path, entry: str) -> None:
    (folder / "seeds/index.yml").write_text(INDEX % entry, encoding="utf-8")


def plain(text: str) -> str:
    """Letters and digits alone, whatever escapes, tags, marks and line ends stand between them."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)
    text = urllib.parse.unquote(html.unescape(html.unescape(text)).replace("\\n", " "))
    bare = re.sub(r"<[^<>]*>", "", text)
    return "\n".join("".join(re.findall(r"[^\W_]+", one)).casefold() for one in (text, bare))


def unpacked(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """(where, text) of everything in a file, in archives and pictures too."""
    if name.endswith(".epub"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            for member in book.namelist():
                yield from unpacked(f"{name}!{member}", book.read(member))
    elif name.endswith(".png"):
        with Image.open(io.BytesIO(data)) as picture:
            picture.load()
            yield name, " ".join(map(str, getattr(picture, "text", {}).values()))
    elif data[:2] == b"\x1f\x8b":
        yield from unpacked(f"{name}!", gzip.decompress(data))
    elif "/.cache/" in name and data[DIGEST_BYTES : DIGEST_BYTES + 1] == b"\x78":
        kept = zlib.decompress(data[DIGEST_BYTES:])
        yield f"{name}!", kept.decode("utf-8", "replace")
        for start in (match.start() for match in re.finditer(b"\x1f\x8b\x08", kept)):
            inner = zlib.decompressobj(zlib.MAX_WBITS | 16)
            yield f"{name}!gz", inner.decompress(kept[start:]).decode("utf-8", "replace")
    else:
        yield name, data.decode("utf-8", "replace")


def everything(*folders: Path) -> Iterator[tuple[str, str]]:
    for path in (path for folder in folders for path in folder.rglob("*") if path.is_file()):
        yield from unpacked(str(path), path.read_bytes())


def sentences(text: str) -> set[str]:
    return {s for part in text.split("\n") for s in re.split(r"(?<=[.”]) ", part) if len(s) > 20}


OWN = {s for s in sentences(ONE) if plain(s).split("\n")[0] not in plain(TWO + THREE)}


def found(texts: Iterator[tuple[str, str]]) -> dict[str, set[str]]:
    """Sentence of the first report -> where it stands."""
    wanted = {sentence: plain(sentence).split("\n")[0] for sentence in OWN}
    held: dict[str, set[str]] = {}
    for where, text in texts:
        letters = plain(text)
        for sentence in (s for s, own in wanted.items() if own in letters):
            held.setdefault(sentence, set()).add(where)
    return held


@pytest.fixture
def digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "mine"
    assert main(["init", str(folder)]) == 0
    shutil.rmtree(folder / "seeds")
    (folder / "seeds").mkdir()
    for name, text in (("one", ONE), ("two", TWO), ("three", THREE)):
        (folder / f"seeds/{name}.txt").write_text(text, encoding="utf-8")
    (folder / "briefing.yml").write_text("name: Quay\n")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    return folder


def told(capsys: pytest.CaptureFixture[str]) -> Iterator[tuple[str, str]]:
    """What the commands say that print words of articles, and what the desk offers."""
    capsys.readouterr()
    for command in ("sheet", "explain"):
        assert main([command, "quay"]) in (0, 1)
        out = capsys.readouterr()
        yield command, out.out
        assert out.out
    given = {"seeds": Path("seeds"), "cache": Path(".cache"), "jobs": 1, "config": None}
    desk = desk_of(argparse.Namespace(as_of=None, **given))
    yield "desk", json.dumps(listed(desk))


def test_no_sentence_of_a_withdrawn_article_is_in_any_byte(
    digest: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(digest, entry="")
    assert main(["site", "--jobs", "1"]) == 0
    assert main(["record"]) == 0
    before = found(everything(digest / "site", digest / "docs", digest / ".cache"))
    shown = {sentence for sentence in OWN if sentence in before}
    assert len(shown) > len(OWN) / 2
    places = " ".join(place for held in before.values() for place in held)
    for kind in (
        ".html",
        ".json",
        ".md.txt",
        ".csv",
        "feed.xml",
        ".epub!",
        ".png",
        "pf_fragment!",
        "/.cache/",
    ):
        assert kind in places, kind
    assert found(told(capsys))

    written(digest, entry=WITHDRAWN)
    main(["check"])
    told_by_check = capsys.readouterr()
    line = INDEX[: INDEX.index("They lied")].count("\n") + 1
    assert f"index.yml:{line}: withdrawn-words" in told_by_check.out + told_by_check.err
    index = (digest / "seeds/index.yml").read_text(encoding="utf-8")
    (digest / "seeds/index.yml").write_text(index.partition("stories:")[0], encoding="utf-8")
    (digest / "seeds/one.txt").unlink()
    assert main(["site", "--jobs", "1"]) in (0, 1)
    folders = [digest / name for name in ("site", "docs", ".cache", "seeds/history")]
    held = found(everything(*folders))
    assert held == {}
    assert found(told(capsys)) == {}
    page = (digest / "site/sources/one/index.html").read_text()
    assert "The outlet asked for it." in page
    assert main(["verify", "site"]) == 0
