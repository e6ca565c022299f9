"""Results of made-up rounds, built by the one gate, for packs of every shape."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from facilitator_app.analysis import release
from facilitator_app.domain.instrument import (
    Band,
    Instrument,
    Item,
    Kind,
    OpenQuestion,
    Scale,
    ScalePoint,
    Section,
    Source,
    Wording,
)
from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.response import Answer, Comment, Outside, Response
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.round import Promise, Round, RoundState
from facilitator_app.instruments import load
from facilitator_app.packs import PackFacts
from facilitator_app.paths import bundled

LABELS = {
    3: ("Not yet", "Partly", "In place"),
    4: ("Disagree a lot", "Disagree a bit", "Agree a bit", "Agree a lot"),
    5: ("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"),
    6: ("Never", "Hardly ever", "Sometimes", "Often", "Mostly", "Always"),
    7: ("Strongly disagree", "Disagree", "Slightly disagree", "Neither", "Slightly agree", "Agree", "Strongly agree"),
}
GROUPS = ("Agencies", "People with lived experience", "Volunteers", "Commissioners")
COMMENTS = (
    "We say what we think in the meeting, then it is decided somewhere else.",
    "I would call any of these people on a bad day.",
    "It is better than last year, but the papers still come too late to read.",
)


def facts(**changes: object) -> PackFacts:
    return replace(PackFacts("Jo Marsh", 1, date(2026, 4, 28)), **changes)  # type: ignore[arg-type]


def six_principles() -> Instrument:
    return load(bundled("instruments", "10-six-principle-profile.toml"))


def an_instrument(points: int = 4, sections: int = 2, items: int = 4) -> Instrument:
    scale = Scale(
        tuple(ScalePoint(n, _w(label)) for n, label in enumerate(LABELS[points], 1)),
        _w("{n} of {total} agree"),
        _w("{n} of {total} disagree"),
    )
    return Instrument(
        "sample", 1, Kind.SURVEY, _w("A sample"), _w("For tests."), 5, ("en",), scale,
        tuple(_section(number, items) for number in range(1, sections + 1)),
        (OpenQuestion("o1", _w("What should we keep?")), OpenQuestion("o2", _w("What should we change?"))),
        (
            Band("B", _w("Worth a closer look"), _w("Talk about it."), Decimal(1), Decimal(points) / 2, True, False),
            Band("A", _w("Working well"), _w("Keep it up."), Decimal(points) / 2, Decimal(points)),
        ),
        Source("Made up for tests", "original", "No licence needed.", "Scores cannot be compared with other tools."),
    )  # fmt: skip


def _w(text: str) -> Wording:
    return Wording({"en": text})


def _section(number: int, items: int) -> Section:
    return Section(
        f"s{number}",
        _w(f"Theme number {number}"),
        _w("What this theme is about, in a sentence."),
        tuple(
            Item(
                f"s{number}i{n}", _w(f"We do thing {n} of theme {number} together."), _w(f"Thing {n}.{number}"), n == 3
            )
            for n in range(1, items + 1)
        ),
        (_w("When did this go well?"), _w("What would help next time?")),
    )


def results(
    instrument: Instrument | None = None, asked: Sequence[int] = (6, 5, 3, 2), answered: Sequence[int] = (5, 4, 2, 2), *,
    name: str = "Eastmere Together", round_name: str = "Spring round 2026", practice: bool = False, seed: int = 7,
    comments: Mapping[str, Sequence[str]] | None = None, group_names: Sequence[str] = GROUPS, split: bool = True,
    promise: Promise | None = None, skip: float = 0.0,
) -> RoundResults:  # fmt: skip
    """Results of a round. ``comments``: texts by section or open question; ``split``: groups lean apart in one theme."""
    instrument = instrument or six_principles()
    groups = tuple(
        RaterGroup(f"g{n}", group, group.lower(), asked[n], nearest_id=f"g{(n + 1) % len(asked)}")
        for n, group in enumerate(group_names[: len(asked)])
    )
    rng = random.Random(seed)
    responses = []
    for n, count in enumerate(answered):
        for _person in range(count):
            responses.append(_response(instrument, f"g{n}", n, split, skip, rng))
    for place, texts in (comments or {}).items():
        for response, text in zip(range(len(responses)), texts):
            responses[response] = responses[response].with_comment(place, Comment(text))
    round_ = Round(
        "r1", "p1", round_name, RoundState.CLOSED, instrument, groups,
        promise or Promise(delete_on=date(2028, 4, 30)), True, date(2026, 4, 1), date(2026, 4, 20),
    )  # fmt: skip
    found = release(round_, name, practice, responses)
    assert isinstance(found, RoundResults), found
    return found


def _response(instrument: Instrument, group: str, n: int, split: bool, skip: float, rng: random.Random) -> Response:
    values = instrument.scale.values
    answers: dict[str, Answer] = {}
    for place, section in enumerate(instrument.sections):
        lean = 0.85 - 0.12 * place
        if split and place == min(3, len(instrument.sections) - 1):
            lean = 0.9 if n != 1 else 0.12
        for item in section.items:
            if rng.random() < skip:
                continue
            if rng.random() < 0.05:
                answers[item.id] = Outside.DONT_KNOW
                continue
            spot = round(rng.gauss(lean, 0.18) * (len(values) - 1))
            answers[item.id] = values[max(0, min(len(values) - 1, spot))]
    return Response(f"{rng.getrandbits(64):016x}", group, answers)


def usual(**changes: object) -> RoundResults:
    """13 of 16 people, six themes, a few comments."""
    instrument = six_principles()
    comments = {
        instrument.sections[3].id: COMMENTS,
        instrument.sections[0].id: [*COMMENTS, *COMMENTS, "Another. " * 60],
        instrument.open_questions[0].id: ("People turn up.", "Good food.", "We share an office.", "Honest talk."),
    }
    return results(instrument, **{"comments": comments, **changes})  # type: ignore[arg-type]
