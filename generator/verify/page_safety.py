"""What no published page may do: run code that is no file of the site, or ask anybody else."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

JSON_LD = "application/ld+json"
FETCHING = frozenset(
    {"src", "poster", "data", "action", "formaction", "background", "manifest", "xlink:href"}
)
"""Attributes that say what is fetched, or where something is sent."""
FETCHING_SEVERAL = frozenset({"srcset", "style", "ping", "content"})
"""The same, with an address somewhere in them."""
LED_TO = frozenset({"a", "area"})
"""Elements whose address waits for a reader's click."""
NOT_FETCHED = frozenset({"canonical", "alternate"})
CODE_TAGS = frozenset({"script", "style", "base"})
HEADERS = ("content-security-policy", "refresh")
FOREIGN = re.compile(r"(?!data:)(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", re.I)
FOREIGN_IN = re.compile(r"(?:https?:|ftp:|wss?:|(?:\A|[\s,=(\"'])//)", re.I)
UNSAFE_ADDRESS = re.compile(r"javascript:|vbscript:|data:(?!image/)", re.I)
UNSEEN = re.compile(r"[\x00-\x20\x7f]+")
"""What browsers leave out of an address."""


def unsafe(tree: Any) -> Iterator[tuple[str, str]]:
    """(code, message) of each breach: nothing runs that is no file of the site, nothing is asked of
    anybody else."""
    for element in tree.iter(etree.Element):
        tag = element.tag
        data = tag == "script" and (element.get("src") or element.get("type") == JSON_LD)
        if tag in CODE_TAGS and not data:
            yield "runs-code", f"<{tag}> with code"
        for name in _telling(tag, tuple(element.keys())):
            if code := _unsafe_value(element, name, element.get(name)):
                yield code, f"<{tag}> with {name} {element.get(name)[:80]!r}"


@lru_cache(maxsize=4096)
def _telling(tag: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Of an element's attributes those that can run something or ask for something."""
    looked = {"href", "srcdoc", "http-equiv"} | FETCHING | FETCHING_SEVERAL - {"content"}
    found = [name for name in names if name in looked or name.startswith("on")]
    return (*found, "content") if tag == "meta" and "http-equiv" in names else tuple(found)


def _unsafe_value(element: Any, name: str, value: str) -> str | None:
    """What such an attribute does that none may."""
    if name == "http-equiv":
        return None if value.strip().lower() in HEADERS else "runs-code"
    if name.startswith("on") or name == "srcdoc":
        return "runs-code"
    address = UNSEEN.sub("", value)
    if UNSAFE_ADDRESS.match(address):
        return "runs-code"
    if name in FETCHING_SEVERAL:
        return "foreign-request" if FOREIGN_IN.search(value) else None
    waits = element.tag in LED_TO or element.get("rel") in NOT_FETCHED
    return "foreign-request" if FOREIGN.match(address) and not (name == "href" and waits) else None
