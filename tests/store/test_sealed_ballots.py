"""What was handed in to an open round: who has the file, its key or the running program reads nothing, not even an order.

Each reader is shown to find what it looks for where it is there.
"""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builders import PASSPHRASE, a_response, a_round, a_store_with_round, an_instrument, answers_in, handed_in
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.response import Comment, Outside
from facilitator_app.domain.round import RoundState
from facilitator_app.domain.steps import finish
from facilitator_app.services.workspace import Workspace, build_workspace
from facilitator_app.store import RECOVERY, Cost, Store, change_passphrase, create, open_store, sealing
from facilitator_app.store.ballots import ballot_tag
from facilitator_app.store.copying import copy_store
from facilitator_app.store.files import write_whole
from facilitator_app.store.keys import KeyFile
from store.test_seating_order import correlation
from store.test_secrets import readable_pages

CANARY = "ZEBRA-7731"
PEOPLE = 60
BY_CHANCE = 0.65
"""Five standard deviations of a rank correlation of sixty by chance: each has 1 / 59 ** 0.5."""


def hand_in(store: Store, *keys: str, words: str = "") -> list[str]:
    """One person after the other; returns the ids of their ballots in the order of seats."""
    ids = []
    for key in keys:
        response = a_response(comments={"o1": Comment(words)} if words else {})
        with store.transaction() as t:
            t.responses.add_ballot("r1", response, key)
            t.commit()
        store.checkpoint()
        ids.append(response.id)
    return ids


def ends(blobs: Sequence[bytes]) -> list[list[bytes]]:
    """The first and the last bytes of each: what is long goes on in pages of its own, which are taken as they come."""
    return [[blob[1:33] for blob in blobs], [blob[-32:] for blob in blobs]]


def closest(folder: Path, *marks: Sequence[bytes]) -> float:
    """The rank correlation furthest from none between the order of seats and the order of any of these marks, each in
    the order of seats, in the pages of a file."""
    pages = readable_pages(folder)
    found = []
    for each in marks:
        places = [pages.index(mark) for mark in each]
        found.append(correlation([sorted(places).index(place) for place in places]))
    return max(found, key=abs)


def test_pages_of_an_open_round_tell_no_order_of_seats(tmp_path: Path) -> None:
    store = a_store_with_round(tmp_path / "store")
    ids = hand_in(store, *(f"code {n}" for n in range(PEOPLE)))
    tags = [ballot_tag(f"code {n}").encode() for n in range(PEOPLE)]
    rows = {row[0]: row[1:] for row in store._connection.execute("SELECT id, content, own FROM sealed_ballots")}
    marks = [[id_.encode() for id_ in ids], tags, *(part for n in (0, 1) for part in ends([rows[i][n] for i in ids]))]
    finish(copy_store(store, tmp_path / "copy", date(2026, 11, 24)))
    store.close()
    for folder in (tmp_path / "store", tmp_path / "copy"):
        assert abs(closest(folder, *marks)) < BY_CHANCE


def test_the_reader_finds_the_order_in_rows_that_are_only_added(tmp_path: Path) -> None:
    """As ballots lay before they were sealed: random ids, one insert after the other."""
    store = a_store_with_round(tmp_path / "store")
    ids = [secrets.token_hex(16) for _person in range(PEOPLE)]
    blobs = [b"\x01" + secrets.token_bytes(1024) for _person in range(PEOPLE)]
    for row in zip(ids, blobs, strict=True):
        store._connection.execute(
            "INSERT INTO ballots (id, round_id, group_id, content) VALUES (?, 'r1', 'g1', ?)", row
        )
    store.close()
    assert abs(closest(tmp_path / "store", *ends(blobs))) > 0.9


