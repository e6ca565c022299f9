"""How much the answers of one person go together: the one coarse number that is kept of whole responses at closing, for the
test of themes. See docs/measures.md, "Change over time", and docs/safety.md, "After a round".

After closing nobody's theme mean exists any more. The test of a theme must know how far people's means lie apart, and without
anything it must take the greatest distance that the counts allow. This number says how much of it there is: the covariances
of any two questions of a theme, over all themes, as a share of the greatest that the answers to each question allow (both
lined up from the lowest to the highest; Hoeffding 1940, Fréchet 1951).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from facilitator_app.analysis.scores import turned, valid_values
from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.response import Response
from facilitator_app.domain.round import TOGETHER_UNKNOWN

STEPS = (4, 6, 8, 10)
"""What is kept, in tenths. 10: as much as can be, and also where it is not known or may not be kept."""
UNKNOWN = TOGETHER_UNKNOWN
FEWEST_PEOPLE, FEWEST_QUESTIONS = 8, 10


def together(instrument: Instrument, responses: Sequence[Response], k: int) -> int:
    """The number in tenths, rounded up to one of ``STEPS``. ``responses``: whole ones.

    ``UNKNOWN`` for few people or questions. A question is looked at only where at least ``k`` people gave another answer than
    most did, so that nobody stands alone in it.
    """
    share = exact_share(instrument, responses, k)
    if share is None:
        return UNKNOWN
    return next((step for step in STEPS if share <= Fraction(step, 10)), UNKNOWN)


def exact_share(
    instrument: Instrument,
    responses: Sequence[Response],
    k: int,
    fewest_people: int = FEWEST_PEOPLE,
    fewest_questions: int = FEWEST_QUESTIONS,
) -> Fraction | None:
    """The number as it is, which is kept nowhere; None where it may not be known."""
    if instrument.open_book or len(responses) < fewest_people:
        return None
    covariance = most = 0
    asked = 0
    for section in instrument.sections:
        columns = []
        for item in section.scored_items:
            scale = instrument.scale_of(item)
            values = {one: turned(value, item, scale) for one, value in valid_values(responses, item.id).items()}
            given = list(values.values())
            if given and len(given) - max(map(given.count, set(given))) >= k:
                columns.append(values)
        asked += len(columns) if len(columns) > 1 else 0
        for one, other in combinations(columns, 2):
            both = sorted(one.keys() & other.keys())
            x, y = [one[person] for person in both], [other[person] for person in both]
            covariance += _covariance(x, y)
            most += _covariance(sorted(x), sorted(y))
    if asked < fewest_questions or most <= 0:
        return None
    return max(Fraction(0), Fraction(covariance, most))


def _covariance(x: Sequence[int], y: Sequence[int]) -> int:
    """Times the square of the number of people, so that it is whole."""
    return len(x) * sum(a * b for a, b in zip(x, y)) - sum(x) * sum(y)
