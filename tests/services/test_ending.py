"""How a partnership ends, over a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builders import PASSPHRASE, a_partnership, a_round
from facilitator_app.domain.ending import (
    LONGEST,
    Ending,
    EndReason,
    ExitPart,
    Fate,
    LeftThing,
    exit_words,
    fate_words,
    reason_words,
)
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.round import RoundState
from facilitator_app.domain.timeline import EntryKind
from facilitator_app.services.changes import Change
from facilitator_app.services.workspace import create_workspace
from facilitator_app.store import Cost

TODAY = date(2028, 2, 15)
LEAP_DAY = date(2028, 2, 29)


def test_it_is_kept_stands_on_the_timeline_and_goes_with_the_partnership(tmp_path: Path) -> None:
    workspace, _code = create_workspace(tmp_path / "store", PASSPHRASE, lambda: TODAY, Cost.quick())
    with workspace.store.transaction() as t:
        t.partnerships.save(a_partnership())
        for number, state in enumerate(RoundState):
            t.rounds.save(replace(a_round(state=state), id=f"r{number}", name=str(state)))
        t.commit()
    seen: list[Change] = []
    workspace.changes.subscribe(seen.append)
    assert workspace.timeline.ending("p1")[1].blank
    ending = Ending(EndReason.USUAL, "  Łódź 😀\n", LEAP_DAY, (LeftThing("l1", "The list", Fate.KEPT, "Ann"),))
    ending = ending.with_exit(ExitPart.WHEN, "In May").with_exit(ExitPart.MONEY, "x").with_exit(ExitPart.MONEY, " ")
    workspace.timeline.keep_ending("p1", ending)
    workspace.timeline.keep_ending("p1", ending)
    assert seen == [Change.PAPERS], "what changes nothing is announced to nobody"
    _partnership, kept, held = workspace.timeline.ending("p1")
    assert kept == ending
    assert dict(kept.exit) == {ExitPart.WHEN: "In May"}
    assert {one.state for one in held} == {RoundState.OPEN, RoundState.CLOSED}
    closed = next(one for one in held if one.state is RoundState.CLOSED)
    workspace.retention.delete(closed.id)
    assert {one.state for one in workspace.timeline.ending("p1")[2]} == {RoundState.OPEN}
    assert workspace.timeline.ending("p1")[1] == ending, "words stay when answers are deleted"
    (day,) = (one.day for one in workspace.timeline.of("p1").entries if one.kind is EntryKind.END)
    assert day == LEAP_DAY
    assert [due.entry.kind for due in workspace.timeline.due()] == [EntryKind.END]
    with pytest.raises(AppError) as told:
        workspace.timeline.keep_ending("p1", replace(ending, why="x" * (LONGEST + 1)))
    assert told.value.code == "too_long"
    workspace.partnerships.delete("p1")
    with workspace.store.transaction() as t:
        assert t.papers.all(Ending) == {}
    workspace.close()


def test_everything_has_words_of_its_own() -> None:
    for kind, words in ((EndReason, reason_words), (ExitPart, exit_words), (Fate, fate_words)):
        said = [words(one) for one in kind]  # type: ignore[operator]
        assert len(set(said)) == len(said)
