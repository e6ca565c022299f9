"""What takes long to make is made once for all processes that share the tests among them, whichever asks first."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

LONGEST_WAIT = 600
"""Seconds until somebody who waits for another process gives up."""


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that ``make`` fills. Each process has its own base folder in a common one; alone, there is only one.

    What one test changes in it, another one may look at in the same moment: copy it.
    """
    base = factory.getbasetemp()
    common = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, ready = common / f"once-{name}", common / f"once-{name}.ready"
    with closing(sqlite3.connect(common / f"once-{name}.lock", timeout=LONGEST_WAIT, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")  # waits; the system ends it with the process, however that ends
        if not ready.exists():
            folder.mkdir()
            make(folder)
            ready.touch()
    return folder
