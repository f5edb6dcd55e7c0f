"""Files that no editor wants: every format with every kind of trouble.

Each is made of a sound file of `tests/cases/files`, so that a new sample brings its own trouble.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

FILES = Path(__file__).resolve().parent.parent / "cases" / "files"
SAMPLES = (
    "atom.atom",
    "crawled.json",
    "feed.json",
    "feed.xml",
    "front.md",
    "head.txt",
    "letter.eml",
    "letter.pdf",
    "lines.jsonl",
    "ninjs.json",
    "saved-page.html",
    "table.csv",
)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
GROWING = ['<!ENTITY x0 "ha">', *(f'<!ENTITY x{k} "&x{k - 1};&x{k - 1};">' for k in range(1, 40))]
HOSTILE: Mapping[str, bytes] = {
    ".atom": f"<!DOCTYPE feed [{''.join(GROWING)}]><feed xmlns='http://www.w3.org/2005/Atom'>"
    "<entry><title>&x39;</title></entry></feed>".encode(),
    ".xml": b'<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel>'
    b"<item><title>&f;</title><description>&f;</description></item></channel></rss>",
    ".json": b'{"items": ' + b"[" * 50_000,
    ".jsonl": b'{"title": "../../../etc/passwd", "text": {"a": ["b"]}}\n' + b"{" * 50_000,
    ".csv": b'title,text\n"=HYPERLINK(""http://x"")","@SUM(A1)\n' + b'"' * 9_999,
    ".md": b"---\n" + b"a: &a [" + b"*a," * 9_000 + b"]\n---\n# {{ x }}\n",
    ".txt": "\u202e".encode() * 3_000 + b"\x1b[2J\x00</script>",
    ".html": b"<html><body>" + b"<div>" * 60_000 + b"<script>alert(1)</script>",
    ".eml": b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * 20_000,
    ".pdf": b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>",
}
HOLLOW: Mapping[str, bytes] = {
    ".atom": b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>',
    ".xml": b'<rss version="2.0"><channel></channel></rss>',
    ".json": b"{}",
    ".jsonl": b"{}\n\n{}\n",
    ".csv": b"title,text\n",
    ".md": b"---\nheadline: Nothing\n---\n",
    ".txt": b"Outlet: Nobody\n\n",
    ".html": b"<html><head><title></title></head><body></body></html>",
    ".eml": b"Subject: nothing\n\n",
    ".pdf": b"%PDF-1.4\n%%EOF\n",
}


def _wrongly_encoded(data: bytes) -> bytes:
    """Half of it in one encoding, half in another."""
    text = data.decode("utf-8", "replace")
    half = len(text) // 2
    return text[:half].encode("utf-16-le") + text[half:].encode("cp500", "replace")


TROUBLES: Mapping[str, Callable[[str, bytes], bytes]] = {
    "empty": lambda _, data: b"",
    "blank": lambda _, data: b" \n\t\r\n" * 50,
    "cut": lambda _, data: data[: len(data) // 2],
    "stump": lambda _, data: data[:11],
    "huge": lambda _, data: data + b"<p>word</p> " * 2_000_000,
    "picture": lambda _, data: PNG,
    "page": lambda _, data: (FILES / "saved-page.html").read_bytes(),
    "garbled": lambda _, data: _wrongly_encoded(data),
    "nulls": lambda _, data: data[:40] + bytes(5_000),
    "hostile": lambda suffix, data: HOSTILE[suffix],
    "hollow": lambda suffix, data: HOLLOW[suffix],
}


def bad_files() -> Iterator[tuple[str, bytes]]:
    """(name, bytes)."""
    for sample in SAMPLES:
        path = FILES / sample
        for trouble, spoil in TROUBLES.items():
            if trouble == "page" and path.suffix == ".html":
                continue
            yield f"{path.stem}-{trouble}{path.suffix}", spoil(path.suffix, path.read_bytes())
    yield "held.md", b"---\nheadline: Held\nembargo: 2099-01-01\n\nThis secret waits for its day.\n"
    yield "named-\xff\u202e.txt", json.dumps({"title": "Deep", "text": "x"}).encode()
