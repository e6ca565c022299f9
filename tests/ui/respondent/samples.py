"""A small questionnaire and an open round with it, for tests and for the program that is killed in one of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from facilitator_app.domain.ids import new_id
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
from facilitator_app.domain.round import CommentRule, Promise, Round, RoundState
from facilitator_app.services.workspace import Workspace, create_workspace
from facilitator_app.store import Cost
from facilitator_app.ui.respondent.flow import AnsweringFlow
from facilitator_app.ui.respondent.pages import PageKind
from facilitator_app.ui.respondent.person import AssistanceMode

PASSPHRASE = "five short words to open it"
LABELS = ("Disagree a lot", "Disagree a bit", "Not sure either way", "Agree a bit", "Agree a lot")
NINETEEN = (
    "People in this partnership tell each other early and openly when something that they said they would do slips."
)


def words(text: str, easy: str = "") -> Wording:
    return Wording({"en": text}, {"en": easy} if easy else {})


def small_instrument(parts: int = 2, items: int = 2) -> Instrument:
    """``parts`` parts of ``items`` statements; the first has 19 words, all have easy words."""

    def item(part: int, number: int) -> Item:
        usual = NINETEEN if (part, number) == (1, 1) else f"We keep promise {number} of part {part} to each other."
        return Item(
            f"p{part}i{number}", words(usual, f"We keep promise {part} {number}."), words(f"Promise {part} {number}")
        )

    sections = tuple(
        Section(
            f"p{part}",
            words(f"Trust {part}"),
            words("This part is about how far we can count on each other."),
            tuple(item(part, number) for number in range(1, items + 1)),
        )
        for part in range(1, parts + 1)
    )
    return Instrument(
        id="small",
        version=1,
        kind=Kind.SURVEY,
        title=words("Small survey"),
        purpose=words("A look at how we work."),
        minutes=10,
        languages=("en",),
        scale=Scale(
            tuple(ScalePoint(value, words(label)) for value, label in enumerate(LABELS)),
            words("{n} of {total} agree"),
            words("{n} of {total} disagree"),
        ),
        sections=sections,
        open_questions=(OpenQuestion("well", words("What works well in this group?")),),
        bands=(Band("a", words("Strong"), words("It works."), Decimal(2), Decimal(4)),),
        source=Source("Ours", "original", "Free to use.", "None."),
    )


def open_round(instrument: Instrument, comments: CommentRule = CommentRule.SHOW) -> Round:
    return Round(
        id=new_id(),
        partnership_id="",
        name="Spring round",
        state=RoundState.OPEN,
        instrument=instrument,
        groups=(
            RaterGroup("vol", "Volunteers", "volunteers", 6),
            RaterGroup("agy", "Agencies", "agencies", 6),
        ),
        promise=Promise(comments=comments, delete_on=date(2027, 5, 1)),
        opened_on=date(2026, 5, 1),
    )


def workspace(folder: Path) -> Workspace:
    """A new store at no cost, with a facilitator called Sam."""
    made, _code = create_workspace(folder, PASSPHRASE, cost=Cost.quick())
    made.preferences.set_facilitator_name("Sam")
    return made


def saved_round(
    made: Workspace,
    parts: int = 2,
    items: int = 2,
    comments: CommentRule = CommentRule.SHOW,
    instrument: Instrument | None = None,
    groups: tuple[RaterGroup, ...] = (),
) -> Round:
    """An open round in a partnership of its own; with ``instrument`` of that instead of a small one."""
    partnership = made.partnerships.create(f"Harbour partnership {new_id()}")
    found = open_round(instrument or small_instrument(parts, items), comments)
    round_ = replace(found, partnership_id=partnership.id, groups=groups or found.groups)
    with made.store.transaction() as t:
        t.rounds.save(round_)
        t.commit()
    return round_


def to_first_question(flow: AnsweringFlow) -> None:
    """Through the pages before it, answering yes."""
    flow.ready()
    flow.carry_on()
    flow.choose_how(AssistanceMode.ALONE)
    flow.accept()
    while flow.page.screen is not PageKind.QUESTION:
        flow.carry_on()
