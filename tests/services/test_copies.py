from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from facilitator_app import files
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.round import Round
from facilitator_app.domain.steps import finish
from facilitator_app.services.workspace import Workspace, create_workspace, open_workspace, set_new_passphrase
from facilitator_app.store import Cost, check, copying, look_into
from facilitator_app.store.connection import connect
from facilitator_app.store.keys import KeyFile
from facilitator_app.store.reaching import WORKED_ON

WORDS = "apple river stone cloud moon"
NAME = "Partnership Rounds copy 2026-11-24"


@pytest.fixture
def made(tmp_path: Path) -> Iterator[tuple[Workspace, str]]:
    """A workspace with one partnership, and its recovery code."""
    workspace, code = create_workspace(tmp_path / "store", WORDS, lambda: date(2026, 11, 24), Cost.quick())
    workspace.partnerships.create("River Valley")
    yield workspace, code
    workspace.close()


@pytest.fixture
def workspace(made: tuple[Workspace, str]) -> Workspace:
    return made[0]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "a stick, größer"
    place.mkdir()
    return place


def names(workspace: Workspace) -> list[str]:
    return [row.partnership.name for row in workspace.partnerships.rows()]


def test_a_copy_is_sound_is_looked_into_with_words_and_code_and_is_not_opened(
    made: tuple[Workspace, str], stick: Path
) -> None:
    workspace, code = made
    copy = finish(workspace.copies.make(stick))
    assert copy == stick / NAME
    assert sorted(path.name for path in copy.iterdir()) == ["store.db", "store.key", "store.key.2"]
    assert check(copy, WORDS).partnerships == 1
    for secret in (WORDS, code):
        found = look_into(copy, secret)
        assert (found.made, found.partnerships) == (date(2026, 11, 24), 1)
        with pytest.raises(AppError) as told:
            open_workspace(copy, secret)
        assert told.value.code == "is_copy"


def test_the_work_of_a_guess_is_as_much_as_was_asked_for(workspace: Workspace) -> None:
    made = KeyFile.from_bytes((workspace.store.path / "store.key").read_bytes())
    assert {slot.cost for slot in made.slots} == {Cost.quick()}


def test_a_copy_that_cannot_be_written_to_is_named_and_reached_once_it_can_be(
    workspace: Workspace, stick: Path
) -> None:
    copy = finish(workspace.copies.make(stick))
    in_the_way = copy / WORKED_ON
    in_the_way.mkdir()
    workspace.partnerships.delete(workspace.partnerships.rows()[0].partnership.id)
    (left,) = finish(workspace.everywhere.reach())
    assert (left.copy.folder, left.why) == (copy, "It could not be written to.")
    in_the_way.rmdir()
    assert finish(workspace.everywhere.reach()) == ()
    assert check(copy, WORDS).partnerships == 0


def test_what_was_deleted_is_not_in_the_copy_and_nothing_is_readable(workspace: Workspace, stick: Path) -> None:
    gone = workspace.partnerships.create("To be deleted")
    workspace.partnerships.delete(gone.id)
    copy = finish(workspace.copies.make(stick))
    assert b"River" not in (copy / "store.db").read_bytes()
    assert check(copy, WORDS).partnerships == 1


def test_it_counts_when_it_is_noted(workspace: Workspace, stick: Path) -> None:
    assert workspace.copies.last_made() is None
    finish(workspace.copies.make(stick))
    workspace.copies.note_made()
    assert workspace.copies.last_made() == date(2026, 11, 24)


def test_a_second_copy_has_another_name(workspace: Workspace, stick: Path) -> None:
    assert finish(workspace.copies.make(stick)).name == NAME
    assert finish(workspace.copies.make(stick)).name == f"{NAME} (2)"


def test_what_a_killed_program_left_of_a_copy_goes_and_what_is_of_others_stays(
    workspace: Workspace, stick: Path
) -> None:
    whole = finish(workspace.copies.make(stick))
    begun, empty, foreign, other = (stick / f"{name}.part" for name in ("begun", "empty", "foreign", "holidays"))
    shutil.copytree(whole, begun)
    empty.mkdir()
    (empty / "store.db").write_bytes(b"")
    foreign.mkdir()
    (foreign / "store.db").write_bytes(b"0123456789abcdef and more")
    other.mkdir()
    (other / "picture.png").write_bytes(b"not ours")
    made = finish(workspace.copies.make(stick))
    assert made.name == f"{NAME} (2)"
    assert {path.name for path in stick.glob("*.part")} == {"foreign.part", "holidays.part"}
    assert workspace.copies.unfinished_in(stick) == (foreign,)


