"""Cutting: the only way in which words of an article get onto a page.

What is cut carries its place (`data-span="slug:start:end"`), so that `publish` can cut it anew.
"""

import re
import sys
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import pairwise

from markupsafe import Markup

from generator.interface import SPOKEN, say
from generator.language.grammar import WORD
from generator.language.words.english import is_understood
from generator.records import Article, Briefing, Outline, Span, Speaker
from generator.render.calendar import spell_date
from generator.render.escape import escape, one_line
from generator.render.site import Site, numbers_of
from generator.spans import common, join, overlaps, part

Cite = Callable[..., Markup]
FEWEST_AROUND = 4
"""Words before or behind a passage that tell more of it than "she said"."""
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")


def is_limited(article: Article) -> bool:
    """Whether nothing around the cited passages may be shown."""
    return article.show_at_most is not None or article.publish in ("quotations", "headlines")


def agency_named(site: Site, file: str) -> Span | None:
    """The agency that the dateline names, where its words may be shown, and can be as they are."""
    article = site.articles[file]
    span = article.dateline.agencies if article.dateline else None
    if span is None or is_limited(article):
        return None
    words = article.text[span.start : span.end]
    return span if one_line(words) == one_line(plain_words_of(site, span)) else None


def plain_words_of(site: Site, span: Span) -> str:
    return site.articles[span.article].text[span.start : span.end]


def plain_words(text: str) -> list[str]:
    """The words alone, without case or punctuation: what tells one wording from another."""
    return [word.casefold() for word in WORD.findall(text)]


def cut_markup(site: Site, span: Span) -> Markup:
    """The passage as an element that isolates its own direction, if it has one, and names its
    language; nothing of an empty one."""
    if span.start >= span.end:
        return Markup("")
    article = site.articles[span.article]
    address = f"{site.slugs[span.article]}:{span.start}:{span.end}"
    return _element(address, language_of(article), article.text[span.start : span.end])


FROM_LEFT = frozenset({"L", "EN", "ES", "ET", "CS", "ON", "WS", "B", "S", "NSM"})
"""Bidirectional classes without letters from the right or signs that turn the direction."""


@lru_cache(maxsize=20_000)
def _element(address: str, language: str, words: str) -> Markup:
    direction = "" if not language and _reads_from_left(words) else ' dir="auto"'
    return Markup(f'<span data-span="{address}"{direction}{language}>{escape(words)}</span>')  # noqa: S704


def _reads_from_left(words: str) -> bool:
    """Whether nothing in the words has or changes a direction but letters from the left: to isolate
    them would change nothing."""
    kinds = {unicodedata.bidirectional(sign) for sign in set(words)}
    return "L" in kinds and kinds <= FROM_LEFT


def cut_marked(site: Site, whole: Span, marked: Span) -> Markup:
    """`whole`, with the part of it that is `marked` emphasised."""
    inner = common(whole, marked)
    edges = pairwise((whole.start, inner.start, inner.end, whole.end))
    pieces = (cut_markup(site, part(whole, *places)) for places in edges)
    return Markup("{}<mark>{}</mark>{}").format(*pieces)


def role_and_party(site: Site, speaker: Speaker | None) -> tuple[Span | str | None, str | None]:
    """(role, party) as far as they say more than the name does; a role in an editor's words is no
    passage."""
    if speaker is None:
        return None, None
    role, party = speaker.role_by_editor or speaker.role, speaker.party
    known = " ".join(plain_words(speaker.name))
    new_role = role and " ".join(words_of_role(site, role)) not in known
    new_party = party and " ".join(plain_words(party)) != known
    return role if new_role else None, party if new_party else None


def words_of_role(site: Site, role: Span | str | None) -> list[str]:
    return plain_words(plain_words_of(site, role) if isinstance(role, Span) else role or "")


def sentences_around(site: Site, span: Span, more: int = 0) -> Span:
    """From the start of the first sentence that the span touches to the end of the last, and so
    many `more` on either side; of an article that shows quotations alone, nothing around them."""
    sentences = site.sentences_in(span.article)
    touched = [k for k, sentence in enumerate(sentences) if overlaps(sentence, span)]
    if not touched or site.articles[span.article].publish == "quotations":
        return span
    around = sentences[max(0, touched[0] - more) : touched[-1] + more + 1]
    return join(join(around[0], span), around[-1])


