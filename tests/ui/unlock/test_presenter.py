from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from facilitator_app import paths
from facilitator_app.services.workspace import new_store_folder, open_workspace
from facilitator_app.store.keys import KeyFile
from facilitator_app.ui.routes import ForgottenRoute, UnlockRoute, WelcomeRoute
from facilitator_app.ui.unlock.presenter import ForgottenPresenter, UnlockPresenter
from ui.home.recording_shell import WORDS, RecordingShell, RecordingView, a_workspace, open_a_round


@dataclass
class Clock:
    now: float = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Locked:
    """A store that is closed, and what opens it."""

    folder: Path
    code: str
    shell: RecordingShell
    view: RecordingView
    clock: Clock

    def presenter(self, path: Path | None = None) -> UnlockPresenter:
        return UnlockPresenter(self.view, self.shell, UnlockRoute(path or self.folder), self.clock)

    def forgotten(self) -> ForgottenPresenter:
        return ForgottenPresenter(self.view, self.shell, ForgottenRoute(self.folder), self.clock)


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Locked]:
    workspace, code = a_workspace(tmp_path / "a name with spaces, Łódź")
    workspace.close()
    shell = RecordingShell()
    yield Locked(workspace.store.path, code, shell, RecordingView(), Clock())
    for opened in shell.opened_workspaces:
        opened.close()


def test_the_words_open_it(locked: Locked) -> None:
    presenter = locked.presenter(locked.folder / "store.db")
    presenter.show()
    number, folder = locked.view.shown["show_store"]
    assert folder == locked.folder.name
    store_id = KeyFile.from_bytes((locked.folder / "store.key").read_bytes()).store_id
    assert number.replace(" ", "").lower() == store_id[:8]
    locked.forgotten().show()
    assert locked.view.shown["show_store"] == (number, folder)
    presenter.open_with(f"  {WORDS} ")
    assert len(locked.shell.opened_workspaces) == 1


def test_a_folder_that_the_program_named_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path)
    workspace, _code = a_workspace(new_store_folder())
    workspace.close()
    view = RecordingView()
    UnlockPresenter(view, RecordingShell(), UnlockRoute(workspace.store.path)).show()
    number, folder = view.shown["show_store"]
    assert (len(number), folder) == (9, "")


def test_a_key_file_that_cannot_be_read_hides_the_number_only(locked: Locked) -> None:
    for name in ("store.key", "store.key.2"):
        (locked.folder / name).write_bytes(b"{}")
    locked.presenter().show()
    assert locked.view.shown["show_store"] == ("", locked.folder.name)


def test_wrong_words_wait_longer_each_time_also_after_a_restart_and_never_wipe(locked: Locked) -> None:
    before = (locked.folder / "store.db").read_bytes()
    presenter = locked.presenter()
    for _time in range(5):
        presenter.open_with("not the words at all")
        assert locked.view.said("show_secret_error") == "These words do not open this file."
    waits = []
    for _time in range(9):
        presenter = locked.presenter()
        presenter.open_with(WORDS)
        assert not locked.shell.opened_workspaces
        waits.append(presenter.patience.seconds_left())
        assert f"Wait {waits[-1]} second" in locked.view.said("show_secret_error")
        locked.clock.now += waits[-1]
        presenter.open_with("still not the words")
        assert locked.view.said("show_secret_error") == "These words do not open this file."
    assert waits == [5, 10, 20, 40, 80, 160, 300, 300, 300]
    assert (locked.folder / "store.db").read_bytes() == before
    locked.clock.now += 300
    presenter.open_with(WORDS)
    locked.shell.opened_workspaces[0].close()
    presenter.open_with("wrong again, but counted anew")
    assert presenter.patience.seconds_left() == 0


def test_a_clock_turned_back_makes_nobody_wait(locked: Locked) -> None:
    presenter = locked.presenter()
    for _time in range(6):
        presenter.patience.wrong()
    assert presenter.patience.seconds_left() == 10
    locked.clock.now -= 86_400
    assert presenter.patience.seconds_left() == 0


@pytest.mark.parametrize("text", ["", "[]", "[1e999, 0]", "{}", '["many", null]', "\x00"])
def test_a_damaged_count_makes_nobody_wait(locked: Locked, text: str) -> None:
    (locked.folder / "tries.json").write_text(text)
    locked.presenter().open_with(WORDS)
    assert len(locked.shell.opened_workspaces) == 1


def test_no_words_is_said_and_not_counted(locked: Locked) -> None:
    locked.presenter().open_with("  ")
    assert locked.view.said("show_secret_error") == "Type your words."
    assert not (locked.folder / "tries.json").exists()


def test_the_code_gives_new_words(locked: Locked) -> None:
    new = "seven lamps on the green hill"
    locked.forgotten().set_new(locked.code.lower().replace(" ", "-"), new)
    locked.shell.opened_workspaces[0].close()
    locked.presenter().open_with(WORDS)
    assert locked.view.said("show_secret_error") == "These words do not open this file."
    locked.presenter().open_with(new)
    assert len(locked.shell.opened_workspaces) == 2


