"""Plain text and Markdown, with front matter or a head of `Key: value` lines.

Front matter is the YAML between two `---` lines at the head of a file: the keys of an article's
index entry.
"""

import re
from dataclasses import replace

from generator.problems import Place, Problems, problem
from generator.read.drafts import block_draft, plain_blocks, text_draft, with_headline
from generator.read.encoding.decode import decoded
from generator.read.encoding.normalise import LINE_ENDS, REPLACEMENT, normalise
from generator.read.index.entries import FRONT_MATTER_KEYS
from generator.read.index.shapes import GivenKeys, table_of
from generator.read.index.withholding import LIMITS, written_in
from generator.read.index.yaml_tree import Listing, Node, Scalar, Table, read_tree
from generator.read.kinds.report import Loaded, RawReport, Reports, nothing
from generator.read.kinds.told_by_file import CANONICAL, told_by_record, told_date, told_name
from generator.read.layout.draft import Draft

HEAD_LINE = re.compile(r"(?P<key>[A-Za-z][\w -]{1,24}):[ \t]+(?P<value>\S.*)")
HEAD_MOST = 12
"""Lines of a head."""
BROKEN_UTF8 = re.compile(r"[ÃÂâÄÅ][\x80-\xbf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
"""What UTF-8 looks like when it was read in Windows-1252: a lead byte, then a trailing one."""
FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)

HEAD_LINES_LOOKED_AT = 60
"""Lines below a first `---` among which a key is looked for."""

TAG_KEYS = ("keywords", "categories", "category", "topics")
OTHERS = frozenset(
    {
        *("layout", "slug", "description", "summary", "image", "draft", "weight", "id", "type"),
        *("aliases", "toc", "comments", "subtitle", "thumbnail", "cover", "excerpt", "updated"),
        *("modified", "lastmod"),
    }
)
"""Keys of site generators and clippers that say nothing about a report's source."""


def read_text(loaded: Loaded) -> Reports:
    return _read_plain(loaded, is_markdown=False)


def read_markdown(loaded: Loaded) -> Reports:
    return _read_plain(loaded, is_markdown=True)


def _read_plain(loaded: Loaded, is_markdown: bool) -> Reports:
    text = text_of(loaded)
    if text is None:
        return ()
    text = LINE_ENDS.sub("\n", text)
    if is_unclosed(text):
        message, remedy = "the front matter has no end", "put a line of --- below it"
        return nothing(loaded, problem(loaded.place, "bad-yaml", message, remedy))
    below, front, problems = split_front_matter(text, loaded.place.file, is_markdown)
    told: dict[str, str] = {}
    if front is None and not is_markdown:
        below, told = split_head(below)
    draft = block_draft(plain_blocks(normalise(below))) if is_markdown else text_draft(below)
    headline = told.pop("headline", None)
    report = RawReport(
        draft=with_headline(draft, headline) if headline else draft,
        ordered=dict(front.values) if front else {},
        slips=front.slips if front else frozenset(),
        told=told,
    )
    loaded.told.extend(problems)
    _tell_broken(loaded, draft)
    return (report,)


def text_of(loaded: Loaded) -> str | None:
    text, problems = decoded(loaded.data, loaded.place, loaded.language)
    loaded.told.extend(problems)
    return text


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


def _tell_broken(loaded: Loaded, draft: Draft) -> None:
    """A notice where words are left that a wrong encoding broke."""
    found = BROKEN_UTF8.search(draft.text) or re.search(REPLACEMENT, draft.text)
    if not found:
        return
    around = draft.text[max(0, found.start() - 12) : found.end() + 12]
    message = f"letters were lost in a wrong encoding: {' '.join(around.split())!r}"
    remedy = "copy the text again from where it comes from"
    loaded.told.append(problem(loaded.place, "broken-letters", message, remedy, notice=True))


# --- front matter -------------------------------------------------------------------------------


def split_front_matter(
    text: str, file: str, is_markdown: bool
) -> tuple[str, GivenKeys | None, Problems]:
    """The text below the front matter and what that gives; all of the text where there is none.

    In plain text only keys with values count: two rules may just as well frame a paragraph.
    """
    match = FRONT_MATTER.match(text)
    if not match:
        return text, None, ()
    tree, problems = read_tree(match["yaml"], file, above=1)
    held = written_in(match["yaml"]) if problems and tree is None else frozenset()
    if not isinstance(tree, Table) and not is_markdown and not held:
        return text, None, ()
    below = text[match.end() :]
    if tree is None:
        # with a slip in each key of it that withholds something
        place, values = Place(file=file, line=1), {key: LIMITS[key] for key in held & LIMITS.keys()}
        lost = GivenKeys(place=place, values=values, places=dict.fromkeys(held, place))
        return below, lost, problems
    given, more = table_of(FRONT_MATTER_KEYS)(in_our_words(tree))
    return below, given, problems + more


def is_unclosed(text: str) -> bool:
    """Whether front matter begins and no line ends it: where the report begins is not known, and a
    key that holds it back must not be published as its first words."""
    rule, _, rest = text.partition("\n")
    if rule.rstrip() != "---" or FRONT_MATTER.match(text):
        return False
    lines = rest.split("\n", HEAD_LINES_LOOKED_AT)[:HEAD_LINES_LOOKED_AT]
    keys = (line.partition(":")[0].strip() for line in lines if ":" in line)
    return any(_our_name(key) in FRONT_MATTER_KEYS for key in keys if key)


def in_our_words(tree: Node) -> Node:
    """The keys by the names of the index, dates as ISO 8601; our own names win over others'."""
    if not isinstance(tree, Table):
        return tree
    found: dict[str, tuple[Scalar, Node]] = {}
    for key, value in sorted(
        tree.entries, key=lambda entry: entry[0].text not in FRONT_MATTER_KEYS
    ):
        name = _our_name(key.text)
        if name and name not in found:
            found[name] = (replace(key, text=name), _our_value(name, value))
    return replace(tree, entries=tuple(found.values()))


def _our_name(key: str) -> str | None:
    """None for a key that says nothing; an unknown key stays, so that a slip is told."""
    low = key.lower().replace("-", "_")
    if key in FRONT_MATTER_KEYS:
        return key
    return "tags" if low in TAG_KEYS else None if low in OTHERS else CANONICAL.get(low, key)


def _our_value(name: str, value: Node) -> Node:
    if name == "published" and isinstance(value, Scalar):
        return replace(value, text=told_date(value.text) or value.text)
    if name == "author" and isinstance(value, Listing):
        names = told_name([item.text for item in value.items if isinstance(item, Scalar)])
        return Scalar(place=value.place, text=names or "", quoted=True)
    return value
