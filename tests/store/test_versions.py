"""Older stores are brought up to date whole or not at all; newer ones are left alone."""

from __future__ import annotations

import re
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from builders import PASSPHRASE, a_partnership, a_response, a_round, a_store_with_round
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.plan import Action, CameFrom, Owner, ProgressNote, Smart, Status
from facilitator_app.domain.receipts import HandedOver
from facilitator_app.domain.response import Comment, CommentUse
from facilitator_app.store import check, erase_beside, files, open_store, rows, sealing
from facilitator_app.store.connection import connect
from facilitator_app.store.keys import KeyFile
from facilitator_app.store.migrations import MIGRATIONS, SEALED_FROM, run_step
from store_trials import TEST_MIGRATIONS, run_trial

DATABASES = Path(__file__).parents[1] / "databases"
SAMPLE_WORDS = "quiet garden seven boats"
NOW = len(MIGRATIONS)
"""The version of a store made by the program as it is; the test steps come after it."""


def contents(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file() and p.name != "store.lock"}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and signals")
def test_a_kill_at_any_statement_leaves_the_old_or_the_new_schema(tmp_path: Path) -> None:
    found = run_trial("migrations", tmp_path)
    assert found == {"versions": [NOW] * 4 + [NOW + 1] * 3, "between": 0, "lost": 0}


