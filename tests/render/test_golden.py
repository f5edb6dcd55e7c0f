"""The pages are those in tests/golden/ (renewed by `python -m tests.render.golden`)."""

from tests.render import golden


def test_pages_are_the_golden_ones():
    now, kept = golden.pages(), golden.kept()
    assert sorted(now) == sorted(kept), "run: python -m tests.render.golden"
    assert {path for path in now if now[path] != kept[path]} == set(), (
        "run: python -m tests.render.golden"
    )
