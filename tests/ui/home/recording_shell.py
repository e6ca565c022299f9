"""A shell for presenters: it notes what was asked, answers choosers from a list, and runs jobs at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.round import Round
from facilitator_app.domain.steps import Job, finish
from facilitator_app.services.workspace import Workspace, create_workspace
from facilitator_app.settings import Settings
from facilitator_app.store import Cost
from facilitator_app.ui.routes import SCREENS
from facilitator_app.ui.screens import Route
from facilitator_app.ui.shell import FileSecret, OnProjector

TODAY = date(2026, 11, 24)
WORDS = "apple river stone cloud moon"


def a_workspace(folder: Path, today: date = TODAY) -> tuple[Workspace, str]:
    """A new store that costs almost nothing to open, and its recovery code."""
    return create_workspace(folder, WORDS, lambda: today, Cost.quick())


def open_a_round(workspace: Workspace, name: str = "River Valley") -> Round:
    """A new partnership whose first round is open."""
    made = workspace.partnerships.create(name)
    workspace.partnerships.set_groups(made.id, tuple(replace(group, asked=6) for group in made.groups))
    return workspace.rounds.start(workspace.rounds.new(made.id, "quick-check").id)


class RecordingShell:
    """``gone``: screens asked for; ``paths``: what the next choosers answer; ``held``: jobs are kept, not run;
    ``without_printer``: as on a laptop that has none, or where the person cancels its box."""

    def __init__(self, workspace: Workspace | None = None) -> None:
        self._workspace = workspace
        self.settings = Settings()
        self.day = TODAY
        self.gone: list[Route] = []
        self.paths: list[Path | None] = []
        self.opened_workspaces: list[Workspace] = []
        self.printed: list[bytes] = []
        self.offered: list[str] = []
        """Names of files that were offered."""
        self.jobs: list[tuple[Job[Any], Callable[[Any], None], Callable[[str], None]]] = []
        self.held = self.without_printer = False
        self.locked = self.backs = self.saves = 0
        self.fault = ""
        self.stopped: Callable[[], None] | None = None
        self.unused: Callable[[], None] | None = None
        self.rooms: list[OnProjector] = []
        self.handed: FileSecret | None = None
        self.unsaved: AppError | None = None

    @property
    def workspace(self) -> Workspace:
        if self._workspace is None:
            raise RuntimeError("no store is open")
        return self._workspace

    @property
    def is_open(self) -> bool:
        return self._workspace is not None

    def today(self) -> date:
        return self.day

    def go(self, route: Route, *, remember: bool = True, hand: FileSecret | None = None) -> None:  # noqa: ARG002
        self.gone.append(route)
        self.handed = hand

    @property
    def screens(self) -> list[str]:
        """The names of the screens asked for."""
        return [SCREENS[type(route)].name for route in self.gone]

    def show_room(self, route: OnProjector) -> None:
        self.rooms.append(route)

    def back(self) -> None:
        self.backs += 1

    def adopt(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def opened(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.opened_workspaces.append(workspace)

    def lock(self) -> None:
        self.locked += 1
        self.workspace.close()
        self._workspace = None

    def change_settings(self, settings: Settings) -> None:
        self.settings = settings
        if self.unsaved is not None:
            raise self.unsaved

    def saved(self) -> None:
        self.saves += 1

    def run(
        self, job: Job[Any], label: str, done: Callable[[Any], None], failed: Callable[[str], None],  # noqa: ARG002
        stopped: Callable[[], None] | None = None, *, unused: Callable[[], None] | None = None,
    ) -> None:  # fmt: skip
        self.stopped, self.unused = stopped, unused
        self.jobs.append((job, done, failed))
        if not self.held:
            self.finish_job()

    def finish_job(self, *, told: bool = True) -> None:
        """Run the newest job to its end, as the window does; it tells nobody when the page is gone."""
        job, done, failed = self.jobs.pop()
        try:
            result = finish(job)
        except AppError as error:
            if self.unused is not None:
                self.unused()
            if told:
                failed(str(error))
        else:
            if told:
                done(result)

    def cancel_job(self) -> None:
        """Run the newest job to its last step and cancel it there."""
        job, _done, _failed = self.jobs.pop()
        next(job)
        next(job)
        job.close()

    def ask_save_path(self, title: str, name: str, kind: str) -> Path | None:  # noqa: ARG002
        self.offered.append(name)
        return self.paths.pop(0)

    def ask_open_path(self, title: str, kind: str) -> Path | None:  # noqa: ARG002
        return self.paths.pop(0)

    def ask_folder(self, title: str) -> Path | None:  # noqa: ARG002
        return self.paths.pop(0)

    def print_pdf(
        self,
        pdf: Path | bytes,
        done: Callable[[], None],
        failed: Callable[[str], None],  # noqa: ARG002
        stopped: Callable[[], None] | None = None,
    ) -> None:
        assert isinstance(pdf, bytes)
        if self.without_printer:
            assert stopped is not None
            stopped()
            return
        self.printed.append(pdf)
        done()


class RecordingView:
    """Remembers each ``show_...``, ``set_...``, ``clear_...`` and ``button`` call under its name, with what stands first."""

    def __init__(self) -> None:
        self.shown: dict[str, tuple[Any, ...]] = {}

    def __getattr__(self, name: str) -> Callable[..., None]:
        if not name.startswith(("show_", "set_", "clear_", "button")):
            raise AttributeError(name)

        def note(*values: Any, **_named: Any) -> None:
            self.shown[name] = values

        return note

    def said(self, name: str) -> str:
        """The first value of the last call of this name."""
        return str(self.shown[name][0])