def test_an_older_store_is_copied_and_brought_up_to_date(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    a_store_with_round(folder).close()
    store = open_store(folder, PASSPHRASE, migrations=TEST_MIGRATIONS, ballast_bytes=0)
    with store.transaction() as t:
        assert t.rounds.get("r1") == a_round()
    assert store._connection.execute("SELECT id FROM remarks").fetchall() == [("p1",)]
    store.close()
    (copy,) = (folder / "before-update").iterdir()
    report = check(copy, PASSPHRASE)
    assert (report.schema_version, report.partnerships, report.rounds) == (NOW, 1, 1)
    open_store(folder, PASSPHRASE, migrations=TEST_MIGRATIONS, ballast_bytes=0).close()
    assert copy.exists(), "it lives until the new one was opened soundly twice"
    whole = (folder / "store.db").read_bytes()
    (folder / "store.db").write_bytes(whole[:-4096] + bytes(4096))
    with pytest.raises(AppError):
        open_store(folder, PASSPHRASE, migrations=TEST_MIGRATIONS, ballast_bytes=0)
    assert copy.exists()
    (folder / "store.db").write_bytes(whole)
    open_store(folder, PASSPHRASE, migrations=TEST_MIGRATIONS, ballast_bytes=0).close()
    assert not (folder / "before-update").exists()


def test_what_a_killed_program_had_begun_goes_at_the_next_opening(tmp_path: Path) -> None:
    a_store_with_round(tmp_path).close()
    begun = [tmp_path / name for name in ("before-update/part", "before-restore/2026-11-24.part", "restore.part")]
    for path in (*begun, tmp_path / "before-restore/2026-11-23"):
        path.mkdir(parents=True)
        (path / "store.db").write_bytes(b"half")
    open_store(tmp_path, PASSPHRASE, ballast_bytes=0).close()
    assert [path for path in begun if path.exists()] == []
    assert (tmp_path / "before-restore/2026-11-23/store.db").exists(), "what is whole stays"


def test_each_copy_of_one_day_has_a_folder_of_its_own(tmp_path: Path) -> None:
    """A store brought back from a copy is brought up to date again on the same day: the copy before stays."""
    older = DATABASES / "schema-1"
    folder = Path(shutil.copytree(older, tmp_path / "store"))
    names = [f"{date.today().isoformat()} version 1{more}" for more in ("", " (2)", " (3)")]
    for number in range(1, 4):
        open_store(folder, SAMPLE_WORDS, ballast_bytes=0).close()
        assert sorted(one.name for one in (folder / "before-update").iterdir()) == names[:number]
        (folder / "before-update" / names[number - 1] / "mark").write_text(str(number))
        for name in ("store.db", "store.key"):
            shutil.copy(older / name, folder / name)
    assert [(folder / "before-update" / name / "mark").read_text() for name in names] == ["1", "2", "3"]


def test_a_step_that_fails_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    a_store_with_round(folder).close()
    faulty = (*MIGRATIONS, ("CREATE TABLE extra (id TEXT)", "DROP TABLE ticks", "INSERT INTO nowhere VALUES (1)"))
    with pytest.raises(DBAPIError):
        open_store(folder, PASSPHRASE, migrations=faulty, ballast_bytes=0)
    store = open_store(folder, PASSPHRASE, ballast_bytes=0)
    with store.transaction() as t:
        assert t.partnerships.get("p1") == a_partnership()
        assert t.rounds.ticked("r1") == frozenset()
    names = {row[0] for row in store._connection.execute("SELECT name FROM sqlite_master")}
    assert "extra" not in names
    store.close()


def test_a_newer_store_is_refused_and_keeps_its_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    a_store_with_round(folder).close()
    open_store(folder, PASSPHRASE, migrations=TEST_MIGRATIONS, ballast_bytes=0).close()
    before = contents(folder)
    with pytest.raises(AppError) as told:
        open_store(folder, PASSPHRASE, ballast_bytes=0)
    assert told.value.code == "store_newer"
    assert f"version {NOW + 2}" in told.value.what
    assert contents(folder) == before
    open_store(folder, PASSPHRASE, migrations=TEST_MIGRATIONS, ballast_bytes=0).close()


def test_comments_of_rounds_closed_before_are_cut_loose_from_the_answers(tmp_path: Path) -> None:
    """A round that was closed when comments still lay inside the answers: a real store of version 2."""
    folder = Path(shutil.copytree(DATABASES / "schema-2", tmp_path / "store"))
    kept = a_response(comments={"o1": Comment("We listen. Ŷ"), "s1": Comment("Bo is late", CommentUse.OTHER_WORDS)})
    key_file = KeyFile.from_bytes((folder / "store.key").read_bytes())
    data_key = key_file.unlock(SAMPLE_WORDS)
    assert data_key is not None
    connection = connect(folder / "store.db", data_key, key_file.store_id)
    connection.execute("DELETE FROM ballots")
    connection.execute(
        "INSERT INTO ballots (id, round_id, group_id, content) VALUES (?, 'r1', ?, ?)",
        (kept.id, kept.group_id, sealing.response_to_blob(kept)),
    )
    connection.execute("UPDATE rounds SET state = 'closed' WHERE id = 'r1'")
    connection.close()
    store = open_store(folder, SAMPLE_WORDS, ballast_bytes=0)
    with store.transaction() as t:
        (found,) = t.responses.ballots("r1")
        words = {one.place_id: one for one in t.comments.of_round("r1")}
    store.close()
    assert (found.id, dict(found.answers), dict(found.comments)) == (kept.id, dict(kept.answers), {})
    assert (words["o1"].original, words["s1"].use) == ("We listen. Ŷ", CommentUse.OTHER_WORDS)
    assert words["o1"].writer == words["s1"].writer != kept.id


def schema(connection: dbapi2.Connection) -> set[str]:
    found = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {re.sub(r"\s+", " ", row[0]).replace("( ", "(").replace(" )", ")").strip() for row in found}


def test_the_tables_of_the_program_are_those_of_the_migrated_schema() -> None:
    schemas = []
    for migrated in (True, False):
        connection = dbapi2.connect(":memory:", isolation_level=None)
        engine = create_engine("sqlite://", module=dbapi2, creator=lambda c=connection: c, poolclass=StaticPool)
        with engine.begin() as transaction:
            if migrated:
                for version, statements in enumerate(MIGRATIONS, start=1):
                    run_step(transaction, version, statements)
            else:
                rows.metadata.create_all(transaction)
        schemas.append(schema(connection))
        connection.close()
    assert schemas[0] == schemas[1]
    assert len(schemas[0]) == sum(1 + len(table.indexes) for table in rows.metadata.tables.values())


def test_a_store_of_a_new_version_is_made_as_the_page_says(tmp_path: Path) -> None:
    """The lines in tests/databases/README.md, on a copy of the newest one."""
    (code,) = re.findall(r"```python\n(.*?)```", (DATABASES / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    folder = Path(shutil.copytree(DATABASES / f"schema-{len(MIGRATIONS)}", tmp_path / "schema-new"))
    exec(code.replace("/tmp/schema-15", str(folder)), {})
    with open_store(folder, SAMPLE_WORDS, ballast_bytes=0).transaction() as t:
        assert (t.partnerships.get("p1"), t.partnerships.get("p2").notes) == (a_partnership(), "Łódź")


KEPT_ACTIONS = (
    Action(
        "a1",
        want="Łódź meets more often 😀",
        again="We meet on the first Tuesday",
        first_step="Ask all for their days",
        owner=Owner("Ann", "m1"),
        by=date(2028, 2, 29),
        how_known="The list of who came",
        source=CameFrom("r1", "s1i1", "We listen to each other."),
        checks={Smart.SPECIFIC: True, Smart.TIMED: False},
        first=True,
        status=Status.GOING,
        made_on=date(2026, 11, 24),
        notes=(ProgressNote(date(2026, 11, 25), "Two dates are found"),),
    ),
    Action(
        "a2",
        want="A new room",
        owner=Owner("The mayor"),
        status=Status.DROPPED,
        reason="Too dear",
        made_on=date(2026, 11, 24),
    ),
)


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_a_store_of_every_version_opens_and_keeps_every_answer(version: int, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(DATABASES / f"schema-{version}", tmp_path / "copy"))
    assert SAMPLE_WORDS in (DATABASES / "README.md").read_text(encoding="utf-8")
    report = check(folder, SAMPLE_WORDS)
    assert (report.partnerships, report.rounds, report.responses) == (2, 2, 5 if version < 11 else 6)
    store = open_store(folder, SAMPLE_WORDS, ballast_bytes=0)
    key = store.ballot_key(SAMPLE_WORDS)
    with store.transaction() as t:
        assert t.partnerships.get("p1") == a_partnership()
        assert t.rounds.get("r1") == a_round()
        assert t.rounds.ticked("r1") == {"m1"}
        assert t.responses.ballots("r1") == ()
        sealed = t.responses.handed_in("r1", key)
        sent = {r.id: r for r, _excluded in sealed.answers}
        assert sent["seat-3"].answers == {"s1i1": 4, "s1i2": "dont_know"}
        assert "We listen. Łódź, Ŷ, 😀" in {one.text for r in sealed.words for one in r.comments.values()}
        assert len(sealed.answers) == len(sealed.words) == 5
        assert sealed.damaged == ()
        draft = t.responses.draft("r1", store.seat_key("apple river stone", "r1"))
        assert draft is not None
        assert draft.answers == {"s1i1": 2}
        assert [i.kind for i in t.issues.of_round("r1")] == ["pack"]
        assert t.settings.get("facilitator_name") == "Ann"
        log = [(c.reason, c.note) for c in t.changes.of_round("r1")]
        assert log == ([] if version < 2 else [("keyed_wrong", "The paper says agree.")])
        assert t.responses.excluded("r1") == 0
        if version >= 3:
            (words,) = t.comments.of_round("r1")
            assert (words.original, words.changed, words.held) == ("Łódź writes 😀", "Somebody writes", "could_hurt")
            assert words.themes == {"s1", "own:Food"}
            assert [(act.act, act.note) for act in t.comments.acts("r1")] == [("held_back", "A note")]
        session = t.sessions.of_round("r1")
        assert session.empty == (version < 5)
        if version >= 5:
            assert dict(session.notes) == {"step:hopes": "Łódź hopes 😀"}
            assert dict(session.reactions) == {"s1": "nice_surprise"}
            assert (session.agreed[0].what, session.agreed[0].by_when) == ("Ask first", "by Easter")
            assert (session.to_share, session.at, session.begun_on) == ("The action", "s1", date(2026, 11, 24))
        made = [(one.number, one.made_on, one.handed_on, one.how) for one in t.receipts.of_round("r1")]
        both = [(1, date(2026, 11, 24), None, None), (2, date(2026, 11, 25), date(2026, 11, 30), HandedOver.POST)]
        assert made == ([] if version < 6 else both)
        dealt = [(one.id, dict(one.answers), one.among) for one in t.responses.ballots("r2")]
        assert dealt == ([] if version < 11 else [("dealt-1", {"s1i1": 3}, frozenset({"g1"}))])
        assert t.responses.whole() == frozenset()
        if version >= 11:
            own = t.responses.draft("r1", store.seat_key("pear cloud lamp", "r1", "5a" * 16))
            assert own is not None
            assert own.answers == {"s1i1": 5}
            lock = t.rounds.get("r2").lock
            assert lock is not None
            keys = {
                store.lock_key(lock, f"{words}") for words in (f"{SAMPLE_WORDS} lamp", "river stone apple cloud mint")
            }
            assert len(keys) == 1
        divided = (t.partnerships.get("p2"), t.rounds.get("r2"))
        plan = t.actions.of_partnership("p1")
        assert t.actions.all() == ({"p1": plan} if plan else {})
    store.close()
    assert divided[1].together == (6 if version >= 14 else 10)
    assert plan == (() if version < 13 else KEPT_ACTIONS)
    kept = [(one.name, one.places, len(one.groups)) for one in divided[0].breakdowns]
    assert kept == (
        [] if version < 12 else [("Kind of partner", (), 0), ("Łevel in the organisation", (("m9", "l2"),), 2)]
    )
    if version >= 12:
        assert divided[0].breakdowns[1].groups[1].nearest_id == "l1"
        assert (divided[0].divided_by, divided[0].breakdown_name) == ("b1", "Kind of partner")
        assert (divided[1].divided_by, divided[1].promise.counted_with) == ("Kind of partner", (("g2", "g1"),))


@pytest.mark.parametrize("version", range(1, NOW + 1))
def test_what_is_deleted_goes_from_the_file_before_one_went_back_whatever_program_made_it(
    version: int, tmp_path: Path
) -> None:
    """One from before ballots were sealed needs its words to be brought up to date, so it goes whole."""
    made = DATABASES / f"schema-{version}"
    store = open_store(Path(shutil.copytree(made, tmp_path / "store")), SAMPLE_WORDS, ballast_bytes=0)
    kept = Path(shutil.copytree(made, store.path / files.BEFORE_RESTORE / "one"))
    try:
        left = erase_beside(store, lambda t, _made: t.partnerships.delete("p2"), date(2026, 12, 1))
        assert left == ()
        assert kept.exists() is (version >= SEALED_FROM)
        if kept.exists():
            connection = connect(kept / files.DATABASE, store.key, store.id, only_look=True)
            assert connection.execute("SELECT id FROM partnerships").fetchall() == [("p1",)]
            connection.close()
        with store.transaction() as t:
            assert t.partnerships.get("p2"), "the file itself is as it was"
    finally:
        store.close()
