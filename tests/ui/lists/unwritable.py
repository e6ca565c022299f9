"""A store in which there is no room for a while: the database refuses by itself, and nobody acts for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from facilitator_app.services.workspace import Workspace

REFUSED = "The disk is full."
"""What is said then."""

_FILL = "INSERT INTO settings (key, value) VALUES ('filler', hex(zeroblob(400000)))"
"""More than there is room for; each change that is kept writes into this table."""


@contextmanager
def unwritable(workspace: Workspace) -> Iterator[None]:
    """Nothing that is changed can be kept until this ends."""
    connection = workspace.store._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    most = connection.execute("PRAGMA max_page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 8}")
    for kind in ("INSERT", "UPDATE"):
        connection.execute(f"CREATE TEMP TRIGGER full_{kind} AFTER {kind} ON settings BEGIN {_FILL}; END")
    try:
        yield
    finally:
        for kind in ("INSERT", "UPDATE"):
            connection.execute(f"DROP TRIGGER full_{kind}")
        connection.execute(f"PRAGMA max_page_count = {most}")
