"""Own questionnaires over a real store and real files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from facilitator_app import instruments, paths
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.steps import finish
from facilitator_app.services.own_questionnaires import OwnQuestionnaires, State
from facilitator_app.services.workspace import Workspace, create_workspace, open_workspace, own_instruments
from facilitator_app.store import Cost

TODAY = date(2026, 11, 24)
SECRET = "apple river stone cloud"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = create_workspace(tmp_path / "store", SECRET, lambda: TODAY, Cost.quick())
    yield made
    made.close()


@pytest.fixture
def own(workspace: Workspace) -> OwnQuestionnaires:
    return workspace.own


def refused(code: str, call: object, *args: object) -> AppError:
    with pytest.raises(AppError) as caught:
        call(*args)  # type: ignore[operator]
    assert caught.value.code == code
    return caught.value


def bundled_text(name: str) -> bytes:
    return (paths.bundled("instruments") / name).read_bytes()


def test_a_copy_is_changed_used_and_leaves_the_original_and_rounds_as_they_are(workspace: Workspace) -> None:
    own, partnership = workspace.own, workspace.partnerships.create("Northfield")
    before = bundled_text("30-quick-check.toml")
    workspace.preferences.set_facilitator_name("Alex")
    key = own.copy("quick-check")
    assert key == "quick-check-copy"
    assert key not in {one.id for one in workspace.library.all()}
    draft = own.draft(key)
    own.save_draft(
        draft.write("title", "Our check").write("sections[1].items[1].text", "We agree what we are here to do.")
    )
    made = own.use(key)
    assert workspace.library.get(key) == made
    assert (workspace.library.titles()[key], workspace.library.titles()["quick-check"]) == (
        "Our check",
        "Ten-point quick check",
    )
    assert (str(made.title), made.version, made.source.changed) == (
        "Our check",
        1,
        "Changed by Alex on 24 November 2026.",
    )
    frozen = workspace.rounds.new(partnership.id, key)
    assert own.change(key) == key
    own.save_draft(own.draft(key).write("sections[1].items[1].text", "We know what we are here to do."))
    assert str(workspace.library.get(key).sections[0].items[0].text) == "We agree what we are here to do."
    assert own.use(key).version == 2
    assert own.use(own.change(key)).version == 3
    assert workspace.rounds.get(frozen.id).instrument == frozen.instrument
    assert bundled_text("30-quick-check.toml") == before


def test_a_draft_with_faults_is_kept_and_cannot_be_used(
    own: OwnQuestionnaires, tmp_path: Path, workspace: Workspace
) -> None:
    key = own.copy("quick-check")
    own.save_draft(own.draft(key).write("title", ""))
    error = refused("instrument_broken", own.use, key)
    assert "title.en" in error.do
    workspace.close()
    again = open_workspace(tmp_path / "store", SECRET, lambda: TODAY)
    assert next((row.id, row.state) for row in again.own.rows()) == (key, State.DRAFT)
    again.own.discard(key)
    assert State.DRAFT not in {row.state for row in again.own.rows()}
    again.close()


def test_ids_never_meet(own: OwnQuestionnaires) -> None:
    assert [own.copy("quick-check") for _n in range(3)] == [
        "quick-check-copy",
        "quick-check-copy-2",
        "quick-check-copy-3",
    ]
    own.use("quick-check-copy")
    assert own.copy("quick-check-copy") == "quick-check-copy-4"


def test_a_file_that_cannot_be_read_keeps_its_name(own: OwnQuestionnaires) -> None:
    """It is in no list, and using a copy must not be what takes it away."""
    own.folder.mkdir(exist_ok=True)
    broken = own.folder / "quick-check-copy.toml"
    broken.write_text("title = ", "utf-8")
    assert own.copy("quick-check") == "quick-check-copy-2"
    own.use("quick-check-copy-2")
    assert broken.read_text("utf-8") == "title = "


def test_what_comes_from_elsewhere_keeps_its_id_where_it_is_free(own: OwnQuestionnaires) -> None:
    tables = own.stored("quick-check").put("id", "how-we-meet")
    assert [own.adopt(tables) for _n in range(2)] == ["how-we-meet", "how-we-meet-2"]
    assert own.draft("how-we-meet-2").title == own.stored("quick-check").title


def test_only_own_ones_are_changed_or_deleted(own: OwnQuestionnaires, workspace: Workspace) -> None:
    for call in (own.change, own.delete):
        refused("not_yours", call, "quick-check")
    own.use(own.copy("quick-check"))
    own.change("quick-check-copy")
    own.delete("quick-check-copy")
    assert {row.state for row in own.rows()} == {State.BUNDLED}
    refused("instrument_missing", workspace.library.get, "quick-check-copy")
    refused("draft_missing", own.draft, "quick-check-copy")
    assert list(own.folder.iterdir()) == []


def test_a_file_goes_to_a_colleague_and_comes_back(own: OwnQuestionnaires, tmp_path: Path) -> None:
    shared = tmp_path / "shared.toml"
    own.use(own.copy("stage-finder"))
    own.save_file("stage-finder-copy", shared)
    error = refused("id_taken", own.add_file, shared)
    assert "our copy" in str(error)
    copied = own.add_file(shared, as_copy=True)
    assert copied.id == "stage-finder-copy-2"
    assert copied.derived_from is not None
    assert copied.derived_from.id == "stage-finder-copy"
    own.delete("stage-finder-copy")
    assert own.add_file(shared).id == "stage-finder-copy"


@pytest.mark.parametrize("name", ["sheet.xlsx", "SHEET.XLSX", "sheet.csv"])
def test_a_file_is_a_spreadsheet_by_its_ending_and_the_list_has_titles(
    own: OwnQuestionnaires, tmp_path: Path, name: str
) -> None:
    own.use(own.copy("stage-finder"))
    own.save_file("stage-finder-copy", tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(b"PK") == name.lower().endswith(".xlsx")
    titles = {row.id: row.title for row in own.rows()}
    assert titles["stage-finder-copy"] == f"{titles['stage-finder']} (our copy)"


def test_a_broken_file_is_not_added_and_every_fault_is_named(own: OwnQuestionnaires, tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text("format = 1\nid = 'x y'\n", "utf-8")
    faults = refused("instrument_broken", own.add_file, bad).facts["faults"]
    assert {"id", "title", "sections"} <= {fault.location for fault in faults}
    refused("instrument_broken", own.add_file, tmp_path / "missing.toml")
    assert not own.folder.exists()


def test_a_file_dropped_into_the_folder_is_there_at_once(workspace: Workspace) -> None:
    folder = own_instruments(workspace.store.path)
    folder.mkdir()
    text = bundled_text("30-quick-check.toml").replace(b'id = "quick-check"', b'id = "dropped-in"', 1)
    (folder / "any name.toml").write_bytes(text)
    assert instruments.check(folder / "any name.toml") == ()
    assert workspace.library.get("dropped-in").id == "dropped-in"
    workspace.own.use(workspace.own.change("dropped-in"))
    assert [path.name for path in folder.iterdir()] == ["any name.toml"]


def test_a_folder_that_cannot_be_written_is_said(own: OwnQuestionnaires) -> None:
    own.folder.write_bytes(b"a file where the folder should be")
    refused("folder_unwritable", own.copy, "quick-check")


def test_own_questionnaires_go_with_a_copy_of_the_file(workspace: Workspace, tmp_path: Path) -> None:
    workspace.own.use(workspace.own.copy("quick-check"))
    workspace.own.copy("stage-finder")
    (tmp_path / "stick").mkdir()
    folder = finish(workspace.copies.make(tmp_path / "stick"))
    copied = {path.name: path.read_bytes() for path in own_instruments(folder).iterdir()}
    assert copied == {path.name: path.read_bytes() for path in workspace.own.folder.iterdir()}
    assert set(copied) == {"quick-check-copy.toml", "stage-finder-copy.draft"}
