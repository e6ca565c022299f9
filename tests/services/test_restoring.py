"""Going back to a copy, and the copy attack: a copy from before results shows nothing beside results of later answers."""

from __future__ import annotations

import shutil
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.results import RoundResults, Withheld
from facilitator_app.domain.round import Round
from facilitator_app.domain.steps import finish
from facilitator_app.services.restoring import Restoring, kept_before
from facilitator_app.services.workspace import (
    Workspace,
    build_workspace,
    create_workspace,
    new_store_folder,
    open_workspace,
    set_new_passphrase,
)
from facilitator_app.store import Cost, restoring
from services.test_services import answer_all, running_round
from sizes import times
from store_trials import run_trial

WORDS = "apple river stone cloud moon"
TODAY = date(2026, 11, 24)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = create_workspace(tmp_path / "store", WORDS, lambda: TODAY, Cost.quick())
    yield made
    made.close()


def a_copy(workspace: Workspace, place: Path) -> Path:
    place.mkdir(exist_ok=True)
    return finish(workspace.copies.make(place))


def go_back(path: Path, workspace: Workspace | None = None, folder: Path | None = None) -> Workspace:
    """By the verbs that the page of copies uses."""
    back = Restoring(path, workspace, folder, lambda: TODAY)
    opened = back.finish(finish(back.prepare(WORDS)), WORDS)
    assert opened is not None
    return opened


def a_round_and_its_copy(workspace: Workspace, place: Path) -> tuple[Round, Path]:
    """Eight people answer, the round is closed, a copy is made; then one person answers late. Nothing was shown yet."""
    round_ = running_round(workspace, 12)
    low, high = round_.instrument.scale.low, round_.instrument.scale.high
    for person in range(8):
        answer_all(workspace, round_, 0, low if person % 2 else high)
    workspace.rounds.close(round_.id, WORDS)
    copy = a_copy(workspace, place)
    workspace.rounds.reopen(round_.id)
    answer_all(workspace, round_, 0, low)
    workspace.rounds.close(round_.id, WORDS)
    return round_, copy


def counts(results: RoundResults | Withheld) -> list[Counter[int]]:
    """Of each statement, how many chose each answer, by its place on the scale."""
    assert isinstance(results, RoundResults)
    items = [item for section in results.sections for item in section.items]
    return [Counter(dict(enumerate(item.counts))) for item in items]


def test_the_copy_attack(workspace: Workspace, tmp_path: Path) -> None:
    round_, copy = a_round_and_its_copy(workspace, tmp_path / "stick")
    later = counts(workspace.results.of_round(round_.id))
    for item_now, item_then in zip(later, counts(as_it_was_before(copy, tmp_path / "control", round_)), strict=True):
        assert list((item_now - item_then).elements()) == [0], (
            "the lowest: with a copy that opens, one person's answers are known"
        )
    with pytest.raises(AppError) as told:
        open_workspace(copy, WORDS)
    assert told.value.code == "is_copy"
    back = go_back(copy, workspace)
    assert withheld(back, round_) == "answers_elsewhere"
    undone = go_back(found(kept_before(back.store.path)), back)
    assert counts(undone.results.of_round(round_.id)) == later
    undone.close()


def found(path: Path | None) -> Path:
    assert path is not None
    return path


def as_it_was_before(copy: Path, folder: Path, round_: Round) -> RoundResults | Withheld:
    """The copy opened as a file, with the ledger that lies in it, as the program did until copies were marked."""
    store = restoring.make_ready(copy, WORDS, folder)
    try:
        return build_workspace(store, lambda: TODAY).results.of_round(round_.id)
    finally:
        store.close()


def withheld(workspace: Workspace, round_: Round) -> str:
    """The code of why nothing is shown, by every way out."""
    verbs = workspace.results
    told: list[object] = [verbs.of_round(round_.id), verbs.by_group(round_.id), verbs.preview(round_.id)]
    told.append(verbs.publish(round_.id, "pack"))
    (code,) = {one.code for one in told if isinstance(one, Withheld)}
    assert all(isinstance(one, Withheld) for one in told)
    return code


def test_the_copy_attack_the_other_way_round(workspace: Workspace, tmp_path: Path) -> None:
    """First the copy's results, then back to the later file: that one shows nothing."""
    round_, copy = a_round_and_its_copy(workspace, tmp_path / "stick")
    back = go_back(copy, workspace)
    assert isinstance(back.results.of_round(round_.id), RoundResults), "nothing was shown before"
    undone = go_back(found(kept_before(back.store.path)), back)
    assert withheld(undone, round_) == "answers_elsewhere"
    undone.close()


