"""The pages a respondent can meet, and the order of those between the first question and sending."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from facilitator_app.domain.answer_key import AnswerKey
from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.subjects import AskOrder, Task


class PageKind(StrEnum):
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
    COVER = "cover"
    TROUBLE = "trouble"
    HAND_BACK = "hand_back"


ASKING = (PageKind.QUESTION, PageKind.OPEN_QUESTION)
"""Pages on which one question is asked: what is counted."""

NOTHING_TO_HIDE = frozenset(
    {
        PageKind.PASS,
        PageKind.NOT_TODAY,
        PageKind.STOP,
        PageKind.HELP,
        PageKind.DELETE,
        PageKind.DELETED,
        PageKind.COVER,
        PageKind.TROUBLE,
        PageKind.HAND_BACK,
    }
)
"""Pages that show nothing of a person's own; Esc leaves them as they are."""


BACK_FROM = frozenset(
    {
        PageKind.HOW,
        PageKind.BEFORE,
        PageKind.PRACTICE,
        PageKind.TODO,
        PageKind.PART,
        PageKind.QUESTION,
        PageKind.OPEN_QUESTION,
        PageKind.CHECK,
        PageKind.CHECK_PERSON,
        PageKind.CHECK_PART,
        PageKind.COME_BACK,
    }
)
"""Pages from which Back is offered."""

BACK_FROM_ABOVE = frozenset(
    {PageKind.SEE, PageKind.TELL_MORE, PageKind.GROUPS, PageKind.COMMENT, PageKind.LATER, PageKind.HAND_BACK}
)
"""The same for pages that lie over another one."""

BEFORE = {
    PageKind.SEE: PageKind.PASS,
    PageKind.HOW: PageKind.SEE,
    PageKind.BEFORE: PageKind.HOW,
    PageKind.COME_BACK: PageKind.PASS,
}
"""The page before, for those that are not on the way through the questions."""


@dataclass(frozen=True, slots=True)
class PageRef:
    """A page. ``section``: place of a part in the questionnaire, from 0. ``key``: id of an item or open question.

    Where people answer about people, ``section`` of a page about what is to do is the place of the next of them, and
    ``key`` of a page of the last look may be the id of the one whose answers it shows.
    """

    screen: PageKind
    section: int = 0
    key: str = ""


def path(instrument: Instrument, own_words: bool) -> tuple[PageRef, ...]:
    """Every page from the three words to the last look, in order. ``own_words``: comments are asked for."""
    pages = [PageRef(PageKind.WORDS), PageRef(PageKind.PRACTICE)]
    for number, section in enumerate(instrument.sections):
        if len(section.rows) > 1:  # a part of one statement says what it is about on the statement's own page
            pages.append(PageRef(PageKind.PART, number))
        pages.extend(PageRef(PageKind.QUESTION, number, item.id) for item in section.items)
    if own_words:
        pages.extend(PageRef(PageKind.OPEN_QUESTION, 0, question.id) for question in instrument.open_questions)
    pages.append(PageRef(PageKind.CHECK))
    return tuple(pages)


def people_path(instrument: Instrument, tasks: Sequence[Task], order: AskOrder, own_words: bool) -> tuple[PageRef, ...]:
    """The same where people answer about people: with pages that say what is still to do.

    One after another, everything about one person stands together, so that one can stop after each.
    """
    usual = path(instrument, own_words)
    if len(tasks) < 2:
        return usual
    first, rest, last = usual[:2], usual[2:-1], usual[-1]
    if order is AskOrder.SIDE_BY_SIDE:
        return (*first, PageRef(PageKind.TODO), *rest, last)
    pages: list[PageRef] = []
    for number, task in enumerate(tasks):
        pages.append(PageRef(PageKind.TODO, number))
        pages.extend(page for page in rest if _subject(instrument, page) == task.subject_id)
    return (*first, *pages, last)


def _subject(instrument: Instrument, page: PageRef) -> str:
    """About whom a page is."""
    key = page.key if page.screen is not PageKind.PART else instrument.sections[page.section].id
    return AnswerKey.of(key).subject_id


def first_open(way: Sequence[PageRef], said_at: Callable[[PageRef], object]) -> PageRef:
    """The first question without an answer, else the first open question without words, else the last page."""
    for kind in ASKING:
        for page in way:
            if page.screen is kind and said_at(page) is None:
                return page
    return way[-1]


def out_of_look(page: PageRef) -> PageRef:
    """From a part of the last look back to the person it is about, and from there to all."""
    subject = page.key if page.screen is PageKind.CHECK_PART else ""
    return PageRef(PageKind.CHECK_PERSON, 0, subject) if subject else PageRef(PageKind.CHECK)
