"""The preview of the promise says why we ask, by kind of questionnaire, as respondents will read it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import a_round
from facilitator_app.domain.errors import AppError
from facilitator_app.ui.routes import SetupPromiseRoute
from facilitator_app.ui.setup.check_presenter import promise_lines as check_lines
from facilitator_app.ui.setup.promise_presenter import PromisePresenter, preview
from ui.setup.bench import Recorder, RecordingShell, draft_in, partnership_in

WHY = {
    "quick-check": "We want to know how well this group works together.",
    "joint-risk": "We want to know what could go wrong for us all.",
    "smart-goals": "We want to know how clear our goals are.",
    "partner-map": "We want to know how closely each organisation works with the others.",
}


@pytest.mark.parametrize("name", WHY)
def test_the_first_sentence_fits_the_questionnaire(shell: RecordingShell, name: str) -> None:
    first = preview(a_round(instrument=shell.workspace.library.get(name)), "Sam")[0]
    assert first.words.startswith(WHY[name])
    assert first.marks == (str(shell.workspace.library.get(name).minutes),)


@pytest.mark.parametrize("name", WHY)
def test_what_stays_together_after_the_close_is_said(shell: RecordingShell, name: str) -> None:
    """Both answers to one risk; of a partner map, where nothing is hidden, nothing is said."""
    said = " ".join(line.words for line in preview(a_round(instrument=shell.workspace.library.get(name)), "Sam"))
    assert ("yours do not stay together" in said) is (name in ("quick-check", "smart-goals"))
    assert ("only your two answers to one risk stay together" in said) is (name == "joint-risk")


def in_set_up(shell: RecordingShell, asked: tuple[int, ...] = (9, 8, 6, 3)) -> tuple[Recorder, PromisePresenter]:
    round_ = draft_in(shell, partnership_in(shell, asked=asked))
    view = Recorder()
    presenter = PromisePresenter(view, shell, SetupPromiseRoute(round_.partnership_id, round_.id))
    presenter.show()
    return view, presenter


def words_of(view: Recorder) -> list[str]:
    return [line.words for line in view["show_preview"][1]]


def test_a_protected_voice_chooses_before_the_start_and_everybody_reads_it(shell: RecordingShell) -> None:
    view, presenter = in_set_up(shell)
    agencies, _commissioners, volunteers, lived = presenter.round.groups
    (voice,) = view["show_choices"].voices
    assert (voice.id, voice.chosen, voice.then) == (lived.id, "", "No. Only with everyone")
    assert voice.choices[0] == ("", "Nobody. Then no group is shown")
    assert [name for _id, name in voice.choices[1:]] == ["Agencies", "Commissioners", "Volunteers"]
    assert not [one for one in words_of(view) if "They chose this." in one]

    presenter.set_counted_with(lived.id, volunteers.id)
    ((voice,),) = (view["show_voices"],)
    assert (voice.chosen, voice.then) == (volunteers.id, "Not alone. Perhaps with Volunteers")
    (said,) = [one for one in words_of(view) if "They chose this." in one]
    assert said == (
        "If fewer than 5 answers come from people with lived experience, we only show them together with volunteers. "
        "They chose this. We join them with no one else."
    )
    presenter.set_counted_with(lived.id, agencies.id)
    assert presenter.round.promise.counted_with == ((lived.id, agencies.id),)
    presenter.set_counted_with(lived.id, "")
    assert presenter.round.promise.counted_with == ()


def test_the_choice_is_fixed_from_the_start_on_and_asked_anew_for_the_next_round(shell: RecordingShell) -> None:
    _view, presenter = in_set_up(shell)
    agencies, _commissioners, volunteers, lived = presenter.round.groups
    presenter.set_counted_with(lived.id, volunteers.id)
    assert "counted with Volunteers, as they chose" in " ".join(check_lines(presenter.round))
    rounds = shell.workspace.rounds
    rounds.start(presenter.round_id)
    promise = presenter.round.promise
    for other in ((), ((lived.id, agencies.id),)):
        with pytest.raises(AppError) as told:
            rounds.set_promise(presenter.round_id, replace(promise, counted_with=other))
        assert told.value.code == "choice_too_late"
    presenter.fill()
    assert presenter.view["show_choices"].lists_fixed
    again = rounds.new_like_last(presenter.partnership_id)
    assert again.promise.counted_with == ()
    (said,) = rounds.not_taken_over(again.id)
    assert (
        said
        == "People with lived experience chose last time with whom they are counted. That is not taken over: ask them again."
    )


def test_a_choice_goes_with_the_group_it_was_about(shell: RecordingShell) -> None:
    _view, presenter = in_set_up(shell)
    *others, volunteers, lived = presenter.round.groups
    presenter.set_counted_with(lived.id, volunteers.id)
    shell.workspace.rounds.set_groups(presenter.round_id, (*others, lived))
    assert presenter.round.promise.counted_with == ()


def test_where_nobody_of_a_protected_voice_is_asked_nothing_is_chosen(shell: RecordingShell) -> None:
    view, presenter = in_set_up(shell, (9, 8, 6, 0))
    assert view["show_choices"].voices == ()
    shell.workspace.rounds.choose_instrument(presenter.round_id, "stage-finder")
    presenter.fill()
    assert view["show_choices"].voices == ()