def test_the_copy_attack_by_way_of_a_file_without_the_round(workspace: Workspace, tmp_path: Path) -> None:
    """A copy from before the round, or the partnership deleted: what was shown stays known all the same."""
    before = a_copy(workspace, tmp_path / "first stick")
    round_, copy = a_round_and_its_copy(workspace, tmp_path / "stick")
    assert isinstance(workspace.results.of_round(round_.id), RoundResults)
    again = go_back(copy, go_back(before, workspace))
    assert withheld(again, round_) == "answers_elsewhere"
    again.partnerships.delete(round_.partnership_id)
    third = go_back(copy, again)
    assert names(third) == set(), "what was deleted is not brought back"
    with third.store.transaction() as t:
        assert round_.id in {line.round_id for line in t.issues.all()}
    third.close()


def test_a_copy_from_the_open_round_shows_nothing_once_results_were_shown(workspace: Workspace, tmp_path: Path) -> None:
    """Going back to one and closing again gives no figures beside those that were shown."""
    round_ = running_round(workspace, 12)
    for person in range(8):
        answer_all(workspace, round_, 0, round_.instrument.scale.high if person % 2 else round_.instrument.scale.low)
    finish(workspace.copies.keep_here())
    beside = tmp_path / "kept by somebody"
    shutil.copytree(workspace.copies.kept_here()[0], beside)
    answer_all(workspace, round_, 0, round_.instrument.scale.low)
    workspace.rounds.close(round_.id, WORDS)
    assert isinstance(workspace.results.of_round(round_.id), RoundResults)
    back = go_back(beside, workspace)
    back.rounds.close(round_.id, WORDS)
    assert withheld(back, round_) == "answers_elsewhere"
    back.close()


def test_a_damaged_file_goes_on_from_the_copy_beside_it(workspace: Workspace) -> None:
    round_ = running_round(workspace, 12)
    for _person in range(3):
        answer_all(workspace, round_, 0, round_.instrument.scale.high)
        finish(workspace.copies.keep_here())
    folder, kept = workspace.store.path, workspace.copies.kept_here()
    workspace.close()
    (folder / "store.db").write_bytes(bytes(4096))
    back = go_back(kept[0], None, folder)
    assert back.rounds.progress(round_.id).answered == 3
    back.close()


def test_what_was_shown_of_the_same_answers_stays_shown(workspace: Workspace, tmp_path: Path) -> None:
    round_ = running_round(workspace, 12)
    for _person in range(8):
        answer_all(workspace, round_, 0, round_.instrument.scale.high)
    workspace.rounds.close(round_.id, WORDS)
    copy = a_copy(workspace, tmp_path / "stick")
    shown = counts(workspace.results.of_round(round_.id))
    back = go_back(copy, workspace)
    assert counts(back.results.of_round(round_.id)) == shown
    with back.store.transaction() as t:
        assert [line.kind for line in t.issues.of_round(round_.id)] == ["screen"]
    back.close()


def names(workspace: Workspace) -> set[str]:
    return {row.partnership.name for row in workspace.partnerships.rows()}


def test_what_would_change_is_counted_and_it_can_be_taken_back(workspace: Workspace, tmp_path: Path) -> None:
    workspace.partnerships.create("River Valley")
    copy = a_copy(workspace, tmp_path / "stick")
    workspace.partnerships.create("Harbour")
    compared = Restoring(copy, workspace, None).compare(WORDS)
    assert (compared.copy.made, compared.copy.partnerships, compared.copy.responses) == (TODAY, 1, 0)
    assert compared.now is not None
    assert (compared.now.partnerships, compared.there) == (2, True)
    lies = sorted(path.name for path in copy.iterdir())
    back = go_back(copy, workspace)
    assert names(back) == {"River Valley"}
    assert sorted(path.name for path in copy.iterdir()) == lies, "nothing is written beside a copy"
    back.partnerships.create("New")
    undone = go_back(found(kept_before(back.store.path)), back)
    assert names(undone) == {"River Valley", "Harbour"}
    undone.close()
    reopened = open_workspace(undone.store.path, WORDS)
    assert names(reopened) == {"River Valley", "Harbour"}
    reopened.close()


def test_the_file_that_gave_way_is_noticed_if_it_is_put_back_by_hand(workspace: Workspace, tmp_path: Path) -> None:
    copy = a_copy(workspace, tmp_path / "stick")
    workspace.partnerships.create("Harbour")
    workspace.store.checkpoint()
    folder = workspace.store.path
    given_way = (folder / "store.db").read_bytes()
    go_back(copy, workspace).close()
    (folder / "store.db").write_bytes(given_way)
    with pytest.raises(AppError) as told:
        open_workspace(folder, WORDS)
    assert told.value.code == "store_older"


def kept_lines(workspace: Workspace, round_: Round) -> list[str]:
    with workspace.store.transaction() as t:
        return [line.kind for line in t.issues.of_round(round_.id)]


