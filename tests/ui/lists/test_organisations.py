"""A list of organisations is brought in as one of people is: file, paste, mending in place, no doubles, one Undo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from facilitator_app.domain.ids import new_id
from facilitator_app.domain.partnership import Organisation
from facilitator_app.ui.partnership import bringing_in
from facilitator_app.ui.partnership.details_presenter import DetailsPresenter
from facilitator_app.ui.routes import ImportOrganisationsRoute, PartnershipDetailsRoute
from ui.checks import assert_sound
from ui.home.page_checks import said
from ui.setup.bench import RecordingShell, beside_the_rail, partnership_in


def names(shell: RecordingShell, partnership_id: str) -> list[str]:
    return [one.name for one in shell.workspace.partnerships.get(partnership_id).organisations]


@pytest.fixture
def made(shell: RecordingShell) -> Any:
    found = partnership_in(shell)
    return shell.workspace.partnerships.set_organisations(found.id, (Organisation(new_id(), "Council"),))


@pytest.fixture
def page(shell: RecordingShell, show: Any, made: Any) -> Any:
    return show(bringing_in.build(shell, ImportOrganisationsRoute(made.id)), width=beside_the_rail(1.0))


def test_each_organisation_of_a_list_of_people_is_added_once(
    shell: RecordingShell, page: Any, made: Any, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Agency\nAnn,Open Door\nBo,council\nKim,open door\nLee,Hub\n", "utf-8")
    page.presenter.read(path)
    assert "2 of 4 rows can be added. 2 are there already, or further up." in said(page)
    page.add_button.click()
    assert names(shell, made.id) == ["Council", "Open Door", "Hub"]
    assert "2 organisations were added." in said(page)
    page.undo_button.click()
    assert names(shell, made.id) == ["Council"]


def test_a_row_without_a_name_is_mended_in_place(shell: RecordingShell, page: Any, made: Any) -> None:
    QGuiApplication.clipboard().setText("Organisation\tTown\nHub\tA\n\tB\n")
    page.paste_button.click()
    assert "1 of 2 rows can be added. 1 has a problem." in said(page)
    page.bad_table.chosen.emit(0)
    page.mending.fields["name"].editor.setText("Harbour Trust")
    page.mending.fields["name"].editor.textEdited.emit("Harbour Trust")
    page.add_button.click()
    assert names(shell, made.id) == ["Council", "Hub", "Harbour Trust"]
    page.to_list.click()
    assert shell.route == PartnershipDetailsRoute(made.id, at_organisations=True)


def test_the_details_lead_to_it(shell: RecordingShell, show: Any, made: Any) -> None:
    details = show(DetailsPresenter.build(shell, PartnershipDetailsRoute(made.id)), width=beside_the_rail(1.0))
    details.bring_button.click()
    assert shell.route == ImportOrganisationsRoute(made.id)


def test_the_page_stays_sound_and_is_read_from_the_top(page: Any, settle: Any, tmp_path: Path) -> None:
    """A file that was just read shows first what its columns are, however long the list is."""
    path = tmp_path / "many.csv"
    path.write_text("Organisation\n" + "".join(f"Body {n}\n" for n in range(80)), "utf-8")
    page.presenter.read(path)
    settle()
    assert page.area.verticalScrollBar().maximum() > 0
    assert page.area.verticalScrollBar().value() == 0
    assert_sound(page, width=beside_the_rail(1.0))
