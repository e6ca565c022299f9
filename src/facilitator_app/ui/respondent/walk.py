"""A walk past every kind of page, for pictures and checks. It uses seats that keep nothing."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator_app.domain.response import Comment, CommentUse, Outside
from facilitator_app.ui.respondent.flow import AnsweringFlow
from facilitator_app.ui.respondent.pages import PageKind
from facilitator_app.ui.respondent.person import AssistanceMode

SAMPLE_WORDS = "We ring each other when something slips."


def walk(flow: AnsweringFlow) -> Iterator[str]:
    """Move ``flow`` from page to page; yields a name each time a new kind of page is to be shown."""
    yield "K00_pass"
    flow.is_facilitator()
    yield "K10_facilitator"
    flow.back()
    flow.has_words()
    yield "K11_come_back"
    flow.back()
    flow.ready()
    yield "K01_see_and_hear"
    flow.carry_on()
    yield "K02_how"
    flow.choose_how(AssistanceMode.ALONE)
    yield "K03_before_you_start"
    flow.tell_more()
    yield "K03_tell_more"
    flow.back()
    if not flow.tasks:
        flow.wrong_group()
        yield "K03_groups"
        flow.back()
    flow.stop()
    yield "K07_stop_before_answering"
    flow.go_on()
    flow.accept()
    yield "K03b_three_words"
    flow.carry_on()
    yield "K05_practice"
    flow.carry_on()
    if flow.page.screen is PageKind.TODO:
        yield "K04_what_to_do"
        flow.carry_on()
    if flow.page.screen is PageKind.PART:
        yield "K04_part"
        flow.carry_on()
    yield "K05_question"
    yield from _answering(flow)
    yield from _covers(flow)
    yield from _ends(flow)


def _answering(flow: AnsweringFlow) -> Iterator[str]:
    item_id = flow.page.key
    flow.choose(item_id, flow.instrument.scale_of(flow.item(item_id)).values[-2])
    yield "K05_question_answered"
    if flow.own_words and not flow.is_own(item_id):
        flow.add_comment()
        flow.write(item_id, Comment(SAMPLE_WORDS, CommentUse.OTHER_WORDS))
        yield "K06_more_words"
        flow.back()


def _covers(flow: AnsweringFlow) -> Iterator[str]:
    flow.stop()
    yield "K07_stop"
    flow.ask_help()
    yield "K07_help"
    flow.go_on()
    flow.stop()
    flow.come_back_later()
    yield "K07_later"
    flow.go_on()
    flow.stop()
    flow.ask_delete()
    yield "K07_delete"
    flow.go_on()
    flow.cover_screen()
    yield "K12_cover"
    flow.go_on()
    flow.fault()
    yield "K12_trouble"
    flow.try_again()


def _ends(flow: AnsweringFlow) -> Iterator[str]:
    for item in flow.instrument.items[1:-2]:
        flow.choose(item.id, Outside.DONT_KNOW)
    while flow.page.screen is not PageKind.CHECK:
        if flow.page.screen is PageKind.OPEN_QUESTION:
            yield "K06_open_question"
        if flow.page.screen is PageKind.TODO:
            yield "K04_what_to_do_next"
        flow.carry_on()
    yield "K08_check"
    if len(flow.tasks) > 1:
        flow.look_at_person(flow.tasks[0].subject_id)
        yield "K08_check_person"
    flow.look_at_part(0, flow.tasks[0].subject_id if len(flow.tasks) > 1 else "")
    yield "K08_check_part"
    _back_to_check(flow)
    flow.send()
    yield "K09_thank_you"
    flow.clear_screen()
    yield "K10_hand_back"
    flow.decline()
    yield "K03_not_today"


def _back_to_check(flow: AnsweringFlow) -> None:
    while flow.page.screen is not PageKind.CHECK:
        flow.back()