@pytest.mark.parametrize("fault", ["a flipped bit", "empty", "gone"])
def test_a_damaged_file_gives_way_and_its_ledger_begins_anew(workspace: Workspace, tmp_path: Path, fault: str) -> None:
    round_, copy = a_round_and_its_copy(workspace, tmp_path / "stick")
    folder = workspace.store.path
    workspace.close()
    whole = (folder / "store.db").read_bytes()
    damaged = {"a flipped bit": whole[:-900] + bytes([whole[-900] ^ 4]) + whole[-899:], "empty": b"", "gone": None}[
        fault
    ]
    (folder / "store.db").unlink()
    if damaged is not None:
        (folder / "store.db").write_bytes(damaged)
    compared = Restoring(copy, None, folder).compare(WORDS)
    assert (compared.now, compared.there) == (None, damaged is not None)
    back = go_back(copy, None, folder)
    assert kept_lines(back, round_) == ["anew"]
    assert isinstance(back.results.of_round(round_.id), RoundResults)
    back.close()
    if damaged is not None:
        assert (found(kept_before(folder)) / "store.db").read_bytes() == damaged


def test_on_a_new_laptop_the_copy_becomes_the_file(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    round_, copy = a_round_and_its_copy(workspace, tmp_path / "stick")
    (workspace.store.path / "instruments").mkdir(exist_ok=True)
    workspace.close()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "another laptop"))
    back = go_back(copy)
    assert back.store.path.parent == new_store_folder().parent
    assert kept_lines(back, round_) == ["anew"]
    back.close()
    open_workspace(back.store.path, WORDS).close()


def test_a_copy_of_another_file_and_a_damaged_one_change_nothing(workspace: Workspace, tmp_path: Path) -> None:
    other, _code = create_workspace(tmp_path / "other", WORDS, lambda: TODAY, Cost.quick())
    foreign = a_copy(other, tmp_path / "their stick")
    other.close()
    copy = a_copy(workspace, tmp_path / "stick")
    whole = (copy / "store.db").read_bytes()
    for place in range(0, len(whole), len(whole) // 12):
        (copy / "store.db").write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert code_of(Restoring(copy, workspace, None), WORDS) == "copy_damaged"
    (copy / "store.db").write_bytes(whole)
    assert code_of(Restoring(foreign, workspace, None), WORDS) == "copy_of_another"
    assert code_of(Restoring(foreign, None, workspace.store.path), WORDS) == "copy_of_another"
    assert code_of(Restoring(copy, workspace, None), "wrong words") == "wrong_passphrase"
    assert code_of(Restoring(copy, None, workspace.store.path), WORDS) == "store_in_use"
    assert kept_before(workspace.store.path) is None
    assert names(workspace) == set()


def code_of(back: Restoring, secret: str) -> str:
    codes = []
    acts: tuple[Callable[[], object], ...] = (lambda: back.compare(secret), lambda: finish(back.prepare(secret)))
    for act in acts:
        with pytest.raises(AppError) as told:
            act()
        codes.append(told.value.code)
    assert codes[0] == codes[1]
    return codes[0]


def test_words_that_were_changed_since_go_on_opening_the_file(workspace: Workspace, tmp_path: Path) -> None:
    copy = a_copy(workspace, tmp_path / "stick")
    folder = workspace.store.path
    workspace.close()
    set_new_passphrase(folder, WORDS, "seven grey geese over the wall")
    back = Restoring(copy, None, folder, lambda: TODAY)
    assert back.finish(finish(back.prepare(WORDS)), WORDS) is None
    open_workspace(folder, "seven grey geese over the wall").close()


def test_what_is_shown_while_the_copy_is_made_ready_counts(workspace: Workspace, tmp_path: Path) -> None:
    round_, copy = a_round_and_its_copy(workspace, tmp_path / "stick")
    back = Restoring(copy, workspace, None, lambda: TODAY)
    ready = finish(back.prepare(WORDS))
    assert isinstance(workspace.results.of_round(round_.id), RoundResults)
    with pytest.raises(AppError) as told:
        back.finish(ready, WORDS)
    assert told.value.code == "changed_meanwhile"
    assert isinstance(workspace.results.of_round(round_.id), RoundResults), "it is open and in place"


@pytest.mark.parametrize("steps", range(1, 7))
def test_given_up_half_way_it_changes_nothing(workspace: Workspace, tmp_path: Path, steps: int) -> None:
    copy = a_copy(workspace, tmp_path / "stick")
    workspace.partnerships.create("Harbour")
    job = Restoring(copy, workspace, None, lambda: TODAY).prepare(WORDS)
    for _step in range(steps):
        next(job, None)
    job.close()
    assert names(workspace) == {"Harbour"}
    workspace.close()
    shutil.rmtree(workspace.store.path / restoring.READY, ignore_errors=True)
    opened = open_workspace(workspace.store.path, WORDS)
    assert names(opened) == {"Harbour"}
    opened.close()


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill")
def test_killed_while_going_back_the_file_is_the_one_or_the_other(tmp_path: Path) -> None:
    """And never one that is taken for an older file."""
    n = times(12, 250)
    found = run_trial("kills_restoring", tmp_path, n)
    assert (found["kills"], found["unsound"]) == (n, [])
    assert found["partnerships"] == [1, 2]
