"""Packs of every shape, each made once in a test run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

from facilitator_app.domain.instrument import Instrument, Wording
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.round import CommentRule, Promise
from facilitator_app.domain.steps import finish
from facilitator_app.packs import render_pack
from packs.samples import an_instrument, facts, results, six_principles, usual

TWENTY_WORDS = (
    "We tell each other in plain words when something that we promised to do will not be done by {n}."
)  # fmt: skip
LONG_NAMES = (
    "People who have used these services, and their families and carers",
    "Workers of the voluntary and community organisations in the north of the county",
    "Managers and commissioners of the health and care services",
    "Elected members and officers of the town, district and parish councils",
)


def longest() -> Instrument:
    """36 statements of 20 words each under six long titles."""
    instrument = six_principles()
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    times = iter([f"{part}-{month}" for part in ("early", "middle", "late") for month in months])
    sections = tuple(
        replace(
            section,
            items=tuple(replace(i, text=Wording({"en": TWENTY_WORDS.format(n=next(times))})) for i in section.items),
        )
        for section in instrument.sections
    )
    assert all(len(item.text.text().split()) == 20 for section in sections for item in section.items)
    return replace(instrument, sections=sections)


def _quiet() -> RoundResults:
    promise = Promise(delete_on=date(2028, 4, 30), comments=CommentRule.DO_NOT_ASK)
    return results(promise=promise)


SHAPES: dict[str, Callable[[], RoundResults]] = {
    "usual": usual,
    "everyone together": lambda: results(asked=(3, 2, 1, 1), answered=(3, 2, 1, 1)),
    "five people": lambda: results(asked=(4, 3), answered=(3, 2)),
    "many people": lambda: results(asked=(14, 12, 9, 7), answered=(12, 11, 8, 5)),
    "two groups": lambda: results(asked=(6, 6), answered=(5, 5)),
    "four groups": lambda: results(asked=(6, 5, 5, 6), answered=(5, 4, 4, 5)),
    "much withheld": lambda: results(skip=0.42, seed=3),
    "no comments": _quiet,
    "seven points": lambda: results(an_instrument(7, 4, 6)),
    "three points": lambda: results(an_instrument(3, 4, 6)),
    "many on five points": lambda: results(an_instrument(5, 3, 5), asked=(14, 12), answered=(12, 11)),
    "practice": lambda: usual(practice=True),
    "longest": lambda: results(longest(), asked=(6, 5, 6, 5), answered=(5, 5, 5, 4), group_names=LONG_NAMES),
}
BOTH_SIZES = [(shape, large) for shape in SHAPES for large in (False, True)]


@cache
def results_of(shape: str) -> RoundResults:
    return SHAPES[shape]()


@cache
def pdf_of(shape: str, large: bool = False) -> bytes:
    return finish(render_pack(results_of(shape), facts(large_print=large)))