def passage_url(site: Site, span: Span) -> str:
    """Where the passage stands in its context, from the site's root."""
    return f"sources/{site.slugs[span.article]}/#{anchor(span)}"


def anchor(span: Span) -> str:
    """The id of the passage on its source's page."""
    return f"p{span.start}-{span.end}"


def citer(
    site: Site, briefing: Briefing, root: str, tip: str = "t", most: int = sys.maxsize
) -> Cite:
    """A function span -> the small number that cites it, which tells outlet and day, and as its
    tooltip the sentence around the passage, without what stands `beside` the number already, or
    where a pointer beside it leads. Ids of tooltips begin with `tip`. Behind the first `most` only
    those have one whose words stand nowhere beside; the others tell the number alone: the page's
    list has the outlets."""
    numbers = numbers_of(briefing)
    tips: list[str] = []

    def cite(span: Span, beside: Span | None = None) -> Markup:
        article, number = site.articles[span.article], numbers[span.article]
        source = say("source.source", number=number)
        outlet, when = escape(article.outlet or article.file), escape(_when_published(article))
        link = f'<sup class="cite"><a href="{root}{passage_url(site, span)}" aria-label="{source}'
        if len(tips) >= most and beside is not None:
            return Markup(f'{link}">{number}</a></sup>')  # noqa: S704
        words = _words_around(site, span, beside)
        if not words:
            return Markup(f'{link}: {outlet}{when}">{number}</a></sup>')  # noqa: S704
        own = f"{tip}{len(tips) + 1}"
        tips.append(own)
        return Markup(  # noqa: S704
            f'{link}" aria-describedby="{own}">{number}</a>'
            f'<span class="tip" role="tooltip" id="{own}" data-pagefind-ignore hidden>'
            f"<b><bdi>{outlet}</bdi>{when}</b>"
            f"<span{direction(site, span)}>{words}</span></span></sup>"
        )

    return cite


def _words_around(site: Site, span: Span, beside: Span | None) -> Markup:
    """The sentence that holds the passage, which is marked; without what stands beside it."""
    whole = sentences_around(site, span)
    if beside is None or not overlaps(beside, whole):
        return cut_marked(site, whole, span)
    rest = (part(whole, whole.start, beside.start), part(whole, beside.end, whole.end))
    before, after = (cut_markup(site, r) if _tells(site, r) else Markup() for r in rest)
    return Markup(f"{before}…{after}") if before or after else Markup()  # noqa: S704


def _tells(site: Site, span: Span) -> bool:
    words = WORD.findall(plain_words_of(site, span)) if span.start < span.end else ()
    return len(words) >= FEWEST_AROUND


def direction(site: Site, span: Span) -> Markup:
    """A `dir` attribute for the block that holds the passage, where it reads from the right.

    `dir="auto"` would not do: it does not look into children that have a direction of their own.
    """
    kinds = map(unicodedata.bidirectional, plain_words_of(site, span))
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
    return Markup("" if first == "L" else ' dir="rtl"')  # noqa: S704


def after_title(story: Briefing | Outline) -> str:
    """What shows that a title is how a sentence begins, and no headline."""
    return "…" if story.titled_by == "lead" else ""


def shown_title(site: Site, story: Briefing | Outline) -> Markup:
    """The headline as a proven passage, or the editor's words."""
    title = story.title
    if not isinstance(title, Span):
        return escape(title)
    return cut_markup(site, title) + after_title(story)


def title_of(story: Briefing | Outline, articles: Mapping[str, Article]) -> str:
    """The editor's title, or the headline as it is printed; what stands for one ends in `…`."""
    title = story.title
    if not isinstance(title, Span):
        return title
    return articles[title.article].text[title.start : title.end] + after_title(story)


def label_of(article: Article) -> str:
    """Outlet and date, as far as they are known; else the file's name."""
    return (article.outlet or article.file) + _when_published(article)


def _when_published(article: Article) -> str:
    return f", {spell_date(article.published)}" if article.published else ""


def language_of(article: Article) -> str:
    """A `lang` attribute where the article is not in the language of the site.

    Most files do not say theirs, and most are English; of others nothing is known.
    """
    ours, tag = SPOKEN.get(), article.language
    if not tag and ours != "en" and is_understood(article):
        tag = "en"
    return f' lang="{tag}"' if tag and tag != ours and LANGUAGE_TAG.match(tag) else ""
