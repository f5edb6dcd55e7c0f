"""EPUBs of the finished site."""

import json
import zipfile
from pathlib import Path

from generator.site.hook import pack_books

TEXTS = {"mimetype": "application/epub+zip", "content.opf": "<package/>", "a.xhtml": "ä" * 500}


def test_a_book_is_packed_with_its_kind_first_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    packed = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        (folder / "books").mkdir(parents=True)
        (folder / "books" / "s.json").write_text(json.dumps(TEXTS), encoding="utf-8")
        assert pack_books(folder) == 1
        assert [path.name for path in (folder / "books").iterdir()] == ["s.epub"]
        packed.append((folder / "books" / "s.epub").read_bytes())
    assert packed[0] == packed[1]
    assert packed[0][30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(tmp_path / "one" / "books" / "s.epub") as book:
        assert {name: book.read(name).decode() for name in book.namelist()} == TEXTS


def test_a_site_without_books_has_none_to_pack(tmp_path: Path) -> None:
    assert pack_books(tmp_path) == 0
