"""Answering about several people: what is still to do, one's own view, stopping, coming back, the last look."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.partnership import Member, Organisation
from facilitator_app.domain.response import Comment, Outside
from facilitator_app.domain.round import Round
from facilitator_app.domain.subjects import AskOrder
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.respondent.flow import AnsweringFlow
from facilitator_app.ui.respondent.mode import RespondentMode
from facilitator_app.ui.respondent.pages import PageKind
from facilitator_app.ui.respondent.person import AssistanceMode
from facilitator_app.ui.respondent.views.before import BeforePage
from facilitator_app.ui.respondent.views.check import LastLookPage
from facilitator_app.ui.respondent.views.question import QuestionPage
from facilitator_app.ui.respondent.views.todo import TodoPage

NAMES = ("Ana", "Ben", "Cam", "Dee", "Eli", "Fay", "Gus")


@dataclass
class Setting:
    workspace: Workspace
    round: Round
    people: dict[str, Member]

    def flow(self, name: str) -> AnsweringFlow:
        """At the first page after the practice question."""
        flow = AnsweringFlow(
            self.workspace.responding, self.workspace.preferences, self.round, "", member_id=self.people[name].id
        )
        flow.ready()
        flow.carry_on()
        flow.choose_how(AssistanceMode.ALONE)
        flow.accept()
        flow.carry_on()
        flow.carry_on()
        return flow


@pytest.fixture
def make(cheap_store: Workspace) -> Callable[..., Setting]:
    def made(order: AskOrder = AskOrder.ONE_BY_ONE, about: tuple[str, ...] = ("Ana", "Ben", "Cam")) -> Setting:
        partnership = cheap_store.partnerships.create(f"Harbour {secrets.token_hex(4)}")
        cheap_store.partnerships.set_organisations(partnership.id, (Organisation(new_id(), "Oak"),))
        people = {name: Member(new_id(), name) for name in NAMES}
        cheap_store.partnerships.set_members(partnership.id, tuple(people.values()))
        service = cheap_store.people_rounds
        round_ = service.new(partnership.id, "member-behaviours")
        service.set_about_members(round_.id, tuple(people[name].id for name in about))
        service.set_order(round_.id, order)
        subjects = service.propose(round_.id).about
        assert subjects is not None
        service.assign(round_.id, subjects.subjects[0].id, people["Gus"].id, "named", 12, agreed=True)
        return Setting(cheap_store, service.start(round_.id), people)

    return made


def answer_rest(flow: AnsweringFlow, value: int = 4) -> None:
    """Go on and answer until the next page that says what is to do, or the last look."""
    flow.carry_on()
    while flow.page.screen not in (PageKind.TODO, PageKind.CHECK):
        if flow.page.screen is PageKind.QUESTION:
            flow.choose(flow.page.key, value)
        flow.carry_on()


def test_one_person_after_another_with_a_place_to_stop_after_each(make: Callable[..., Setting]) -> None:
    setting = make()
    flow = setting.flow("Ana")
    assert (flow.page.screen, flow.page.section) == (PageKind.TODO, 0)
    ana, ben, cam = (task.subject_id for task in flow.tasks)
    flow.carry_on()
    flow.carry_on()
    own = flow.item(flow.page.key)
    assert own.text.text() == "I speak up for the project outside it."
    assert flow.is_own(own.id)
    flow.choose(own.id, Outside.NOT_APPLICABLE)
    answer_rest(flow)
    assert (flow.page.screen, flow.page.section) == (PageKind.TODO, 1)
    assert (flow.done_about(ana), flow.done_about(ben)) == ((24, 24), (0, 24))
    answer_rest(flow, 2)
    assert (flow.page.section, flow.done_about(ben)) == (2, (24, 24))
    flow.send_now()
    assert flow.page.screen is PageKind.CHECK
    flow.send()
    assert flow.sent
    found = {one.subject.id: one for one in setting.workspace.people_rounds.progress(setting.round.id)}
    assert (found[ana].own_view, found[ben].answered, found[cam].answered) == (True, 1, 0)


def test_the_last_look_says_about_how_many_and_not_how_many_questions_are_missing(
    make: Callable[..., Setting], qtbot: QtBot
) -> None:
    setting = make()
    mode = RespondentMode(setting.workspace, setting.round.id, member_id=setting.people["Dee"].id)
    qtbot.addWidget(mode)
    flow = mode.flow
    for step in (
        flow.ready,
        flow.carry_on,
        lambda: flow.choose_how(AssistanceMode.ALONE),
        flow.accept,
        flow.carry_on,
        flow.carry_on,
    ):
        step()
    answer_rest(flow)
    flow.send_now()
    mode._show()
    words = " ".join(label.text() for label in mode.page.findChildren(QLabel))
    assert "You answered about 1 of 3. That is fine." in words
    assert "You left 48 questions out" not in words


def test_question_by_question_asks_about_each_in_turn(make: Callable[..., Setting]) -> None:
    setting = make(AskOrder.SIDE_BY_SIDE)
    flow = setting.flow("Dee")
    assert flow.page.screen is PageKind.TODO
    flow.carry_on()
    said = []
    for _time in range(4):
        flow.carry_on()
        said.append(flow.item(flow.page.key).text.text())
    assert [words.split()[0] for words in said] == ["Ana", "Ben", "Cam", "Ana"]


def test_one_subject_needs_no_list_of_what_to_do(make: Callable[..., Setting]) -> None:
    flow = make(about=("Ana",)).flow("Dee")
    assert flow.page.screen is PageKind.PART


def test_three_words_bring_back_everything_and_only_they_do(make: Callable[..., Setting]) -> None:
    setting = make()
    flow = setting.flow("Ana")
    answer_rest(flow)
    flow.carry_on()
    flow.carry_on()
    item_id = flow.page.key
    flow.choose(item_id, 5)
    flow.add_comment()
    flow.write(item_id, Comment("Rings back."))
    flow.back()
    assert flow.seat is not None
    words = flow.seat.words
    del flow  # the laptop has stopped: nothing is left but the store
    again = AnsweringFlow(
        setting.workspace.responding, setting.workspace.preferences, setting.round, "", PageKind.COME_BACK
    )
    assert again.tasks == ()
    assert not again.type_words("not these words")
    assert again.type_words(words)
    assert [again.name_of(task.subject_id) for task in again.tasks] == ["Ana", "Ben", "Cam"]
    assert again.answer_of(item_id) == 5
    assert again.comment_of(item_id) == Comment("Rings back.")
    again.carry_on()
    assert again.page.screen is PageKind.QUESTION  # the first that is still open
    again.clear_screen()
    assert (again.tasks, again.member_id, again.instrument.items) == ((), "", ())


def labels(page: object) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel)]  # type: ignore[attr-defined]


def test_pages_say_whom_one_answers_about_and_who_reads_it(
    make: Callable[..., Setting], make_mode: Callable[..., RespondentMode]
) -> None:
    setting = make()
    for name, line, missing in (
        ("Ana", "You answer about Ben and Cam, and about yourself.", "You said yes to this"),
        ("Gus", "You said yes to this: Ana will see what you say, and will know it is you.", "about yourself"),
    ):
        mode = make_mode(setting.round.id, member_id=setting.people[name].id)
        mode.flow.ready()
        mode._do(mode.flow.carry_on)
        mode._do(lambda mode=mode: mode.flow.choose_how(AssistanceMode.ALONE))  # type: ignore[misc]
        assert isinstance(mode.page, BeforePage)
        said = " ".join(labels(mode.page))
        assert line in said
        assert missing not in said
        assert "5 or more others have answered about that person" in said
        assert "this group" not in said.replace("people in it", "")
        mode._do(mode.flow.accept)
        mode._do(mode.flow.carry_on)
        mode._do(mode.flow.carry_on)
        assert isinstance(mode.page, TodoPage)
        assert labels(mode.page).count("To do") == 3
        people = "2 people and about yourself" if name == "Ana" else "3 people"
        assert mode.page.title_label.text() == f"You answer about {people}."
        mode._do(mode.flow.carry_on)
        mode._do(mode.flow.carry_on)
        assert isinstance(mode.page, QuestionPage)
        own = name == "Ana"
        assert mode.page.comment_button.isVisible() != own
        assert mode.page.choices.options[-1].words == ("This is not about me" if own else "I have not seen this")
        where = mode.page.where_label.text()
        assert where.startswith("About you. Part 1 of 6" if own else "About Ana. Part 1 of 6")


def test_a_long_name_on_continue_squeezes_no_button_for_the_note(
    cheap_store: Workspace, make_mode: Callable[..., RespondentMode], settle: Callable[[], None]
) -> None:
    partnership = cheap_store.partnerships.create(f"Harbour {secrets.token_hex(4)}")
    cheap_store.partnerships.set_organisations(partnership.id, (Organisation(new_id(), "Oak"),))
    people = [Member(new_id(), name) for name in ("Ana", "Bartholomew Oak", *NAMES[2:])]
    cheap_store.partnerships.set_members(partnership.id, tuple(people))
    service = cheap_store.people_rounds
    round_ = service.new(partnership.id, "member-behaviours")
    service.set_about_members(round_.id, (people[0].id, people[1].id))
    service.propose(round_.id)
    mode = make_mode(service.start(round_.id).id, member_id=people[2].id, scale=2.0)
    next(mode.walk_pages("K04_what_to_do_next"))
    settle()
    page = mode.page
    assert page.continue_button.text() == "Go on to Bartholomew Oak"
    assert (page.more_note.text(), page.more_note.isVisible()) == ("More below", True)
    assert page.more_note.geometry().bottom() < page.continue_button.mapTo(page, QPoint(0, 0)).y()
    for button in (page.continue_button, page.back_button, page.stop_button):
        assert button.width() >= button.sizeHint().width(), button.text()


def test_the_last_look_is_by_person(make: Callable[..., Setting], make_mode: Callable[..., RespondentMode]) -> None:
    setting = make()
    mode = make_mode(setting.round.id, member_id=setting.people["Dee"].id)
    mode.flow = setting.flow("Dee")
    mode._context = mode._make_context("Sam", "en")
    answer_rest(mode.flow)
    mode._do(mode.flow.send_now)
    assert isinstance(mode.page, LastLookPage)
    said = labels(mode.page)
    assert said.count("You answered 24 of 24.") == 1
    assert said.count("You answered 0 of 24.") == 2
    subject = mode.flow.tasks[0].subject_id
    mode._do(lambda: mode.flow.look_at_person(subject))
    assert mode.page.title_label.text() == "About Ana"
    mode._do(lambda: mode.flow.look_at_part(0, subject))
    mode._do(mode.flow.back)
    assert mode.flow.page.screen is PageKind.CHECK_PERSON
    mode._do(mode.flow.carry_on)
    assert mode.flow.page.screen is PageKind.CHECK


@pytest.mark.slow
def test_nothing_of_a_person_stays_after_the_hand_back(
    make: Callable[..., Setting], make_mode: Callable[..., RespondentMode]
) -> None:
    setting = make()
    mode = make_mode(setting.round.id, member_id=setting.people["Ana"].id)
    for _name in mode.walk_pages():
        pass
    mode.flow.clear_screen()
    mode._show()
    mode.wipe()
    assert not any("Ben" in text or "Cam" in text for text in labels(mode))
    assert mode.flow.tasks == ()


def test_who_is_not_asked_gets_no_seat(make: Callable[..., Setting]) -> None:
    setting = make()
    with pytest.raises(AppError, match="not asked about anybody"):
        setting.workspace.responding.start_rater(setting.round.id, "somebody")
