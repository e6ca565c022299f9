"""The pages a respondent can meet, and the order of those between the first question and sending."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facilitator_app.domain.instrument import Instrument


class Screen(StrEnum):
    """One kind of page."""

    PASS = "pass"
    SEE = "see"
    HOW = "how"
    BEFORE = "before"
    TELL_MORE = "tell_more"
    GROUPS = "groups"
    NOT_TODAY = "not_today"
    WORDS = "words"
    PRACTICE = "practice"
    PART = "part"
    QUESTION = "question"
    COMMENT = "comment"
    OPEN_QUESTION = "open_question"
    CHECK = "check"
    CHECK_PART = "check_part"
    THANKS = "thanks"
    STOP = "stop"
    HELP = "help"
    LATER = "later"
    DELETE = "delete"
    DELETED = "deleted"
    COME_BACK = "come_back"
    CURTAIN = "curtain"
    TROUBLE = "trouble"
    HAND_BACK = "hand_back"


NOTHING_TO_HIDE = frozenset(
    {
        Screen.PASS,
        Screen.NOT_TODAY,
        Screen.STOP,
        Screen.HELP,
        Screen.DELETE,
        Screen.DELETED,
        Screen.CURTAIN,
        Screen.TROUBLE,
        Screen.HAND_BACK,
    }
)
"""Pages that show nothing of a person's own; Esc leaves them as they are."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page. ``section``: place of a part in the questionnaire, from 0. ``place``: id of an item or open question."""

    screen: Screen
    section: int = 0
    place: str = ""


def path(instrument: Instrument, own_words: bool) -> tuple[Page, ...]:
    """Every page from the three words to the last look, in order. ``own_words``: comments are asked for."""
    pages = [Page(Screen.WORDS), Page(Screen.PRACTICE)]
    for number, section in enumerate(instrument.sections):
        pages.append(Page(Screen.PART, number))
        pages.extend(Page(Screen.QUESTION, number, item.id) for item in section.items)
    if own_words:
        pages.extend(Page(Screen.OPEN_QUESTION, 0, question.id) for question in instrument.open_questions)
    pages.append(Page(Screen.CHECK))
    return tuple(pages)
