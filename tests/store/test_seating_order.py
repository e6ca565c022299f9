"""Who tries to rebuild the order of seats from a closed store finds nothing better than chance (safety P5).

The thief has the passphrase: opens the file, reads every table in the order of storage, and every page decrypted, free
ones too. The same thief finds the order at once in a table with row numbers, so the search can succeed.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from builders import PASSPHRASE, a_response, a_round, a_store_with_round, some_groups
from facilitator_app.domain.response import Comment
from facilitator_app.services.workspace import build_workspace
from facilitator_app.store import open_store
from facilitator_app.store.keys import KeyFile
from store.test_secrets import readable_pages

PEOPLE = 12
SEEDS = 24
EVERY_MEAN = 4.5 / (SEEDS * (PEOPLE - 1)) ** 0.5
"""4.5 standard deviations of the mean of ``SEEDS`` rank correlations of ``PEOPLE`` by chance: each has 1 / (n - 1)."""
MARK = re.compile(rb"seat([0-9a-f]{12})mark")
"""What each person writes: random, so that sorting by the words tells nothing."""


def correlation(order: Sequence[int]) -> float:
    """Spearman's rank correlation between places 0, 1, 2… and the numbers found there."""
    n = len(order)
    return 1 - 6 * sum((place - seat) ** 2 for place, seat in enumerate(order)) / (n * (n * n - 1))


def new_marks() -> list[str]:
    """One mark for each seat, in the order of seats."""
    return [f"seat{secrets.token_hex(6)}mark" for _person in range(PEOPLE)]


def seats(text: bytes, marks: Sequence[str]) -> list[int]:
    """The seats whose marks stand in ``text``, in the order in which they stand there."""
    return list(dict.fromkeys(marks.index(f"seat{found.decode()}mark") for found in MARK.findall(text)))


def orders(folder: Path, connection: dbapi2.Connection, marks: Sequence[str]) -> Iterator[tuple[str, list[int]]]:
    """Every order in which the marks of all twelve seats can be read: by table, column or page, as stored."""
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        for by in ("", *(f" ORDER BY {column}" for column in columns)):
            text = b"\n".join(bytes(repr(row), "utf-8") for row in connection.execute(f"SELECT * FROM {table}{by}"))
            yield f"{table}{by}", seats(text, marks)
    yield "pages", seats(readable_pages(folder), marks)


def take_seats(folder: Path) -> list[str]:
    """Twelve people answer one after the other through the services; the round is closed and the file shut."""
    marks = new_marks()
    store = a_store_with_round(folder, a_round(groups=some_groups((PEOPLE, 0))))
    workspace = build_workspace(store)
    for n, mark in enumerate(marks):
        seat = workspace.responding.start("r1", "g1")
        seat = workspace.responding.answer(seat, "s1i1", 1 + n % 5)
        seat = workspace.responding.comment(seat, "o1", Comment(mark))
        workspace.responding.send(seat)
        if n < 2:
            workspace.rounds.set_tick("r1", f"m{n + 1}", True)
    workspace.rounds.close("r1", PASSPHRASE)
    workspace.close()
    return marks


def opened(folder: Path) -> dbapi2.Connection:
    from facilitator_app.store.connection import connect

    key_file = KeyFile.from_bytes((folder / "store.key").read_bytes())
    data_key = key_file.unlock(PASSPHRASE)
    assert data_key is not None
    return connect(folder / "store.db", data_key, key_file.store_id)


