"""Signs that a page spells as references, for Markdown's sake, put in plain: the page is made."""

from __future__ import annotations

import re

SPELLED_SIGN = re.compile(r"&#(\d{1,3});")
MEANT_BY_HTML = "&<>\"'"


def in_plain(page: str) -> str:
    """The finished page with every reference to a sign of ASCII that HTML does not read as markup
    as that sign: it reads the same, and is shorter by as much as a tenth."""
    return SPELLED_SIGN.sub(lambda found: _plain_sign(found[0], int(found[1])), page)


def _plain_sign(reference: str, number: int) -> str:
    sign = chr(number)
    return sign if " " <= sign <= "~" and sign not in MEANT_BY_HTML else reference
