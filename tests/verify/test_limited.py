"""A story is proven from its data alone, whatever limits keep of its articles off the pages."""

from itertools import chain
from pathlib import Path

import pytest

from generator.verify.article_data import check_article
from generator.verify.published import read_published
from generator.verify.story_data import check_story
from tests.test_limits import built


@pytest.mark.parametrize(
    "entry",
    ["", ", publish: full", ", publish: quotations", ", publish: headlines"]
    + [f", show_at_most: {percent}%" for percent in (5, 20, 40, 60, 80)],
)
def test_a_limited_story_is_proven(entry: str, tmp_path: Path) -> None:
    docs, _ = built(tmp_path, entry)
    ground, unread = read_published(docs)
    stories = (check_story(ground, docs, story) for story in ground.stories)
    articles = (check_article(ground, slug) for slug in ground.articles)
    assert [*unread, *chain.from_iterable((*stories, *articles))] == []
    assert ground.stories
