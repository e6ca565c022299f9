"""What a partnership will do, on paper: one A4 page where the actions fit, in large enough letters for a wall."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.charts.scripts import clean
from facilitator_app.domain.discussion import ToldDiscussion, ToldTalk, dots_words
from facilitator_app.domain.language import _, long_date
from facilitator_app.domain.plan import Action, Status, action_title, due_words, owner_name
from facilitator_app.domain.steps import Job
from facilitator_app.packs.blocks import Space, Words
from facilitator_app.packs.book import Book, Furniture
from facilitator_app.packs.sheet import WIDTH, PackSheet
from facilitator_app.packs.table import Cell, PackTable, TableRow

STEP, OWNER, DAY, KNOWN = 36 * MM, 29 * MM, 30 * MM, 33 * MM
HEADING = 20 * MM
LEAST = 70 * MM
"""A table that is longer than this may begin on one page and go on on the next."""

NOTHING = ToldTalk()
"""Nothing was talked about."""


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """``actions`` in the order of the page; ``names``: id of a member or organisation → the name to show. ``talk``: has a page
    of its own, if there is any."""

    partnership: str
    practice: bool
    actions: Sequence[Action]
    names: Mapping[str, str]
    talk: ToldTalk = NOTHING


def render_plan(plan: PlanSheet, today: date) -> Job[bytes]:
    """The plan as the bytes of a PDF. Raises AppError ``pack_failed``."""
    from facilitator_app.packs.pack import guarded, laid_out

    def make() -> Job[bytes]:
        book = Book(PackSheet())
        furniture = Furniture(
            title=clean(_("What we will do: {partnership}", partnership=plan.partnership)),
            left=plan.partnership,
            right=_("What we will do"),
            foot=_("As it stood on {day}.", day=long_date(today)),
            practice=_("Practice.") if plan.practice else "",
            language="en-GB",
        )
        parts = [(_("What we will do"), lambda: _fill(book, plan, today))]
        if plan.talk.things:
            parts.append((_("What we talked about"), lambda: _fill_talk(book, plan)))
        return laid_out(book, parts, furniture)

    return guarded(make)


def _fill(book: Book, plan: PlanSheet, today: date) -> None:
    lead = _("Who does what, and by when.")
    book.start(_("What we will do"), "plan", *book.opening(_("What we will do"), plan.partnership, lead))
    still = [one for one in plan.actions if one.open]
    first = [one for one in still if one.first]
    for title, actions in (
        (_("To begin with"), first),
        (_("Then") if first else _("Actions"), [one for one in still if not one.first]),
    ):
        if actions:
            table = _table(book, plan, actions, today)
            if book.room < HEADING + min(table.height(WIDTH), LEAST):
                book.turn()
            book.heading(title)
            book.add(table)
    over = [_words(book, _ended(one), "body") for one in plan.actions if not one.open]
    if over:
        book.heading(_("Done or dropped"), over[0])
        for words in over[1:]:
            book.add(Space(1.5 * MM), words)
    if not plan.actions:
        book.add(Space(3 * MM), _words(book, _("No action yet."), "body"))


def _fill_talk(book: Book, plan: PlanSheet) -> None:
    """Each theme or statement with what was said, what was agreed, and its dots."""
    title, talk = _("What we talked about"), plan.talk
    lead = _(
        "From {round}. What a group agrees is apart from what people answered, and in no figure.", round=talk.round_name
    )
    book.start(title, "talk", *book.opening(title, plan.partnership, lead))
    for one in talk.things:
        blocks = list(_said(book, one)) or [_words(book, _("Nothing was written down."), "body")]
        book.heading(one.discussion.source.words, *blocks[:1])
        for block in blocks[1:]:
            book.add(Space(1.5 * MM), block)


def _said(book: Book, one: ToldDiscussion) -> Iterator[Words]:
    if one.agreed:
        yield _words(book, _("The group agrees: {words}", words=one.agreed), "strong")
    if one.discussion.dots is not None:
        dots, day = dots_words(one.discussion.dots), one.discussion.voted_on
        yield _words(book, _("{dots} on {day}", dots=dots, day=long_date(day)) if day else dots, "body")
    for line in one.discussion.note.splitlines():
        if line.strip():
            yield _words(book, line.strip(), "body")


def _table(book: Book, plan: PlanSheet, actions: Sequence[Action], today: date) -> PackTable:
    heads = (_("What we want to see"), _("First step"), _("Owner"), _("By when"), _("How we will know"))
    head = TableRow([Cell(_words(book, text, "cell_strong"), "Column") for text in heads], strong=True)
    return PackTable(
        (WIDTH - STEP - OWNER - DAY - KNOWN, STEP, OWNER, DAY, KNOWN),
        [head],
        [[_row(book, plan, one, today)] for one in actions],
    )


def _row(book: Book, plan: PlanSheet, action: Action, today: date) -> TableRow:
    cells = (
        action.first_step.strip(),
        owner_name(action.owner, plan.names),
        due_words(action, today),
        action.how_known.strip(),
    )
    return TableRow(
        [
            Cell(_words(book, action_title(action), "cell_strong"), "Row"),
            *(Cell(_words(book, text, "cell")) for text in cells),
        ]
    )


def _ended(action: Action) -> str:
    """What became of it, in one line."""
    if action.status is Status.DROPPED:
        return _("{action}: dropped. {why}", action=action_title(action), why=action.reason.strip())
    if action.done_on:
        return _("{action}: done on {day}.", action=action_title(action), day=long_date(action.done_on))
    return _("{action}: done.", action=action_title(action))


def _words(book: Book, text: str, role: str) -> Words:
    return Words(text, book.sheet.style(role, PAPER.ink))
