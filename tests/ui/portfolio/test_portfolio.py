"""All partnerships together in the real window, and the sheet of counts on one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from builders import PASSPHRASE
from earlier_rounds import EVERYBODY, partnership_of_twelve, round_of
from facilitator_app.domain.plan import CameFrom, Status
from facilitator_app.services.workspace import Workspace, create_workspace
from facilitator_app.store import Cost
from facilitator_app.ui.routes import HomeRoute, PortfolioRoute
from facilitator_app.ui.widgets import DataTable
from facilitator_app.ui.window import Window
from person import Beat, Person
from ui.checks import assert_sound
from ui.home.page_checks import said

TODAY = date(2026, 11, 24)
pytestmark = pytest.mark.slow


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = create_workspace(tmp_path / "store", PASSPHRASE, lambda: TODAY, Cost.quick())
    yield made
    made.close()


@pytest.fixture
def person(workspace: Workspace, tmp_path: Path, qapp: object) -> Iterator[Person]:  # noqa: ARG001
    window = Window(tmp_path / "settings.json", today=lambda: TODAY, full_screen=False)
    window.resize(1366, 768)
    window.show()
    window.opened(workspace)
    yield Person(window, Beat())
    window.close()


def cells(table: DataTable) -> list[list[str]]:
    return [[table.item(row, at).text() for at in range(table.columnCount())] for row in range(table.rowCount())]


def test_nothing_and_one_partnership(person: Person, workspace: Workspace) -> None:
    person.window.go(PortfolioRoute())
    assert person.sees("No partnership yet.")
    workspace.partnerships.create("Mill")
    person.window.go(HomeRoute())
    assert person.button("All together") is None, "there is nothing to put together"
    person.window.go(PortfolioRoute())
    assert "Themes are shown where at least 4 partnerships have the same questionnaire." in said(person.window.page)


def test_four_partnerships_are_counted_and_the_sheet_names_nobody(
    person: Person, workspace: Workspace, tmp_path: Path
) -> None:
    for number in range(4):
        made = partnership_of_twelve(workspace)
        made = workspace.partnerships.describe(made.id, name=f"Valley {number}")
        round_ = round_of(workspace, made, EVERYBODY[:6], 0 if number < 3 else 3, instrument_id="quick-check")
        section = round_.instrument.sections[0]
        action = workspace.plan.add(made.id, CameFrom(round_.id, section.id, section.title.text()))
        workspace.plan.change(made.id, replace(action, want="Secret tea", by=date(2026, 11, 1)))
        if number:
            workspace.plan.set_status(made.id, action.id, Status.DONE)
    person.window.go(HomeRoute())
    person.press("All together")
    assert person.window._here == PortfolioRoute()
    work, themes = person.window.page.findChildren(DataTable)
    assert [row[1:] for row in cells(work)] == [["1", "1", "1", "0", "0", "0"], *([["1", "1", "0", "0", "1", "0"]] * 3)]
    assert cells(themes)[0][1:] == ["3 of 4", "4", "3"]
    path = tmp_path / "counts.pdf"
    person.window.ask_save_path = lambda *_args: path
    person.press("Save it as PDF")
    person.wait(path.exists, "the file")
    pages = pypdfium2.PdfDocument(path)
    assert len(pages) == 1
    text = " ".join(pages[0].get_textpage().get_text_range().split())
    for words in (
        "4 partnerships.",
        "4 rounds are closed.",
        "4 actions were agreed.",
        "Done 3",
        "1 action is overdue.",
    ):
        assert words in text
    assert not [word for word in ("Valley", "Secret", "Person", section.title.text()) if word in text]
    with pikepdf.open(path) as pdf:
        assert pdf.docinfo["/Title"] == "Our partnerships in counts"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_where_no_theme_comes_up_again_it_says_so(person: Person, workspace: Workspace, scale: float) -> None:
    for _number in range(4):
        made = partnership_of_twelve(workspace)
        round_of(workspace, made, EVERYBODY[:6], 3, instrument_id="quick-check")
    person.window.change_settings(replace(person.window.settings, scale=scale))
    person.window.go(PortfolioRoute())
    person.settle()
    words = "The newest results of 4 partnerships. No theme comes up in two or more of them."
    assert words in said(person.window.page)
    assert_sound(person.window)
