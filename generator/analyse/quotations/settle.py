"""Candidates that overlap: which stays, and where one ends."""

from __future__ import annotations

from generator.analyse.quotations.scene import Candidate


def settle(candidates: list[Candidate]) -> list[Candidate]:
    """In text order, none within another: what stands inside a wider quotation is part of it."""
    ordered = sorted(candidates, key=lambda c: (c.start, -c.end, c.cue))
    kept: list[Candidate] = []
    for candidate in ordered:
        if kept and candidate.start < kept[-1].end:
            continue
        kept.append(candidate)
    return kept
