"""The schema as it was at every version: one list of statements for each step, oldest first, never edited afterwards.

Each step runs with its version number in one transaction. The first makes a new store's tables.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection

from facilitator_app.store.sealing_open_rounds import seal_open_rounds

Statement = str | Callable[[Connection], object]
Migrations = Sequence[Sequence[Statement]]


def own_words_of_closed_rounds(connection: Connection) -> None:
    """Cut the comments of closed rounds loose from the answers, as closing does from version 3 on.

    A response was then one byte for its format and JSON, padded with spaces to whole blocks.
    """
    query = "SELECT b.id, b.round_id, b.content FROM ballots b JOIN rounds r ON r.id = b.round_id"
    for id_, round_id, content in connection.exec_driver_sql(
        query + " WHERE r.state = 'closed' AND NOT b.excluded"
    ).fetchall():
        response = json.loads(content[1:])
        writer = secrets.token_hex(16)
        for key, (words, use) in response["comments"].items():
            made = json.dumps({"place": key, "text": words, "use": use}, sort_keys=True, separators=(",", ":"))
            connection.exec_driver_sql(
                "INSERT INTO comments (id, round_id, writer, content) VALUES (?, ?, ?, ?)",
                (secrets.token_hex(16), round_id, writer, made),
            )
        response["comments"] = {}
        silent = json.dumps(response, sort_keys=True, separators=(",", ":")).encode("ascii")
        padded = content[:1] + silent + b" " * (len(content) - 1 - len(silent))
        connection.exec_driver_sql("UPDATE ballots SET content = ? WHERE id = ?", (padded, id_))


def instruments_by_field(connection: Connection) -> None:
    """Every round's questionnaire under the names of its fields, as from version 7 on. What is not there has its usual
    value when it is read."""
    for id_, text_ in connection.exec_driver_sql("SELECT id, instrument FROM rounds").fetchall():
        made = json.dumps(_by_field(json.loads(text_)), ensure_ascii=False, separators=(",", ":"))
        connection.exec_driver_sql("UPDATE rounds SET instrument = ? WHERE id = ?", (made, id_))


def _by_field(old: Any) -> dict[str, Any]:
    """Until version 6 texts were pairs of lists (usual and easy words, each as pairs of language and text), and small
    things were lists of their parts."""
    made = dict(old, title=_words(old["title"]), purpose=_words(old["purpose"]), scale=_scale(old["scale"]))
    made["sections"] = [
        dict(
            section,
            title=_words(section["title"]),
            about=_words(section["about"]),
            items=[_item(item) for item in section["items"]],
            questions=[_words(question) for question in section["questions"]],
        )
        for section in old["sections"]
    ]
    made["open_questions"] = [dict(one, text=_words(one["text"])) for one in old["open_questions"]]
    made["bands"] = [
        dict(
            band,
            title=_words(band["title"]),
            meaning=_words(band["meaning"]),
            **_named(band["edges"], "lower_included upper_included"),
        )
        for band in old["bands"]
    ]
    made["fit"] = _named(old.get("fit"), "finds_out people maturity will_not_tell")
    made["weighting"] = _named(old.get("weighting"), "choices default")
    made["derived_from"] = _named(old.get("derived_from"), "id version")
    made["evidence"] = _words(old.get("evidence"))
    made["aspects"] = [
        {"side": side, "label": _words(label), "question": _words(question)}
        for side, label, question in old.get("aspects", ())
    ]
    return {name: value for name, value in made.items() if value is not None}


def _item(old: Any) -> dict[str, Any]:
    words = {name: _words(old.get(name)) for name in ("text", "short", "tag", "of_oneself")}
    return {**old, **words, "scale": _scale(old["scale"]) if old.get("scale") else None}


def _scale(old: Any) -> dict[str, Any]:
    names = ("count_high", "count_low", "dont_know_label", "not_applicable_label")
    points = [
        {"value": value, "label": _words(label), "description": _words(more[0]) if more else None}
        for value, label, *more in old["points"]
    ]
    return {**old, "points": points, **{name: _words(old.get(name)) for name in names}}


def _words(old: Any) -> dict[str, Any] | None:
    return {"usual": dict(old[0]), "easy": dict(old[1])} if old else None


def _named(old: Any, names: str) -> Any:
    return dict(zip(names.split(), old, strict=True)) if old else None


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
    (
        """CREATE TABLE comments (
            id TEXT NOT NULL,
            round_id TEXT NOT NULL,
            writer TEXT NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (id),
            FOREIGN KEY(round_id) REFERENCES rounds (id) ON DELETE CASCADE
        ) WITHOUT ROWID, STRICT""",
        """CREATE TABLE comment_choices (
            comment_id TEXT NOT NULL,
            changed TEXT NOT NULL,
            held TEXT NOT NULL,
            themes TEXT NOT NULL,
            PRIMARY KEY (comment_id),
            FOREIGN KEY(comment_id) REFERENCES comments (id) ON DELETE CASCADE
        ) WITHOUT ROWID, STRICT""",
        """CREATE TABLE comment_acts (
            round_id TEXT NOT NULL,
            number INTEGER NOT NULL,
            comment_id TEXT NOT NULL,
            done_on TEXT NOT NULL,
            act TEXT NOT NULL,
            reason TEXT NOT NULL,
            note TEXT NOT NULL,
            PRIMARY KEY (round_id, number),
            FOREIGN KEY(round_id) REFERENCES rounds (id) ON DELETE CASCADE
        ) WITHOUT ROWID, STRICT""",
        "CREATE INDEX comments_of_round ON comments (round_id)",
        own_words_of_closed_rounds,
    ),
    (
        "ALTER TABLE rounds ADD COLUMN parent_id TEXT",
        "ALTER TABLE rounds ADD COLUMN about TEXT",
    ),
    (
        """CREATE TABLE sessions (
            round_id TEXT NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (round_id),
            FOREIGN KEY(round_id) REFERENCES rounds (id) ON DELETE CASCADE
        ) WITHOUT ROWID, STRICT""",
    ),
    (
        """CREATE TABLE receipts (
            round_id TEXT NOT NULL,
            number INTEGER NOT NULL,
            made_on TEXT NOT NULL,
            handed_on TEXT,
            how TEXT,
            PRIMARY KEY (round_id, number),
            FOREIGN KEY(round_id) REFERENCES rounds (id) ON DELETE CASCADE
        ) WITHOUT ROWID, STRICT""",
    ),
    (instruments_by_field,),
    (
        "ALTER TABLE members ADD COLUMN tell_apart TEXT DEFAULT '' NOT NULL",
        "ALTER TABLE rater_groups ADD COLUMN mark INTEGER DEFAULT 0 NOT NULL CHECK (mark >= 0)",
        "ALTER TABLE organisations ADD COLUMN mark INTEGER DEFAULT 0 NOT NULL CHECK (mark >= 0)",
        "ALTER TABLE rater_groups ADD COLUMN follows INTEGER DEFAULT 0 NOT NULL CHECK (follows IN (0, 1))",
        "UPDATE rater_groups SET follows = 1 WHERE asked = 0",
    ),
    (
        """CREATE TABLE sealed_ballots (
            id TEXT NOT NULL,
            round_id TEXT NOT NULL,
            group_id TEXT NOT NULL,
            content BLOB NOT NULL,
            own BLOB NOT NULL,
            tag TEXT,
            excluded INTEGER NOT NULL CHECK (excluded IN (0, 1)),
            PRIMARY KEY (id),
            FOREIGN KEY(round_id) REFERENCES rounds (id) ON DELETE CASCADE
        ) WITHOUT ROWID, STRICT""",
        """CREATE TABLE sealed_comments (
            id TEXT NOT NULL,
            round_id TEXT NOT NULL,
            content BLOB NOT NULL,
            tag TEXT,
            excluded INTEGER NOT NULL CHECK (excluded IN (0, 1)),
            PRIMARY KEY (id),
            FOREIGN KEY(round_id) REFERENCES rounds (id) ON DELETE CASCADE
        ) WITHOUT ROWID, STRICT""",
        "CREATE INDEX sealed_ballots_of_round ON sealed_ballots (round_id)",
        "CREATE INDEX sealed_comments_of_round ON sealed_comments (round_id)",
        seal_open_rounds,
        "ALTER TABLE ballots DROP COLUMN withdrawal_tag",
    ),
    ("ALTER TABLE rounds ADD COLUMN erased_on TEXT",),
    (
        "ALTER TABLE ballots ADD COLUMN among TEXT DEFAULT '' NOT NULL",
        "ALTER TABLE drafts ADD COLUMN salt TEXT DEFAULT '' NOT NULL",
        "ALTER TABLE rounds ADD COLUMN lock TEXT",
    ),
    (
        """CREATE TABLE breakdowns (
            partnership_id TEXT NOT NULL,
            id TEXT NOT NULL,
            place INTEGER NOT NULL,
            name TEXT NOT NULL,
            groups TEXT NOT NULL,
            places TEXT NOT NULL,
            PRIMARY KEY (partnership_id, id),
            FOREIGN KEY(partnership_id) REFERENCES partnerships (id) ON DELETE CASCADE
        ) WITHOUT ROWID, STRICT""",
        "ALTER TABLE partnerships ADD COLUMN divided_by TEXT DEFAULT '' NOT NULL",
        "ALTER TABLE rounds ADD COLUMN divided_by TEXT DEFAULT '' NOT NULL",
    ),
    (
        """CREATE TABLE actions (
            id TEXT NOT NULL,
            partnership_id TEXT NOT NULL,
            place INTEGER NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (id),
            FOREIGN KEY(partnership_id) REFERENCES partnerships (id) ON DELETE CASCADE
        ) WITHOUT ROWID, STRICT""",
        """CREATE TABLE discussions (
            round_id TEXT NOT NULL,
            place TEXT NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (round_id, place),
            FOREIGN KEY(round_id) REFERENCES rounds (id) ON DELETE CASCADE
        ) WITHOUT ROWID, STRICT""",
        """CREATE TABLE papers (
            partnership_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (partnership_id, kind),
            FOREIGN KEY(partnership_id) REFERENCES partnerships (id) ON DELETE CASCADE
        ) WITHOUT ROWID, STRICT""",
        "CREATE INDEX actions_of_partnership ON actions (partnership_id)",
    ),
    ("ALTER TABLE rounds ADD COLUMN together INTEGER DEFAULT 10 NOT NULL CHECK (together IN (4, 6, 8, 10))",),
)

SEALED_FROM = 9
"""The first version in which what is handed in to an open round is sealed."""


def run_step(connection: Connection, version: int, statements: Sequence[Statement]) -> None:
    """Bring the schema to ``version``, inside the transaction that is open.

    A step finds the public key of ballots in ``connection.info``.
    """
    for statement in statements:
        if isinstance(statement, str):
            connection.exec_driver_sql(statement)
        else:
            statement(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {version:d}")
