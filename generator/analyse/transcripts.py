"""Speech told by its layout: "NAME: words" of interviews and transcripts, posts with a handle.

A label counts only where the article is made of them: three of them or more, one of them twice.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from generator.analyse.blocks import HEADLINE_BLOCK, Parsed
from generator.analyse.naming.name_trim import trimmed_name
from generator.language.names.gazetteer import look_up
from generator.language.names.person_names import fold, titles
from generator.language.names.roles import is_listed_noun
from generator.records import Span

LABEL = re.compile(
    r"(?:[—–-]\s*)?"
    r"(?P<name>[A-ZÀ-Þ][\w.'’-]*(?: (?:(?:of|van|der|de|the) )?[A-ZÀ-Þ][\w.'’-]*){0,4})"
    r"(?: ?\([^)\n]{1,40}\))?(?P<sign>:\s+|\s*\n)(?=[^\s])"
)
POST_SIGNED = re.compile(
    r"(?:—|–|--|-) ?(?P<name>[^\n(@—–]{2,60}?) \((?P<handle>@\w{1,30})\),? "
    r"[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\s*$"
)
OF_A_POST = re.compile(r"https?://|pic\.twitter\.com|t\.co/|(?<!\w)[#@]\w")
"""What a paragraph above a signature has if it is the post, and not the article's own."""
POST_MARKS = re.compile(r"[“”\"«»]|(?<!\w)['‘]\w")
"""A post with marks passes on somebody else's words: whose the rest is cannot be told."""
NO_SPEAKERS = frozenset(
    {"note", "notes", "photo", "photos", "video", "watch", "read", "related", "source", "sources"}
    | {"correction", "update", "updated", "topics", "tags", "more", "also", "image", "caption"}
    | {"summary", "background", "timeline", "contact", "press", "editor", "date", "time", "where"}
    | {"winner", "winners", "loser", "losers", "pro", "pros", "con", "cons", "result", "score"}
    | {"when", "what", "why", "how", "who", "warning", "advertisement", "sign", "follow", "credit"}
)
ASKING_LABELS = frozenset({"q", "question", "interviewer"})
ANSWERING = frozenset({"a", "answer"})
POST = "post with handle"
"""Name of the rule that finds posts."""
MIN_LABELS = 3
LONGEST_ANSWER = 3
"""Most paragraphs without a label that an answer goes on for, between two that have one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One speaker's turn. Offsets into the article's text; `blocks` are numbers of its blocks.

    `mention` is what names the speaker: of "A:" the last one who was named before an answer; None
    where nobody was.
    """

    label: tuple[int, int]
    """The colon behind the name; the name itself where a line break does its work."""
    mention: tuple[int, int] | None
    words: tuple[int, int]
    blocks: tuple[int, ...]
    why: str


def turns_of(parsed: Parsed) -> tuple[Labelled, ...]:
    """The turns of speakers in text order; what the outlet itself asks is none."""
    labels = _labels(parsed)
    counted = Counter(fold(label["name"]) for label in labels.values())
    if len(labels) < MIN_LABELS or max(counted.values()) < 2 or len(counted) < 2:
        return ()
    turns: list[Labelled] = []
    answering: tuple[int, int] | None = None
    for k, label in labels.items():
        offset, kind = parsed.blocks[k].offset, fold(label["name"])
        if kind in ASKING_LABELS or _asks_only(parsed, kind, label["name"]):
            continue
        place = (offset + label.start("name"), offset + label.end("name"))
        answering = answering if kind in ANSWERING else place
        blocks = _turn_blocks(k, labels)
        turns.append(
            Labelled(
                label=place,
                mention=answering,
                words=(offset + label.end(), _turn_end(parsed, blocks[-1])),
                blocks=blocks,
                why="label of a turn",
            )
        )
    return tuple(turns)


def _labels(parsed: Parsed) -> Mapping[int, re.Match[str]]:
    found = {}
    for k, block in enumerate(parsed.blocks):
        label = LABEL.match(block.doc.text) if block.paragraph != HEADLINE_BLOCK else None
        if label and not NO_SPEAKERS & {fold(w) for w in label["name"].split()}:
            found[k] = label
    return found


def _asks_only(parsed: Parsed, kind: str, name: str) -> bool:
    """A label that is an outlet's, and whose every turn ends in a question."""
    entry = look_up(name)
    if entry is not None and entry.kind == "outlet":
        return True
    if any(fold(w) in titles() for w in name.split()):
        return False
    labelled = ((LABEL.match(b.doc.text), b.doc.text) for b in parsed.blocks)
    own = (text for found, text in labelled if found and fold(found["name"]) == kind)
    return all(text.rstrip().endswith("?") for text in own)


def _turn_blocks(k: int, labels: Mapping[int, re.Match[str]]) -> tuple[int, ...]:
    """The block of the label and those without one before the next."""
    following = next((n for n in labels if n > k), k + LONGEST_ANSWER + 2)
    return tuple(range(k, following)) if following - k - 1 <= LONGEST_ANSWER else (k,)


def _turn_end(parsed: Parsed, k: int) -> int:
    block = parsed.blocks[k]
    return block.offset + len(block.doc.text.rstrip())


def posts_of(parsed: Parsed) -> tuple[Labelled, ...]:
    """Posts with account and handle below them, in text order."""
    found: list[Labelled] = []
    for k, block in enumerate(parsed.blocks):
        text = block.doc.text
        sign = POST_SIGNED.search(text) if block.paragraph != HEADLINE_BLOCK else None
        if sign is None or POST_MARKS.search(text[: sign.start()]):
            continue
        place = (block.offset + sign.start("name"), block.offset + sign.end("name"))
        words = (block.offset, block.offset + len(text[: sign.start()].rstrip()))
        blocks: tuple[int, ...] = (k,)
        if words[0] == words[1]:
            above = parsed.blocks[k - 1] if k else block
            if not OF_A_POST.search(above.doc.text) or above.paragraph == HEADLINE_BLOCK:
                continue
            words, blocks = (above.offset, _turn_end(parsed, k - 1)), (k - 1, k)
        found.append(Labelled(label=place, mention=place, words=words, blocks=blocks, why=POST))
    return tuple(found)


def laid_out(parsed: Parsed) -> tuple[Labelled, ...]:
    turns = turns_of(parsed)
    taken = {k for turn in turns for k in turn.blocks}
    posts = (post for post in posts_of(parsed) if not taken & set(post.blocks))
    return tuple(sorted((*turns, *posts), key=lambda turn: turn.words))


def label_names(parsed: Parsed) -> tuple[Span, ...]:
    """The labels that name a person, without forms of address."""
    file, text = parsed.article.file, parsed.article.text
    named_by = (turn.mention for turn in laid_out(parsed) if turn.mention)
    spans = (Span(article=file, start=start, end=end) for start, end in named_by)
    named = (trimmed_name(span, text) for span in spans)
    return tuple(s for s in named if s and not _is_role(text[s.start : s.end].split()))


def _is_role(words: list[str]) -> bool:
    """ "CHAIRMAN", "Audience member", "A"."""
    return len(words[0]) < 2 or any(is_listed_noun(word) for word in words)
