"""A practice store with made-up people, made on demand from Welcome or from Home."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.domain.steps import finish
from facilitator_app.ui.shell import Shell
from facilitator_app.ui.starting.attempt import Attempts

if TYPE_CHECKING:
    from facilitator_app.services.workspace import Workspace


class Practice(Attempts["Workspace"]):
    """Makes the store in the background; ``failed`` is told a sentence."""

    def __init__(self, shell: Shell, failed: Callable[[str], None]) -> None:
        super().__init__(shell, lambda workspace: workspace.close(), failed)

    def start(self, done: Callable[[Workspace], None]) -> None:
        """Make one and hand it to ``done``; does nothing while one is being made."""
        from facilitator_app.services.demonstration import practice_workspace

        self.begin(_("Making a practice partnership"), lambda: finish(practice_workspace()), done)
