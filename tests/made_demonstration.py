"""The demonstration on the day on which the tests of the window look at it."""

from __future__ import annotations

import random
import shutil
from datetime import date
from pathlib import Path

from facilitator_app.services import demonstration
from facilitator_app.services.workspace import Workspace, build_workspace, open_workspace
from facilitator_app.store import Cost, create

TODAY = date(2026, 11, 24)


def make(folder: Path) -> None:
    """Its closed store in ``folder``/store."""
    clock = demonstration._Clock(TODAY)
    store, _code = create(folder / "store", demonstration.PASSPHRASE, cost=Cost.quick())
    workspace = build_workspace(store, clock)
    demonstration.add_demonstration(workspace, clock, random.Random(20261124), demonstration.PASSPHRASE)
    workspace.close()


def open_copy(made: Path, folder: Path) -> Workspace:
    """A copy of it in ``folder``, open. ``made``: the fixture ``demonstration_made``."""
    return open_workspace(Path(shutil.copytree(made, folder)), demonstration.PASSPHRASE, lambda: TODAY)
