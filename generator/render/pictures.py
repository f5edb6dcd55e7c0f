"""Pictures drawn at build time as inline SVG, in the colours and type of the page.

Places are percentages of the width and sizes are pixels: a picture fits every screen without its
words growing or shrinking. No styles are inlined; the stylesheet colours by class.
"""

from collections.abc import Iterable

from markupsafe import Markup

from generator.render.escape import escape

PicturePart = Markup


def picture(kind: str, height: int, title: str, pieces: Iterable[PicturePart]) -> Markup:
    """A figure whose `title` is its text alternative; the words inside are not read out twice."""
    return Markup(
        '<figure class="picture picture--{}"><svg role="img" aria-label="{}" width="100%" '
        'height="{}" xmlns="http://www.w3.org/2000/svg">{}</svg></figure>'
    ).format(kind, escape(title), height, Markup("").join(pieces))


def text(x: float, y: float, words: str, kind: str, anchor: str = "middle") -> PicturePart:
    """Words at x percent, y pixels."""
    return Markup('<text x="{}" y="{}" text-anchor="{}" class="{}">{}</text>').format(
        svg_percent(x), svg_number(y), anchor, kind, escape(words)
    )


def dot(x: float, y: float, radius: float, kind: str) -> PicturePart:
    return Markup('<circle cx="{}" cy="{}" r="{}" class="{}"/>').format(
        svg_percent(x), svg_number(y), svg_number(radius), kind
    )


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> PicturePart:
    return Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" class="{}"/>').format(
        svg_percent(x1), svg_number(y1), svg_percent(x2), svg_number(y2), kind
    )


def bar(x: float, y: float, width: float, height: float, kind: str) -> PicturePart:
    """A rectangle; x and width in percent, y and height in pixels."""
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" class="{}"/>').format(
        svg_percent(x), svg_number(y), svg_percent(width), svg_number(height), kind
    )


def svg_percent(value: float) -> str:
    return f"{svg_number(value)}%"


def svg_number(value: float) -> str:
    """Two decimals, without trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
