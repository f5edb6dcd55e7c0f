"""What is handed to an analyser and what comes back, as bytes: the same for a process, a machine
or a file in the cache.

The analyser gets the article without its name and without what an editor says of it. Nothing else
reaches it, so the digest of these bytes names the findings completely.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import replace

from generator.archive.codec import Plain, reader, writer
from generator.records import Article, Findings

DIGEST_BYTES = 16
LEVEL = 3
"""zlib level: 6 is a few per cent smaller and takes twice the time."""


class CorruptError(ValueError):
    """The bytes are not what `findings_bytes` wrote."""


def article_bytes(article: Article) -> bytes:
    """All that analysis may see of an article."""
    seen = replace(article, file="", url=None, story=None, not_in=(), full_text=False, tags=())
    return _json(writer(Article)(seen))


def article_of(data: bytes) -> Article:
    """The nameless article that `article_bytes` wrote."""
    article: Article = reader(Article)(json.loads(data), "")
    return article


def key_of(data: bytes) -> str:
    """Hex digest that names the findings of these article bytes."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def findings_bytes(findings: Findings) -> bytes:
    """Compact bytes, a digest in front, without the key of the article."""
    body = zlib.compress(_json(writer(Findings)(findings)), LEVEL)
    return _digest(body) + body


def findings_of(data: bytes, article: str) -> Findings:
    """The findings with `article` as the key of every span. Raises CorruptError."""
    if not intact(data):
        raise CorruptError("the digest does not match")
    plain = json.loads(zlib.decompress(data[DIGEST_BYTES:]))
    findings: Findings = reader(Findings)(plain, article)
    return findings


def intact(data: bytes) -> bool:
    """True where the digest in front matches what follows."""
    return len(data) > DIGEST_BYTES and data[:DIGEST_BYTES] == _digest(data[DIGEST_BYTES:])


def _digest(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=DIGEST_BYTES).digest()


def _json(plain: Plain) -> bytes:
    return json.dumps(plain, separators=(",", ":")).encode()
