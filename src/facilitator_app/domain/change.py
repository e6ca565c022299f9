"""What may be done to handed-in responses, and for which reasons:
see docs/measures.md, "Corrections, and rounds that are opened again"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Act(StrEnum):
    """``RETURNED``: a response that was left out by mistake is counted again. ``LISTED``: all answers of the round
    left the program as lists.
    """

    CORRECTED = "corrected"
    EXCLUDED = "excluded"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    LISTED = "listed"


class Reason(StrEnum):
    """Why. "It looks wrong" is not a reason, and free words alone are none either."""

    KEYED_WRONG = "keyed_wrong"
    PERSON_ASKED = "person_asked"
    DUPLICATE = "duplicate"
    TEST = "test"
    NOT_A_MEMBER = "not_a_member"
    MISTAKE = "mistake"
    WITHDREW = "withdrew"
    OWN_CHARTS = "own_charts"
    STUDY = "study"
    CHECKING = "checking"


REASONS: Mapping[Act, tuple[Reason, ...]] = {
    Act.CORRECTED: (Reason.KEYED_WRONG, Reason.PERSON_ASKED),
    Act.EXCLUDED: (Reason.DUPLICATE, Reason.TEST, Reason.NOT_A_MEMBER),
    Act.RETURNED: (Reason.MISTAKE,),
    Act.WITHDRAWN: (Reason.WITHDREW,),
    Act.LISTED: (Reason.OWN_CHARTS, Reason.STUDY, Reason.CHECKING),
}
"""Content changes only to match the paper or because the person asks. Nobody else can have a response deleted."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One line of the log: that something was done, on which day and why, and nothing of what anybody said. Its date
    has no time, and no line tells whose response it was about.

    ``note`` is kept until the round closes and then erased. The note of a list that left the program stays: it is about
    nobody.
    """

    id: str
    round_id: str
    act: Act
    reason: Reason
    made_on: date
    note: str = ""
