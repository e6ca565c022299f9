"""With a second lock nothing opens what was handed in but the words of the file and those of one of two members."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from builders import PASSPHRASE, a_round, a_store_with_round
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.round import RoundState
from facilitator_app.domain.second_lock import SecondLock
from facilitator_app.services.workspace import Workspace, build_workspace
from facilitator_app.store import Store, open_store
from facilitator_app.store.ballots import ballot_tag, bound_to
from facilitator_app.store.sealing import open_ballot
from store.test_sealed_ballots import CANARY, hand_in, in_memory
from store.test_secrets import readable_pages

ANA, BEN = "quiet garden seven boats lamp", "river stone apple cloud mint"
CODES = [f"code {n}" for n in range(6)]


def locked(folder: Path) -> tuple[Store, SecondLock]:
    """A store with an open round that has a second lock."""
    store = a_store_with_round(folder, a_round(state=RoundState.DRAFT))
    workspace = build_workspace(store)
    lock = store.new_lock((ANA, BEN))
    workspace.rounds.set_lock("r1", lock)
    workspace.rounds.start("r1")
    return store, lock


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    store, _lock = locked(tmp_path / "store")
    hand_in(store, *CODES, words=CANARY)
    return build_workspace(store)


def test_without_a_members_words_nothing_opens(workspace: Workspace) -> None:
    """Not the service, not the store, and not whoever takes the sealed bytes and the key that the file's words give."""
    store, key = workspace.store, workspace.store.ballot_key(PASSPHRASE)
    with pytest.raises(AppError) as told:
        workspace.rounds.close("r1", PASSPHRASE)
    assert told.value.code == "second_lock"
    with store.transaction() as t:
        for second in (b"", key):
            with pytest.raises(ValueError, match="second lock"):
                t.responses.handed_in("r1", key, second)
            with pytest.raises(ValueError, match="second lock"):
                t.responses.mix("r1", key, second=second)
    sealed = store._connection.execute(
        "SELECT id, content FROM sealed_ballots UNION ALL SELECT id, content FROM sealed_comments"
    ).fetchall()
    assert len(sealed) == 12
    second = store.lock_key(workspace.rounds.get("r1").lock, ANA)
    for id_, content in sealed:
        place = bound_to("r1", id_)
        assert open_ballot(content, key, place) is None
        assert open_ballot(content, second, place) is None, "a member alone opens nothing either"
        assert open_ballot(content, key, place, key) is None
        assert open_ballot(content, key, place, second) is not None, "this is how they are opened"
    assert workspace.rounds.get("r1").state is RoundState.OPEN


@pytest.mark.parametrize("words", [ANA, BEN, BEN.upper().replace(" ", "  ")])
def test_either_members_words_close(workspace: Workspace, words: str) -> None:
    workspace.rounds.close("r1", PASSPHRASE, words)
    with workspace.store.transaction() as t:
        assert [one.answers["s1i1"] for one in t.responses.ballots("r1")] == [4] * 6
        assert t.responses.damaged("r1") == ()
        assert {one.original for one in t.comments.of_round("r1")} == {CANARY}


@pytest.mark.parametrize("words", ["quiet garden seven boats", "wrong words", PASSPHRASE, ANA[:-1]])
def test_wrong_words_open_nothing(workspace: Workspace, words: str) -> None:
    with pytest.raises(AppError) as told:
        workspace.rounds.close("r1", PASSPHRASE, words)
    assert told.value.code == "wrong_passphrase"
    with pytest.raises(AppError):
        workspace.rounds.close("r1", "wrong words", ANA)
    assert workspace.rounds.get("r1").state is RoundState.OPEN


def test_the_file_holds_no_words_and_no_key_of_the_lock(tmp_path: Path) -> None:
    store, lock = locked(tmp_path / "store")
    hand_in(store, *CODES, words=CANARY)
    pages = readable_pages(tmp_path / "store")
    private = store.lock_key(lock, BEN)
    for secret in (private, private.hex().encode(), ANA.encode(), BEN.encode(), CANARY.encode()):
        assert secret not in pages
    assert lock.public.encode() in pages, "the reader finds what is there"
    store.close()


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs to read its own memory")
def test_the_running_program_holds_no_key_of_the_lock(tmp_path: Path) -> None:
    """Not even once the words of the file were typed to close."""
    store, lock = locked(tmp_path)
    private = store.lock_key(lock, ANA)
    store.close()
    script = (
        "import sys\nfrom pathlib import Path\nfrom builders import PASSPHRASE, a_response\n"
        "from facilitator_app.store import open_store\n"
        "store = open_store(Path(sys.argv[1]), PASSPHRASE, ballast_bytes=0)\n"
        "with store.transaction() as t:\n"
        "    t.responses.add_ballot('r1', a_response(), 'code')\n    lock = t.rounds.get('r1').lock\n    t.commit()\n"
        "key = store.ballot_key(PASSPHRASE)\n"
        "print('the words of the file were typed', flush=True)\nwords = sys.stdin.readline()\n"
        "second = store.lock_key(lock, words)\nprint('closing', flush=True)\nsys.stdin.readline()\n"
    )
    here = Path(__file__).parents[1]
    surroundings = dict(os.environ, PYTHONPATH=os.pathsep.join([str(here.parent / "src"), str(here)]))
    command = [sys.executable, "-c", script, str(tmp_path)]
    with subprocess.Popen(command, stdin=-1, stdout=-1, env=surroundings, text=True) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        found = []
        for typed in (ANA, ""):
            program.stdout.readline()
            found.append(in_memory(program.pid, private))
            program.stdin.write(f"{typed}\n")
            program.stdin.flush()
    assert found[0] == 0
    assert found[1] > 0, "the search finds a key that is there"


