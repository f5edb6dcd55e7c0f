"""Three hundred attacks in every field: each is text, on pages that are proven."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.verify import verify
from tests.hostile.attacks import ATTACKS
from tests.hostile.sites import attacked_seeds
from tests.hostile.targets import TARGETS
from tests.verify.test_verify import build_site

HOSTILE = st.lists(st.sampled_from(ATTACKS) | st.text(max_size=20), max_size=8).map(" ".join)
FOUND = sorted((Path(__file__).resolve().parents[1] / "cases" / "fuzz").glob("*/*"))
"""What the fuzzer found, by target."""


def test_there_are_enough_of_them() -> None:
    assert len(set(ATTACKS)) >= 300


def test_a_site_full_of_attacks_is_built_and_proven(tmp_path: Path) -> None:
    attacked_seeds(tmp_path / "seeds")
    site = build_site(tmp_path, tmp_path / "seeds")
    assert verify(site) == ()
    for page in site.rglob("*.html"):
        assert "<script>alert" not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("target", TARGETS)
@given(st.binary(max_size=400) | HOSTILE.map(str.encode))
def test_anything_is_text_or_a_problem(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_the_fuzzer_found_is_mended(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())
