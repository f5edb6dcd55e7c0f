"""An answer's keys, read like those of the index: each wrong value is refused, the rest is kept."""

from generator.problems import Place, Problem, Problems, problem
from generator.read.index.shapes import GivenKeys, Parser, flag, many, table_of, words
from generator.read.index.story_keys import name_or_nobody, pair_of, point_keys
from generator.read.index.yaml_tree import Listing, Node, Scalar, read_tree
from generator.reading.mending import mend
from generator.reading.numbered import Numbered
from generator.reading.pointers import resolve_pointer


def read_answer(answer: str, numbered: Numbered, file: str) -> tuple[GivenKeys | None, Problems]:
    """The answer with passages for pointers; None where it is about another sheet or about none.

    `file` is the name that problems give.
    """
    text, above = mend(answer)
    tree, problems = read_tree(text, file, above)
    if tree is None or isinstance(tree, Scalar):
        remedy = "begin with the line `stamp: ...` and answer in YAML, as the sheet shows"
        place = Place(file=file, line=1)
        nothing = problem(place, "no-answer", "there is no answer in it", remedy)
        return None, (*problems, nothing)
    given, more = table_of(_keys(numbered))(tree)
    if given is None or given.values.get("stamp") != numbered.stamp:
        return None, (_other_stamp(given, numbered, file),)
    return given, (*problems, *more)


def _other_stamp(given: GivenKeys | None, numbered: Numbered, file: str) -> Problem:
    said = given.values.get("stamp") if given else None
    place = given.places.get("stamp", given.place) if given else Place(file=file, line=1)
    message = "there is no stamp"
    remedy = f"copy the line `stamp: {numbered.stamp}` from the sheet"
    if said:
        message = f"the stamp is {said!r}, not {numbered.stamp!r}"
        remedy = "the articles or their numbers have changed: answer the sheet of today"
    return problem(place, "other-stamp", message, remedy)


def _keys(numbered: Numbered) -> dict[str, Parser]:
    def pointer(node: Node) -> tuple[GivenKeys | None, Problems]:
        said, problems = words(node)
        if said is None:
            return None, problems
        found = resolve_pointer(said, numbered, node.place)
        if isinstance(found, Problem):
            return None, (found,)
        return GivenKeys(place=node.place, values={"span": found}), ()

    def fact(node: Node) -> tuple[GivenKeys | None, Problems]:
        """`evidence:` with its pointers, or the pointers alone."""
        if isinstance(node, Listing):
            found, problems = pointers(node)
            return GivenKeys(place=node.place, values={"evidence": found}), problems
        return table_of({"evidence": pointers}, needed=("evidence",))(node)

    pointers = many(pointer)
    quotation: dict[str, Parser] = {
        "words": pointer,
        "speaker": name_or_nobody,
        "role": words,
        "key": flag,
    }
    return {
        "stamp": words,
        **dict.fromkeys(("reader", "read", "articles", "story"), _unheard),
        "disputes": many(table_of(point_keys(pointers), needed=("heading", "positions"))),
        "agreed": many(fact),
        "quotations": many(table_of(quotation, needed=("words",))),
        "summary": pointers,
        "key": pointers,
        "apart": many(pair_of(pointer, "pointers", ": [a.5, b.11]", whole=True)),
    }


def _unheard(_node: Node) -> tuple[None, Problems]:
    """Who read what is said by whoever takes the answer, not by the answer."""
    return None, ()
