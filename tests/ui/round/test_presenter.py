"""The page of a round and the tick list over a real store."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import PASSPHRASE
from facilitator_app.domain.round import RoundState
from facilitator_app.ui.handover.laptop import Battery
from facilitator_app.ui.round.presenter import DeleteOnePresenter, RoundPresenter, RoundShown
from facilitator_app.ui.round.tick_presenter import TickPresenter
from facilitator_app.ui.routes import CloseRoundRoute, DeleteAnswersRoute, PeopleRoute, RoundRoute, TickListRoute
from ui.setup.bench import Recorder, RecordingShell, answer, draft_in, partnership_in, pause, people_in, running_in


def shown(shell: RecordingShell, round_id: str, *, deleted: bool = False, power: Battery | None = None) -> RoundShown:
    view = Recorder()
    RoundPresenter(view, shell, RoundRoute(round_id=round_id, deleted=deleted), power).show()
    found: RoundShown = view["show_round"]
    return found


def test_nobody_yet_then_counts_marks_and_what_is_missing(shell: RecordingShell) -> None:
    round_ = running_in(shell, partnership_in(shell))
    empty = shown(shell, round_.id)
    assert (empty.counts.answered, empty.counts.detail) == (0, "Nobody has answered yet.")
    for place, times in enumerate((5, 1, 3, 3)):
        answer(shell, round_, place, times)
    pause(shell, round_, 0)
    page = shown(shell, round_.id)
    assert page.counts.headline == "of 16 people have answered"
    assert page.counts.detail == "1 person has paused. 3 are still to come."
    assert [row.publishability.words for row in page.rows] == [
        "Not yet",
        "Not yet",
        "Not yet",
        "Not yet. 2 more people are needed",
    ]
    assert [row.publishability.more for row in page.rows] == [
        "If all answer: perhaps alone",
        "If all answer: perhaps with Volunteers",
        "If all answer: perhaps with Commissioners",
        "",
    ]
    assert page.total.publishability.words == "Yes"
    ((kind, words),) = page.notices
    assert kind == "info"
    assert words.startswith(
        "With the answers so far no group could be shown. People with lived experience: 3 people are"
    )
    assert words.endswith("With 2 more answers from People with lived experience, groups can perhaps be shown.")
    answer(shell, round_, 1)
    answer(shell, round_, 3, 2)
    page = shown(shell, round_.id)
    assert [row.publishability.words for row in page.rows] == [
        "Perhaps",
        "Not alone. Perhaps with Volunteers",
        "Not alone. Perhaps with Commissioners",
        "Perhaps",
    ]
    assert page.why_perhaps
    assert page.notices == ()


def test_the_page_never_tells_in_which_order_people_answered(shell: RecordingShell) -> None:
    one, other = (running_in(shell, partnership_in(shell, name)) for name in ("One", "One"))
    for place in (0, 1, 0):
        answer(shell, one, place)
    for place in (1, 0, 0):
        answer(shell, other, place)
    assert shown(shell, one.id) == shown(shell, other.id)


def test_a_protected_voice_that_is_too_small_is_never_called_joined(shell: RecordingShell) -> None:
    round_ = running_in(shell, partnership_in(shell, asked=(6, 4, 4, 3)))
    rows = shown(shell, round_.id).rows
    assert [row.publishability.words for row in rows] == ["No. Only with everyone"] * 4
    assert "protected voice" in rows[3].publishability.sentence


def test_when_all_have_answered_it_says_so_and_low_battery_is_a_line(shell: RecordingShell) -> None:
    round_ = running_in(shell, partnership_in(shell, asked=(5, 0, 0, 0)))
    answer(shell, round_, 0, 5)
    page = shown(shell, round_.id, power=Battery(12, True))
    assert [kind for kind, _words in page.notices] == ["warning", "success"]
    assert "12 percent" in page.notices[0][1]
    assert page.rows[0].publishability.words == "The same as everyone"


def test_a_closed_round_and_a_draft_show_what_they_are(shell: RecordingShell) -> None:
    draft = draft_in(shell, partnership_in(shell))
    assert shown(shell, draft.id).state is RoundState.DRAFT
    assert "Not started yet." in shown(shell, draft.id).lead
    shell.workspace.rounds.start(draft.id)
    answer(shell, draft, 0, 5)
    answer(shell, draft, 3, 5)
    shell.workspace.rounds.close(draft.id, PASSPHRASE)
    page = shown(shell, draft.id)
    assert page.lead.endswith("Closed on 24 November 2026. Divided by: Kind of partner.")
    assert [row.publishability.words for row in page.rows] == [
        "Perhaps",
        "Nobody answered",
        "Nobody answered",
        "Perhaps",
    ]
    assert page.counts.headline == "of 16 people answered"


def test_buttons_lead_where_they_say(shell: RecordingShell) -> None:
    round_ = running_in(shell, partnership_in(shell))
    presenter = RoundPresenter(Recorder(), shell, RoundRoute(round_id=round_.id))
    presenter.show()
    for act, screen in (
        (lambda: presenter.visit(CloseRoundRoute), "close_round"), (presenter.results, "main_points"),
        (presenter.set_up, "setup_check"), (presenter.leave, "partnership"),
    ):  # fmt: skip
        act()
        assert shell.screen == screen
    assert shell.route.partnership_id == round_.partnership_id
    presenter.come_back()
    assert shell.called("hand_back_to_resume") == [(round_.id,)]


def test_one_persons_answers_go_with_their_code_only(shell: RecordingShell) -> None:
    round_ = running_in(shell, partnership_in(shell))
    code = answer(shell, round_, 0)
    view = Recorder()
    presenter = DeleteOnePresenter(view, shell, DeleteAnswersRoute(round_.partnership_id, round_.id))
    presenter.show()
    presenter.delete("  ")
    assert "no code yet" in view["show_code_error"]
    presenter.delete("AAAA AAAA")
    assert "did not find that code" in view["show_code_error"]
    assert shell.workspace.rounds.progress(round_.id).answered == 1
    presenter.delete(code.lower().replace(" ", ""))
    assert shell.workspace.rounds.progress(round_.id).answered == 0
    assert shell.route == RoundRoute(round_.partnership_id, round_.id, deleted=True)
    assert "deleted" in shown(shell, round_.id, deleted=True).notices[0][1]


def ticks(shell: RecordingShell, round_id: str) -> tuple[Recorder, TickPresenter]:
    view = Recorder()
    presenter = TickPresenter(view, shell, TickListRoute(round_id=round_id))
    presenter.show()
    return view, presenter


def test_ticks_are_saved_and_have_no_tie_to_answers(shell: RecordingShell) -> None:
    made = people_in(shell, partnership_in(shell), ("Zoë", "Amina", "Bo"))
    round_ = running_in(shell, made)
    answer(shell, round_, 0, 2)
    view, presenter = ticks(shell, round_.id)
    rows, summary = view["show_people"]
    assert [row.name for row in rows] == ["Amina", "Bo", "Zoë"]
    assert summary == "0 of 3 people are ticked. 2 people have answered."
    presenter.turn(rows[0].id)
    assert view["show_tick"][0] == replace(rows[0], ticked=True)
    assert shell.workspace.rounds.progress(round_.id).answered == 2
    presenter.only_to_come(True)
    assert [row.name for row in view["show_people"][0]] == ["Bo", "Zoë"]
    presenter.turn(rows[0].id)
    assert shell.workspace.rounds.ticked(round_.id) == frozenset()


def test_an_empty_tick_list_leads_to_people(shell: RecordingShell) -> None:
    round_ = running_in(shell, partnership_in(shell))
    view, presenter = ticks(shell, round_.id)
    assert "Counts are enough" in view["show_empty"]
    presenter.visit(PeopleRoute)
    assert shell.screen == "people"


@pytest.mark.parametrize("practice", [True, False])
def test_practice_is_said_in_the_lead(shell: RecordingShell, practice: bool) -> None:
    made = shell.workspace.partnerships.create("Trial", practice=practice)
    draft = draft_in(shell, made)
    assert ("Practice." in shown(shell, draft.id).lead) is practice
