"""What a group talks about, over a real store: kept as it is typed, apart from answers, voted on in sums, made into actions."""

from __future__ import annotations

import ast
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builders import PASSPHRASE, a_partnership, a_round, an_instrument
from earlier_rounds import EVERYBODY, partnership_of_twelve, round_of
from facilitator_app.domain.discussion import MOST_NOTE, Discussion, Vote
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.plan import MOST_LETTERS, CameFrom
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.round import RoundState
from facilitator_app.domain.steps import finish
from facilitator_app.services.changes import Change
from facilitator_app.services.erasing import erase
from facilitator_app.services.restoring import Restoring
from facilitator_app.services.workspace import Workspace, create_workspace, open_workspace
from facilitator_app.store import Cost, Erased, Gone

PACKAGE = Path(__file__).parents[2] / "src" / "facilitator_app"
TODAY = date(2026, 11, 24)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A store with the partnership "p1", its closed round "r1", and a later one "r2" that nobody talks about."""
    made, _code = create_workspace(tmp_path / "store", PASSPHRASE, lambda: TODAY, Cost.quick())
    with made.store.transaction() as t:
        t.partnerships.save(a_partnership())
        for id_ in ("r1", "r2"):
            t.rounds.save(a_round(id_, state=RoundState.CLOSED))
        t.commit()
    yield made
    made.close()


def begun(workspace: Workspace, *place_ids: str) -> list[Discussion]:
    return [workspace.discussions.begin("r1", one) for one in place_ids]


def talk(workspace: Workspace) -> tuple[Discussion, ...]:
    return workspace.discussions.of_round("r1").discussions


def test_a_theme_and_a_statement_are_talked_about_with_their_words_as_they_were(workspace: Workspace) -> None:
    seen: list[Change] = []
    workspace.changes.subscribe(seen.append)
    statement, theme = begun(workspace, "s2i1", "s1")
    assert statement == Discussion(CameFrom("r1", "s2i1", "Statement 1 of 2."), TODAY)
    assert theme.source.words == "Section 1"
    noted = workspace.discussions.change("r1", replace(theme, note=" Łódź 😀\n", agreed="Better", point=2))
    assert workspace.discussions.begin("r1", "s1") == noted, "what is talked about already stays as it is"
    assert talk(workspace) == (noted, statement), "in the order of the questionnaire"
    assert seen == [Change.PLAN] * 3
    with workspace.store.transaction() as t:
        t.rounds.save(replace(t.rounds.get("r1"), instrument=an_instrument(sections=1)))
        t.commit()
    assert talk(workspace)[1].source.words == "Statement 1 of 2.", "the words of then, wherever they have gone"


def test_what_is_not_in_the_round_is_not_talked_about(workspace: Workspace) -> None:
    for act in (
        lambda: workspace.discussions.begin("r1", "nothing"),
        lambda: workspace.discussions.begin("r9", "s1"),
        lambda: workspace.discussions.change("r1", Discussion(CameFrom("r1", "s1", "x"))),
        lambda: workspace.discussions.remove("r1", "s1"),
        lambda: workspace.discussions.make_action("r1", "s1"),
    ):
        with pytest.raises(AppError) as told:
            act()
        assert told.value.code == "not_found"
    assert workspace.discussions.newest("p1") is None


def test_too_much_is_refused_and_what_was_saved_stays(workspace: Workspace) -> None:
    (one,) = begun(workspace, "s1")
    kept = workspace.discussions.change("r1", replace(one, note="short"))
    for wrong in (replace(kept, note="x" * (MOST_NOTE + 1)), replace(kept, agreed="x" * (MOST_LETTERS + 1))):
        with pytest.raises(AppError) as told:
            workspace.discussions.change("r1", wrong)
        assert told.value.code == "too_long"
    with pytest.raises(AppError):
        workspace.discussions.count_hands("r1", {"s1": 1000})
    assert talk(workspace) == (kept,)


def test_typing_changes_no_dots(workspace: Workspace) -> None:
    """A page that was opened before the vote has no dots in it yet."""
    (before,) = begun(workspace, "s1")
    workspace.discussions.count_hands("r1", {"s1": 4})
    after = workspace.discussions.change("r1", replace(before, note="typed"))
    assert (after.note, after.dots, after.voted_on) == ("typed", 4, TODAY)


def test_of_a_vote_in_turn_sums_are_kept_and_nothing_before_its_end(workspace: Workspace) -> None:
    begun(workspace, "s1", "s2", "s2i1")
    before = talk(workspace)
    vote = Vote()
    for placed in ({"s1": 3}, {"s1": 1, "s2": 2}):
        vote = vote.with_dots(placed)
    assert talk(workspace) == before, "nothing of it is in the file yet"
    with pytest.raises(AppError) as told:
        workspace.discussions.end_vote("r1", vote)
    assert told.value.code == "too_few_voters"
    workspace.discussions.end_vote("r1", vote.with_dots({"s2": 1}))
    assert [(one.id, one.dots) for one in talk(workspace)] == [("s1", 4), ("s2", 3), ("s2i1", 0)]
    begun(workspace, "s1i2")
    assert talk(workspace)[1].dots is None, "what came later was in no vote"
    workspace.discussions.count_hands("r1", {"s1i2": 2})
    assert [one.dots for one in talk(workspace)] == [0, 2, 0, 0], "a new vote takes the place of the one before"
    back = workspace.discussions.take_dots_away("r1")
    assert {one.dots for one in talk(workspace)} == {None}
    workspace.discussions.restore("r1", back)
    assert [one.dots for one in talk(workspace)] == [0, 2, 0, 0]


def test_whoever_votes_first_the_file_is_the_same(workspace: Workspace) -> None:
    ballots = [{"s1": 2, "s2": 1}, {"s2": 3}, {"s1": 1}]
    kept = []
    for order in (ballots, ballots[::-1]):
        begun(workspace, "s1", "s2")
        vote = Vote()
        for one in order:
            vote = vote.with_dots(one)
        workspace.discussions.end_vote("r1", vote)
        run = workspace.store._connection.execute
        kept.append(run("SELECT * FROM discussions").fetchall())
        workspace.discussions.restore("r1", ())
    assert kept[0] == kept[1]


def test_a_priority_becomes_one_action_with_where_it_came_from(workspace: Workspace) -> None:
    one, two, three, four = begun(workspace, "s1", "s1i1", "s2", "s2i1")
    workspace.discussions.change("r1", replace(one, note="We meet too rarely", agreed="We want to meet each month"))
    workspace.discussions.change("r1", replace(two, note="Said"))
    made = workspace.discussions.make_action("r1", "s1")
    assert (made.want, made.source, made.first, made.made_on) == (
        "We want to meet each month",
        one.source,
        True,
        TODAY,
    )
    assert workspace.discussions.make_action("r1", "s1") == made, "a second press makes no second action"
    assert workspace.discussions.make_action("r1", "s1i1").want == "Said"
    assert workspace.discussions.make_action("r1", "s2").first
    assert not workspace.discussions.make_action("r1", "s2i1").first, "three come first at most"
    assert [one.source for one in workspace.plan.of("p1")] == [one.source, two.source, three.source, four.source]
    workspace.plan.remove("p1", made.id)
    assert workspace.discussions.of_round("r1").of("s1").action is None
    assert workspace.discussions.make_action("r1", "s1").id != made.id


def test_what_is_taken_off_comes_back(workspace: Workspace) -> None:
    begun(workspace, "s1", "s2")
    before = workspace.discussions.remove("r1", "s1")
    assert [one.id for one in talk(workspace)] == ["s2"]
    workspace.discussions.restore("r1", before)
    assert talk(workspace) == before
    newest = workspace.discussions.newest("p1")
    assert newest is not None
    assert newest.round.id == "r1", "of the rounds that were talked about"
    assert workspace.discussions.count("p1") == 2


def test_it_stays_without_the_answers_and_goes_with_its_round_and_its_partnership(workspace: Workspace) -> None:
    begun(workspace, "s1")
    workspace.retention.delete("r1")
    assert len(talk(workspace)) == 1, "what a group said is no answer of anybody"
    with workspace.store.transaction() as t:
        erase(t, Erased(Gone.ROUND, "r1", TODAY), there=True)
        assert t.discussions.of_round("r1") == ()
    workspace.partnerships.delete("p1")
    with workspace.store.transaction() as t:
        assert t.discussions.of_round("r1") == ()


def test_a_copy_brings_it_back(workspace: Workspace, tmp_path: Path) -> None:
    (one,) = begun(workspace, "s1")
    kept = workspace.discussions.change("r1", replace(one, note="kept"))
    (tmp_path / "stick").mkdir()
    copy = finish(workspace.copies.make(tmp_path / "stick"))
    workspace.discussions.change("r1", replace(kept, note="changed"))
    back = Restoring(copy, workspace, None, lambda: TODAY)
    opened = back.finish(finish(back.prepare(PASSPHRASE)), PASSPHRASE)
    assert opened is not None
    assert talk(opened) == (kept,)
    opened.close()


KILLED = """
import sys
from dataclasses import replace
from pathlib import Path
from facilitator_app.domain.discussion import Vote
from facilitator_app.services.workspace import open_workspace
workspace = open_workspace(Path(sys.argv[1]), sys.argv[2])
begun = workspace.discussions.begin("r1", "s1")
vote = Vote()
for n in range(10_000):
    vote = vote.with_dots({"s1": 3})
    workspace.discussions.change("r1", replace(begun, note=f"said {n}"))
    print(n, flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_killed_program_keeps_what_was_typed_and_nothing_of_a_vote(workspace: Workspace, tmp_path: Path) -> None:
    workspace.close()
    command = [sys.executable, "-c", KILLED, str(tmp_path / "store"), PASSPHRASE]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as writer:
        assert writer.stdout is not None
        said = [int(writer.stdout.readline()) for _line in range(20)]
        writer.send_signal(signal.SIGKILL)
        said += [int(line) for line in writer.stdout.read().split("\n")[:-1] if line]
    again = open_workspace(tmp_path / "store", PASSPHRASE)
    (kept,) = talk(again)
    again.close()
    assert int(kept.note.removeprefix("said ")) >= said[-1]
    assert kept.dots is None, "the vote begins again"


def test_a_position_that_was_agreed_is_in_no_figure(workspace: Workspace) -> None:
    """Results are the same before and after; and what makes figures does not know discussions at all."""
    closed = round_of(workspace, partnership_of_twelve(workspace), EVERYBODY[:8], 1)
    before = workspace.results.of_round(closed.id)
    item = closed.instrument.items[-1]
    one = workspace.discussions.begin(closed.id, item.id)
    workspace.discussions.change(closed.id, replace(one, point=closed.instrument.scale_of(item).high, agreed="Strong"))
    workspace.discussions.count_hands(closed.id, {item.id: 12})
    after = workspace.results.of_round(closed.id)
    assert isinstance(before, RoundResults)
    assert after == before
    for folder in ("analysis", "charts"):
        for path in (PACKAGE / folder).rglob("*.py"):
            tree = ast.parse(path.read_text("utf-8"))
            names = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
            assert "facilitator_app.domain.discussion" not in names, path
