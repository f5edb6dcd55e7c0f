"""Answers kept for the next step that asks the same of the same records."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def keep_newest(
    number: int,
) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
    """The newest `number` answers of a pure function, found again by the identity of what it was
    asked: comparing all findings of a story would take longer than working the answer out.

    What was asked is held as long as its answer, so that no other record can take its place; it
    must not be changed meanwhile.
    """

    def keeping(make: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
        answers: dict[tuple[int, ...], tuple[Answer, object]] = {}

        @wraps(make)
        def answer(*asked: Asked.args, **named: Asked.kwargs) -> Answer:
            key = tuple(map(id, (*asked, *named.values())))
            if key not in answers:
                while len(answers) >= number:
                    del answers[next(iter(answers))]
                answers[key] = make(*asked, **named), (asked, named)
            return answers[key][0]

        return answer

    return keeping
