"""The pages a respondent can meet, and the order of those between the first question and sending."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.subjects import AskOrder, Task


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
    TODO = "todo"
    PART = "part"
    QUESTION = "question"
    COMMENT = "comment"
    OPEN_QUESTION = "open_question"
    CHECK = "check"
    CHECK_PERSON = "check_person"
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


BACK_FROM = frozenset(
    {
        Screen.HOW,
        Screen.BEFORE,
        Screen.PRACTICE,
        Screen.TODO,
        Screen.PART,
        Screen.QUESTION,
        Screen.OPEN_QUESTION,
        Screen.CHECK,
        Screen.CHECK_PERSON,
        Screen.CHECK_PART,
        Screen.COME_BACK,
    }
)
"""Pages from which Back is offered."""

BACK_FROM_ABOVE = frozenset(
    {Screen.SEE, Screen.TELL_MORE, Screen.GROUPS, Screen.COMMENT, Screen.LATER, Screen.HAND_BACK}
)
"""The same for pages that lie over another one."""

BEFORE = {
    Screen.SEE: Screen.PASS,
    Screen.HOW: Screen.SEE,
    Screen.BEFORE: Screen.HOW,
    Screen.COME_BACK: Screen.PASS,
}
"""The page before, for those that are not on the way through the questions."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page. ``section``: place of a part in the questionnaire, from 0. ``place``: id of an item or open question.

    Where people answer about people, ``section`` of a page about what is to do is the place of the next of them, and
    ``place`` of a page of the last look may be the id of the one whose answers it shows.
    """

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


def people_path(instrument: Instrument, tasks: Sequence[Task], order: AskOrder, own_words: bool) -> tuple[Page, ...]:
    """The same where people answer about people: with pages that say what is still to do.

    One after another, everything about one person stands together, so that one can stop after each.
    """
    usual = path(instrument, own_words)
    if len(tasks) < 2:
        return usual
    first, rest, last = usual[:2], usual[2:-1], usual[-1]
    if order is AskOrder.SIDE_BY_SIDE:
        return (*first, Page(Screen.TODO), *rest, last)
    pages: list[Page] = []
    for number, task in enumerate(tasks):
        pages.append(Page(Screen.TODO, number))
        pages.extend(page for page in rest if _subject(instrument, page) == task.subject_id)
    return (*first, *pages, last)


def _subject(instrument: Instrument, page: Page) -> str:
    """About whom a page is."""
    place = page.place if page.screen is not Screen.PART else instrument.sections[page.section].id
    return place.partition("/")[0]


def first_open(way: Sequence[Page], answer_of: Callable[[str], object], comment_of: Callable[[str], object]) -> Page:
    """The first question without an answer, else the first open question without words, else the last page."""
    for screen, said in ((Screen.QUESTION, answer_of), (Screen.OPEN_QUESTION, comment_of)):
        for page in way:
            if page.screen is screen and said(page.place) is None:
                return page
    return way[-1]


def out_of_look(page: Page) -> Page:
    """From a part of the last look back to the person it is about, and from there to all."""
    subject = page.place if page.screen is Screen.CHECK_PART else ""
    return Page(Screen.CHECK_PERSON, 0, subject) if subject else Page(Screen.CHECK)
