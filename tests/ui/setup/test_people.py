"""Setting up a round about people, from the partnership to the start, over the real store and with the real pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from facilitator_app.analysis.forecast import Rules, forecast
from facilitator_app.domain.partnership import Partnership
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.domain.subjects import SELF, AskOrder, Subject
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.partnership.presenter import MakesRound, PartnershipPresenter
from facilitator_app.ui.people.bringing_in import PeopleImport
from facilitator_app.ui.people.presenter import PeoplePresenter
from facilitator_app.ui.round.presenter import RoundPresenter
from facilitator_app.ui.route_values import Limit
from facilitator_app.ui.routes import (
    LowerLimitRoute,
    OneSubjectRoute,
    OtherQuestionnaireRoute,
    PartnershipRoute,
    RoundRoute,
    SetupQuestionnaireRoute,
    SetupRatersRoute,
    SetupSubjectsRoute,
)
from facilitator_app.ui.setup.check_presenter import CheckPresenter
from facilitator_app.ui.setup.one_subject_presenter import OneSubjectPresenter
from facilitator_app.ui.setup.one_subject_view import OneSubjectPage
from facilitator_app.ui.setup.order import OrderPage, OrderPresenter
from facilitator_app.ui.setup.promise_presenter import LowerPresenter, PromisePresenter
from facilitator_app.ui.setup.promise_view import PromisePage
from facilitator_app.ui.setup.questionnaire_presenter import OtherKindPresenter, QuestionnairePresenter
from facilitator_app.ui.setup.raters_presenter import RatersPresenter
from facilitator_app.ui.setup.raters_view import RatersPage
from facilitator_app.ui.setup.subjects_presenter import SubjectsPresenter
from facilitator_app.ui.setup.subjects_view import SubjectsPage
from facilitator_app.ui.theme import Look
from ui.checks import assert_sound
from ui.setup.bench import Recorder, RecordingShell, beside_the_rail, partnership_in, people_in

NAMES = ("Ana", "Ben", "Cam", "Dee", "Eli", "Fay", "Gus")


def feedback(shell: RecordingShell, names: tuple[str, ...] = NAMES) -> tuple[Partnership, SetupSubjectsRoute]:
    """A draft about people, as the button of the partnership page makes it."""
    partnership = people_in(shell, partnership_in(shell), names)
    PartnershipPresenter(Recorder(), shell, PartnershipRoute(partnership.id)).open(MakesRound.FEEDBACK)
    assert shell.screen == "setup_subjects"
    return partnership, shell.route


def with_subjects(shell: RecordingShell, n: int = 2) -> tuple[Partnership, SetupSubjectsRoute]:
    partnership, where = feedback(shell)
    shell.workspace.people_rounds.set_about_members(where.round_id, tuple(m.id for m in partnership.members[:n]))
    return partnership, where


def test_people_are_ticked_and_nobody_is_told_to(shell: RecordingShell, qtbot: QtBot) -> None:
    partnership, where = feedback(shell)
    page = SubjectsPresenter.build(shell, where)
    assert isinstance(page, SubjectsPage)
    qtbot.addWidget(page)
    page.show()
    page.continue_button.click()
    assert page.errors.isVisible()
    page.boxes[partnership.members[2].id].click()
    page.boxes[partnership.members[0].id].click()
    about = shell.workspace.rounds.get(where.round_id).about
    assert about is not None
    assert [one.name for one in about.subjects] == ["Ana", "Cam"]  # in the order of the list
    assert page.total.text() == "This round is about 2 people."
    page.everybody.click()
    page.boxes[partnership.organisations[1].id].click()
    assert page.total.text() == "This round is about 7 people and 1 organisation."
    page.continue_button.click()
    assert shell.screen == "setup_raters"


def test_two_of_one_name_need_a_word_before_anybody_is_asked_about_them(shell: RecordingShell, qtbot: QtBot) -> None:
    partnership, where = feedback(shell)
    members = partnership.members
    alike = tuple(replace(one, name="Sam", organisation_id=None) for one in members[:2])
    shell.workspace.partnerships.set_members(partnership.id, (*alike, *members[2:]))
    page = SubjectsPresenter.build(shell, where)
    assert isinstance(page, SubjectsPage)
    qtbot.addWidget(page)
    page.show()
    page.boxes[alike[0].id].click()
    page.continue_button.click()
    assert page.errors.isVisible()
    assert shell.screen != "setup_raters"
    worded = tuple(replace(one, tell_apart=word) for one, word in zip(alike, ("nurse", "driver")))
    shell.workspace.partnerships.set_members(partnership.id, (*worded, *members[2:]))
    about = shell.workspace.rounds.get(where.round_id).about
    assert about is not None
    assert [one.name for one in about.subjects] == ["Sam (nurse)"]
    page.continue_button.click()
    assert shell.screen == "setup_raters"


def test_where_nobody_is_on_the_list_people_are_added_first(shell: RecordingShell, qtbot: QtBot) -> None:
    _partnership, where = feedback(shell, ())
    page = SubjectsPresenter.build(shell, where)
    assert isinstance(page, SubjectsPage)
    qtbot.addWidget(page)
    page.show()
    page.continue_button.click()
    assert page.errors.isVisible()
    assert any("Add people first." in one.text() for one in page.errors.findChildren(QAbstractButton))
    page.add_people.click()
    assert shell.screen == "people"
    view = Recorder()
    people = PeoplePresenter(view, shell, shell.route)
    people.show()
    assert view["show_names_needed"] == "Feedback about people needs their names."
    people.import_list()
    assert shell.screen == "import_people"
    PeopleImport(shell, shell.route).leave()
    assert shell.screen == "people"
    PeoplePresenter(Recorder(), shell, shell.route).done()
    assert (shell.screen, shell.route) == ("setup_subjects", where)


def test_going_on_opens_the_first_step_that_is_not_done(shell: RecordingShell) -> None:
    partnership, where = feedback(shell)

    def opened_from_the_partnership() -> str:
        view = Recorder()
        presenter = PartnershipPresenter(view, shell, PartnershipRoute(partnership.id))
        presenter.show()
        presenter.open(view["show_partnership"].actions[0][0])
        return shell.screen

    def opened_from_the_round() -> str:
        presenter = RoundPresenter(Recorder(), shell, RoundRoute(*where.ids))
        presenter.show()
        presenter.set_up()
        return shell.screen

    assert opened_from_the_partnership() == opened_from_the_round() == "setup_subjects"
    shell.workspace.people_rounds.set_about_members(where.round_id, (partnership.members[0].id,))
    assert opened_from_the_partnership() == opened_from_the_round() == "setup_raters"
    assert shell.route == SetupRatersRoute(*where.ids)
    shell.workspace.people_rounds.propose(where.round_id)
    assert opened_from_the_partnership() == opened_from_the_round() == "setup_check"


def test_a_chair_without_a_yes_is_said_to_count_among_the_others(shell: RecordingShell, qtbot: QtBot) -> None:
    _partnership, where = with_subjects(shell)
    about = shell.workspace.rounds.get(where.round_id).about
    assert about is not None
    page = OneSubjectPresenter.build(shell, OneSubjectRoute(*where.ids, about.subjects[0].id))
    qtbot.addWidget(page)
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "Without it, those answers are counted with those of the others." in said
    assert "not shown" not in said


def test_a_long_list_is_shown_in_parts(shell: RecordingShell) -> None:
    partnership, where = feedback(shell, tuple(f"Person {n}" for n in range(40)))
    view = Recorder()
    presenter = SubjectsPresenter(view, shell, where)
    presenter.show()
    rows, place, more = view["show_people"]
    assert (len(rows), place, more) == (15, "1 to 15 of 40", "Show the next 15")
    presenter.choose_member(partnership.members[39].id, True)
    presenter.more("people")
    presenter.more("people")
    rows, place, more = view["show_people"]
    assert (rows[-1].name, rows[-1].chosen, place, more) == ("Person 39", True, "31 to 40 of 40", "Show the first 15")


def test_without_names_the_page_says_what_to_do(shell: RecordingShell) -> None:
    _partnership, where = feedback(shell, ())
    view = Recorder()
    SubjectsPresenter(view, shell, where).show()
    assert "needs their names" in view["show_nobody"]


def test_everybody_answers_about_everybody_and_the_picture_says_how_much(shell: RecordingShell, qtbot: QtBot) -> None:
    _partnership, where = with_subjects(shell, 3)
    page = RatersPresenter.build(shell, where)
    assert isinstance(page, RatersPage)
    qtbot.addWidget(page)
    page.show()
    page.continue_button.click()  # nobody is asked: each sentence leads to its subject
    assert page.errors.isVisible()
    assert shell.screen == "setup_subjects"
    next(b for b in page.findChildren(type(page.continue_button).__base__) if "everybody" in b.text()).click()
    assert "Gus answers about 3" in page.picture.accessibleName()
    assert "Ana answers about 2 and themself" in page.picture.accessibleName()
    page.table.setCurrentCell(0, 0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert shell.screen == "one_subject"
    about = shell.workspace.rounds.get(where.round_id).about
    assert about is not None
    assert shell.route.subject_id == about.subjects[0].id
    page.continue_button.click()
    assert shell.screen == "setup_order"


def test_a_problem_leads_to_the_page_of_its_subject(shell: RecordingShell) -> None:
    _partnership, where = with_subjects(shell)
    view = Recorder()
    presenter = RatersPresenter(view, shell, where)
    presenter.go_on()
    problems = view["show_problems"]
    about = shell.workspace.rounds.get(where.round_id).about
    assert about is not None
    assert problems == tuple(
        (f"Nobody is asked about {one.name}. Choose who answers.", one.id) for one in about.subjects
    )
    check = CheckPresenter(view, shell, where)
    check.go_on()
    assert [(fault.step, fault.subject_id) for fault in view["show_problems"]] == [
        (2, one.id) for one in about.subjects
    ]
    check.go_step(2, about.subjects[1].id)
    assert shell.route == OneSubjectRoute(*where.ids, about.subjects[1].id)


def test_one_subject_group_months_and_the_chairs_yes(shell: RecordingShell, qtbot: QtBot) -> None:
    _partnership, where = with_subjects(shell)
    about = shell.workspace.rounds.get(where.round_id).about
    assert about is not None
    ana, ben = about.subjects
    page = OneSubjectPresenter.build(shell, OneSubjectRoute(*where.ids, ana.id))
    assert isinstance(page, OneSubjectPage)
    qtbot.addWidget(page)
    page.show()
    assert page.title == "Who answers about Ana?"
    assert page.continue_button.text() == "Next: Ben"
    assert [o.words for o in page.choices.options] == ["Does not answer", "Self"]  # Ana is the first of the list
    page.choices.option("self").click()
    page.table.chosen.emit(6)
    assert not page.agreement.isVisible()
    page.choices.option("named").click()
    assert page.agreement.isVisible()
    page.agreed.click()
    page.months.setValue(2)
    saved = shell.workspace.rounds.get(where.round_id).about
    assert saved is not None
    (own, chair) = saved.assignments
    assert (own.group_id, chair.group_id, chair.agreed, chair.months) == ("self", "named", True, 2)
    assert page.sentence.text() == "1 other person answers. Ana answers too."
    texts = [label.text() for label in page.warnings.findChildren(QLabel)]
    assert any("has worked with Ana for 2 months" in words for words in texts)
    page.choices.option("fellow").click()  # another role: the yes was for the chair's place only
    saved = shell.workspace.rounds.get(where.round_id).about
    assert saved is not None
    assert not saved.assignments[1].agreed
    page.choices.option("").click()
    assert page.sentence.text().startswith("0 other people answer.")
    page.continue_button.click()
    assert shell.route.subject_id == ben.id


def test_somebody_put_down_twice_is_one_again_when_chosen(shell: RecordingShell) -> None:
    partnership, where = with_subjects(shell)
    service = shell.workspace.people_rounds
    about = shell.workspace.rounds.get(where.round_id).about
    assert about is not None
    ana = about.subjects[0]
    service.propose(where.round_id)
    twice = shell.workspace.rounds.get(where.round_id).about
    assert twice is not None
    own = next(one for one in twice.assignments if one.group_id == "self")
    service.set_assignments(where.round_id, (*twice.assignments, own))
    assert [p.code for p in service.problems(where.round_id)] == ["twice"]
    presenter = OneSubjectPresenter(Recorder(), shell, OneSubjectRoute(where.partnership_id, where.round_id, ana.id))
    presenter.choose(0)
    presenter.set_group("self")
    assert service.problems(where.round_id) == ()
    assert partnership.members[0].id == own.member_id


def test_order_promise_and_start(shell: RecordingShell, qtbot: QtBot) -> None:
    _partnership, where = with_subjects(shell)
    shell.workspace.people_rounds.propose(where.round_id)
    order = OrderPresenter.build(shell, where)
    assert isinstance(order, OrderPage)
    qtbot.addWidget(order)
    order.orders.option(AskOrder.SIDE_BY_SIDE).click()
    order.continue_button.click()
    assert shell.screen == "setup_promise"
    view = Recorder()
    promise = PromisePresenter(view, shell, where)
    promise.show()
    _title, lines = view["show_preview"]
    words = [line.words for line in lines]
    assert "You answer about Sam and Alex." in words
    assert any("5 or more others have answered about that person" in one for one in words)
    assert (view["show_choices"].total, view["show_choices"].group) == (5, 3)
    page = PromisePresenter.build(shell, where)
    assert isinstance(page, PromisePage)
    qtbot.addWidget(page)
    assert not page.funder.isVisibleTo(page)
    check = CheckPresenter(view, shell, where)
    check.show()
    _name, choices, _fixed = view["show_round"]
    assert choices[1].lines == ("2 in all", "Ana, Ben")
    assert choices[2].lines[2] == "Question by question"
    check.go_on()
    assert shell.screen == "round"
    round_ = shell.workspace.rounds.get(where.round_id)
    assert round_.state is RoundState.OPEN
    assert round_.about is not None
    assert round_.about.order is AskOrder.SIDE_BY_SIDE


def test_a_draft_about_people_is_not_thrown_away_unasked(shell: RecordingShell) -> None:
    partnership, where = with_subjects(shell)
    shell.workspace.people_rounds.propose(where.round_id)
    presenter = QuestionnairePresenter(Recorder(), shell, where)
    presenter.choose("quick-check")
    assert shell.route == OtherQuestionnaireRoute(*where.ids, "quick-check")
    asked = shell.route
    page = OtherKindPresenter.build(shell, asked)
    assert isinstance(page, ConfirmPage)
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "The draft goes: 2 people it is about, and who answers about them." in words
    page.safe_button.click()
    (draft,) = shell.workspace.rounds.of_partnership(partnership.id)
    assert draft.about is not None
    assert draft.about.assignments, "kept"
    page.act_button.click()
    (draft,) = shell.workspace.rounds.of_partnership(partnership.id)
    assert (draft.about, draft.instrument.id, shell.screen) == (None, "quick-check", "setup_parts")


def test_asking_everybody_about_one_person_has_a_step_back(shell: RecordingShell) -> None:
    _partnership, where = with_subjects(shell)
    people = shell.workspace.people_rounds
    people.propose(where.round_id)
    about = shell.workspace.rounds.get(where.round_id).about
    assert about is not None
    first = about.subjects[0].id
    mine = [one for one in about.assignments if one.subject_id == first]
    people.set_assignments(where.round_id, tuple(one for one in about.assignments if one not in mine[:2]))
    kept = shell.workspace.rounds.get(where.round_id).about
    view = Recorder()
    presenter = OneSubjectPresenter(view, shell, OneSubjectRoute(where.partnership_id, where.round_id, first))
    presenter.ask_everybody()
    assert view["show_filled"] == ("2 places were filled in.", True)
    presenter.undo()
    assert view["show_filled"] == ("", False)
    assert shell.workspace.rounds.get(where.round_id).about == kept
    presenter.undo()
    assert shell.workspace.rounds.get(where.round_id).about == kept
    presenter.ask_everybody()
    presenter.ask_everybody()
    assert view["show_filled"][1] is False


def test_another_kind_of_questionnaire_makes_another_kind_of_round(shell: RecordingShell) -> None:
    partnership = people_in(shell, partnership_in(shell), NAMES)
    presenter = QuestionnairePresenter(Recorder(), shell, SetupQuestionnaireRoute(partnership.id))
    presenter.choose("quick-check")
    assert shell.screen == "setup_parts"
    presenter.choose("member-behaviours")
    assert shell.screen == "setup_subjects"
    (draft,) = shell.workspace.rounds.of_partnership(partnership.id)
    assert draft.about is not None
    presenter.choose("quick-check")
    (draft,) = shell.workspace.rounds.of_partnership(partnership.id)
    assert draft.about is None
    assert shell.screen == "setup_parts"


def test_the_page_of_whom_it_is_about_begins_with_the_ticks(shell: RecordingShell, show: Any) -> None:
    for names, words in ((("Ana", "Ben"), "Tick everybody"), ((), "Add people")):
        _partnership, where = feedback(shell, names)
        show(SubjectsPresenter.build(shell, where))
        focus = QApplication.focusWidget()
        assert isinstance(focus, QAbstractButton)
        assert focus.text() == words


def test_before_the_start_it_says_which_groups_will_be_shown_of_each_and_why_not(shell: RecordingShell) -> None:
    """By the rule of the round that will hold the answers about that person."""
    _partnership, where = with_subjects(shell)
    round_id, people = where.round_id, shell.workspace.people_rounds
    members = shell.workspace.partnerships.get(where.partnership_id).members
    first, second = (subject for subject, _inner in people.planned(round_id))
    for number, member in enumerate(members[1:]):
        people.assign(round_id, first.id, member.id, "fellow" if number % 2 else "own")
    for member in members[2:]:
        people.assign(round_id, second.id, member.id, "fellow")
    view = Recorder()
    RatersPresenter(view, shell, SetupRatersRoute(*where.ids)).show()
    one, other = (row.groups for row in view["show_subjects"][0])
    shown = "If all answer, these can perhaps be shown: Fellow partner organisations; Own organisation."
    assert one.endswith(shown)
    assert other.endswith("No group can be shown.")
    why = "About Ben: no group can be shown. All who answer are in one group, so we show everyone together only."
    assert why in view["show_warnings"]

    people.assign(round_id, first.id, members[1].id, "lived")
    OneSubjectPresenter(view, shell, OneSubjectRoute(*where.ids, first.id)).show()
    sentence = view["show_outlook"]
    assert sentence.startswith("No group can be shown. ")
    assert "People with lived experience: 1 person is too few to show alone, as a group needs 3." in sentence
    assert sentence.endswith("Or they choose beforehand with whom they are counted: see Promise.")

    before = {subject.id: forecast(Rules.of(inner), asked(inner)) for subject, inner in people.planned(round_id)}
    people.start(round_id)
    after = {
        subject.id: forecast(Rules.of(inner), asked(inner))
        for subject, inner in zip((first, second), people.inner(round_id), strict=True)
    }
    assert [(one.why, one.ways) for one in before.values()] == [(one.why, one.ways) for one in after.values()]


def asked(round_: Round) -> dict[str, int]:
    return {group.id: group.asked for group in round_.groups}


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_lower_limit_is_asked_about_in_words_about_people(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], scale: float
) -> None:
    _partnership, where = with_subjects(shell)
    width = beside_the_rail(scale)
    route = LowerLimitRoute(*where.ids, Limit.TOTAL, 4)
    page = show(LowerPresenter.build(shell, route), width=width, look=looks("light", scale))
    assert page.title_label.text() == "Show results when only 4 people have answered about somebody?"
    assert_sound(page, width=width)
    lower = next(one for one in page.findChildren(QAbstractButton) if one.text() == "Lower it to 4")
    lower.click()
    assert shell.workspace.rounds.get(where.round_id).promise.k_total == 4
    assert shell.called("back")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_next_part_of_a_long_list_keeps_the_ticks_of_the_first(
    shell: RecordingShell, show: Any, settle: Any, looks: Callable[..., Look], scale: float
) -> None:
    partnership, where = feedback(shell, tuple(f"Person {n}" for n in range(20)))
    width = beside_the_rail(scale)
    page = show(SubjectsPresenter.build(shell, where), width=width, look=looks("light", scale))
    first, last = partnership.members[0].id, partnership.members[19].id
    page.boxes[first].click()
    page.more["people"].click()
    settle()
    assert first not in page.boxes
    page.boxes[last].click()
    assert page.total.text() == "This round is about 2 people."
    assert_sound(page, width=width)
    page.more["people"].click()
    assert page.boxes[first].isChecked()


def subjects_of(shell: RecordingShell, where: SetupSubjectsRoute) -> tuple[Subject, ...]:
    about = shell.workspace.rounds.get(where.round_id).about
    assert about is not None
    return about.subjects


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_who_answers_about_nobody_else_is_said_to(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], scale: float
) -> None:
    partnership, where = with_subjects(shell)
    first = subjects_of(shell, where)[0]
    shell.workspace.people_rounds.assign(where.round_id, first.id, partnership.members[0].id, SELF)
    width = beside_the_rail(scale)
    page = show(RatersPresenter.build(shell, where), width=width, look=looks("light", scale))
    assert page.picture.accessibleName() == "Picture of who answers about whom. Ana answers about themself."
    assert_sound(page, width=width)


def test_the_page_of_one_person_leads_back_to_all(shell: RecordingShell, show: Any) -> None:
    _partnership, where = with_subjects(shell)
    first = subjects_of(shell, where)[0]
    page = show(OneSubjectPresenter.build(shell, OneSubjectRoute(*where.ids, first.id)))
    page.back_link.click()
    assert shell.route == SetupRatersRoute(*where.ids)
