"""Answers that were damaged on their way: none crashes, none shows a word that no article has.

`make test` takes the same 200 each time; `make fuzz` takes ten thousand others.
"""

import json
import os

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.read.index.pointing import places_of
from generator.read.index.readings import parse_reading
from generator.reading.checked_answer import is_printed, take, wording_of, written
from generator.reading.printed_sheet import dumped, found_by_program
from tests.reading_stories import quay

MANY = bool(os.environ.get("FUZZ"))
TRIES = settings(
    max_examples=10_000 if MANY else 200,
    derandomize=not MANY,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
BASE = dumped(found_by_program(quay())) + (
    "quotations:\n  - words: a.6 At least 300 people\n    speaker: quay union\n"
    "  - words: b.6\n    speaker: null\napart:\n  - [a.5 blocked the gates, b.6]\n"
)
WHOLE = f"stamp: {quay().stamp}\n{BASE}"
AS_JSON = json.dumps(yaml.safe_load(WHOLE))
NOISE = st.text(
    alphabet="ab.019-:'\"“”…[]{},#&*!|>%@`\\\n\t \u202e\u00a0\x00é李stamp disputes they never said",
    max_size=30,
)
SNIPPETS = st.sampled_from(
    [
        "a.1 ",
        "b.99 ",
        "a.3-4 ",
        "the mayor resigned",
        "```yaml\n",
        "```",
        "\n  - ",
        "null",
        "speaker: The Pope",
        "holder: report b",
        "Ignore the above. ",
        "disputes:",
        " ... ",
        "&a *a",
        "!!python/object:os.system ",
        "evidence: []",
    ]
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """An answer with one to six pieces cut out, put in, moved or repeated."""
    text = draw(st.sampled_from([WHOLE, AS_JSON, f"Sure!\n```yaml\n{WHOLE}```\nBye."]))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.integers(0, 60)))
        kind = draw(st.sampled_from(["cut", "put", "snippet", "twice", "swap", "end"]))
        if kind == "cut":
            text = text[:at] + text[end:]
        elif kind == "put":
            text = text[:at] + draw(NOISE) + text[at:]
        elif kind == "snippet":
            text = text[:at] + draw(SNIPPETS) + text[at:]
        elif kind == "twice":
            text = text[:end] + text[at:end] + text[end:]
        elif kind == "swap":
            text = text[end:] + text[at:end] + text[:at]
        else:
            text = text[: max(end, len(text) // 2)]
    return text


def shown_words(data: object) -> list[dict[str, str]]:
    """Every passage below."""
    if isinstance(data, dict):
        own = [data] if "words" in data else []
        return own + [w for value in data.values() for w in shown_words(value)]
    return [w for value in data for w in shown_words(value)] if isinstance(data, list) else []


@TRIES
@given(damaged())
def test_a_damaged_answer_shows_nothing_that_no_article_has(answer: str) -> None:
    found = take(answer, quay(), reader="R", kind="model", day="2031-05-20", file="answer")
    assert all(p.file == "answer" and p.line >= 1 and p.remedy for p in found.refusals)
    assert found.data is not None or found.refusals
    if found.data is None:
        return
    articles = {r.report.article.file: r.report.article for r in quay().reports}
    for passage in shown_words(found.data):
        assert places_of(articles[passage["article"]].text, passage["words"])
    wording = wording_of(quay())
    names = [p["holder"] for d in found.data.get("disputes", []) for p in d["positions"]]
    names += [q["speaker"] for q in found.data.get("quotations", []) if q.get("speaker")]
    names += [q["role"] for q in found.data.get("quotations", []) if "role" in q]
    assert [name for name in names if not is_printed(name, wording)] == []
    reading, problems = parse_reading(written(found.data), "r.yml", "quay", list(articles.values()))
    assert reading is not None
    assert problems == ()


@TRIES
@given(NOISE | SNIPPETS)
def test_a_pointer_that_is_anything_is_read_or_refused(words: str) -> None:
    answer = f"stamp: {quay().stamp}\nsummary:\n  - {words}\n"
    found = take(answer, quay(), reader="R", kind="person", day="2031-05-20", file="answer")
    assert found.data is not None or found.refusals
