"""Two people of one name are told apart on every screen, page, pack and file: nowhere does one of them stand bare."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from facilitator_app.domain.steps import finish
from facilitator_app.services import demonstration
from facilitator_app.services.workspace import Workspace, open_workspace
from facilitator_app.ui import routes as to
from facilitator_app.ui import tour
from facilitator_app.ui.routes import SCREENS
from facilitator_app.ui.window import Window

TODAY = date(2026, 11, 24)
TWIN = "Robin Twin"
BARE = re.compile(TWIN + r"(?! \()")
PERSONAL = (to.PersonResultsRoute, to.PersonPackRoute, to.SessionRoute, to.EraseSessionRoute)
TYPED = (QLineEdit, QPlainTextEdit)
"""Where the name itself is typed, it stands as it was typed."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(demonstration_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, in which four subjects of its round about people get one name after it was closed: two of
    them from organisations of their own, two from one organisation with a word each."""
    folder = tmp_path_factory.mktemp("twins") / "store"
    shutil.copytree(demonstration_made, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder.parent / "laptop"))  # other copies of it were seen on the usual one
        _name_twins(folder)
    return folder


def _name_twins(folder: Path) -> None:
    workspace = open_workspace(folder, demonstration.PASSPHRASE, lambda: TODAY)
    round_ = closed(workspace)
    partnership = workspace.partnerships.get(round_.partnership_id)
    twins = [one.member_id for one in round_.about.subjects[:4]]
    places = [one.id for one in partnership.organisations]
    changes = {
        twins[0]: {"organisation_id": places[0]},
        twins[1]: {"organisation_id": places[1]},
        twins[2]: {"organisation_id": places[2], "tell_apart": "nurse"},
        twins[3]: {"organisation_id": places[2], "tell_apart": "driver"},
    }
    members = tuple(replace(m, name=TWIN, **changes[m.id]) if m.id in changes else m for m in partnership.members)
    workspace.partnerships.set_members(partnership.id, members)
    workspace.close()


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Iterator[Workspace]:
    shutil.copytree(made, tmp_path / "store")
    workspace = open_workspace(tmp_path / "store", demonstration.PASSPHRASE, lambda: TODAY)
    yield workspace
    workspace.close()


def closed(workspace: Workspace) -> Any:
    rounds = workspace.rounds.of_partnership(workspace.partnerships.rows()[0].partnership.id)
    return next(one for one in rounds if one.about is not None and one.state == "closed")


def texts(root: QWidget) -> Iterator[str]:
    """Everything that is written, or read aloud, on a page; not what stands in a field to be changed."""
    for widget in (root, *root.findChildren(QWidget)):
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle())
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(n) for n in range(widget.count()))
        elif not isinstance(widget, TYPED) and callable(getattr(widget, "text", None)):
            yield str(widget.text())


def bare(words: str) -> list[str]:
    """Where one of them stands by the bare name, with what is around it."""
    one_line = " ".join(words.split())
    return [one_line[max(0, found.start() - 40) : found.end() + 30] for found in BARE.finditer(one_line)]


def of_pdf(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return f"{words} {document.get_metadata_dict()}"


def test_no_screen_shows_one_of_them_by_the_bare_name(workspace: Workspace, tmp_path: Path, qtbot: Any) -> None:
    window = Window(tmp_path / "settings.json", today=lambda: TODAY, full_screen=False)
    window.resize(tour.WIDTH, tour.HEIGHT)
    window.show()
    routes = tour.routes_to_see(workspace, tmp_path)
    round_ = closed(workspace)
    routes += [
        kind(round_.partnership_id, round_.id, one.round_id) for one in round_.about.subjects[:4] for kind in PERSONAL
    ]
    found, seen = {}, 0
    for route in routes:
        if not isinstance(route, tour.BEFORE_OPENING) and not window.is_open:
            window.opened(workspace)
        window.go(route, hand=tour.hand_for(route))
        tour.settle()
        qtbot.waitUntil(lambda: not window.is_working, timeout=60_000)
        words = list(texts(window))
        seen += any(TWIN in one for one in words)
        if wrong := [where for one in words for where in bare(one)]:
            found[SCREENS[type(route)].name, route] = wrong
    assert found == {}
    assert seen > 20
    draft = tour._people_draft(workspace, round_.partnership_id)
    workspace.people_rounds.propose(draft.id)
    started = workspace.people_rounds.start(draft.id)
    for rater in (started.about.subjects[0].member_id, workspace.people_rounds.raters(started.id)[-1][0].id):
        window.hand_over_to(started.id, rater)
        mode = window.respondent
        assert mode is not None
        for name in mode.walk_pages():
            QApplication.processEvents()
            assert [where for one in texts(window) for where in bare(one)] == [], name
        mode.leave()
    window.close()
    window.deleteLater()


def test_no_page_and_no_file_names_one_of_them_by_the_bare_name(workspace: Workspace, tmp_path: Path) -> None:
    round_ = closed(workspace)
    folder = tmp_path / "packs"
    batch = finish(workspace.people_packs.write_all(round_.id, folder)[0])
    workspace.people_packs.note_written()
    names = [path.name for path in folder.iterdir()]
    twins = [name for name in names if TWIN in name]
    assert len(twins) > 1
    assert [name for name in twins if bare(name)] == []
    assert [one.name for one in batch.written if bare(one.name)] == []
    for path in folder.iterdir():
        assert bare(of_pdf(path.read_bytes())) == [], path.name
    receipts = of_pdf(finish(workspace.people_packs.receipt_list(round_.id)))
    assert bare(receipts) == []
    assert TWIN in receipts
    for one in round_.about.subjects[:4]:
        if not any(one.name == left for left, _why in batch.left_out):
            sheet = of_pdf(finish(workspace.people_packs.print_preparation(one.round_id)))
            assert TWIN in sheet
            assert bare(sheet) == []


def test_a_list_to_fill_in_names_each_of_them_and_reads_back(workspace: Workspace, tmp_path: Path) -> None:
    from facilitator_app.exchange import lists, raters

    partnership_id = closed(workspace).partnership_id
    twins = tuple(one.id for one in workspace.partnerships.get(partnership_id).members if one.name == TWIN)
    draft = workspace.people_rounds.new(partnership_id, "member-behaviours")
    workspace.people_rounds.set_about_members(draft.id, twins)
    workspace.people_rounds.propose(draft.id)
    about = workspace.rounds.get(draft.id).about
    assert about is not None
    assert workspace.people_rounds.not_told_apart(draft.id) == ()
    workspace.rater_lists.save(draft.id, tmp_path / "list.csv")
    rows = list(csv.reader((tmp_path / "list.csv").read_text("utf-8-sig").splitlines()))
    assert rows[0][:4] == ["Who answers", "Organisation", "To tell apart", "About whom"]
    assert [cell for row in rows for cell in row if bare(cell)] == []
    before = set(about.assignments)
    workspace.people_rounds.set_assignments(draft.id, ())
    table = raters.table(lists.open_list(tmp_path / "list.csv"))
    found = raters.checked(raters.rows_of(table, raters.guess(table.heads)), workspace.rater_lists.known(draft.id))
    assert [one.problem for one in found if one.problem] == []
    assert {one.made for one in found} == {replace(one, agreed=False) for one in before}
