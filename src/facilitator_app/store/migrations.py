"""The schema as it was at every version: one list of statements for each step, oldest first, never edited afterwards.

Each step runs with its version number in one transaction. The first makes a new store's tables.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, text

Statement = str | Callable[[Connection], object]
Migrations = Sequence[Sequence[Statement]]

MIGRATIONS: Migrations = (
    (
        """CREATE TABLE partnerships (
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            started TEXT NOT NULL,
            notes TEXT NOT NULL,
            practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
            created_on TEXT,
            PRIMARY KEY (id)
        ) WITHOUT ROWID, STRICT""",
        """CREATE TABLE organisations (
            partnership_id TEXT NOT NULL,
            id TEXT NOT NULL,
            place INTEGER NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (partnership_id, id),
            FOREIGN KEY(partnership_id) REFERENCES partnerships (id) ON DELETE CASCADE
        ) WITHOUT ROWID, STRICT""",
        """CREATE TABLE rater_groups (
            partnership_id TEXT NOT NULL,
            id TEXT NOT NULL,
            place INTEGER NOT NULL,
            name TEXT NOT NULL,
            plain_name TEXT NOT NULL,
            asked INTEGER NOT NULL CHECK (asked >= 0),
            protected INTEGER NOT NULL CHECK (protected IN (0, 1)),
            nearest_id TEXT,
            PRIMARY KEY (partnership_id, id),
            FOREIGN KEY(partnership_id) REFERENCES partnerships (id) ON DELETE CASCADE
        ) WITHOUT ROWID, STRICT""",
        """CREATE TABLE members (
            partnership_id TEXT NOT NULL,
            id TEXT NOT NULL,
            place INTEGER NOT NULL,
            name TEXT NOT NULL,
            organisation_id TEXT,
            group_id TEXT,
            needs TEXT NOT NULL,
            PRIMARY KEY (partnership_id, id),
            FOREIGN KEY(partnership_id) REFERENCES partnerships (id) ON DELETE CASCADE
        ) WITHOUT ROWID, STRICT""",
        """CREATE TABLE rounds (
            id TEXT NOT NULL,
            partnership_id TEXT NOT NULL,
            number INTEGER NOT NULL,
            name TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
            instrument TEXT NOT NULL,
            groups TEXT NOT NULL,
            promise TEXT NOT NULL,
            promise_locked INTEGER NOT NULL CHECK (promise_locked IN (0, 1)),
            opened_on TEXT,
            closed_on TEXT,
            PRIMARY KEY (id),
            FOREIGN KEY(partnership_id) REFERENCES partnerships (id) ON DELETE CASCADE
        ) WITHOUT ROWID, STRICT""",
        """CREATE TABLE ticks (
            round_id TEXT NOT NULL,
            member_id TEXT NOT NULL,
            PRIMARY KEY (round_id, member_id),
            FOREIGN KEY(round_id) REFERENCES rounds (id) ON DELETE CASCADE
        ) WITHOUT ROWID, STRICT""",
        """CREATE TABLE drafts (
            round_id TEXT NOT NULL,
            seat_id TEXT NOT NULL,
            group_id TEXT NOT NULL,
            content BLOB NOT NULL,
            PRIMARY KEY (round_id, seat_id),
            FOREIGN KEY(round_id) REFERENCES rounds (id) ON DELETE CASCADE
        ) WITHOUT ROWID, STRICT""",
        """CREATE TABLE ballots (
            id TEXT NOT NULL,
            round_id TEXT NOT NULL,
            group_id TEXT NOT NULL,
            content BLOB NOT NULL,
            withdrawal_tag TEXT,
            PRIMARY KEY (id),
            FOREIGN KEY(round_id) REFERENCES rounds (id) ON DELETE CASCADE
        ) WITHOUT ROWID, STRICT""",
        """CREATE TABLE issues (
            id TEXT NOT NULL,
            round_id TEXT NOT NULL,
            number INTEGER NOT NULL,
            issued_on TEXT NOT NULL,
            kind TEXT NOT NULL,
            sets TEXT NOT NULL,
            PRIMARY KEY (id),
            FOREIGN KEY(round_id) REFERENCES rounds (id) ON DELETE CASCADE
        ) WITHOUT ROWID, STRICT""",
        """CREATE TABLE settings (
            "key" TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY ("key")
        ) WITHOUT ROWID, STRICT""",
        "CREATE INDEX rounds_of_partnership ON rounds (partnership_id)",
        "CREATE INDEX ballots_of_round ON ballots (round_id)",
        "CREATE INDEX issues_of_round ON issues (round_id)",
    ),
    (
        "ALTER TABLE ballots ADD COLUMN excluded INTEGER DEFAULT 0 NOT NULL CHECK (excluded IN (0, 1))",
        """CREATE TABLE changes (
            id TEXT NOT NULL,
            round_id TEXT NOT NULL,
            act TEXT NOT NULL,
            reason TEXT NOT NULL,
            made_on TEXT NOT NULL,
            withdrawal_tag TEXT,
            content TEXT,
            PRIMARY KEY (id),
            FOREIGN KEY(round_id) REFERENCES rounds (id) ON DELETE CASCADE
        ) WITHOUT ROWID, STRICT""",
        "CREATE INDEX changes_of_round ON changes (round_id)",
    ),
)


def run_step(connection: Connection, version: int, statements: Sequence[Statement]) -> None:
    """Bring the schema to ``version``, inside the transaction that is open."""
    for statement in statements:
        if isinstance(statement, str):
            connection.execute(text(statement))
        else:
            statement(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {version:d}")
