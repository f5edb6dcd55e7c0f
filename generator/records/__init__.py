"""Every record the generator passes on, from an article to the briefing made of it.

Records are frozen and hold no behaviour. Words of an article are never stored: a record points at
them with a `Span`, and whoever shows them cuts them from `Article.text`. Texts that the program or
an editor composes (a heading, a speaker's name from the gazetteer) are plain strings.
"""

from generator.records.article import *  # noqa: F403
from generator.records.briefing import *  # noqa: F403
from generator.records.findings import *  # noqa: F403
from generator.records.orders import *  # noqa: F403
from generator.records.settings import *  # noqa: F403
