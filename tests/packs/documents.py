"""Every document that the program makes, of every kind, in both sizes, with usual words and with the worst ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache, partial
from typing import Any

import pytest

import kind_results
from facilitator_app import instruments, paths
from facilitator_app.charts.figures import MAKERS, FigureKind, saved
from facilitator_app.charts.picture import picture, title_of
from facilitator_app.charts.pieces import pieces, table_of
from facilitator_app.charts.tables import table_words
from facilitator_app.domain.aims import Agreement, Aims, OutcomeFigure
from facilitator_app.domain.comparing import compare
from facilitator_app.domain.discussion import Discussion, ToldDiscussion, ToldTalk
from facilitator_app.domain.instrument import Each, Instrument, Kind, Wording
from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.plan import Action, CameFrom, Owner, Status
from facilitator_app.domain.question_list import QuestionList
from facilitator_app.domain.receipts import HandedOver
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.session import AgreedAction, SessionNotes
from facilitator_app.domain.steps import finish
from facilitator_app.domain.support_plan import Cycle, SupportPlan, SupportRow
from facilitator_app.domain.template import with_goals, with_member, with_organisations
from facilitator_app.instruments.signposts import load as load_library
from facilitator_app.packs import PartId, render_pack
from facilitator_app.packs.library_sheets import agenda_sheet, comparison_sheet, questions_sheet, resource_sheet
from facilitator_app.packs.person.facts import PersonPart
from facilitator_app.packs.person.follow_up import FollowUpSheet, render_follow_up
from facilitator_app.packs.person.group import render_group
from facilitator_app.packs.person.pack import render_person
from facilitator_app.packs.person.preparation import render_preparation
from facilitator_app.packs.person.receipt_list import ReceiptLine, render_receipts
from facilitator_app.packs.picture_page import picture_page
from facilitator_app.packs.plain_sheet import PlainSheet, SheetPart, SheetTable, render_plain
from facilitator_app.packs.plan_sheet import PlanSheet, render_plan
from facilitator_app.packs.recovery_sheet import recovery_sheet, steps_card
from facilitator_app.packs.support_sheet import SupportSheet, render_support
from packs import people_shelf, shelf
from packs.paper import Paper, read
from packs.samples import facts
from two_rounds import beside_itself

LIBRARY = load_library(paths.bundled("resources", "signposts", "en.toml"))
BUNDLED = instruments.library([paths.bundled("instruments")])[0]
DAY = date(2026, 4, 28)

UNBROKEN = "Zusammenarbeitsvereinbarungsverfahrenskommissionssitzungsprotokollführerinnenamt"
LONG_NAME = "The Whole County Alliance of Housing, Health, Police and Volunteer Organisations"
assert len(UNBROKEN) == len(LONG_NAME) == 80
"""Names of 80 letters: one word without a place to break it, and many words."""

CODE = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ"


def worst(thing: Any) -> Any:
    """The same questionnaire with a long unbroken word at the end of every text."""
    if isinstance(thing, Wording):
        return Wording({code: f"{text} {UNBROKEN[:60]}" for code, text in thing.usual.items()})
    if isinstance(thing, tuple):
        return tuple(worst(one) for one in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        parts = {one.name: getattr(thing, one.name) for one in fields(thing) if one.init}
        changed = {name: worst(part) for name, part in parts.items() if is_dataclass(part) or isinstance(part, tuple)}
        return replace(thing, **{name: part for name, part in changed.items() if part is not parts[name]})
    return thing


def long_groups(of: tuple[RaterGroup, ...]) -> tuple[RaterGroup, ...]:
    return tuple(replace(one, name=(UNBROKEN, LONG_NAME)[n % 2]) for n, one in enumerate(of))


@cache
def worst_results(kind: Kind) -> RoundResults:
    instrument = kind_results.filled(kind)
    instrument = replace(worst(instrument), id=instrument.id)
    groups = long_groups(kind_results.groups_for(instrument))
    said = (UNBROKEN * 4, f"{LONG_NAME}. " * 5, "Short.", "Well said.")
    return kind_results.released(instrument, groups=groups, name=UNBROKEN, round_name=LONG_NAME, comments=said)


@cache
def bundled_results(id_: str) -> RoundResults:
    """Made-up answers to a questionnaire of the library."""
    instrument = next(one for one in BUNDLED if one.id == id_)
    return kind_results.released(ready(instrument), comments=("Good.", "Could be better.", "I agree."))


def ready(instrument: Instrument) -> Instrument:
    """The questionnaire, filled as at set-up where it waits for something."""
    if instrument.needs is Each.GOAL:
        return with_goals(instrument, kind_results.GOALS)
    if instrument.needs is Each.ORGANISATION:
        return with_organisations(instrument, kind_results.PARTNERS)
    return with_member(instrument, "Ana") if instrument.needs is Each.MEMBER else instrument


def _pack(results: Callable[[], RoundResults], large: bool) -> bytes:
    changes = {"facilitator": UNBROKEN} if results().partnership_name == UNBROKEN else {}
    return finish(render_pack(results(), facts(large_print=large, signposts=LIBRARY, **changes)))


def _changed(results: Callable[[], RoundResults], large: bool) -> bytes:
    """With two earlier rounds, that had the same answers."""
    now = replace(results(), closed_on=DAY)
    since = beside_itself(now, date(2024, 3, 9), date(2024, 9, 9))
    return finish(render_pack(now, facts(large_print=large, since=since)))


@cache
def _worst_person() -> Any:
    one = people_shelf.answers(UNBROKEN, named=True, words=(UNBROKEN * 3, LONG_NAME * 3, "Short."))
    groups = tuple(replace(g, name=(UNBROKEN, LONG_NAME)[n % 2]) for n, g in enumerate(one.round_.groups))
    instrument = one.round_.instrument
    round_ = replace(one.round_, groups=groups, name=LONG_NAME, instrument=replace(worst(instrument), id=instrument.id))
    return replace(one, round_=round_)


def _person(large: bool) -> bytes:
    action = AgreedAction(*(UNBROKEN for _field in range(5)))
    notes = SessionNotes(notes={"step:hopes": UNBROKEN * 2}, actions=(action, action), to_share=UNBROKEN, begun_on=DAY)
    found = people_shelf.found_in(_worst_person())
    now = replace(found.results, closed_on=DAY)
    since = replace(beside_itself(now, date(2024, 3, 9), date(2024, 9, 9)), about_person=True)
    about = facts(large_print=large, facilitator=LONG_NAME, since=since)
    return finish(render_person(found, about, frozenset(PersonPart), notes))


def _preparation(large: bool) -> bytes:
    found = people_shelf.found_in(_worst_person())
    return finish(render_preparation(found, facts(large_print=large)))


def _report(large: bool) -> bytes:
    report = people_shelf.everybody()[1]
    blocks = tuple(replace(b, name=(UNBROKEN, LONG_NAME)[n % 2]) for n, b in enumerate(report.results.blocks))
    sections = tuple(replace(s, title=f"{s.title} {UNBROKEN[:60]}") for s in report.results.sections)
    results = replace(report.results, partnership_name=UNBROKEN, round_name=LONG_NAME, blocks=blocks, sections=sections)
    return finish(render_group(replace(report, results=results), facts(large_print=large, facilitator=UNBROKEN)))


def _receipts() -> bytes:
    names = ("Sam", UNBROKEN, LONG_NAME, "W" * 80)
    lines = [ReceiptLine(name, 1000 + n, DAY, how) for n, (name, how) in enumerate(zip(names, [None, *HandedOver]))]
    return finish(render_receipts(UNBROKEN, LONG_NAME, True, lines * 6, DAY))


def _follow_up(words: str, name: str) -> bytes:
    action = AgreedAction(*(words for _field in range(5)), day=DAY)
    notes = SessionNotes(actions=(action, action, action), begun_on=DAY)
    return finish(render_follow_up(FollowUpSheet(name, name, True, notes), DAY))


def _plan(many: int, hostile: bool) -> bytes:
    """The plan with so many actions; ``hostile``: of long names, in several scripts."""
    words = (
        (UNBROKEN, LONG_NAME, "\u05d0\u05d1\u05d2 Łódź 多", "مرحبا بالعالم")
        if hostile
        else ("Each aim has an owner",) * 4
    )
    actions = [
        Action(
            f"a{n}",
            want=words[n % 4],
            first_step=words[(n + 1) % 4] * (n % 2),
            owner=Owner(words[(n + 2) % 4]),
            by=DAY if n % 3 else None,
            how_known=words[(n + 3) % 4],
            first=n < 3,
            status=(Status.NOT_STARTED, Status.GOING, Status.GOING, Status.DONE, Status.DROPPED)[n % 5 if n > 5 else 0],
            reason=words[n % 4],
            done_on=DAY,
        )
        for n in range(many)
    ]
    name = UNBROKEN if hostile else "Northfield Families Partnership"
    talk = ToldTalk(name, tuple(_talked_about(n, words[n % 4]) for n in range(many // 3)))
    return finish(render_plan(PlanSheet(name, hostile, actions, {}, talk), DAY))


def _talked_about(n: int, words: str) -> ToldDiscussion:
    """Each third without a note, each second without a vote."""
    dots = n if n % 2 else None
    one = Discussion(
        CameFrom("r1", f"s{n}", words), note=f"{words}\n\n" * 20 * (n % 3), dots=dots, voted_on=dots and DAY
    )
    return ToldDiscussion(one, words * (n % 2))


def _with_aims(hostile: bool, large: bool) -> bytes:
    """A pack with views and outcomes; ``hostile``: of words as long as they may be, and numbers as large."""
    words = (
        f"{LONG_NAME} {UNBROKEN} \u05d0\u05d1\u05d2 Łódź 多 مرحبا\n" * 4 if hostile else "A town for all\nMore homes"
    )
    label, unit, value = (UNBROKEN[:200], UNBROKEN[:40], "-999999999999.999") if hostile else ("Beds", "beds", "12.50")
    figures = tuple(
        OutcomeFigure(
            f"f{n}", f"{label[:190]} {n // 3}", unit, Decimal(value), DAY + timedelta(days=n), LONG_NAME[:200]
        )
        for n in range(30 if hostile else 6)
    )
    aims = Aims(words[:1500], words[:1500], Agreement(words[:1500], DAY, LONG_NAME[:200]), figures)
    results = worst_results(Kind.SURVEY) if hostile else shelf.results_of("usual")
    chosen = frozenset({PartId.OUTCOMES})
    return finish(render_pack(results, facts(large_print=large, aims=aims, parts=chosen)))


def _support(many: int, hostile: bool) -> bytes:
    """The Support Action Plan with so many rows; ``hostile``: of words in several scripts, as long as they may be."""
    words = (
        (UNBROKEN, f"{LONG_NAME} " * 7, "\u05d0\u05d1\u05d2 Łódź 多" * 30, "مرحبا بالعالم\n" * 20)
        if hostile
        else ("Each aim has an owner",) * 4
    )
    rows = tuple(
        SupportRow(
            f"r{n}",
            words[n % 4],
            words[(n + 1) % 4],
            words[(n + 2) % 4] * (n % 3),
            Owner(words[(n + 3) % 4]),
            n % 10,
            words[n % 4],
            CameFrom("r", "s", words[n % 4][:200]) if n % 2 else None,
        )
        for n in range(many)
    )
    name = UNBROKEN if hostile else "Northfield Families Partnership"
    return finish(render_support(SupportSheet(name, hostile, SupportPlan(Cycle(DAY), rows), {}), DAY))


def _plain(many: int, hostile: bool) -> bytes:
    """A page of words with so many rows; ``hostile``: of words in several scripts, as long as they may be."""
    words = (
        (UNBROKEN, LONG_NAME, "\u05d0\u05d1\u05d2 Łódź 多", "مرحبا بالعالم")
        if hostile
        else ("We agree how to end",) * 4
    )
    rows = [(words[n % 4], words[(n + 1) % 4], f"In {n} days") for n in range(many)]
    parts = [
        SheetPart("", table=SheetTable(("Day", "What", "How it stands"), rows, (3, 7, 3))),
        *(SheetPart(f"Part {n}: {words[n]}", [f"{words[n]}\n{words[n]} " * many, ""]) for n in range(4)),
        SheetPart("What is left", ["Of all of it"], SheetTable(("What", "Who"), [row[:2] for row in rows], (1, 1))),
    ]
    about = UNBROKEN if hostile else "Northfield Families Partnership"
    return finish(render_plain(PlainSheet("Our exit strategy", about, "As it stood.", parts, hostile)))


def _every() -> Iterator[tuple[str, Callable[[], bytes]]]:
    for large in (False, True):
        size = " large" * large
        for shape in shelf.SHAPES:
            yield f"pack {shape}{size}", partial(shelf.pdf_of, shape, large)
        for kind in Kind:
            yield f"kind {kind}{size}", partial(_pack, partial(kind_results.made_up, kind), large)
            yield f"worst {kind}{size}", partial(_pack, partial(worst_results, kind), large)
        yield f"changed{size}", partial(_changed, partial(shelf.results_of, "usual"), large)
        yield f"aims{size}", partial(_with_aims, False, large)
        yield f"worst aims{size}", partial(_with_aims, True, large)
        yield f"worst changed{size}", partial(_changed, partial(worst_results, Kind.SURVEY), large)
        for instrument in BUNDLED:
            yield f"bundled {instrument.id}{size}", partial(_pack, partial(bundled_results, instrument.id), large)
        for shape in people_shelf.SHAPES:
            yield f"person {shape}{size}", partial(people_shelf.pack_of, shape, large)
            yield f"preparation {shape}{size}", partial(people_shelf.sheet_of, shape, large)
        yield f"report{size}", partial(people_shelf.report_of, large)
        yield f"worst person{size}", partial(_person, large)
        yield f"worst preparation{size}", partial(_preparation, large)
        yield f"worst report{size}", partial(_report, large)
    yield "receipts", _receipts
    yield "follow-up", partial(_follow_up, "Ring one partner a week", "Sam")
    yield "worst follow-up", partial(_follow_up, UNBROKEN * 3, UNBROKEN)
    for many in (0, 5, 60):
        yield f"plan of {many}", partial(_plan, many, False)
        yield f"worst plan of {many}", partial(_plan, many, True)
    for many in (0, 3, 9):
        yield f"support plan of {many}", partial(_support, many, False)
        yield f"worst support plan of {many}", partial(_support, many, True)
    for many in (0, 4, 60):
        yield f"plain sheet of {many}", partial(_plain, many, False)
        yield f"worst plain sheet of {many}", partial(_plain, many, True)
    yield "recovery", partial(recovery_sheet, CODE, "0123456789abcdef" * 2, DAY)
    yield "recovery with words", partial(recovery_sheet, CODE, "0123456789abcdef" * 2, DAY, f"{UNBROKEN} river stone")
    yield "card", partial(steps_card, "A round in 10 steps", [f"{LONG_NAME}. {UNBROKEN}"] * 10)
    for agenda in LIBRARY.agendas:
        yield f"agenda {agenda.id}", partial(agenda_sheet, agenda)
    for entry in LIBRARY.entries:
        yield f"resource {entry.id}", partial(resource_sheet, entry, "2003", "Read long ago.", ["Trust"], ["Depth"])
    for number in (2, 3, 4):
        some = sorted(BUNDLED, key=lambda one: -len(one.title.text()))[:number]
        yield f"comparison of {number}", lambda some=some: comparison_sheet(compare(some))  # type: ignore[misc]
    for instrument in BUNDLED:
        yield f"questions {instrument.id}", partial(questions_sheet, QuestionList.of(ready(instrument)))
    for kind in Kind:
        yield f"pictures {kind}", partial(_picture, kind)
        yield (
            f"worst questions {kind}",
            lambda kind=kind: questions_sheet(  # type: ignore[misc]
                QuestionList.of(worst(kind_results.filled(kind)))
            ),
        )
    for figure in FigureKind:
        yield f"figure {figure}", partial(_figure, figure)


def _picture(kind: Kind) -> bytes:
    """All themes, as a picture by itself."""
    results = worst_results(kind)
    piece, _name = pieces(results)[0]
    return picture_page(picture(results, piece, 7), title_of(results, piece), table_words(table_of(results, piece)))


def _figure(figure: FigureKind) -> bytes:
    if figure is FigureKind.CHANGE:
        since = beside_itself(replace(worst_results(Kind.SURVEY), closed_on=DAY), date(2024, 3, 9), date(2024, 9, 9))
        return saved(since.now, figure, "pdf", f"{LONG_NAME}. Issue 3.", since=since)
    kinds = (Kind.SURVEY, Kind.PARTNER_MAP, Kind.RISK_GRID)
    results = next(found for kind in kinds if MAKERS[figure].has(found := worst_results(kind)))
    return saved(results, figure, "pdf", f"{LONG_NAME}. Issue 3.")


DOCUMENTS: dict[str, Callable[[], bytes]] = dict(_every())
PACKS = {f"pack {shape}{' large' * large}": (shape, large) for shape, large in shelf.BOTH_SIZES}
"""Those of the shelf, each with its shape and size."""
PERSONS = {f"person {shape}{' large' * large}": (shape, large) for shape, large in people_shelf.BOTH_SIZES}
"""Those for people, in the same way."""
QUICK = ("pack usual", "pack usual large", "person usual", "preparation usual")
"""Those that quick tests ask about; all others are slow, if only for the first of their tests, which draws them."""


def documents(names: Iterable[str] = DOCUMENTS) -> pytest.MarkDecorator:
    """A test of each of these documents as ``name``. All tests of one document, in whatever file, run after each other:
    it is drawn and read once for all of them, by the one process that has them, and then forgotten."""
    marked = [pytest.param(name, marks=[] if name in QUICK else pytest.mark.slow) for name in names]
    return pytest.mark.parametrize("name", marked, scope="session")


@lru_cache(2)
def document(name: str) -> bytes:
    """The document, made once for all tests of it."""
    return DOCUMENTS[name]()


@lru_cache(2)
def read_document(name: str) -> Paper:
    """The same read back."""
    return read(document(name))
