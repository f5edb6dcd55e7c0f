"""What a reader sent -> the YAML in it: out of prose and code fences, pointers put in quote marks.

Models write `- a.12 He said: "no"`, which YAML reads as a key with a value, and wrap their answer
in kind words. Lines stay where they were, so that a refusal names the line of the answer.
"""

import json
import re

import yaml

from generator.reading.pointers import is_pointer

KEYS = "stamp|reader|read|articles|disputes|agreed|quotations|summary|key|apart"
FENCE = re.compile(r"^[ \t]*(?:```|~~~)[^\n]*\n(.*?)(?:^[ \t]*(?:```|~~~)[ \t]*$|\Z)", re.M | re.S)
BEGINS = re.compile(rf'^[ \t]*[{{"]*(?:{KEYS})"?[ \t]*:', re.M)
JSON_BEGINS = re.compile(r'\{\s*"')
TEXT_KEYS = "heading|holder|side|type|importance|speaker|role|words|stamp"
ITEM = re.compile(
    rf"^(?P<head>[ \t]*(?:[-*•][ \t]+)*(?:(?:{TEXT_KEYS}|{KEYS}|evidence|positions)[ \t]*:[ \t]+)?)"
    r"(?P<rest>\S.*)$"
)
VALUE = re.compile(rf"^[ \t]*(?:[-*•][ \t]+)*(?:{TEXT_KEYS})[ \t]*:[ \t]+")
LINE_STARTS = re.compile(
    rf"^[ \t]*(?:[-*•]([ \t]|$)|(?:{TEXT_KEYS}|{KEYS}|evidence|positions)[ \t]*:)"
)
POINTER_START = r"[\"'“]?[A-Za-z]{1,2}\.\d"
LISTED = re.compile(rf"[\[,]\s*(?={POINTER_START})")
"""What stands before a pointer in square brackets."""
LARGEST_ANSWER = 2_000_000
"""Code points of an answer; one to a story of a hundred reports has fewer than a tenth."""


def mend(answer: str) -> tuple[str, int]:
    """The answer's data as YAML text, empty where there is nothing like an answer in it, and the
    lines of the answer above it."""
    text, above = _unwrapped(answer[:LARGEST_ANSWER].replace("\r\n", "\n").replace("\r", "\n"))
    plain = _from_json(text)
    if plain is None:
        plain = "\n".join(_quoted_lines(text.expandtabs(2).split("\n")))
    return plain, above


def _unwrapped(answer: str) -> tuple[str, int]:
    """The fenced block that has most of the keys, else all from the first key on."""
    blocks = [(m[1], m.start(1)) for m in FENCE.finditer(answer) if BEGINS.search(m[1])]
    if blocks:
        block, at = max(blocks, key=lambda found: (len(BEGINS.findall(found[0])), found[1]))
        return block, answer.count("\n", 0, at)
    first = BEGINS.search(answer) or JSON_BEGINS.search(answer)
    at = first.start() if first else 0
    brace = answer.rfind("{", 0, at + 1)
    if brace >= 0 and not answer[brace + 1 : at].strip():
        return answer[brace : answer.rfind("}") + 1], answer.count("\n", 0, brace)
    return _without_epilogue(answer[at:]), answer.count("\n", 0, at)


def _without_epilogue(text: str) -> str:
    """Without the prose behind the last line that is indented or begins like an answer's."""
    lines = text.split("\n")
    while lines and not (LINE_STARTS.match(lines[-1]) or lines[-1].startswith((" ", "\t"))):
        lines.pop()
    return "\n".join(lines)


def _from_json(text: str) -> str | None:
    """The same as YAML where it is JSON; None where it is not. Lines are lost."""
    if not text.lstrip().startswith(("{", "[")):
        return None
    try:
        data = json.loads(text)
        return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6))
    except (ValueError, RecursionError, yaml.YAMLError):
        return None


def _quoted_lines(lines: list[str]) -> list[str]:
    """Each pointer and each value that is text as one quoted scalar; a wrapped one on one line."""
    done: list[str] = []
    while len(done) < len(lines):
        line = lines[len(done)]
        item = ITEM.match(line)
        rest = item["rest"].rstrip() if item else ""
        if not item or not _is_text(item["head"], rest):
            done.append(_bulleted(_quoted_list(line)))
            continue
        more = _continued(lines[len(done) + 1 :], len(line) - len(line.lstrip()))
        said = " ".join([rest, *(m.strip() for m in more)])
        done += [_bulleted(item["head"]) + _single_quoted(said), *("" for _ in more)]
    return done


def _is_text(head: str, rest: str) -> bool:
    if rest[0] in "[{|>&*!" or rest in ("null", "~"):
        return False
    return is_pointer(rest) or bool(VALUE.match(head))


def _continued(lines: list[str], indent: int) -> list[str]:
    """The lines that go on with a scalar: indented more, and no item or key of their own."""
    more: list[str] = []
    for line in lines:
        deeper = len(line) - len(line.lstrip()) > indent
        if not line.strip() or not deeper or LINE_STARTS.match(line):
            break
        more.append(line)
    return more


def _single_quoted(said: str) -> str:
    """In single quote marks, without those that it has whole already."""
    inner = said
    if len(said) > 1 and said[0] == said[-1] and said[0] in "\"'":
        inner = said[1:-1]
        inner = inner.replace("''", "'") if said[0] == "'" else inner.replace('\\"', '"')
    elif is_pointer(said) and said[0] in "\"'":
        inner = said[1:]
    return "'" + inner.replace("'", "''") + "'"


def _quoted_list(line: str) -> str:
    """Pointers in square brackets, whose words may have commas."""
    begins = [found.end() for found in LISTED.finditer(line)]
    ends = [*begins[1:], len(line)] if begins else []
    done, at = "", 0
    for begin, end in zip(begins, ends, strict=True):
        closing = line.find("]", begin, end)
        said = line[begin : closing if closing >= 0 else end]
        if closing < 0 and end == len(line):
            break
        bare = said.rstrip("[, \t")
        done += line[at:begin] + _single_quoted(bare)
        at = begin + len(bare)
    return done + line[at:]


def _bulleted(head: str) -> str:
    return re.sub(r"^([ \t]*)[*•]([ \t])", r"\1-\2", head)
