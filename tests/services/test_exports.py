"""Everything on the results pages can leave as a picture and as a table, under the same gate; an older file stays whole."""

from __future__ import annotations

import csv
import io
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
import pytest
from openpyxl import load_workbook

from facilitator_app.charts import svg
from facilitator_app.charts.pieces import Piece, PieceKind, name_of, piece_of, pieces, table_of
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.round import Round
from facilitator_app.domain.steps import finish
from facilitator_app.files import save_whole
from facilitator_app.packs.picture_page import picture_page
from facilitator_app.services.workspace import Workspace
from ui.home.recording_shell import a_workspace
from ui.results.closed_rounds import a_closed_round, two_minds

OLD = b"the older file " * 400


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    made, _code = a_workspace(tmp_path_factory.mktemp("exports") / "store")
    yield made
    made.close()


@pytest.fixture(scope="module")
def closed(workspace: Workspace) -> Round:
    return two_minds(workspace, comments=["=1+1", "<b>two</b> \x0b", "three"])


def every_piece(workspace: Workspace, closed: Round) -> tuple[RoundResults, list[Piece]]:
    found = workspace.results.by_group(closed.id)
    assert isinstance(found, RoundResults)
    statement = Piece(PieceKind.STATEMENT, closed.instrument.items[2].id)
    return found, [*(piece for piece, _name in pieces(found)), statement]


def test_every_kind_of_piece_is_offered(workspace: Workspace, closed: Round) -> None:
    _found, all_ = every_piece(workspace, closed)
    assert {piece.kind for piece in all_} == set(PieceKind)
    assert [piece_of(piece.key) for piece in all_] == all_
    assert piece_of("nonsense") == piece_of("") == Piece()


def test_every_piece_is_a_picture_and_a_table(workspace: Workspace, closed: Round) -> None:
    found, all_ = every_piece(workspace, closed)
    for piece in all_:
        issued = workspace.exports.issue_picture(closed.id, piece)
        assert b"<svg" in svg(issued.drawing).encode()
        assert name_of(found, piece)
        with pikepdf.open(io.BytesIO(picture_page(issued.drawing, issued.title, issued.words))) as file:
            assert len(file.pages) == 1
    first, last = ({one.kind: one for one in some} for some in (all_[::-1], all_))
    for piece in {*first.values(), *last.values()}:  # of the same kind all others are made in the same way
        table = table_of(found, piece)
        made = workspace.exports.table_csv(closed.id, piece).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(made, newline="")))
        assert rows[0] == list(table.heads)
        assert [len(row) for row in rows[1 : 1 + len(table.rows)]] == [len(table.heads)] * len(table.rows)
        assert not any(cell.lstrip().startswith(("=", "+", "@")) for row in rows for cell in row)
        book = load_workbook(io.BytesIO(workspace.exports.table_xlsx(closed.id, piece)))
        assert book.worksheets[0].max_row >= 1 + len(table.rows)


@pytest.mark.slow
def test_each_is_in_the_ledger_before_it_leaves(workspace: Workspace, closed: Round) -> None:
    def lines() -> int:
        with workspace.store.transaction() as t:
            return len(t.issues.of_round(closed.id))

    _found, all_ = every_piece(workspace, closed)
    for piece in {one.kind: one for one in all_}.values():
        for leave in (workspace.exports.issue_picture, workspace.exports.table_csv, workspace.exports.table_xlsx):
            before = lines()
            leave(closed.id, piece)
            assert lines() == before + 1


def test_what_is_not_shown_does_not_leave(workspace: Workspace) -> None:
    small = a_closed_round(workspace, 3, 3)  # no group on its own, nobody wrote
    running = a_closed_round(workspace, 6, 6, close=False)
    boxes = Piece(PieceKind.BOXES, own=small.groups[0].id, others=small.groups[1].id)
    words = Piece(PieceKind.WORDS, small.instrument.sections[0].id)
    for round_, piece in ((small, boxes), (small, words), (running, Piece())):
        for leave in (workspace.exports.issue_picture, workspace.exports.table_csv, workspace.exports.table_xlsx):
            with pytest.raises(AppError) as error:
                leave(round_.id, piece)
            assert error.value.do
            with workspace.store.transaction() as t:
                assert t.issues.of_round(round_.id) == ()


@contextmanager
def no_room(least: int) -> Iterator[None]:
    """The system takes no file longer than this: what a full disk does, said by the same part of the system."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (least, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def png_like(workspace: Workspace, closed: Round) -> bytes:
    return svg(workspace.exports.issue_picture(closed.id, Piece(PieceKind.DIFFER)).drawing).encode()


def page(workspace: Workspace, closed: Round) -> bytes:
    return picture_page(workspace.exports.issue_picture(closed.id, Piece()).drawing, "T", "W")


def sheet(workspace: Workspace, closed: Round) -> bytes:
    return workspace.exports.tables_xlsx(closed.id)


@pytest.mark.parametrize("make", [png_like, page, sheet])
def test_no_room_or_a_file_that_cannot_be_replaced_leaves_the_older_one(
    workspace: Workspace, closed: Round, tmp_path: Path, make: Callable[[Workspace, Round], bytes]
) -> None:
    data = make(workspace, closed)
    target = tmp_path / "chart"
    target.write_bytes(OLD)
    with no_room(len(data) // 2), pytest.raises(AppError) as error:
        finish(save_whole(target, data))
    assert (error.value.code, target.read_bytes()) == ("disk_full", OLD)
    assert error.value.what.endswith(".")
    assert error.value.do
    assert list(tmp_path.iterdir()) == [target]
    held = tmp_path / "held"  # what stands there cannot be replaced, as a file that another program holds
    held.mkdir()
    with pytest.raises(AppError) as error:
        finish(save_whole(held, data))
    assert error.value.code == "file_in_use"
    assert sorted(tmp_path.iterdir()) == [target, held]
    assert finish(save_whole(target, data)) == target
    assert target.read_bytes() == data
