"""A PDF with a text layer, as text.

A page has lines, not paragraphs: lines are joined as in any wrapped text. A word torn at a line end
is joined, and listed as it stood, in the notice and among what was removed; a line that stands at
the edge of most pages (the name of the paper, a page number) is kept out with its reason.
"""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from generator.problems import problem
from generator.read.drafts import MarkdownBlock, block_draft
from generator.read.kinds.report import Loaded, RawReport, Reports, damaged, nothing
from generator.read.layout.draft import TEXT_LINE

# What is wrong with a document is told as a problem of its file, not by the library.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

TORN_WORD = re.compile(r"(?<![^\W\d_])(?P<head>[^\W\d_]{2,}+)-\n(?P<tail>[^\W\d_]{2,}[a-zß-ÿ])")
MOST_PAGES = 400
PAGE_EDGE = 2
"""Lines at the head and the foot of a page among which running lines stand."""
RUNNING = 0.6  # origin: a running line misses title and last page; of 3 pages 2 have it
"""Share of the pages from which a line at their edge is a running line."""
PAGE_DIGITS = re.compile(r"\d+")
TORN_WORDS_LISTED = 12
"""Torn words that a notice lists."""
SENTENCE_ENDING = re.compile(r"""[.!?:]["'”’)]*$""")
SHORT_LAST = 0.75  # origin: a full line of justified text fills its column; last lines end anywhere
"""Share of the usual width under which a line that ends a sentence ends its paragraph."""


def read_pdf(loaded: Loaded) -> Reports:
    """The report of a document; one without a text layer is a problem."""
    try:
        reader = PdfReader(io.BytesIO(loaded.data))
        pages = [page.extract_text() or "" for page in reader.pages[:MOST_PAGES]]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        return nothing(loaded, damaged(loaded.place, "a PDF", str(error) or type(error).__name__))
    except (RecursionError, OSError, NotImplementedError, MemoryError) as error:
        return nothing(loaded, damaged(loaded.place, "a PDF", type(error).__name__))
    text, running = without_running_lines(pages)
    if not text.strip():
        why = "it holds pictures of pages, no text"
        return nothing(loaded, damaged(loaded.place, "a PDF", why))
    text, torn = joined(text)
    blocks = [*(MarkdownBlock(kind="paragraph", text=part) for part in _paragraphs(text))]
    blocks += [MarkdownBlock(kind="furniture", text=line) for line in running]
    blocks += [MarkdownBlock(kind="torn", text=", ".join(torn))]
    _tell_torn(loaded, torn)
    return (RawReport(draft=block_draft(blocks)),)


def without_running_lines(pages: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The pages as one text without the lines that run along their edges, and those lines."""
    lines = [[line for line in page.split("\n") if line.strip()] for page in pages]
    edges = Counter(
        form
        for page in lines
        for form in {_line_form(line) for line in (*page[:PAGE_EDGE], *page[-PAGE_EDGE:])}
    )
    most = max(2, RUNNING * len(pages))
    running = {form for form, count in edges.items() if count >= most}
    kept = [[line for line in page if _line_form(line) not in running] for page in lines]
    gone = [line.strip() for page in lines for line in page if _line_form(line) in running]
    return "\n".join("\n".join(page) for page in kept), tuple(gone)


def _line_form(line: str) -> str:
    """A line with its numbers alike: "Page 3 of 8"."""
    return PAGE_DIGITS.sub("0", " ".join(line.split()))


def joined(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with words torn at line ends joined, and the words as they were torn."""
    torn = [f"{match['head']}-{match['tail']}" for match in TORN_WORD.finditer(text)]
    return TORN_WORD.sub(lambda match: f"{match['head']}{match['tail']}\n", text), tuple(torn)


def _paragraphs(text: str) -> Iterator[str]:
    """Lines joined to paragraphs: one ends with a sentence on a line that is not full."""
    widths = sorted(len(match[0]) for match in TEXT_LINE.finditer(text))
    usual = widths[len(widths) * 3 // 4] if widths else 0
    whole: list[str] = []
    for line in text.split("\n"):
        whole.append(line.strip())
        if SENTENCE_ENDING.search(line.strip()) and len(line.strip()) < SHORT_LAST * usual:
            yield " ".join(whole)
            whole = []
    yield " ".join(whole)


def _tell_torn(loaded: Loaded, torn: Sequence[str]) -> None:
    if not torn:
        return
    some = ", ".join(torn[:TORN_WORDS_LISTED]) + (", ..." if len(torn) > TORN_WORDS_LISTED else "")
    words = "1 word" if len(torn) == 1 else f"{len(torn)} words"
    message = f"{words} torn at a line end and joined, hyphen removed: {some}"
    remedy = "look whether one has its hyphen by right"
    loaded.told.append(problem(loaded.place, "torn-words", message, remedy, notice=True))
