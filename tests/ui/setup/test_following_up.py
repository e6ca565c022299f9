"""The next round begins with what was agreed before: chosen on the set-up page, asked first in the window, told in results."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from builders import PASSPHRASE
from facilitator_app.domain.follow_up import asked_about
from facilitator_app.domain.partnership import Partnership
from facilitator_app.domain.plan import Action
from facilitator_app.ui.routes import SCREENS, MainPointsRoute, RoundRoute, SetupCheckRoute, SetupPartsRoute, SinceRoute
from facilitator_app.ui.setup.check_presenter import choices_made
from facilitator_app.ui.setup.parts_presenter import PartsPresenter
from facilitator_app.ui.theme import Look
from facilitator_app.ui.window import Window
from person import Beat, Person
from ui.checks import assert_sound
from ui.setup.bench import TODAY, Recorder, RecordingShell, beside_the_rail, draft_in, partnership_in

LONG = "Everybody who has something to do with it comes together more often than before, and says so " * 6
PIN = "2580"


def agreed(shell: RecordingShell, made: Partnership, *wants: str) -> tuple[Action, ...]:
    plan = shell.workspace.plan
    for want in wants:
        plan.change(made.id, replace(plan.add(made.id), want=want))
    return plan.of(made.id)


@pytest.fixture
def person(shell: RecordingShell, tmp_path: Path, qapp: object) -> Iterator[Person]:  # noqa: ARG001
    beat = Beat()
    window = Window(tmp_path / "settings.json", today=lambda: TODAY, clock=beat, full_screen=False)
    window.resize(1366, 768)
    window.show()
    window.opened(shell.workspace)
    yield Person(window, beat)
    window.close()


def test_actions_are_ticked_and_counted_and_can_be_left_out(shell: RecordingShell) -> None:
    made = partnership_in(shell)
    one, two = agreed(shell, made, "Meet monthly", "Tell what came of it")
    draft = draft_in(shell, made)
    rated = len(shell.workspace.library.get("quick-check").items)
    view = Recorder()
    presenter: Any = PartsPresenter(view, shell, SetupPartsRoute(made.id, draft.id))  # type: ignore[arg-type]
    presenter.show()
    rows, begins = view["show_actions"]
    assert begins
    assert [(row.id, row.title, row.detail, row.chosen) for row in rows] == [
        (one.id, "Meet monthly", "Not started", True),
        (two.id, "Tell what came of it", "Not started", True),
    ]
    assert view["show_total"][0].startswith(f"{rated + 4} questions")
    presenter.ask_about(one.id, False)
    assert view["tick_actions"] == {two.id}
    assert view["show_total"][0].startswith(f"{rated + 2} questions")
    assert asked_about(shell.workspace.rounds.get(draft.id).instrument) == (two.id,)
    presenter.begin_with_actions(False)
    assert view["tick_actions"] == frozenset()
    assert view["show_total"][0].startswith(f"{rated} questions")
    presenter.begin_with_actions(True)
    assert asked_about(shell.workspace.rounds.get(draft.id).instrument) == (one.id, two.id)


def test_a_part_that_is_left_out_keeps_the_actions(shell: RecordingShell) -> None:
    made = partnership_in(shell)
    agreed(shell, made, "Meet monthly")
    draft = draft_in(shell, made, "six-principle-profile")
    view = Recorder()
    presenter: Any = PartsPresenter(view, shell, SetupPartsRoute(made.id, draft.id))  # type: ignore[arg-type]
    presenter.show()
    whole = shell.workspace.library.get("six-principle-profile")
    presenter.choose(whole.sections[0].id, False)
    kept = shell.workspace.rounds.get(draft.id)
    assert [s.id for s in kept.instrument.sections] == ["since", *(s.id for s in whole.sections[1:])]
    assert view["show_total"][2] == f"{len(whole.sections) - 1} of {len(whole.sections)} parts"
    parts = {one.name: one.lines for one in choices_made(kept, len(whole.sections))}["Parts"]
    assert parts[:2] == ("First: 1 action that you agreed before", "5 of 6 parts")
    assert "Since last time" not in parts[2]


def test_without_a_plan_the_page_is_as_it_was(shell: RecordingShell, show: Any, looks: Callable[..., Look]) -> None:
    made = partnership_in(shell)
    draft = draft_in(shell, made)
    page = show(SCREENS[SetupPartsRoute].build(shell, SetupPartsRoute(made.id, draft.id)), look=looks("light", 1.0))
    assert not page.agreed.isVisibleTo(page)
    assert page.action_boxes == {}


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("route", [SetupPartsRoute, SetupCheckRoute])
def test_long_actions_have_room(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], route: Any, scale: float
) -> None:
    made = partnership_in(shell)
    agreed(shell, made, LONG, "سنلتقي كل شهر", "n" * 200)
    draft = draft_in(shell, made)
    width = beside_the_rail(scale)
    page = show(SCREENS[route].build(shell, route(made.id, draft.id)), width=width, look=looks("light", scale))
    assert_sound(page, width=width)


@pytest.mark.parametrize("route", [MainPointsRoute, SinceRoute])
def test_the_main_points_and_since_last_time_begin_with_it(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], route: Any
) -> None:
    made = partnership_in(shell, asked=(6, 0, 0, 0))
    agreed(shell, made, "Meet monthly")
    round_ = shell.workspace.rounds.start(draft_in(shell, made).id)
    for person in range(6):
        seat = shell.workspace.responding.start(round_.id, round_.groups[0].id)
        for item in round_.instrument.items:
            values = round_.instrument.scale_of(item).values
            seat = shell.workspace.responding.answer(seat, item.id, values[person % len(values)])
        shell.workspace.responding.send(seat)
    shell.workspace.rounds.close(round_.id, PASSPHRASE)
    width = beside_the_rail(2.0)
    page = show(SCREENS[route].build(shell, route(made.id, round_.id)), width=width, look=looks("light", 2.0))
    words = [label.text() for label in page.findChildren(QLabel)]
    assert words.index("Meet monthly.") < words.index("2 of 6 say it happened. 2 say partly. 2 say it did not happen.")
    assert "No name stands beside it. No day is set for it. In the plan: Not started." in words
    assert_sound(page, width=width)
    page.turn()
    assert page.table.isVisibleTo(page)


@pytest.mark.slow
def test_the_first_question_in_the_window_is_about_the_first_action(shell: RecordingShell, person: Person) -> None:
    made = partnership_in(shell)
    one, two = agreed(shell, made, "Meet monthly", "Tell what came of it")
    round_ = shell.workspace.rounds.start(draft_in(shell, made).id)
    person.window.go(RoundRoute(made.id, round_.id))
    person.press("Hand over to the next person")
    person.choose(round_.groups[0].name)
    person.type_into("Your hand-back PIN", PIN)
    person.press("Lock and pass")
    person.press("I am ready to start")
    person.press("Continue")
    person.press("On my own")
    person.press("Yes, I want to answer")
    person.press("Continue")
    person.press("Continue")
    assert person.sees("Since last time")
    assert person.sees("It has 4 questions.")
    person.press("Continue")
    assert person.sees("We said we would do this: Meet monthly. Did it happen?")
    assert person.button("This is not about me") is None
    person.choose("Partly")
    person.press("Continue")
    assert person.sees("We said we would do this: Meet monthly. Did it help?")
    person.choose("It helped a little")
    person.press("Continue")
    person.choose("I do not know")
    person.press("Continue")
    person.press("Continue")  # without an answer
    assert [one.id, two.id] == list(asked_about(round_.instrument))
    assert person.sees(round_.instrument.sections[1].items[0].text.text()) or person.sees(
        round_.instrument.sections[1].title.text()
    )


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_tick_above_the_actions_follows_them_and_they_follow_it(
    shell: RecordingShell, show: Callable[..., Any], looks: Callable[..., Look], scale: float
) -> None:
    made = partnership_in(shell)
    one, two = agreed(shell, made, "Meet monthly", LONG)
    draft = draft_in(shell, made)
    width = beside_the_rail(scale)
    page = show(
        PartsPresenter.build(shell, SetupPartsRoute(made.id, draft.id)), width=width, look=looks("light", scale)
    )

    def ticked() -> tuple[bool, ...]:
        return tuple(box.isChecked() for box in (page.begin_with, *page.action_boxes.values()))

    def asked() -> tuple[str, ...]:
        return asked_about(shell.workspace.rounds.get(draft.id).instrument)

    assert ticked() == (True, True, True)
    page.action_boxes[one.id].click()
    assert (ticked(), asked()) == ((True, False, True), (two.id,))
    page.action_boxes[two.id].click()
    assert (ticked(), asked()) == ((False, False, False), ())
    page.begin_with.click()
    assert (ticked(), asked()) == ((True, True, True), (one.id, two.id))
    assert_sound(page, width=width)