def test_a_wrong_code_counts_and_short_new_words_do_not(locked: Locked) -> None:
    presenter = locked.forgotten()
    presenter.set_new("", "long enough to be used")
    assert "Type the recovery code" in locked.view.shown["show_problems"][0]
    presenter.set_new(locked.code, "short")
    assert locked.view.shown["show_problems"][0] == ""
    assert "It needs 15 or more" in locked.view.shown["show_problems"][1]
    presenter.set_new("", "short")
    code, new = locked.view.shown["show_problems"]
    assert "Type the recovery code" in code
    assert "It needs 15 or more" in new
    assert not (locked.folder / "tries.json").exists()
    presenter.set_new("0000 0000 0000", "long enough to be used")
    assert "This code does not open this file" in locked.view.said("show_secret_error")
    assert (locked.folder / "tries.json").exists()
    presenter.leave()
    assert locked.shell.gone == [UnlockRoute(locked.folder)]


@pytest.mark.parametrize("fault", ["not a store", "missing", "empty", "damaged", "no key", "in use"])
def test_faults_of_the_file_are_said_in_their_own_sentences(locked: Locked, tmp_path: Path, fault: str) -> None:
    path, told = locked.folder, ""
    holder = None
    if fault == "not a store":
        path, told = tmp_path / "notes.txt", "There is no Partnership Rounds file in"
        path.write_text("notes")
    elif fault == "missing":
        path, told = tmp_path / "gone", "was not found"
    elif fault == "empty":
        (path / "store.db").write_bytes(b"")
        told = "empty"
    elif fault == "damaged":
        whole = bytearray((path / "store.db").read_bytes())
        whole[5000:5100] = bytes(100)
        (path / "store.db").write_bytes(whole)
        told = "damaged"
    elif fault == "no key":
        for name in ("store.key", "store.key.2"):
            (path / name).unlink()
        told = "key file store.key is missing"
    else:
        holder = RecordingShell()
        UnlockPresenter(RecordingView(), holder, UnlockRoute(path), locked.clock).open_with(WORDS)
        told = "open in another window"
    locked.presenter(path).open_with(WORDS)
    assert told in locked.view.said("show_error")
    assert not locked.shell.opened_workspaces
    if holder is not None:
        holder.opened_workspaces[0].close()


def test_an_opening_that_is_cancelled_or_left_lets_the_file_go(locked: Locked) -> None:
    shell, presenter = locked.shell, locked.presenter()
    shell.held = True
    presenter.open_with(WORDS)
    presenter.open_with(WORDS)
    assert len(shell.jobs) == 1
    shell.cancel_job()
    presenter.open_with(WORDS)
    presenter.end()
    shell.finish_job(told=False)
    presenter.open_with(WORDS)
    shell.finish_job(told=False)
    presenter.end()
    assert shell.opened_workspaces == []
    shell.held = False
    locked.presenter().open_with(WORDS)
    assert len(shell.opened_workspaces) == 1


def test_other_ways(locked: Locked) -> None:
    presenter = locked.presenter()
    locked.shell.paths = [None, Path("/media/stick/store.db")]
    presenter.other_file()
    presenter.other_file()
    presenter.visit(WelcomeRoute)
    presenter.forgot()
    assert locked.shell.gone == [
        UnlockRoute(Path("/media/stick/store.db")),
        WelcomeRoute(),
        ForgottenRoute(locked.folder),
    ]


def test_a_file_in_a_synced_folder_is_warned_about_before_it_is_opened(tmp_path: Path) -> None:
    workspace, _code = a_workspace(tmp_path / "OneDrive - Example Charity" / "store")
    workspace.close()
    view = RecordingView()
    presenter = UnlockPresenter(view, RecordingShell(), UnlockRoute(workspace.store.path / "store.db"))
    presenter.show()
    assert "OneDrive" in view.said("show_synced")
    assert "show_store" in view.shown


def test_a_file_whose_newest_changes_are_missing_is_gone_on_with_only_when_asked(locked: Locked) -> None:
    older = (locked.folder / "store.db").read_bytes()
    workspace = open_workspace(locked.folder, WORDS)
    open_a_round(workspace)

    workspace.partnerships.create("Later")
    workspace.close()

    (locked.folder / "store.db").write_bytes(older)
    presenter = locked.presenter()
    presenter.open_with(WORDS)
    assert "not the newest one" in locked.view.said("show_error")
    assert "show_going_on" in locked.view.shown
    assert locked.shell.opened_workspaces == []
    presenter.go_on_with("wrong words")
    assert locked.shell.opened_workspaces == []
    presenter.go_on_with(WORDS)
    assert len(locked.shell.opened_workspaces) == 1
    locked.shell.opened_workspaces.pop().close()
    presenter.open_with(WORDS)
    assert len(locked.shell.opened_workspaces) == 1, "from now on this is the newest file"
