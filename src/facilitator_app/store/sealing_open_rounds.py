"""The step to version 9: what was handed in to rounds that are open is sealed, and the file knows its ballot key.

What a code gave lay beside each response until then; from it come the two new tags and the key of the person's own copy.
"""

from __future__ import annotations

import json

from sqlalchemy import Connection

from facilitator_app.store.ballots import PUBLIC_KEY, log_tag, room_for, sealed_lines
from facilitator_app.store.codec import to_text
from facilitator_app.store.sealing import response_from_blob


def seal_open_rounds(connection: Connection) -> None:
    """Seal every response that has a code. Its public key comes with the connection; a schema alone has none."""
    public = connection.info.get(PUBLIC_KEY)
    if public is None:
        return
    run = connection.exec_driver_sql
    run("INSERT INTO settings (key, value) VALUES (?, ?)", (PUBLIC_KEY, public.hex()))
    ballots = run(
        "SELECT b.content, b.round_id, b.withdrawal_tag, b.excluded, r.instrument FROM ballots b "
        "JOIN rounds r ON r.id = b.round_id WHERE b.withdrawal_tag IS NOT NULL"
    ).fetchall()
    sealed = [
        sealed_lines(round_id, response_from_blob(content), key, public, _room(instrument), excluded)
        for content, round_id, key, excluded, instrument in ballots
    ]
    run("DELETE FROM ballots WHERE withdrawal_tag IS NOT NULL")
    for number, table in enumerate(("sealed_ballots", "sealed_comments")):
        for line in sorted((one[number] for one in sealed), key=lambda line: str(line["id"])):
            names = ", ".join(line)
            placeholders = ", ".join("?" * len(line))
            run(f"INSERT INTO {table} ({names}) VALUES ({placeholders})", tuple(line.values()))
    for id_, key, content in run(
        "SELECT id, withdrawal_tag, content FROM changes WHERE content IS NOT NULL"
    ).fetchall():
        note = to_text({"note": json.loads(content)["note"]})
        tag = None if key is None else log_tag(key)
        run("UPDATE changes SET withdrawal_tag = ?, content = ? WHERE id = ?", (tag, note, id_))


def _room(instrument: str) -> int:
    return room_for(item["id"] for section in json.loads(instrument)["sections"] for item in section["items"])