def test_a_code_still_opens_ones_own_answers(workspace: Workspace) -> None:
    with workspace.store.transaction() as t:
        own = t.responses.ballot("r1", CODES[0])
        assert own is not None
        t.responses.change_ballot("r1", CODES[0], own[0].with_answer("s1i1", 1))
        assert t.responses.delete_by_tag("r1", ballot_tag(CODES[1]))
        t.commit()
    workspace.rounds.close("r1", PASSPHRASE, ANA)
    with workspace.store.transaction() as t:
        assert sorted(one.answers["s1i1"] for one in t.responses.ballots("r1")) == [1, 4, 4, 4, 4]


def test_all_ballots_have_one_size_with_a_second_lock_too(workspace: Workspace) -> None:
    run = workspace.store._connection.execute
    assert len(run("SELECT DISTINCT length(content), length(own) FROM sealed_ballots").fetchall()) == 1


def test_too_few_answers_stay_under_both_locks(tmp_path: Path) -> None:
    store, _lock = locked(tmp_path / "store")
    hand_in(store, *CODES[:3])
    workspace = build_workspace(store)
    workspace.rounds.close("r1", PASSPHRASE, ANA)
    assert len(workspace.store._connection.execute("SELECT * FROM sealed_ballots WHERE tag = ''").fetchall()) == 3
    assert b's1i1":4' not in readable_pages(tmp_path / "store")
    workspace.rounds.reopen("r1")
    hand_in(store, *CODES[3:])
    with pytest.raises(AppError):
        workspace.rounds.close("r1", PASSPHRASE)
    workspace.rounds.close("r1", PASSPHRASE, BEN)
    with store.transaction() as t:
        assert [one.answers["s1i1"] for one in t.responses.ballots("r1")] == [4] * 6


def test_both_words_lost_end_the_round_without_answers(workspace: Workspace) -> None:
    workspace.retention.delete("r1")
    round_ = workspace.rounds.get("r1")
    assert (round_.state, round_.erased_on, round_.lock) == (RoundState.CLOSED, date.today(), None)
    assert workspace.store._connection.execute("SELECT count(*) FROM sealed_ballots").fetchall() == [(0,)]


def test_a_started_round_gets_no_lock_and_loses_none(workspace: Workspace) -> None:
    with pytest.raises(AppError):
        workspace.rounds.set_lock("r1", None)
    with pytest.raises(ValueError, match="two people"):
        workspace.store.new_lock((ANA, ANA))


STEPS = ("made", "kept", "opened", "mixed", "closed")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_any_step_leaves_nothing_between(tmp_path: Path, step: str) -> None:
    """While the lock is made, after it is kept, and at each step of closing: either member's words go on opening."""
    store = a_store_with_round(tmp_path / "store", a_round(state=RoundState.DRAFT))
    store.close()
    here = Path(__file__).parents[1]
    surroundings = dict(os.environ, PYTHONPATH=os.pathsep.join([str(here.parent / "src"), str(here)]))
    died = subprocess.run([sys.executable, __file__, str(tmp_path / "store"), step], env=surroundings, check=False)
    assert died.returncode == -signal.SIGKILL
    store = open_store(tmp_path / "store", PASSPHRASE, ballast_bytes=0)
    workspace = build_workspace(store)
    round_ = workspace.rounds.get("r1")
    if step == "made":
        assert (round_.state, round_.lock) == (RoundState.DRAFT, None)
        return
    assert round_.lock is not None
    assert store.lock_key(round_.lock, ANA) == store.lock_key(round_.lock, BEN)
    if step == "kept":
        assert round_.state is RoundState.DRAFT
        return
    assert round_.state is (RoundState.CLOSED if step == "closed" else RoundState.OPEN)
    if round_.state is RoundState.OPEN:
        workspace.rounds.close("r1", PASSPHRASE, BEN)
    with store.transaction() as t:
        assert [one.answers["s1i1"] for one in t.responses.ballots("r1")] == [4] * 6
    store.close()


def die(folder: Path, step: str) -> None:
    """Make a lock, keep it, start, hand in, close; and die without a word at this step."""

    def at(here: str) -> None:
        if here == step:
            os.kill(os.getpid(), signal.SIGKILL)

    store = open_store(folder, PASSPHRASE, ballast_bytes=0)
    workspace = build_workspace(store)
    lock = store.new_lock((ANA, BEN))
    at("made")
    workspace.rounds.set_lock("r1", lock)
    at("kept")
    workspace.rounds.start("r1")
    hand_in(store, *CODES)
    key, second = store.ballot_key(PASSPHRASE), store.lock_key(lock, ANA)
    at("opened")
    with store.transaction() as t:
        if step == "mixed":
            t.responses.mix("r1", key, second=second)
            at("mixed")
    workspace.rounds.close_with("r1", key, second)
    at("closed")


if __name__ == "__main__":
    die(Path(sys.argv[1]), sys.argv[2])
