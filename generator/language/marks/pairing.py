"""Quotation marks paired by hand: every style mixed in one paragraph, apostrophes told apart.

Works on one paragraph at a time, so a missing mark can spoil no more than its paragraph. One pass
from left to right with a stack of open marks; time is linear in the length of the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.language.marks.mark_signs import STRAIGHT, Family, Mark, marks_in
from generator.records import Article, Span
from generator.spans import cut, part

LOOK_AHEAD = 12
"""Marks ahead that are looked at to tell a nested pair from a missing closing mark."""
ENDING_STOPS = ".?!…"
BULLETS = "»›"
"""Marks that open words in a few languages and items of a list on every web page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quoted stretch: code points, half-open, marks included; `inner_*` leaves them out.

    `opened` or `closed` is False where that mark is missing in print. `level` counts the
    stretches around it.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    opened: bool = True
    closed: bool = True
    level: int = 0


def _next_closers(marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """Per mark: how many marks ahead hold a single that closes, before (strong) a single opens."""
    ahead: list[tuple[int, int]] = []
    closers = strong = 0
    for mark in reversed(marks):
        ahead.append((closers, strong))
        if mark.family == "single":
            closes = mark.role != "open"
            closers, strong = closers + closes, strong + 1 if closes else 0
    return ahead[::-1]


class _Pairing:
    """The stack of open marks and the stretches found so far, for one paragraph."""

    def __init__(self, text: str, marks: list[Mark]) -> None:
        self.text = text
        self.begin = len(text) - len(text.lstrip())
        self.marks = marks
        self.ahead = _next_closers(marks)
        self.open: list[Mark] = []
        self.found: list[Quoted] = []
        self.abandoned: dict[Family, list[int]] = {}
        """Per family: stretches in `found` that a second opening mark cut short."""

    def run(self) -> list[Quoted]:
        for i, mark in enumerate(self.marks):
            if mark.family == "single":
                self._take_single(i, mark)
            else:
                self._take_double(i, mark)
        while self.open:
            self._leave_open(len(self.text))
        return _levelled(sorted(self.found, key=lambda q: (q.start, -q.end)))

    def _is_open(self, family: Family) -> bool:
        return any(mark.family == family for mark in self.open)

    def _take_single(self, i: int, mark: Mark) -> None:
        closers, strong = self.ahead[i]
        if mark.role == "open":
            if closers and not self._is_open("single"):
                self.open.append(mark)
        elif self.open and self.open[-1].family == "single" and not (mark.weak and strong):
            self._close(mark)

    def _nests(self, i: int, mark: Mark) -> bool:
        """A “curly” pair within a straight one that closes behind it or runs on."""
        if self.text[mark.at] != "“" or self.text[self.open[-1].at] != STRAIGHT:
            return False
        ahead = [m for m in self.marks[i + 1 : i + 1 + LOOK_AHEAD] if m.family == "double"][:2]
        signs = [self.text[m.at] for m in ahead]
        runs_on = len(signs) == 1 and self.open[-1].at == self.begin
        return signs[:1] == ["”"] and (runs_on or signs[1:] == [STRAIGHT])

    def _take_double(self, i: int, mark: Mark) -> None:
        is_open = self._is_open(mark.family)
        low = is_open and self.text[self.open[-1].at] == "„"
        if low and self.text[mark.at] == "“":
            self._close(mark)
        elif mark.role == "open" or (mark.role == "either" and not is_open):
            if is_open and not self._nests(i, mark):
                self._abandon(mark)
            self.open.append(mark)
        elif is_open:
            self._close(mark)
        elif not mark.weak:
            self._close_unopened(mark)

    def _add(self, opening: Mark, end: int, closing: Mark | None) -> None:
        self.found.append(
            Quoted(
                start=opening.at,
                end=end,
                inner_start=opening.at + opening.width,
                inner_end=closing.at if closing else end,
                closed=closing is not None,
            )
        )

    def _close(self, mark: Mark) -> None:
        while self.open[-1].family != mark.family:
            self.open.pop()
        opening = self.open.pop()
        if mark.at > opening.at + opening.width:
            self._add(opening, mark.at + mark.width, mark)

    def _abandon(self, mark: Mark) -> None:
        """A second opening mark: the first one's closing mark is missing, or this one nests."""
        while self.open[-1].family != mark.family:
            self.open.pop()
        self.abandoned.setdefault(mark.family, []).append(len(self.found))
        self._leave_open(mark.at)

    def _leave_open(self, limit: int) -> None:
        """The closing mark is missing: up to the end of the paragraph, or of the sentence."""
        opening = self.open.pop()
        start = opening.at + opening.width
        if opening.family == "single" or start >= limit or self._is_bullet(opening):
            cut_short = self.abandoned.get(opening.family)
            if cut_short and cut_short[-1] == len(self.found):
                cut_short.pop()
            return
        before = self.text[max(0, opening.at - 4) : opening.at].rstrip()[-1:]
        end = limit if before in ("", ":", ",") else _sentence_end(self.text, start, limit)
        self._add(opening, start + len(self.text[start:end].rstrip()), None)

    def _is_bullet(self, mark: Mark) -> bool:
        """ "»Read more" at the start of a line, with nothing that closes: no mark of speech."""
        if self.text[mark.at] not in BULLETS:
            return False
        before = self.text[: mark.at].rstrip(" \t")
        return not before or before[-1] in "\n>*•"

    def _close_unopened(self, mark: Mark) -> None:
        if self.abandoned.get(mark.family):
            k = self.abandoned[mark.family].pop()
            outer = self.found[k]
            self.open = [m for m in self.open if m.at < outer.start]
            end = mark.at + mark.width
            self.found[k] = replace(outer, end=end, inner_end=mark.at, closed=True)
        elif not self.found and not self.open and mark.at > self.begin:
            start, end = self.begin, mark.at + mark.width
            self.found.append(
                Quoted(start=start, end=end, inner_start=start, inner_end=mark.at, opened=False)
            )


def _levelled(stretches: list[Quoted]) -> list[Quoted]:
    """The stretches with their levels. Of two that cross, as only broken text has it, the first."""
    around: list[Quoted] = []
    levelled = []
    for stretch in stretches:
        while around and around[-1].end <= stretch.start:
            around.pop()
        if around and stretch.end > around[-1].end:
            continue
        levelled.append(replace(stretch, level=len(around)) if around else stretch)
        around.append(stretch)
    return levelled


def _sentence_end(text: str, start: int, limit: int) -> int:
    ends = (at for at in range(start, limit - 2) if text[at] in ENDING_STOPS)
    new = (at + 1 for at in ends if text[at + 1].isspace() and text[at + 2].isupper())
    return next(new, limit)


def quoted_stretches(paragraph: str) -> tuple[Quoted, ...]:
    """The quoted stretches of one paragraph by start, outer before inner.

    A missing closing mark is put at the paragraph's end where the stretch stands at its start or
    after a colon or comma, else at the end of the sentence. A missing opening mark is put at the
    paragraph's start if nothing is quoted before. Apostrophes, feet and inches are no marks.
    """
    return tuple(_Pairing(paragraph, marks_in(paragraph)).run())


def outermost(stretches: Sequence[Quoted]) -> tuple[Quoted, ...]:
    """The stretches that stand in no other, by start."""
    kept: list[Quoted] = []
    for stretch in stretches:
        if not kept or stretch.start >= kept[-1].end:
            kept.append(stretch)
    return tuple(kept)


def quoted_passages(article: Article) -> tuple[Span, ...]:
    """The stretches of the body in quotation marks, outermost only, in text order."""
    return tuple(
        part(paragraph, paragraph.start + stretch.start, paragraph.start + stretch.end)
        for paragraph in article.paragraphs
        for stretch in outermost(quoted_stretches(cut(article.text, paragraph)))
    )


def outside_marks(text: str, span: Span, quoted: Sequence[Span]) -> str:
    """The words of a passage, `text`, outside its stretches; a full stop stands for each of them.

    A sentence in the middle of a long quotation has no marks of its own and is quoted all the same.
    """
    done, kept = 0, ""
    for stretch in quoted:
        kept += text[done : max(0, stretch.start - span.start)] + " . "
        done = min(stretch.end, span.end) - span.start
    return kept + text[done:]