def test_beside_the_file_is_refused(workspace: Workspace) -> None:
    for place in (workspace.store.path, workspace.store.path / "inside"):
        with pytest.raises(AppError) as caught:
            finish(workspace.copies.make(place))
        assert caught.value.code == "copy_in_store"


def a_running_round(workspace: Workspace) -> Round:
    partnership = workspace.partnerships.rows()[0].partnership
    groups = tuple(replace(group, asked=6) for group in partnership.groups)
    workspace.partnerships.set_groups(partnership.id, groups)
    return workspace.rounds.start(workspace.rounds.new(partnership.id, "quick-check").id)


def one_answers(workspace: Workspace, round_: Round, value: int = 2) -> None:
    seat = workspace.responding.start(round_.id, round_.groups[0].id)
    for item in round_.instrument.items:
        seat = workspace.responding.answer(seat, item.id, value)
    workspace.responding.send(seat)


def in_the_clear(folder: Path, workspace: Workspace) -> dict[str, list[tuple[object, ...]]]:
    """Every row of a copy, as somebody with the key of the file but without its words can read it."""
    connection = connect(folder / "store.db", workspace.store.key, workspace.store.id, only_look=True)
    try:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}
    finally:
        connection.close()


def test_two_copies_from_an_open_round_differ_by_one_sealed_answer_alone(workspace: Workspace, stick: Path) -> None:
    """Even whoever has the key of the file, but no words, sees that one more person answered, of which group, and no more:
    every sealed answer has one size, and a copy one number of pages more at most."""
    round_ = a_running_round(workspace)
    for value in (1, 3):
        one_answers(workspace, round_, value)
    first = finish(workspace.copies.make(stick))
    one_answers(workspace, round_, 2)
    second = finish(workspace.copies.make(stick))
    before, after = in_the_clear(first, workspace), in_the_clear(second, workspace)
    assert {name for name in after if after[name] != before[name]} == {"sealed_ballots", "sealed_comments"}
    new = set(after["sealed_ballots"]) - set(before["sealed_ballots"])
    assert len(new) == 1
    assert {len(row[3]) for row in after["sealed_ballots"]} == {len(row[3]) for row in before["sealed_ballots"]}
    workspace.rounds.close(round_.id, WORDS)


def test_two_copies_take_turns_beside_the_file_while_a_round_is_open(workspace: Workspace) -> None:
    finish(workspace.copies.keep_here())
    assert workspace.copies.kept_here() == (), "no round is open"
    round_ = a_running_round(workspace)
    held = []
    for people in range(1, 5):
        one_answers(workspace, round_)
        finish(workspace.copies.keep_here())
        held.append([look_into(copy, WORDS).responses for copy in workspace.copies.kept_here()])
        assert held[-1] == ([people, people - 1] if people > 1 else [1])
    slots = workspace.store.path / "slots"
    assert {path.name for path in slots.iterdir()} == {"a", "b", "newest"}
    workspace.rounds.close(round_.id, WORDS)
    assert not slots.exists(), "they hold answers as they were sent"


def test_what_a_person_takes_back_is_in_no_copy_beside_the_file(workspace: Workspace) -> None:
    round_ = a_running_round(workspace)
    one_answers(workspace, round_)
    finish(workspace.copies.keep_here())
    seat = workspace.responding.start(round_.id, round_.groups[0].id)
    workspace.responding.delete(seat)
    assert workspace.copies.kept_here() == ()
    finish(workspace.copies.keep_here())
    assert len(workspace.copies.kept_here()) == 1


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_the_file_may_be_closed_while_one_is_made(workspace: Workspace, steps: int) -> None:
    a_running_round(workspace)
    job: Any = workspace.copies.keep_here()
    for _step in range(steps):
        next(job)
    workspace.close()
    finish(job)
    assert not list(workspace.store.path.rglob("*.part"))


def test_a_full_disk_is_told_and_keeps_both(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    round_ = a_running_round(workspace)
    for _person in range(2):
        one_answers(workspace, round_)
        finish(workspace.copies.keep_here())
    usage = shutil.disk_usage(workspace.store.path)
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "disk_usage", lambda _place: usage._replace(free=0))
        finish(workspace.copies.keep_here())
    assert "not enough room" in workspace.copies.trouble
    assert [look_into(copy, WORDS).responses for copy in workspace.copies.kept_here()] == [2, 1]
    finish(workspace.copies.keep_here())
    assert workspace.copies.trouble == ""


