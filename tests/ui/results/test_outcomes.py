"""Views and outcomes side by side in the real window: there where something is written, absent where nothing is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from facilitator_app.domain.aims import Aims, OutcomeFigure
from facilitator_app.domain.follow_up import without_since
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.round import Round
from facilitator_app.packs import PartId
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.routes import AimsRoute, MainPointsRoute, OutcomesRoute, PacksRoute
from person import Person

TODAY = date(2026, 11, 24)


def nothing_written(workspace: Workspace, round_: Round) -> None:
    workspace.aims.describe(round_.partnership_id, Aims())
    workspace.aims.set_figures(round_.partnership_id, ())


def test_the_page_stands_beside_the_other_results(person: Person, workspace: Workspace, closed: Round) -> None:
    person.window.go(MainPointsRoute(closed.partnership_id, closed.id))
    person.press("Aims")
    assert person.window._here == OutcomesRoute(closed.partnership_id, closed.id, by_tab=True)
    aims = workspace.aims.of(closed.partnership_id)
    for words in (aims.purpose, *aims.each_outcome, "31 people", "30 September 2024", "61.5%", "Street count"):
        assert person.sees(words), words
    assert person.sees("No score is made of the two.")
    person.press("As a table")
    found: Any = person.window.page.presenter.tables_of_now()
    assert [len(table.rows) for table in found] == [len(without_since(closed.instrument).sections), len(aims.figures)]
    person.press("Change what is written")
    assert person.window._here == AimsRoute(closed.partnership_id)


def test_where_nothing_is_written_there_is_no_tab(person: Person, workspace: Workspace, closed: Round) -> None:
    nothing_written(workspace, closed)
    person.window.go(MainPointsRoute(closed.partnership_id, closed.id))
    assert person.button("Own words") is not None
    assert person.button("Aims") is None
    person.window.go(OutcomesRoute(closed.partnership_id, closed.id))
    assert person.sees("No aims are written down yet.")
    assert not person.sees("Outcome figures")
    person.settle()
    person.press("Write them down")
    assert person.window._here == AimsRoute(closed.partnership_id)


def test_only_what_is_written_has_a_heading(person: Person, workspace: Workspace, closed: Round) -> None:
    nothing_written(workspace, closed)
    workspace.aims.describe(closed.partnership_id, Aims("A town for all"))
    person.window.go(OutcomesRoute(closed.partnership_id, closed.id))
    assert person.sees("Our purpose")
    assert not [
        words for words in ("Our agreement", "Outcomes we signed up to", "Outcome figures") if person.sees(words)
    ]
    assert len(person.window.page.presenter.tables_of_now()) == 1


def test_no_figure_of_an_outcome_changes_a_result(workspace: Workspace, closed: Round) -> None:
    nothing_written(workspace, closed)

    def released() -> list[object]:
        found: Any = workspace.results.of_round(closed.id)
        return [found.headline, *((one.score, one.n, one.items, one.blocks, one.verdict) for one in found.sections)]

    before = released()
    ledger = workspace.store._connection.execute("SELECT count(*) FROM issues").fetchall()
    figures = [OutcomeFigure(f"f{n}", "Beds", "", Decimal(10**n), date(2026, 1, 1 + n)) for n in range(9)]
    workspace.aims.set_figures(closed.partnership_id, figures)
    workspace.aims.describe(closed.partnership_id, replace(Aims("Purpose"), outcomes="More beds"))
    assert released() == before
    assert workspace.store._connection.execute("SELECT count(*) FROM issues").fetchall() == ledger


@pytest.mark.slow
def test_a_letter_that_no_font_has_is_told_before_printing(person: Person, workspace: Workspace, closed: Round) -> None:
    person.window.go(PacksRoute(closed.partnership_id, closed.id))
    assert not person.sees("U+13000")
    workspace.aims.describe(closed.partnership_id, Aims("A town \U00013000 for all"))
    assert "A town \U00013000 for all" in workspace.packs.words_of_others(released(workspace, closed))
    person.window.go(MainPointsRoute(closed.partnership_id, closed.id))
    person.window.go(PacksRoute(closed.partnership_id, closed.id))
    assert person.sees("U+13000")


def test_beside_the_answers_about_one_person_there_are_no_aims(workspace: Workspace, closed: Round) -> None:
    about = next(
        r for r in workspace.rounds.of_partnership(closed.partnership_id) if r.about is not None and r.closed_on
    )
    inner = workspace.people_rounds.inner(about.id)[0]
    assert PartId.OUTCOMES in {part.id for part in workspace.packs.parts(released(workspace, closed))}
    assert PartId.OUTCOMES not in {part.id for part in workspace.packs.parts(released(workspace, inner))}
    assert workspace.packs.words_of_others(released(workspace, inner)) == ()


def released(workspace: Workspace, round_: Round) -> RoundResults:
    found = workspace.results.of_round(round_.id)
    assert isinstance(found, RoundResults)
    return found
