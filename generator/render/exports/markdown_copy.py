"""A story as a plain Markdown file to keep: the same passages, with footnotes for the sources."""

import re
from functools import partial

from markupsafe import Markup

from generator.records import Briefing, Span
from generator.render.calendar import spell_date
from generator.render.cut import label_of, plain_words_of, title_of
from generator.render.escape import one_line, safe_url
from generator.render.pages import environment
from generator.render.site import Site, numbers_of
from generator.render.story.story_disputes import view_disputes
from generator.render.story.story_page import reading_line, story_facts
from generator.render.story.story_speech import names_of, with_cue

SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&]|^[-+]|(?<=^\d)[.)]|(?<=^\d\d)[.)]|(?<=^\d{4})[.)]")


def story_copy(site: Site, briefing: Briefing) -> str:
    """The whole story as Markdown; every side with all its words, whatever the page folds."""
    numbers = numbers_of(briefing)

    def cited(*spans: Span) -> Markup:
        """The first, and the numbers of all."""
        marks = dict.fromkeys(numbers[span.article] for span in spans)
        words = safe_line(plain_words_of(site, spans[0]))
        return Markup(words + "".join(f"[^{number}]" for number in marks))  # noqa: S704

    copy = environment(safe_line).get_template("copy.md.j2")
    text = copy.render(
        site=site,
        title=title_of(briefing, site.articles),
        b=briefing,
        facts=story_facts(site, briefing),
        reading=reading_line(briefing),
        points=view_disputes(site, briefing),
        events=[e for e in briefing.timeline if e.evidence and not e.coverage],
        cited=cited,
        words=partial(plain_words_of, site),
        with_cue=partial(with_cue, site),
        names_of=names_of,
        spell=lambda value: Markup(spell_date(value)),  # noqa: S704
        label=label_of,
        url=safe_url,
    )
    return text.rstrip("\n") + "\n"


def safe_line(text: str) -> str:
    """The text on one line, with a backslash before what Markdown would take for markup."""
    return SPECIAL.sub(lambda found: f"\\{found[0]}", one_line(text))