def test_a_round_that_was_closed_without_them_going_has_none_at_the_next_opening(workspace: Workspace) -> None:
    round_ = a_running_round(workspace)
    one_answers(workspace, round_)
    finish(workspace.copies.keep_here())
    folder = workspace.store.path
    shutil.copytree(folder / "slots", folder.parent / "kept")
    workspace.rounds.close(round_.id, WORDS)
    workspace.close()
    shutil.copytree(folder.parent / "kept", folder / "slots")
    open_workspace(folder, WORDS).close()
    assert not (folder / "slots").exists()


def test_it_is_safe_to_take_out_only_when_all_of_it_is_on_the_disk(
    workspace: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = finish(workspace.copies.make(stick))
    assert workspace.copies.safe_to_take_out(copy)
    (stick / "another.part").mkdir()
    assert not workspace.copies.safe_to_take_out(copy), "something unfinished lies there"
    (stick / "another.part").rmdir()
    shutil.rmtree(copy)
    assert not workspace.copies.safe_to_take_out(copy), "it is not there any more"
    with monkeypatch.context() as patched:
        patched.setattr(files, "sync_folder", lambda _folder: False)
        assert not workspace.copies.safe_to_take_out(finish(workspace.copies.make(stick)))
    with monkeypatch.context() as patched:
        patched.delattr(os, "sync")
        assert not workspace.copies.safe_to_take_out(finish(workspace.copies.make(stick)))


def test_a_place_that_is_gone_or_not_writable(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "a file"
    file.write_text("")
    for place in (tmp_path / "gone", file):
        with pytest.raises(AppError) as caught:
            finish(workspace.copies.make(place))
        assert caught.value.code == "folder_unwritable"


def test_too_little_room_is_seen_before(workspace: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Room for the file twice, and some to spare; not a byte less."""
    usage = shutil.disk_usage(stick)
    needed = 2 * (workspace.store.path / "store.db").stat().st_size + copying.ROOM_TO_SPARE
    for free in (1024 * 1024, needed - 1):
        monkeypatch.setattr(shutil, "disk_usage", lambda _place, free=free: usage._replace(free=free))
        with pytest.raises(AppError) as caught:
            finish(workspace.copies.make(stick))
        assert caught.value.code == "disk_full"
        assert list(stick.iterdir()) == []
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: usage._replace(free=needed))
    assert finish(workspace.copies.make(stick)).parent == stick


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EIO, "copy_failed"), (errno.ENODEV, "copy_failed")]
)
def test_a_disk_that_fails_half_way_leaves_nothing_and_harms_nothing(
    workspace: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        with pytest.raises(AppError) as caught:
            finish(workspace.copies.make(stick))
    assert caught.value.code == code
    assert "was closed" not in str(caught.value)
    assert list(stick.iterdir()) == []
    assert names(workspace) == ["River Valley"]
    finish(workspace.copies.make(stick))


def test_a_copy_that_reads_back_wrong_does_not_count(
    workspace: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = copying.files.write_whole

    def spoil(path: Path, data: bytes) -> None:
        usual(path, data[:-20])

    monkeypatch.setattr(copying.files, "write_whole", spoil)
    with pytest.raises(AppError) as caught:
        finish(workspace.copies.make(stick))
    assert caught.value.code == "copy_failed"
    assert list(stick.iterdir()) == []


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_a_copy_that_is_cancelled_leaves_nothing(workspace: Workspace, stick: Path, steps: int) -> None:
    job: Any = workspace.copies.make(stick)
    for _step in range(steps):
        next(job)
    job.close()
    assert list(stick.iterdir()) == []
    assert names(workspace) == ["River Valley"]


def test_an_older_copy_opens_with_the_words_of_its_day(made: tuple[Workspace, str], stick: Path) -> None:
    workspace, code = made
    copy = finish(workspace.copies.make(stick))
    folder = workspace.store.path
    workspace.close()
    set_new_passphrase(folder, code, "new words for a new year")
    with pytest.raises(AppError):
        open_workspace(folder, WORDS)
    assert check(copy, WORDS).partnerships == 1


def test_the_same_disk_is_known(workspace: Workspace, stick: Path) -> None:
    assert workspace.copies.on_same_disk(stick)
