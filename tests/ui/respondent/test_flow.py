"""The whole way of a person without a window: real services over a real store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from facilitator_app.domain.change import Reason
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.response import Answer, Comment, CommentUse, Outside, ViewPrefs
from facilitator_app.domain.round import CommentRule, Round
from facilitator_app.domain.seat import Seat
from facilitator_app.services.responding import RespondingService
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.respondent.flow import AnsweringFlow
from facilitator_app.ui.respondent.pages import PageKind, PageRef
from facilitator_app.ui.respondent.person import AssistanceMode
from ui.respondent.samples import to_first_question

MakeRound = Callable[..., Round]


def flow_for(
    workspace: Workspace, round_: Round, group_id: str = "vol", start: PageKind = PageKind.PASS
) -> AnsweringFlow:
    return AnsweringFlow(workspace.responding, workspace.preferences, round_, group_id, start)


def counts(workspace: Workspace, round_: Round) -> tuple[int, int]:
    progress = workspace.rounds.progress(round_.id)
    return progress.answered, progress.paused


@dataclass
class FullDisk:
    """The real service on a disk that is full until ``full`` is False."""

    service: RespondingService
    full: bool = True
    tried: list[str] = field(default_factory=list)

    def _check(self, what: str) -> None:
        self.tried.append(what)
        if self.full:
            raise AppError("disk_full", "The disk is full.", "Free some space.")

    def start(self, round_id: str, group_id: str, view: ViewPrefs) -> Seat:
        return self.service.start(round_id, group_id, view)

    def fewest_after_reopening(self, round_id: str) -> int:
        return self.service.fewest_after_reopening(round_id)

    def come_back(self, round_id: str, words: str) -> Seat:
        return self.service.come_back(round_id, words)

    def answer(self, seat: Seat, item_id: str, answer: Answer | None) -> Seat:
        self._check("answer")
        return self.service.answer(seat, item_id, answer)

    def comment(self, seat: Seat, place_id: str, comment: Comment | None) -> Seat:
        self._check("comment")
        return self.service.comment(seat, place_id, comment)

    def keep_view(self, seat: Seat, view: ViewPrefs) -> Seat:
        self._check("view")
        return self.service.keep_view(seat, view)

    def send(self, seat: Seat) -> str:
        self._check("send")
        return self.service.send(seat)

    def delete(self, seat: Seat) -> None:
        self.service.delete(seat)


def test_a_whole_response(cheap_store: Workspace, make_round: MakeRound) -> None:
    round_ = make_round()
    flow = flow_for(cheap_store, round_)
    seen = [flow.page.screen]
    flow.ready()
    seen.append(flow.page.screen)
    flow.carry_on()
    seen.append(flow.page.screen)
    flow.choose_how(AssistanceMode.ALONE)
    seen.append(flow.page.screen)
    flow.accept()
    while flow.page.screen is not PageKind.CHECK:
        seen.append(flow.page.screen)
        if flow.page.screen is PageKind.QUESTION:
            flow.choose(flow.page.key, 3)
        if flow.page.screen is PageKind.PRACTICE:
            flow.choose("", 4)
        flow.carry_on()
    assert seen == [
        PageKind.PASS, PageKind.SEE, PageKind.HOW, PageKind.BEFORE, PageKind.WORDS, PageKind.PRACTICE,
        PageKind.PART, PageKind.QUESTION, PageKind.QUESTION,
        PageKind.PART, PageKind.QUESTION, PageKind.QUESTION, PageKind.OPEN_QUESTION,
    ]  # fmt: skip
    assert flow.said() == flow.progress() == (4, 5), "nothing was written in own words"
    assert counts(cheap_store, round_) == (0, 1)
    flow.send()
    assert flow.page.screen is PageKind.THANKS
    assert counts(cheap_store, round_) == (1, 0)
    code = flow.code
    cheap_store.corrections.withdraw(cheap_store.corrections.find(round_.id, code), Reason.WITHDREW)
    assert counts(cheap_store, round_) == (0, 0)


def test_nothing_is_kept_before_yes_and_nothing_after_no(cheap_store: Workspace, make_round: MakeRound) -> None:
    round_ = make_round()
    flow = flow_for(cheap_store, round_)
    flow.ready()
    flow.carry_on()
    flow.choose_how(AssistanceMode.WITH_SOMEONE)
    flow.decline()
    assert flow.page.screen is PageKind.NOT_TODAY
    assert counts(cheap_store, round_) == (0, 0)
    flow.clear_screen()
    assert flow.page.screen is PageKind.HAND_BACK
    assert not flow.can_go_back


def test_answers_are_saved_on_leaving_and_open_with_the_words(cheap_store: Workspace, make_round: MakeRound) -> None:
    round_ = make_round()
    flow = flow_for(cheap_store, round_)
    to_first_question(flow)
    item_id = flow.page.key
    flow.choose(item_id, Outside.DONT_KNOW)
    assert flow.unsaved
    flow.carry_on()
    assert not flow.unsaved
    assert flow.seat is not None
    words = flow.seat.words
    again = flow_for(cheap_store, round_, "", PageKind.COME_BACK)
    assert again.type_words(words)
    assert again.group_id == "vol"
    assert again.page.screen is PageKind.SEE
    again.carry_on()
    assert again.page == PageRef(PageKind.QUESTION, 0, "p1i2"), "the first question without an answer"
    assert again.answer_of(item_id) is Outside.DONT_KNOW


def test_wrong_words_five_times(cheap_store: Workspace, make_round: MakeRound) -> None:
    flow = flow_for(cheap_store, make_round(), "", PageKind.COME_BACK)
    for left in (4, 3, 2, 1, 0):
        assert not flow.type_words("not my words")
        assert flow.words_tries == left
    assert not flow.type_words("not my words")
    assert flow.page.screen is PageKind.COME_BACK


def test_start_again_asks_for_the_group(cheap_store: Workspace, make_round: MakeRound) -> None:
    flow = flow_for(cheap_store, make_round(), "", PageKind.COME_BACK)
    flow.ready()
    flow.carry_on()
    flow.choose_how(AssistanceMode.ALONE)
    assert flow.page.screen is PageKind.GROUPS
    flow.back()
    assert flow.page.screen is PageKind.HOW
    flow.choose_how(AssistanceMode.ALONE)
    flow.choose_group("agy")
    assert flow.page.screen is PageKind.BEFORE
    flow.accept()
    assert flow.seat is not None
    assert flow.seat.group_id == "agy"


@pytest.mark.parametrize(("rule", "asked"), [(CommentRule.SHOW, True), (CommentRule.DO_NOT_ASK, False)])
def test_own_words_only_where_the_promise_asks_for_them(
    cheap_store: Workspace, make_round: MakeRound, rule: CommentRule, asked: bool
) -> None:
    flow = flow_for(cheap_store, make_round(comments=rule))
    to_first_question(flow)
    assert flow.own_words is asked
    seen = set()
    while flow.page.screen is not PageKind.CHECK:
        seen.add(flow.page.screen)
        flow.carry_on()
    assert (PageKind.OPEN_QUESTION in seen) is asked


def test_a_comment_is_saved_on_leaving_and_an_empty_one_goes(cheap_store: Workspace, make_round: MakeRound) -> None:
    flow = flow_for(cheap_store, make_round())
    to_first_question(flow)
    item_id = flow.page.key
    flow.add_comment()
    flow.write(item_id, Comment("We ring each other.", CommentUse.OTHER_WORDS))
    flow.carry_on()
    assert flow.page == PageRef(PageKind.QUESTION, 0, item_id)
    assert flow.seat is not None
    assert flow.seat.response.comments[item_id].use is CommentUse.OTHER_WORDS
    flow.add_comment()
    flow.write(item_id, None)
    flow.back()
    assert dict(flow.seat.response.comments) == {}


def test_change_from_the_last_look_comes_straight_back(cheap_store: Workspace, make_round: MakeRound) -> None:
    flow = flow_for(cheap_store, make_round())
    to_first_question(flow)
    flow.send_now()
    assert flow.page.screen is PageKind.CHECK
    assert flow.said() == flow.progress() == (0, 5)
    flow.change(PageRef(PageKind.QUESTION, 1, "p2i2"))
    flow.choose("p2i2", 0)
    flow.carry_on()
    assert flow.page.screen is PageKind.CHECK
    assert flow.said() == flow.progress() == (1, 5)
    flow.look_at_part(1)
    flow.change(PageRef(PageKind.QUESTION, 1, "p2i1"))
    flow.back()
    assert flow.page == PageRef(PageKind.CHECK_PART, 1)
    flow.back()
    assert flow.page.screen is PageKind.CHECK


@pytest.mark.parametrize("leave", ["carry_on", "back", "save", "change_seeing", "come_back_later", "send_now"])
def test_trouble_loses_nothing_and_carries_on_afterwards(
    cheap_store: Workspace, make_round: MakeRound, leave: str
) -> None:
    round_ = make_round()
    disk = FullDisk(cheap_store.responding)
    flow = AnsweringFlow(disk, cheap_store.preferences, round_, "vol")
    to_first_question(flow)
    item_id = flow.page.key
    flow.choose(item_id, 2)
    getattr(flow, leave)()
    assert flow.page.screen is PageKind.TROUBLE
    flow.try_again()
    assert flow.page.screen is PageKind.TROUBLE
    assert flow.answer_of(item_id) == 2
    disk.full = False
    flow.try_again()
    expected = {
        "carry_on": PageKind.QUESTION,
        "back": PageKind.PART,
        "save": PageKind.QUESTION,
        "change_seeing": PageKind.SEE,
        "come_back_later": PageKind.LATER,
        "send_now": PageKind.CHECK,
    }
    assert flow.page.screen is expected[leave]
    assert flow.seat is not None
    assert flow.seat.response.answers[item_id] == 2
    assert not flow.unsaved


def test_trouble_while_sending_keeps_everything(cheap_store: Workspace, make_round: MakeRound) -> None:
    round_ = make_round()
    disk = FullDisk(cheap_store.responding, full=False)
    flow = AnsweringFlow(disk, cheap_store.preferences, round_, "vol")
    to_first_question(flow)
    flow.choose(flow.page.key, 2)
    flow.send_now()
    disk.full = True
    flow.send()
    assert flow.page.screen is PageKind.TROUBLE
    assert not flow.sent
    assert counts(cheap_store, round_) == (0, 1)
    disk.full = False
    flow.try_again()
    assert flow.page.screen is PageKind.THANKS
    assert counts(cheap_store, round_) == (1, 0)


def test_stop_hides_even_when_saving_fails(cheap_store: Workspace, make_round: MakeRound) -> None:
    disk = FullDisk(cheap_store.responding)
    flow = AnsweringFlow(disk, cheap_store.preferences, make_round(), "vol")
    to_first_question(flow)
    item_id = flow.page.key
    flow.choose(item_id, 2)
    flow.stop()
    assert flow.page.screen is PageKind.STOP
    flow.go_on()
    assert flow.page == PageRef(PageKind.QUESTION, 0, item_id)
    assert flow.answer_of(item_id) == 2
    assert flow.unsaved


@pytest.mark.parametrize("cover", ["stop", "cover_screen"])
def test_covers_come_back_to_the_same_page(cheap_store: Workspace, make_round: MakeRound, cover: str) -> None:
    flow = flow_for(cheap_store, make_round())
    to_first_question(flow)
    page = flow.page
    flow.choose(page.key, 1)
    getattr(flow, cover)()
    assert not flow.unsaved, "saved on the way"
    flow.go_on()
    assert flow.page == page
    assert flow.answer_of(page.key) == 1


def test_later_shows_the_words_and_keeps_the_draft(cheap_store: Workspace, make_round: MakeRound) -> None:
    round_ = make_round()
    flow = flow_for(cheap_store, round_)
    to_first_question(flow)
    flow.stop()
    flow.come_back_later()
    assert flow.page.screen is PageKind.LATER
    flow.stop()
    assert flow.page.screen is PageKind.STOP, "Esc hides the words as well"
    flow.come_back_later()
    flow.clear_screen()
    assert flow.seat is None
    assert counts(cheap_store, round_) == (0, 1)


def test_delete_forgets_everything(cheap_store: Workspace, make_round: MakeRound) -> None:
    round_ = make_round()
    flow = flow_for(cheap_store, round_)
    to_first_question(flow)
    flow.choose(flow.page.key, 2)
    flow.save()
    assert flow.seat is not None
    words = flow.seat.words
    flow.stop()
    flow.ask_delete()
    assert flow.page.screen is PageKind.DELETE
    flow.delete()
    assert flow.page.screen is PageKind.DELETED
    assert counts(cheap_store, round_) == (0, 0)
    with pytest.raises(AppError, match="words"):
        cheap_store.responding.come_back(round_.id, words)


def test_no_way_back_after_sending(cheap_store: Workspace, make_round: MakeRound) -> None:
    flow = flow_for(cheap_store, make_round())
    to_first_question(flow)
    flow.send_now()
    flow.send()
    flow.back()
    assert flow.page.screen is PageKind.THANKS
    flow.stop()
    flow.go_on()
    assert flow.page.screen is PageKind.THANKS


def test_back_never_reaches_before_the_yes(cheap_store: Workspace, make_round: MakeRound) -> None:
    flow = flow_for(cheap_store, make_round())
    to_first_question(flow)
    for _step in range(20):
        flow.back()
    assert flow.page.screen is PageKind.WORDS


def test_pin_five_times(cheap_store: Workspace, make_round: MakeRound) -> None:
    class PinGate:
        has_pin = True

        def pin_matches(self, pin: str) -> bool:
            return pin == "2468"

    flow = AnsweringFlow(cheap_store.responding, PinGate(), make_round(), "vol")
    flow.is_facilitator()
    assert not flow.may_leave("1111")
    assert flow.may_leave("2468")
    for nothing in ("", " ", ""):
        assert not flow.may_leave(nothing)
    assert flow.pin_tries == 4, "nothing typed is no try"
    for _try in range(4):
        assert not flow.may_leave("1357")
    assert flow.pin_tries == 0
    assert not flow.may_leave("2468"), "after five wrong ones only the passphrase helps"


def test_the_facilitator_may_look_in_at_trouble_and_go_back(cheap_store: Workspace, make_round: MakeRound) -> None:
    disk = FullDisk(cheap_store.responding)
    flow = AnsweringFlow(disk, cheap_store.preferences, make_round(), "vol")
    to_first_question(flow)
    item_id = flow.page.key
    flow.choose(item_id, 2)
    flow.carry_on()
    flow.fault()
    flow.is_facilitator()
    assert flow.page.screen is PageKind.HAND_BACK
    flow.back()
    assert flow.page.screen is PageKind.TROUBLE
    disk.full = False
    flow.try_again()
    assert flow.page == PageRef(PageKind.QUESTION, 0, "p1i2"), "what was meant is done at last"
    assert flow.answer_of(item_id) == 2
