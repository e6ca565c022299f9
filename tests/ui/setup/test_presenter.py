"""Setting up a round, page by page, over a real store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from facilitator_app.domain.round import CommentRule, RoundState
from facilitator_app.services.workspace import own_instruments
from facilitator_app.ui.route_values import Limit
from facilitator_app.ui.routes import (
    DiscardDraftRoute,
    FewPeopleRoute,
    LowerLimitRoute,
    SetupCheckRoute,
    SetupGroupsRoute,
    SetupPartsRoute,
    SetupPromiseRoute,
    SetupQuestionnaireRoute,
)
from facilitator_app.ui.screens import RoundBound
from facilitator_app.ui.setup.asked_presenter import AskedPresenter, FewPresenter
from facilitator_app.ui.setup.check_presenter import CheckPresenter, DiscardPresenter
from facilitator_app.ui.setup.parts_presenter import PartsPresenter
from facilitator_app.ui.setup.promise_presenter import LowerPresenter, PromisePresenter
from facilitator_app.ui.setup.questionnaire_presenter import PAGE, QuestionnairePresenter
from ui.setup.bench import Recorder, RecordingShell, answer, draft_in, partnership_in, running_in


def questionnaire(shell: RecordingShell, where: SetupQuestionnaireRoute) -> tuple[Recorder, QuestionnairePresenter]:
    view = Recorder()
    presenter = QuestionnairePresenter(view, shell, where)
    presenter.show()
    return view, presenter


def test_choosing_a_questionnaire_makes_one_draft_and_moves_on(shell: RecordingShell) -> None:
    made = partnership_in(shell)
    view, presenter = questionnaire(shell, SetupQuestionnaireRoute(made.id))
    assert [card.suggested for card in view["show_cards"][0]] == [True, *[False] * (PAGE - 1)]
    presenter.choose("quick-check")
    assert shell.screen == "setup_parts"
    presenter = questionnaire(shell, SetupQuestionnaireRoute(made.id))[1]
    presenter.choose("six-principle-profile")
    (only,) = shell.workspace.rounds.of_partnership(made.id)
    assert only.instrument.id == "six-principle-profile"
    assert shell.route == SetupPartsRoute(made.id, only.id)


def test_a_card_says_which_was_chosen_now_and_which_was_used_last_time(shell: RecordingShell) -> None:
    draft = draft_in(shell, partnership_in(shell))
    where = SetupQuestionnaireRoute(draft.partnership_id, draft.id)
    assert "Chosen for this round" in questionnaire(shell, where)[0]["show_cards"][0][0].languages
    running = running_in(shell, partnership_in(shell))
    cards = questionnaire(shell, SetupQuestionnaireRoute(running.partnership_id))[0]["show_cards"][0]
    assert "Used last time" in cards[0].languages
    assert sum("Used" in card.languages or "Chosen" in card.languages for card in cards) == 1


def test_the_same_questionnaire_again_keeps_the_chosen_parts(shell: RecordingShell) -> None:
    draft = draft_in(shell, partnership_in(shell))
    first = draft.instrument.sections[0].id
    shell.workspace.rounds.choose_sections(draft.id, (first,))
    questionnaire(shell, SetupQuestionnaireRoute(draft.partnership_id, draft.id))[1].choose("quick-check")
    assert [s.id for s in shell.workspace.rounds.get(draft.id).instrument.sections] == [first]


def test_cards_can_be_found_by_words_and_by_easy_words(shell: RecordingShell) -> None:
    view, presenter = questionnaire(shell, SetupQuestionnaireRoute(partnership_in(shell).id))
    presenter.find("  QUICK check ")
    assert [card.id for card in view["show_cards"][0]] == ["quick-check"]
    presenter.find("nothing of the kind")
    assert view["show_cards"][0] == ()
    assert "fewer words" in view["show_cards"][1]
    assert view["show_more"] == ("", "")
    presenter.find("")
    presenter.only_easy(True)
    assert all(card.easy for card in view["show_cards"][0])


def test_many_cards_come_some_at_a_time_and_each_once(shell: RecordingShell) -> None:
    view, presenter = questionnaire(shell, SetupQuestionnaireRoute(partnership_in(shell).id))
    count = len(shell.workspace.library.all())
    seen: list[str] = []
    while len(seen) < count:
        cards = view["show_cards"][0]
        assert 0 < len(cards) <= PAGE
        assert view["show_more"][0] == f"{len(seen) + 1} to {len(seen) + len(cards)} of {count}"
        seen += [card.id for card in cards]
        presenter.more()
    assert sorted(seen) == sorted(one.id for one in shell.workspace.library.all())
    assert view["show_cards"][0][0].suggested  # round to the first again


def test_faults_of_a_file_are_listed_and_a_sound_one_is_told_where_to_go(shell: RecordingShell, tmp_path: Path) -> None:
    view, presenter = questionnaire(shell, SetupQuestionnaireRoute(partnership_in(shell).id))
    presenter.check_file()
    assert "show_faults" not in view
    shell.file = tmp_path / "mine.toml"
    shell.file.write_text("id = 3\n", "utf-8")
    presenter.check_file()
    words, faults = view["show_faults"]
    assert "mine.toml has" in words
    assert faults
    from facilitator_app.paths import bundled

    shell.file = bundled("instruments", "30-quick-check.toml")
    presenter.check_file()
    words, folder = view["show_sound"]
    assert "no faults" in words
    assert folder == str(own_instruments(shell.workspace.store.path))


def test_parts_follow_the_ticks_and_none_is_refused(shell: RecordingShell) -> None:
    draft = draft_in(shell, partnership_in(shell))
    ids = [section.id for section in draft.instrument.sections]
    view = Recorder()
    presenter = PartsPresenter(view, shell, SetupPartsRoute(draft.partnership_id, draft.id))
    presenter.show()
    presenter.choose(ids[0], False)
    assert view["show_total"][2] == f"{len(ids) - 1} of {len(ids)} parts"
    assert len(shell.workspace.rounds.get(draft.id).instrument.sections) == len(ids) - 1
    for each in ids[1:]:
        presenter.choose(each, False)
    assert view["show_total"][0] == "No part is ticked."
    presenter.go_on()
    assert view["show_error"] == "No part is ticked. Tick at least one part."
    assert shell.gone == []
    presenter.choose(ids[1], True)
    presenter.go_on()
    assert shell.screen == "setup_groups"


def test_numbers_are_saved_at_once_and_explained(shell: RecordingShell) -> None:
    draft = draft_in(shell, partnership_in(shell, asked=(0, 0, 0, 0)))
    view = Recorder()
    presenter = AskedPresenter(view, shell, SetupGroupsRoute(draft.partnership_id, draft.id))
    presenter.show()
    presenter.go_on()
    assert "Nobody is asked" in view["show_error"]
    for group, n in zip(draft.groups, (6, 2, 3, 5)):
        presenter.set_asked(group.id, n)
    publishable, total, lines = view["show_publishability"]
    assert total.startswith("16 people are asked in all. Perhaps: that depends on what everyone answers.")
    assert lines[1] == "With 3 asked, Volunteers can never be shown alone. They would be joined with Commissioners."
    assert publishable[draft.groups[0].id].words == "Perhaps, from 5 answers"
    assert [g.asked for g in shell.workspace.partnerships.get(draft.partnership_id).groups] == [6, 2, 3, 5]
    presenter.go_on()
    assert shell.screen == "setup_promise"


@pytest.mark.parametrize(
    ("asked", "title"),
    [((2, 1, 0, 0), "No results will be possible"), ((3, 3, 0, 3), "Only whole-group results will be possible")],
)
def test_too_few_people_leads_to_a_page_that_says_so(shell: RecordingShell, asked: tuple[int, ...], title: str) -> None:
    draft = draft_in(shell, partnership_in(shell, asked=asked))
    AskedPresenter(Recorder(), shell, SetupGroupsRoute(draft.partnership_id, draft.id)).go_on()
    assert shell.route == FewPeopleRoute(draft.partnership_id, draft.id)
    view = Recorder()
    few = FewPresenter(view, shell, shell.route)
    few.show()
    assert view["show_question"][0] == title
    few.leave()
    assert shell.called("back")
    few.do_it()
    assert shell.screen == "setup_promise"
    groups = shell.workspace.rounds.get(draft.id).groups
    shell.workspace.rounds.set_groups(draft.id, tuple(replace(group, asked=9) for group in groups))
    few.show()
    assert view["show_question"][0] == "These numbers are enough", "one may come back here by Alt and Left"


def promise(shell: RecordingShell, round_id: str) -> tuple[Recorder, PromisePresenter]:
    view = Recorder()
    presenter = PromisePresenter(view, shell, SetupPromiseRoute(round_id=round_id))
    presenter.show()
    return view, presenter


def test_the_promise_is_saved_and_shown_as_people_will_read_it(shell: RecordingShell) -> None:
    draft = draft_in(shell, partnership_in(shell))
    view, presenter = promise(shell, draft.id)
    presenter.set_group(7)
    saved = shell.workspace.rounds.get(draft.id).promise
    assert (saved.k, saved.k_dist, saved.k_total) == (7, 7, 7)
    assert view["show_limits"] == (7, 7)
    assert any("when 7 or more people have answered" in line.words for line in view["show_preview"][1])
    presenter.set_comments(CommentRule.DO_NOT_ASK)
    assert not any("Please leave out names" in line.words for line in view["show_preview"][1])
    presenter.set_funder(True)
    assert any("pay for this work" in line.words for line in view["show_preview"][1])
    presenter.go_on()
    assert shell.screen == "setup_check"


@pytest.mark.parametrize(("day", "month", "year"), [("31", 2, "2027"), ("x", 2, "2027"), ("1", 2, "2020"), ("", 1, "")])
def test_a_day_that_cannot_be_is_said_on_continue_and_not_saved(
    shell: RecordingShell, day: str, month: int, year: str
) -> None:
    draft = draft_in(shell, partnership_in(shell))
    view, presenter = promise(shell, draft.id)
    presenter.set_date(day, month, year)
    assert "show_date_error" not in view
    presenter.go_on()
    assert view["show_date_error"]
    assert shell.workspace.rounds.get(draft.id).promise == draft.promise
    presenter.set_date("1", 3, "2028")
    presenter.go_on()
    assert shell.screen == "setup_check"


@pytest.mark.parametrize(("which", "number"), [("total", 4), ("group", 3)])
def test_going_below_the_usual_limit_asks_first(shell: RecordingShell, which: str, number: int) -> None:
    draft = draft_in(shell, partnership_in(shell))
    _view, presenter = promise(shell, draft.id)
    (presenter.set_total if which == "total" else presenter.set_group)(number)
    assert shell.route == LowerLimitRoute(draft.partnership_id, draft.id, Limit(which), number)
    assert shell.workspace.rounds.get(draft.id).promise == draft.promise
    view = Recorder()
    lower = LowerPresenter(view, shell, shell.route)
    lower.show()
    assert f"only {number} people" in view["show_question"][0]
    lower.do_it()
    saved = shell.workspace.rounds.get(draft.id).promise
    assert (saved.k_total if which == "total" else saved.k) == number
    assert saved.k_dist == draft.promise.k_dist


def test_after_the_first_answer_limits_only_rise(shell: RecordingShell) -> None:
    round_ = running_in(shell, partnership_in(shell))
    answer(shell, round_, 0)
    view, presenter = promise(shell, round_.id)
    choices = view["show_choices"]
    assert (choices.locked, choices.total_least, choices.group_least) == (True, 5, 5)
    presenter.set_total(9)
    assert shell.workspace.rounds.get(round_.id).promise.k_total == 9
    presenter.set_funder(True)
    assert "cannot be lowered" in view["show_error"]
    presenter.go_on()
    assert shell.screen == "round"


def test_the_last_page_starts_the_round_or_says_all_that_is_in_the_way(shell: RecordingShell) -> None:
    draft = draft_in(shell, partnership_in(shell, asked=(1, 1, 0, 0)))
    view = Recorder()
    presenter = CheckPresenter(view, shell, SetupCheckRoute(round_id=draft.id))
    presenter.show()
    assert [choice.step for choice in view["show_round"][1]] == [0, 1, 2, 3]
    presenter.go_on()
    (fault,) = view["show_problems"]
    words, step = fault.words, fault.step
    assert (step, "Ask more people." in words) == (2, True)
    groups = tuple(replace(g, asked=4) for g in draft.groups)
    shell.workspace.rounds.set_groups(draft.id, groups)
    presenter.rename("  ")
    presenter.go_on()
    assert "no name" in view["show_name_error"]
    presenter.rename("Spring & summer")
    presenter.go_on()
    started = shell.workspace.rounds.get(draft.id)
    assert (started.state, started.name, shell.screen) == (RoundState.OPEN, "Spring & summer", "round")
    presenter.show()
    assert [choice.step for choice in view["show_round"][1]] == [-1, -1, -1, 3]


def test_a_draft_can_be_thrown_away_after_being_asked(shell: RecordingShell) -> None:
    draft = draft_in(shell, partnership_in(shell))
    CheckPresenter(Recorder(), shell, SetupCheckRoute(round_id=draft.id)).visit(DiscardDraftRoute)
    view = Recorder()
    discard = DiscardPresenter(view, shell, shell.route)
    discard.show()
    discard.leave()
    assert shell.workspace.rounds.of_partnership(draft.partnership_id)
    discard.do_it()
    assert shell.workspace.rounds.of_partnership(draft.partnership_id) == ()
    assert shell.screen == "partnership"


def test_pages_of_a_started_round_say_that_they_are_fixed(shell: RecordingShell) -> None:
    round_ = running_in(shell, partnership_in(shell))
    for make in (QuestionnairePresenter, PartsPresenter, AskedPresenter):
        view = Recorder()
        make(view, shell, RoundBound(round_.partnership_id, round_.id)).show()
        assert "started before" in view["show_fixed"]