@pytest.mark.slow
def test_no_stored_order_tells_who_sat_when(tmp_path: Path) -> None:
    found: dict[str, list[float]] = {}
    for seed in range(SEEDS):
        folder = tmp_path / str(seed)
        marks = take_seats(folder)
        for path in folder.iterdir():  # nothing beside the file: no log of it, no journal, nothing readable
            assert path.name in {"store.db", "store.key", "store.key.2", "store.lock", "store.mark", "ballast"}, path
            assert not MARK.search(path.read_bytes()), path
        connection = opened(folder)
        assert connection.execute("SELECT count(*) FROM drafts").fetchone() == (0,)
        for table in ("sealed_ballots", "sealed_comments"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
        for name, order in orders(folder, connection, marks):
            if order:
                assert sorted(order) == list(range(PEOPLE)), name
                found.setdefault(name, []).append(correlation(order))
        connection.close()
    assert {name.split()[0] for name in found} == {"comments", "pages"}
    for name, values in found.items():
        assert len(values) == SEEDS
        assert abs(sum(values) / SEEDS) < EVERY_MEAN, name
        assert max(map(abs, values)) < 0.95, name


def test_the_search_finds_an_order_that_is_there(tmp_path: Path) -> None:
    """The same thief, with a table as others write it: row numbers, one row after the other."""
    folder = tmp_path / "store"
    marks = take_seats(folder)
    connection = opened(folder)
    connection.execute("CREATE TABLE careless (id INTEGER PRIMARY KEY, key TEXT, words TEXT)")
    for mark in marks:
        connection.execute("INSERT INTO careless (key, words) VALUES (?, ?)", (secrets.token_hex(8), mark))
    found = dict(orders(folder, connection, marks))
    connection.close()
    assert correlation(found["careless"]) == correlation(found["careless ORDER BY id"]) == 1
    assert abs(correlation(found["comments"])) < 0.95


@pytest.mark.slow
def test_no_answer_lies_in_an_order_either(tmp_path: Path) -> None:
    """The answers without their words: ballots lie by random keys, also while the round is open."""
    means = []
    for seed in range(SEEDS):
        store = a_store_with_round(tmp_path / str(seed))
        marks = new_marks()
        for mark in marks:
            with store.transaction() as t:
                t.responses.add_ballot("r1", a_response(answers={mark: 1}), secrets.token_hex(16))
                t.commit()
        key = store.ballot_key(PASSPHRASE)
        with store.transaction() as t:
            t.responses.mix("r1", key)
            t.commit()
        store.compact()
        rows = store._connection.execute("SELECT content FROM ballots").fetchall()
        means.append(correlation(seats(b"".join(row[0] for row in rows), marks)))
        store.close()
    assert abs(sum(means) / SEEDS) < EVERY_MEAN


def test_ticks_and_answers_have_nothing_in_common(tmp_path: Path) -> None:
    """No value of the tick list, but the round's own id, stands in a table of answers; dates have no time."""
    folder = tmp_path / "store"
    take_seats(folder)
    connection = opened(folder)

    def values(table: str) -> set[object]:
        return {value for row in connection.execute(f"SELECT * FROM {table}") for value in row}

    assert values("ticks") == {"r1", "m1", "m2"}
    for table in ("ballots", "sealed_ballots", "sealed_comments", "comments", "changes", "drafts"):
        assert values("ticks") & values(table) <= {"r1"}, table
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    everything = " ".join(repr(value) for table in tables for value in values(table))
    assert not re.search(r"\d\d:\d\d", everything)
    assert not connection.execute("SELECT 1 FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'").fetchall()
    connection.close()


def test_the_tick_list_lies_the_same_whoever_was_ticked_first(tmp_path: Path) -> None:
    """Its page, byte for byte, while the round is open: answers lie there as they came, so ticks must not."""
    people = [secrets.token_hex(16) for _person in range(PEOPLE)]
    pages = []
    for n, order in enumerate((people, people[::-1], sorted(people))):
        folder = tmp_path / str(n)
        store = a_store_with_round(folder)
        workspace = build_workspace(store)
        for member_id in order:
            workspace.rounds.set_tick("r1", member_id, True)
        workspace.rounds.set_tick("r1", order[0], False)
        workspace.rounds.set_tick("r1", order[0], True)
        workspace.close()
        connection = opened(folder)
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ticks'").fetchone()
        connection.close()
        start = 4000 + (root - 2) * 4016  # the first page holds 16 bytes less
        pages.append(readable_pages(folder)[start : start + 4016])
    assert all(member_id.encode() in pages[0] for member_id in people)
    assert pages[0] == pages[1] == pages[2]


def test_comments_are_read_in_a_new_order_each_time(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    take_seats(folder)
    store = open_store(folder, PASSPHRASE, ballast_bytes=0)
    with store.transaction() as t:
        read = {tuple(one.original for one in t.comments.of_round("r1")) for _time in range(6)}
    store.close()
    assert len(read) == 6
