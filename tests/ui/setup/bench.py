"""A shell that writes down what is asked of it, and a store with a partnership, for tests of facilitator screens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from builders import PASSPHRASE, four_groups
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.partnership import Member, Organisation, Partnership
from facilitator_app.domain.round import Round
from facilitator_app.domain.steps import finish
from facilitator_app.services.workspace import Workspace, create_workspace
from facilitator_app.settings import Settings
from facilitator_app.store import Cost
from facilitator_app.ui.routes import SCREENS
from facilitator_app.ui.screens import Route

TODAY = date(2026, 11, 24)
LONG = "The Northfield and Harbour Towns Families, Homes and Health Partnership for Children, Young People and Their Carers"
ASKED = (6, 2, 3, 5)


class RecordingShell:
    """Implements ``ui.shell.Shell`` by remembering. ``file``: what a file box gives."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.settings = Settings()
        self.calls: list[tuple[Any, ...]] = []
        self.gone: list[Route] = []
        self.file: Path | None = None

    def today(self) -> date:
        return TODAY

    def go(self, route: Route, *, remember: bool = True) -> None:
        self.gone.append(route)
        self.calls.append(("go", self.screen, remember))

    def ask_open_path(self, _title: str, _kind: str) -> Path | None:
        return self.file

    def ask_save_path(self, _title: str, _name: str, _kind: str) -> Path | None:
        return self.file

    def saved(self) -> None:
        self.calls.append(("saved",))

    def __getattr__(self, name: str) -> Any:
        def remember(*args: Any, **named: Any) -> None:
            self.calls.append((name, *args, *named.items()))

        return remember

    @property
    def screen(self) -> str:
        """Where the person was taken last."""
        return SCREENS[type(self.gone[-1])].name

    @property
    def route(self) -> Any:
        return self.gone[-1]

    def called(self, name: str) -> list[tuple[Any, ...]]:
        return [call[1:] for call in self.calls if call[0] == name]


def be_read(shell: RecordingShell) -> None:
    """The work that a page asked for last runs to its end, and the page is told."""
    job, _label, done, failed = shell.called("run")[-1][:4]
    try:
        found = finish(job)
    except AppError as error:
        failed(str(error))
    else:
        done(found)


class Recorded:
    """One call of a recorder, or a part of its view: ``view.list.show_rows(...)`` is remembered as ``show_rows``."""

    def __init__(self, recorder: Recorder, name: str) -> None:
        self._recorder, self._name = recorder, name

    def __call__(self, *args: Any, **named: Any) -> None:
        self._recorder.shown[self._name] = (*args, *named.values())

    def __getattr__(self, name: str) -> Recorded:
        return Recorded(self._recorder, name)


class Recorder:
    """A view that remembers the last words of each ``show_`` call."""

    def __init__(self) -> None:
        self.shown: dict[str, tuple[Any, ...]] = {}

    def __getattr__(self, name: str) -> Any:
        return Recorded(self, name)

    def __contains__(self, name: str) -> bool:
        return name in self.shown

    def __getitem__(self, name: str) -> Any:
        found = self.shown[name]
        return found[0] if len(found) == 1 else found


@contextmanager
def opened(folder: Path) -> Iterator[RecordingShell]:
    """A shell with a new, quick store."""
    workspace, _code = create_workspace(folder / "store", PASSPHRASE, lambda: TODAY, Cost.quick())
    try:
        yield RecordingShell(workspace)
    finally:
        workspace.close()


def partnership_in(
    shell: RecordingShell, name: str = "Northfield Families", asked: tuple[int, ...] = ASKED
) -> Partnership:
    """With four groups, the last of them a protected voice, and so many people asked in each."""
    made = shell.workspace.partnerships.create(name)
    return shell.workspace.partnerships.set_groups(made.id, four_groups(made, asked))


def people_in(shell: RecordingShell, partnership: Partnership, names: tuple[str, ...]) -> Partnership:
    organisations = (Organisation(new_id(), "Council"), Organisation(new_id(), "Open Door & Friends"))
    shell.workspace.partnerships.set_organisations(partnership.id, organisations)
    groups = partnership.groups
    members = tuple(
        Member(new_id(), name, organisations[n % 2].id, groups[n % len(groups)].id) for n, name in enumerate(names)
    )
    return shell.workspace.partnerships.set_members(partnership.id, members)


def draft_in(shell: RecordingShell, partnership: Partnership, instrument: str = "quick-check") -> Round:
    return shell.workspace.rounds.new(partnership.id, instrument)


def running_in(shell: RecordingShell, partnership: Partnership) -> Round:
    return shell.workspace.rounds.start(draft_in(shell, partnership).id)


def answer(shell: RecordingShell, round_: Round, place: int, times: int = 1) -> str:
    """Let so many people of one group answer; gives the code of the last."""
    code = ""
    for _time in range(times):
        seat = shell.workspace.responding.start(round_.id, round_.groups[place].id)
        seat = shell.workspace.responding.answer(seat, round_.instrument.items[0].id, round_.instrument.scale.high)
        code = shell.workspace.responding.send(seat)
    return code


def pause(shell: RecordingShell, round_: Round, place: int) -> None:
    seat = shell.workspace.responding.start(round_.id, round_.groups[place].id)
    shell.workspace.responding.answer(seat, round_.instrument.items[0].id, round_.instrument.scale.high)


def long_groups(shell: RecordingShell, partnership: Partnership, count: int = 12) -> Partnership:
    """As many groups as there can be, with names of 120 letters."""
    from facilitator_app.domain.partnership import RaterGroup

    groups = tuple(RaterGroup(new_id(), f"{n} {LONG}", f"{n} {LONG}", n, n == 3) for n in range(1, count + 1))
    return shell.workspace.partnerships.set_groups(partnership.id, groups)


def beside_the_rail(scale: float) -> int:
    """How wide a page is in a window of 1366 units, beside the rail."""
    from facilitator_app.ui.theme import Look, load_themes
    from facilitator_app.ui.widgets.rail import rail_width

    return 1366 - rail_width(Look(load_themes()["light"], scale))
