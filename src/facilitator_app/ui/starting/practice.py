"""A practice store with made-up people, made on demand from Welcome or from Home."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.steps import finish
from facilitator_app.ui.shell import Shell
from facilitator_app.ui.starting.attempt import Attempt

if TYPE_CHECKING:
    from facilitator_app.services.workspace import Workspace


class Practice:
    """Makes the store in the background; ``failed`` is told a sentence."""

    def __init__(self, shell: Shell, failed: Callable[[str], None]) -> None:
        self._shell = shell
        self._failed = failed
        self._attempt: Attempt[Workspace] | None = None

    def start(self, done: Callable[[Workspace], None]) -> None:
        """Make one and hand it to ``done``; does nothing while one is being made."""
        from facilitator_app.services.demonstration import practice_workspace

        if self._attempt is not None and self._attempt.running:
            return
        self.give_up()
        label = _("Making a practice partnership")
        attempt = Attempt(label, lambda: finish(practice_workspace()), lambda workspace: workspace.close())
        self._attempt = attempt

        def made(found: Workspace | AppError) -> None:
            if isinstance(found, AppError):
                self._failed(str(found))
                return
            attempt.take()
            done(found)

        self._shell.run(attempt.job(), label, made, self._failed)

    def give_up(self) -> None:
        """A store that nobody was told of is not wanted."""
        if self._attempt is not None:
            self._attempt.give_up()
