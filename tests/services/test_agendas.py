"""Agendas of a partnership over a real store: copied, changed, put out on the timeline, and their clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builders import PASSPHRASE, a_partnership
from facilitator_app.domain.agendas import (
    LONGEST,
    MOST_AGENDAS,
    MOST_ITEMS,
    AgendaClock,
    AgendaItem,
    OwnAgendas,
    copied,
    left_words,
    moved,
)
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.signposts import Agenda, AgendaStep
from facilitator_app.services.changes import Change
from facilitator_app.services.workspace import Workspace, create_workspace
from facilitator_app.store import Cost

TODAY = date(2028, 2, 15)
LEAP_DAY = date(2028, 2, 29)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A store with the partnership "p1"."""
    made, _code = create_workspace(tmp_path / "store", PASSPHRASE, lambda: TODAY, Cost.quick())
    with made.store.transaction() as t:
        t.partnerships.save(a_partnership())
        t.commit()
    yield made
    made.close()


def test_a_change_is_of_one_partnership_and_the_library_stays(workspace: Workspace) -> None:
    other = workspace.partnerships.create("Harbour")
    seen: list[Change] = []
    workspace.changes.subscribe(seen.append)
    away = workspace.agendas.get("p1", "away-day")
    longer = replace(away, items=(*away.items, AgendaItem("i1", "Tea", 15)))
    workspace.agendas.keep("p1", away)
    assert seen == [], "as in the library it takes no room"
    workspace.agendas.keep("p1", longer)
    assert seen == [Change.PAPERS]
    assert workspace.agendas.get("p1", "away-day").minutes == 105
    assert workspace.agendas.get(other.id, "away-day") == away
    found = workspace.agendas.of("p1")
    bundled = workspace.library.signposts().agendas
    assert [one.id for one in found.agendas] == [one.id for one in bundled], "in the order of the library"
    assert found.changed == {"away-day"}
    workspace.agendas.keep("p1", away)
    with workspace.store.transaction() as t:
        assert t.papers.of("p1", OwnAgendas) == OwnAgendas(), "changed back it is none of its own any more"
    workspace.agendas.keep("p1", longer)
    workspace.agendas.remove("p1", "away-day")
    assert workspace.agendas.get("p1", "away-day") == away


def test_one_of_its_own_goes_as_a_whole_and_with_the_partnership(workspace: Workspace) -> None:
    made = workspace.agendas.begin("p1")
    assert workspace.agendas.of("p1").agendas[-1] == made
    workspace.agendas.remove("p1", made.id)
    with pytest.raises(AppError) as told:
        workspace.agendas.get("p1", made.id)
    assert told.value.code == "not_found"
    workspace.agendas.begin("p1")
    workspace.partnerships.delete("p1")
    with workspace.store.transaction() as t:
        assert t.papers.all(OwnAgendas) == {}


def test_what_cannot_be_kept_changes_nothing(workspace: Workspace) -> None:
    made = workspace.agendas.begin("p1")
    item = AgendaItem("i", "Tea")
    many = tuple(replace(item, id=str(n)) for n in range(MOST_ITEMS + 1))
    for wrong, code in (
        (replace(made, title="x" * (LONGEST + 1)), "too_long"),
        (replace(made, items=(replace(item, what="x" * (LONGEST + 1)),)), "too_long"),
        (replace(made, items=(replace(item, minutes=0),)), "minutes"),
        (replace(made, items=(replace(item, minutes=241),)), "minutes"),
        (replace(made, items=many), "too_many_items"),
    ):
        with pytest.raises(AppError) as told:
            workspace.agendas.keep("p1", wrong)
        assert told.value.code == code
    assert workspace.agendas.get("p1", made.id) == made
    for _more in range(MOST_AGENDAS - 1):
        workspace.agendas.begin("p1")
    with pytest.raises(AppError) as told:
        workspace.agendas.begin("p1")
    assert told.value.code == "too_many_items"


def test_a_journey_stands_on_the_timeline_from_a_leap_day_on(workspace: Workspace) -> None:
    (journey,) = workspace.library.signposts().journeys
    workspace.agendas.set_out("p1", journey, LEAP_DAY)
    workspace.agendas.set_out("p1", journey, LEAP_DAY)
    life = workspace.timeline.of("p1").life
    assert [(one.what, one.on) for one in life.meetings] == [
        ("Awareness session", LEAP_DAY),
        ("Each member answers the checklist", date(2028, 3, 7)),
        ("Consensus session", date(2028, 4, 4)),
        ("Planning session", date(2028, 4, 18)),
    ]
    assert life.look_again == date(2030, 2, 26)
    with pytest.raises(AppError) as told:
        workspace.agendas.set_out("p1", journey, date.max)
    assert told.value.code == "too_late"


def test_items_move_and_stop_at_the_ends() -> None:
    items = tuple(AgendaItem(name, name) for name in "abc")
    assert [one.id for one in moved(items, "a", 1)] == ["b", "a", "c"]
    assert moved(items, "a", -1) == moved(items, "c", 1) == moved(items, "x", 1) == items


def test_an_agenda_goes_to_paper_as_it_was_typed_but_tidy(workspace: Workspace) -> None:
    made = replace(workspace.agendas.begin("p1"), title=" ", items=(AgendaItem("i", " Tea \n", 5, "a  b"),))
    assert made.as_agenda == Agenda(made.id, "Our meeting", "", "", (), (), (AgendaStep(5, "Tea", "a b"),))
    library = workspace.library.signposts().agendas[0]
    assert copied(library).as_agenda == replace(library, topics=())


class Watch:
    """A clock that goes on when it is told to."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_clock_counts_for_the_present_item_while_it_runs() -> None:
    agenda = Agenda("a", "A", "", "", (), (), (AgendaStep(10, "One", ""), AgendaStep(5, "Two", "")))
    watch = Watch()
    clock = AgendaClock(agenda, watch)
    watch.now += 500
    assert (clock.left, clock.runs) == (600, False), "it begins paused"
    clock.go_on()
    clock.go_on()
    watch.now += 61
    assert (clock.left, left_words(clock)) == (539, "9 minutes left")
    clock.pause()
    watch.now += 1000
    assert clock.left == 539, "a pause counts for nothing"
    clock.go_on()
    watch.now += 10
    clock.go_to(1)
    assert (clock.left, left_words(clock)) == (300, "5 minutes left")
    watch.now += 290
    assert left_words(clock) == "Less than a minute left"
    watch.now += 10
    assert left_words(clock) == "The time is up"
    watch.now += 60
    assert left_words(clock) == "1 minute over"
    clock.go_to(0)
    assert clock.left == 529, "what an item has used stays used"
    for beyond in (-1, 2):
        clock.go_to(beyond)
        assert clock.number == 0
