"""How many were asked, have answered and are missing is the same wherever it is said, before and after a round is closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from builders import PASSPHRASE
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.round import Round
from facilitator_app.ui.closing.presenter import ClosingPresenter, ReopeningPresenter
from facilitator_app.ui.home.presenter import HomePresenter
from facilitator_app.ui.partnership.presenter import PartnershipPresenter
from facilitator_app.ui.round.presenter import RoundPresenter
from facilitator_app.ui.routes import (
    CloseRoundRoute,
    HomeRoute,
    OpenAgainRoute,
    PartnershipRoute,
    RoundRoute,
)
from ui.setup.bench import Recorder, RecordingShell, answer, opened, partnership_in, pause, running_in


@dataclass(frozen=True)
class Shape:
    """People planned, who answered and who paused by group; ``asked`` and ``to_come``: what is said of all."""

    planned: tuple[int, ...]
    answered: tuple[int, ...]
    paused: tuple[int, ...]
    asked: int
    to_come: int


pytestmark = pytest.mark.slow

SHAPES = {
    "all came": Shape((6, 2, 3, 5), (6, 2, 3, 5), (0, 0, 0, 0), 16, 0),
    "some are missing": Shape((6, 2, 3, 5), (5, 2, 2, 4), (0, 0, 0, 0), 16, 3),
    "more of one group, fewer of another": Shape((6, 2, 3, 5), (8, 2, 3, 1), (0, 0, 0, 0), 18, 4),
    "paused in a full group": Shape((6, 2, 3, 5), (6, 2, 1, 5), (1, 0, 0, 0), 17, 2),
    "a group that nobody planned": Shape((6, 2, 3, 0), (5, 2, 3, 2), (0, 0, 0, 0), 13, 1),
}


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[RecordingShell]:
    with opened(tmp_path) as made:
        yield made


def played(shell: RecordingShell, shape: Shape) -> Round:
    round_ = running_in(shell, partnership_in(shell, asked=shape.planned))
    for place, (answered, paused) in enumerate(zip(shape.answered, shape.paused)):
        answer(shell, round_, place, answered)
        for _one in range(paused):
            pause(shell, round_, place)
    return round_


@pytest.mark.parametrize("shape", SHAPES.values(), ids=list(SHAPES))
def test_an_open_round_says_the_same_numbers_everywhere(shell: RecordingShell, shape: Shape) -> None:
    round_ = played(shell, shape)
    answered, paused = sum(shape.answered), sum(shape.paused)
    ids = (round_.partnership_id, round_.id)
    assert answered + paused + shape.to_come == shape.asked
    view = Recorder()
    RoundPresenter(view, shell, RoundRoute(*ids)).show()
    page = view["show_round"]
    assert page.counts.headline == f"of {shape.asked} people have answered"
    assert (f"{shape.to_come} are still to come." in page.counts.detail) == (shape.to_come > 1)
    assert (page.total.asked, page.total.answered, page.total.paused) == (shape.asked, answered, paused)
    assert sum(row.asked for row in page.rows) == shape.asked
    HomePresenter(view, shell, HomeRoute()).show()
    _lead, carry_on, rows, _find = view["show_home"]
    assert carry_on.words.startswith(f"{answered} of {shape.asked} people have answered.")
    assert (f"{shape.to_come} are still to come." in carry_on.words) == (shape.to_come > 1)
    assert rows[0].state == f"Round open, {answered} of {shape.asked}"
    PartnershipPresenter(view, shell, PartnershipRoute(round_.partnership_id)).show()
    assert view["show_partnership"].rounds[0].detail == f"{answered} of {shape.asked} have answered"
    ClosingPresenter(view, shell, CloseRoundRoute(*ids)).show()
    lines = view["show_question"][1]
    assert lines[0] == f"{answered} of {shape.asked} people have answered."
    assert any(line.startswith(f"{shape.to_come} pe") for line in lines) == (shape.to_come > 0)
    names = [name for name, _state in view["show_groups"][0]]
    assert names == [*(row.name for row in page.rows if row.asked), "Everyone"]


@pytest.mark.parametrize("shape", SHAPES.values(), ids=list(SHAPES))
def test_a_closed_round_says_the_same_numbers_everywhere(shell: RecordingShell, shape: Shape) -> None:
    """Who paused is gone when the round is closed."""
    shape = replace(shape, asked=shape.asked - sum(shape.paused), paused=(0,) * 4)
    round_ = played(shell, shape)
    shell.workspace.rounds.close(round_.id, PASSPHRASE)
    answered = sum(shape.answered)
    about = shell.workspace.rounds.reopening(round_.id)
    assert (about.asked, about.answered, about.to_come) == (shape.asked, answered, shape.to_come)
    view = Recorder()
    ReopeningPresenter(view, shell, OpenAgainRoute(round_.partnership_id, round_.id)).show()
    assert view["show_question"][1][0] == f"{answered} of {shape.asked} people answered."
    results = shell.workspace.results.of_round(round_.id)
    assert isinstance(results, RoundResults)
    assert (results.asked, results.answered) == (shape.asked, answered)
    said = {0: "Everyone who was asked has answered.", 1: "the 1 person who did not answer thinks"}
    assert said.get(shape.to_come, f"the {shape.to_come} people who did not answer think") in results.missing


def test_who_did_not_know_is_not_among_those_who_did_not_answer(shell: RecordingShell) -> None:
    """Two of eleven leave the statement out: the sentence counts people who did not answer at all, as all pages do."""
    round_ = running_in(shell, partnership_in(shell, asked=(14, 0, 0, 0)))
    answer(shell, round_, 0, 9)
    for _one in range(2):
        seat = shell.workspace.responding.start(round_.id, round_.groups[0].id)
        item = round_.instrument.items[1]
        shell.workspace.responding.send(shell.workspace.responding.answer(seat, item.id, 1))
    shell.workspace.rounds.close(round_.id, PASSPHRASE)
    results = shell.workspace.results.of_round(round_.id)
    assert isinstance(results, RoundResults)
    assert results.missing.startswith(
        "Whatever the 3 people who did not answer think, most people are on one side here: “"
    )
    assert " 9 of 9 " in results.missing