def test_neither_the_file_nor_its_key_opens_what_was_handed_in(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store = a_store_with_round(folder)
    key = store.slip_key("KAP7 RM24 XQ3D", "r1")
    hand_in(store, key, words=CANARY)
    pages = readable_pages(folder)
    assert CANARY.encode() not in pages
    assert b's1i1":4' not in pages
    assert key.encode() not in pages, "what the code gives opens the answers, so it is nowhere"
    private = store.ballot_key(PASSPHRASE)
    assert private not in pages
    assert private.hex().encode() not in pages
    with store.transaction() as t:
        t.responses.mix("r1", private)
        t.commit()
    store.close()
    assert CANARY.encode() in readable_pages(folder), "the reader finds it once the round is closed"
    assert b's1i1":4' in readable_pages(folder)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs to read its own memory")
def test_the_running_program_holds_no_key_of_ballots_until_the_words_are_typed(tmp_path: Path) -> None:
    """Its whole memory is searched from outside while it waits between two people, and again once it has the key."""
    store = a_store_with_round(tmp_path)
    private = store.ballot_key(PASSPHRASE)
    store.close()
    script = (
        "import sys\nfrom pathlib import Path\nfrom builders import PASSPHRASE, a_response\n"
        "from facilitator_app.store import open_store\n"
        "store = open_store(Path(sys.argv[1]), PASSPHRASE, ballast_bytes=0)\n"
        "with store.transaction() as t:\n"
        "    t.responses.add_ballot('r1', a_response(), 'code')\n    t.commit()\n"
        "print('between two people', flush=True)\nsys.stdin.readline()\n"
        "key = store.ballot_key(PASSPHRASE)\nprint('closing', flush=True)\nsys.stdin.readline()\n"
    )
    here = Path(__file__).parents[1]
    surroundings = dict(os.environ, PYTHONPATH=os.pathsep.join([str(here.parent / "src"), str(here)]))
    command = [sys.executable, "-c", script, str(tmp_path)]
    with subprocess.Popen(command, stdin=-1, stdout=-1, env=surroundings, text=True) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        found = []
        for _moment in range(2):
            program.stdout.readline()
            found.append(in_memory(program.pid, private))
            program.stdin.write("go on\n")
            program.stdin.flush()
    assert found[0] == 0
    assert found[1] > 0, "the search finds a key that is there"


def in_memory(process: int, key: bytes) -> int:
    """How often the key stands in what a process can write to."""
    found = 0
    with Path(f"/proc/{process}/maps").open() as maps, Path(f"/proc/{process}/mem").open("rb", 0) as memory:
        for line in maps:
            place, rights, *_rest = line.split()
            if rights.startswith("rw") and "[v" not in line:
                start, end = (int(one, 16) for one in place.split("-"))
                memory.seek(start)
                found += memory.read(end - start).count(key)
    return found


def test_a_code_opens_its_own_answers_and_no_others(tmp_path: Path) -> None:
    store = a_store_with_round(tmp_path)
    hand_in(store, "mine", "another")
    with store.transaction() as t:
        own = t.responses.ballot("r1", "mine")
        assert own is not None
        response, excluded = own
        assert (dict(response.answers), excluded) == ({"s1i1": 4, "s1i2": 2}, False)
        assert t.responses.ballot("r1", "nobody's") is None
        t.responses.change_ballot("r1", "mine", response.with_answer("s1i1", 1))
        assert t.responses.ballot("r1", ballot_tag("mine")) is None, "what finds a ballot does not open it"
        t.commit()
    assert sorted(one.answers["s1i1"] for one in answers_in(store).values()) == [1, 4]
    rows = store._connection.execute(
        "SELECT tag FROM sealed_ballots UNION ALL SELECT tag FROM sealed_comments"
    ).fetchall()
    assert len({tag for (tag,) in rows}) == 4, "nothing leads from answers to comments"
    store.close()


def test_all_ballots_of_a_round_have_one_size(tmp_path: Path) -> None:
    """Whether somebody said nothing or "do not know" to every question, with a comment or without."""
    round_ = a_round(instrument=an_instrument(sections=6, items=20))
    store = a_store_with_round(tmp_path, round_)
    every = [item.id for item in round_.instrument.items]
    for said in ({}, dict.fromkeys(every, 5), dict.fromkeys(every, max(Outside, key=len))):
        for comments in ({}, {"o1": Comment("short")}):
            with store.transaction() as t:
                t.responses.add_ballot("r1", a_response(answers=said, comments=comments), secrets.token_hex(8))
                t.commit()
    run = store._connection.execute
    assert len(run("SELECT DISTINCT length(content), length(own) FROM sealed_ballots").fetchall()) == 1
    assert run("SELECT DISTINCT length(content) FROM sealed_comments").fetchall() == [(1 + 1024 + 48,)]
    store.close()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return build_workspace(a_store_with_round(tmp_path / "store"))


def test_wrong_words_close_nothing(workspace: Workspace) -> None:
    hand_in(workspace.store, "one", "two")
    for wrong in ("wrong words", "", "1" * 28):
        with pytest.raises(AppError) as told:
            workspace.rounds.close("r1", wrong)
        assert told.value.code == "wrong_passphrase"
    assert workspace.rounds.get("r1").state is RoundState.OPEN
    assert len(answers_in(workspace.store)) == 2
    workspace.close()


def test_words_changed_while_a_round_is_open_close_it(tmp_path: Path) -> None:
    store = a_store_with_round(tmp_path)
    code = store.new_recovery_code(PASSPHRASE)
    hand_in(store, "before")
    store.change_words(PASSPHRASE, "quite other words")
    new_code = store.new_recovery_code("quite other words")
    hand_in(store, "after")
    for old in (PASSPHRASE, code):
        with pytest.raises(AppError) as told:
            store.ballot_key(old)
        assert told.value.code == "wrong_passphrase"
    assert store.ballot_key(new_code) == store.ballot_key("quite other words")
    assert len(answers_in(store, secret=new_code)) == 2
    workspace = build_workspace(store)
    workspace.rounds.close("r1", new_code)
    with store.transaction() as t:
        assert t.responses.answered("r1") == {"g1": 2}
    workspace.close()


def test_a_ballot_that_cannot_be_opened_is_named_and_keeps_nobody_waiting(workspace: Workspace) -> None:
    """One has a flipped bit, two were exchanged: each is bound to its place."""
    store = workspace.store
    ids = hand_in(store, *"abcdefgh", words=CANARY)
    run = store._connection.execute
    content = dict(run("SELECT id, content FROM sealed_ballots").fetchall())
    bad = ids[:3]
    flipped = bytearray(content[ids[0]])
    flipped[200] ^= 1
    for id_, blob in zip(bad, (bytes(flipped), content[ids[2]], content[ids[1]]), strict=True):
        run("UPDATE sealed_ballots SET content = ? WHERE id = ?", (blob, id_))
    assert workspace.rounds.damaged("r1") == ()
    workspace.rounds.close("r1", PASSPHRASE)
    assert workspace.rounds.damaged("r1") == tuple(sorted(id_[:8] for id_ in bad))
    with store.transaction() as t:
        assert len(t.responses.ballots("r1")) == 5
        assert t.responses.answered("r1") == {"g1": 5}
        assert len(t.comments.of_round("r1")) == 8, "comments lie apart, so they are not lost"
        assert t.counts() == (1, 1, 8)
    for id_ in bad:  # mended, they come in when the round is closed the next time
        run("UPDATE sealed_ballots SET content = ? WHERE id = ?", (content[id_], id_))
    workspace.rounds.reopen("r1")
    workspace.rounds.close("r1", PASSPHRASE)
    assert workspace.rounds.damaged("r1") == ()
    with store.transaction() as t:
        assert len(t.responses.ballots("r1")) == 8
    workspace.close()


@pytest.mark.parametrize("blob", [b"", b"\x01", b"\x02" + bytes(90), b"\x01" + bytes(31), b"\x01" + bytes(2000)])
def test_whatever_lies_in_a_ballot_opening_it_ends(blob: bytes) -> None:
    assert sealing.open_ballot(blob, sealing.new_ballot_key(), "r1 a") is None


def without_ballots(folder: Path, kind: str) -> None:
    """The key file as it is after an update: the secret of this kind was not typed, so it opens the file alone."""
    made = KeyFile.from_bytes((folder / "store.key").read_bytes())
    slots = tuple(replace(slot, ballots=b"") if slot.kind == kind else slot for slot in made.slots)
    for name in ("store.key", "store.key.2"):
        write_whole(folder / name, replace(made, slots=slots).to_bytes())


def test_a_sheet_from_before_the_update_opens_the_file_and_says_what_it_does_not_open(tmp_path: Path) -> None:
    store, code = create(tmp_path, PASSPHRASE, cost=Cost.quick(), ballast_bytes=0)
    without_ballots(tmp_path, RECOVERY)
    assert store.opens_no_ballots() == {RECOVERY}
    for act in (lambda: store.ballot_key(code), lambda: store.change_words(code, "new words")):
        with pytest.raises(AppError) as told:
            act()
        assert told.value.code == "older_secret"
    new_code = store.new_recovery_code(PASSPHRASE)
    assert store.opens_no_ballots() == frozenset()
    assert store.ballot_key(new_code) == store.ballot_key(PASSPHRASE)
    store.close()


def test_words_that_are_lost_with_an_older_sheet_cost_the_open_round_and_nothing_else(tmp_path: Path) -> None:
    """Said before: Home asks for a new sheet. What comes later is sealed with a key that somebody has."""
    store = a_store_with_round(tmp_path)
    code = store.new_recovery_code(PASSPHRASE)
    hand_in(store, "lost")
    store.close()
    without_ballots(tmp_path, RECOVERY)
    change_passphrase(tmp_path, code, "new words")
    store = open_store(tmp_path, "new words", ballast_bytes=0)
    hand_in(store, "later")
    workspace = build_workspace(store)
    workspace.rounds.close("r1", "new words")
    assert len(workspace.rounds.damaged("r1")) == 1
    with store.transaction() as t:
        assert t.responses.answered("r1") == {"g1": 1}
    workspace.close()


def test_an_update_seals_what_was_handed_in_and_leaves_nothing_readable(tmp_path: Path) -> None:
    words, said = "quiet garden seven boats", b"We listen."
    folder = Path(shutil.copytree(Path(__file__).parents[1] / "databases" / "schema-8", tmp_path / "store"))
    assert said in readable_pages(folder, words)
    store = open_store(folder, words, ballast_bytes=0)
    assert len(handed_in(store, secret=words).answers) == 5
    store.close()
    assert said not in readable_pages(folder, words)
