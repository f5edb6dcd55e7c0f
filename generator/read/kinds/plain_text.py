"""Plain text and Markdown, with front matter or a head of `Key: value` lines."""

from __future__ import annotations

import re

from generator.read.drafts import block_draft, text_draft, with_headline
from generator.read.encoding.decode import decode
from generator.read.encoding.normalise import LINE_ENDS, REPLACEMENT, normalise
from generator.read.frontmatter import is_unclosed, split_front_matter
from generator.read.index.shapes import Problems, problem
from generator.read.kinds.report import Loaded, RawReport, Reports, nothing, notice
from generator.read.kinds.told_by_file import CANONICAL, told_by_record
from generator.read.layout.draft import Draft
from generator.read.markdown import plain_blocks

HEAD_LINE = re.compile(r"(?P<key>[A-Za-z][\w -]{1,24}):[ \t]+(?P<value>\S.*)")
HEAD_MOST = 12
"""Lines of a head."""
BROKEN_UTF8 = re.compile(r"[ÃÂâÄÅ][\x80-\xbf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
"""What UTF-8 looks like when it was read in Windows-1252: a lead byte, then a trailing one."""


def read_text(loaded: Loaded) -> Reports:
    """A plain text."""
    return _read_plain(loaded, is_markdown=False)


def read_markdown(loaded: Loaded) -> Reports:
    """A Markdown text."""
    return _read_plain(loaded, is_markdown=True)


def _read_plain(loaded: Loaded, is_markdown: bool) -> Reports:
    text, problems = decoded(loaded)
    if text is None:
        return nothing(*problems)
    text = LINE_ENDS.sub("\n", text)
    if is_unclosed(text):
        message, remedy = "the front matter has no end", "put a line of --- below it"
        return nothing(*problems, problem(loaded.place, "bad-yaml", message, remedy))
    below, front, more = split_front_matter(text, loaded.place.file, is_markdown)
    ordered = dict(front.values) if front else {}
    told: dict[str, str] = {}
    if front is None and not is_markdown:
        below, told = split_head(below)
    draft = block_draft(plain_blocks(normalise(below))) if is_markdown else text_draft(below)
    headline = told.pop("headline", None)
    report = RawReport(
        draft=with_headline(draft, headline) if headline else draft,
        ordered=ordered,
        slips=front.slips if front else frozenset(),
        told=told,
    )
    return (report,), (*problems, *more, *_left_broken(loaded, draft))


def decoded(loaded: Loaded) -> tuple[str | None, Problems]:
    """The text of a file, and a notice where its encoding had to be guessed."""
    found = decode(loaded.data, loaded.language)
    if found is None:
        remedy = "save it as plain text in UTF-8"
        return None, (problem(loaded.place, "undecodable-bytes", "the bytes are no text", remedy),)
    if not found.guessed:
        return found.text, ()
    message = f"not in UTF-8; read as {found.encoding}"
    return found.text, (notice(loaded.place, "guessed-encoding", message, "save it as UTF-8"),)


def split_head(text: str) -> tuple[str, dict[str, str]]:
    """The text below a head of `Key: value` lines and what these say; all of it where none is.

    Every line down to the first blank one must have a known key, and each value must be right:
    "Source: a man at the gate" above a report is left where it stands.
    """
    head, blank, below = text.lstrip("\n").partition("\n\n")
    lines = [HEAD_LINE.fullmatch(line.strip()) for line in head.splitlines()]
    pairs = {m["key"].strip().lower().replace(" ", "_"): m["value"] for m in lines if m}
    if not blank or len(pairs) != len(lines) or len(lines) > HEAD_MOST:
        return text, {}
    told = told_by_record(pairs)
    wanted = {CANONICAL.get(key) for key in pairs}
    return (below, told) if wanted == set(told) else (text, {})


def _left_broken(loaded: Loaded, draft: Draft) -> Problems:
    """A notice where words are left that a wrong encoding broke."""
    found = BROKEN_UTF8.search(draft.text) or re.search(REPLACEMENT, draft.text)
    if not found:
        return ()
    around = draft.text[max(0, found.start() - 12) : found.end() + 12]
    message = f"letters were lost in a wrong encoding: {' '.join(around.split())!r}"
    remedy = "copy the text again from where it comes from"
    return (notice(loaded.place, "broken-letters", message, remedy),)
