"""The page of a round and the tick list over a real store."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator_app.domain.round import RoundState
from facilitator_app.ui.desk import Where
from facilitator_app.ui.handover.laptop import Battery
from facilitator_app.ui.round.presenter import DELETED, DeleteOnePresenter, RoundPresenter, RoundShown
from facilitator_app.ui.round.tick_presenter import TickPresenter
from ui.setup.bench import Recorder, RecordingDesk, answer, draft_in, partnership_in, pause, people_in, running_in


def shown(desk: RecordingDesk, round_id: str, page: str = "", power: Battery | None = None) -> RoundShown:
    view = Recorder()
    RoundPresenter(view, desk, Where(round_id=round_id, page=page), power).show()
    found: RoundShown = view["show_round"]
    return found


def test_nobody_yet_then_counts_marks_and_what_is_missing(desk: RecordingDesk) -> None:
    round_ = running_in(desk, partnership_in(desk))
    empty = shown(desk, round_.id)
    assert (empty.counts.answered, empty.counts.detail) == (0, "Nobody has answered yet.")
    for place, times in enumerate((5, 1, 3, 3)):
        answer(desk, round_, place, times)
    pause(desk, round_, 0)
    page = shown(desk, round_.id)
    assert page.counts.headline == "of 16 people have answered"
    assert page.counts.detail == "1 person has paused. 3 are still to come."
    assert [row.standing.words for row in page.rows] == [
        "Yes", "No. Joined with Volunteers", "No. Joined with Commissioners", "Not yet. 1 more person is needed",
    ]  # fmt: skip
    assert page.total.standing.words == "Yes"
    ((kind, words),) = page.notices
    assert kind == "warning"
    assert words.startswith("People with lived experience: 1 more answer lets this group be shown on its own.")


def test_the_page_never_tells_in_which_order_people_answered(desk: RecordingDesk) -> None:
    one, other = (running_in(desk, partnership_in(desk, name)) for name in ("One", "One"))
    for place in (0, 1, 0):
        answer(desk, one, place)
    for place in (1, 0, 0):
        answer(desk, other, place)
    assert shown(desk, one.id) == shown(desk, other.id)


def test_a_protected_voice_that_is_too_small_is_never_called_joined(desk: RecordingDesk) -> None:
    round_ = running_in(desk, partnership_in(desk, asked=(6, 4, 4, 3)))
    rows = shown(desk, round_.id).rows
    assert [row.standing.words for row in rows] == ["No. Only with everyone"] * 4
    assert "protected voice" in rows[3].standing.sentence


def test_when_all_have_answered_it_says_so_and_low_battery_is_a_line(desk: RecordingDesk) -> None:
    round_ = running_in(desk, partnership_in(desk, asked=(5, 0, 0, 0)))
    answer(desk, round_, 0, 5)
    page = shown(desk, round_.id, power=Battery(12, True))
    assert [kind for kind, _words in page.notices] == ["warning", "success"]
    assert "12 percent" in page.notices[0][1]
    assert page.rows[0].standing.words == "The same as everyone"


def test_a_closed_round_and_a_draft_show_what_they_are(desk: RecordingDesk) -> None:
    draft = draft_in(desk, partnership_in(desk))
    assert shown(desk, draft.id).state is RoundState.DRAFT
    assert "Not started yet." in shown(desk, draft.id).lead
    desk.workspace.rounds.start(draft.id)
    answer(desk, draft, 0, 4)
    answer(desk, draft, 3, 4)
    desk.workspace.rounds.close(draft.id)
    page = shown(desk, draft.id)
    assert page.lead.endswith("Closed on 24 November 2026.")
    assert [row.standing.words for row in page.rows] == ["Yes", "Nobody answered", "Nobody answered", "Yes"]
    assert page.counts.headline == "of 16 people answered"


def test_buttons_lead_where_they_say(desk: RecordingDesk) -> None:
    round_ = running_in(desk, partnership_in(desk))
    presenter = RoundPresenter(Recorder(), desk, Where(round_id=round_.id))
    presenter.show()
    for act, screen in (
        (presenter.hand_over, "get_ready"), (presenter.close, "close_round"), (presenter.tick_list, "tick_list"),
        (presenter.promise, "setup_promise"), (presenter.delete_one, "round"), (presenter.results, "results"),
        (presenter.set_up, "setup_check"), (presenter.leave, "partnership"),
    ):  # fmt: skip
        act()
        assert desk.screen == screen
    presenter.come_back()
    assert desk.called("hand_back_to_resume") == [(round_.id,)]


def test_one_persons_answers_go_with_their_code_only(desk: RecordingDesk) -> None:
    round_ = running_in(desk, partnership_in(desk))
    code = answer(desk, round_, 0)
    view = Recorder()
    presenter = DeleteOnePresenter(view, desk, Where(round_.partnership_id, round_.id))
    presenter.show()
    presenter.delete("  ")
    assert "no code yet" in view["show_code_error"]
    presenter.delete("AAAA AAAA")
    assert "did not find that code" in view["show_code_error"]
    assert desk.workspace.rounds.progress(round_.id).answered == 1
    presenter.delete(code.lower().replace(" ", ""))
    assert desk.workspace.rounds.progress(round_.id).answered == 0
    assert desk.where == Where(round_.partnership_id, round_.id, DELETED)
    assert "deleted" in shown(desk, round_.id, DELETED).notices[0][1]


def ticks(desk: RecordingDesk, round_id: str) -> tuple[Recorder, TickPresenter]:
    view = Recorder()
    presenter = TickPresenter(view, desk, Where(round_id=round_id))
    presenter.show()
    return view, presenter


def test_ticks_are_saved_and_have_no_tie_to_answers(desk: RecordingDesk) -> None:
    made = people_in(desk, partnership_in(desk), ("Zoë", "Amina", "Bo"))
    round_ = running_in(desk, made)
    answer(desk, round_, 0, 2)
    view, presenter = ticks(desk, round_.id)
    rows, summary = view["show_people"]
    assert [row.name for row in rows] == ["Amina", "Bo", "Zoë"]
    assert summary == "0 of 3 people are ticked. 2 people have answered."
    presenter.turn(rows[0].id)
    assert view["show_tick"][0] == replace(rows[0], ticked=True)
    assert desk.workspace.rounds.progress(round_.id).answered == 2
    presenter.only_to_come(True)
    assert [row.name for row in view["show_people"][0]] == ["Bo", "Zoë"]
    presenter.turn(rows[0].id)
    assert desk.workspace.rounds.ticked(round_.id) == frozenset()


def test_an_empty_tick_list_leads_to_people(desk: RecordingDesk) -> None:
    round_ = running_in(desk, partnership_in(desk))
    view, presenter = ticks(desk, round_.id)
    assert "Counts are enough" in view["show_empty"]
    presenter.add_people()
    assert desk.screen == "people"


@pytest.mark.parametrize("practice", [True, False])
def test_practice_is_said_in_the_lead(desk: RecordingDesk, practice: bool) -> None:
    made = desk.workspace.partnerships.create("Trial", practice=practice)
    draft = draft_in(desk, made)
    assert ("Practice." in shown(desk, draft.id).lead) is practice
