"""A message saved from a mail program: a newsletter, a press release."""

from __future__ import annotations

import re
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from generator.read.kinds.data_records import Item, report_of
from generator.read.kinds.report import Loaded, Reports, cut_off, damaged, nothing

FORWARDED = re.compile(r"^(?:(?:fwd?|re|wg|tr)\s*:\s*)+", re.IGNORECASE)
MAIL_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
"""What every mail program writes above a signature."""


def read_mail(loaded: Loaded) -> Reports:
    """The report of a message: its plain words, else those of its HTML part."""
    try:
        message = BytesParser(policy=policy.default).parsebytes(loaded.data)
        item = _mail_item(message)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        return nothing(damaged(loaded.place, "a message", str(error)))
    report = report_of(item)
    if report is None:
        return nothing(damaged(loaded.place, "a message", "it holds no words"))
    open_part = any(part.defects for part in message.walk() if part.is_multipart())
    return (report,), (cut_off(loaded.place, "a part has no end"),) if open_part else ()


def _mail_item(message: EmailMessage) -> Item:
    plain, html = (_mail_content(message, kind) for kind in ("plain", "html"))
    name, _ = parseaddr(str(message.get("From", "")))
    record = {
        "headline": FORWARDED.sub("", str(message.get("Subject", ""))),
        "outlet": name,
        "published": str(message.get("Date", "")),
        "url": str(message.get("Archived-At", "")).strip("<>"),
        "language": str(message.get("Content-Language", "")),
    }
    text = MAIL_SIGNATURE.split(plain, maxsplit=1)[0]
    return Item(record=record, text=text, html="" if text.strip() else html)


def _mail_content(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    content = part.get_content() if part else ""
    return content if isinstance(content, str) else ""
