"""One view for each kind of page a respondent meets."""

from __future__ import annotations

from collections.abc import Callable

from facilitator_app.ui.respondent.pages import PageKind
from facilitator_app.ui.respondent.views.base import FlowPage, RespondentContext
from facilitator_app.ui.respondent.views.before import BeforePage, ChooseGroupPage, TellMorePage
from facilitator_app.ui.respondent.views.check import LastLookPage, LastLookPartPage, LastLookPersonPage
from facilitator_app.ui.respondent.views.come_back import ComeBackPage
from facilitator_app.ui.respondent.views.comment import OwnWordsPage
from facilitator_app.ui.respondent.views.hand_back import HandBackPage
from facilitator_app.ui.respondent.views.how import HowPage
from facilitator_app.ui.respondent.views.part import PartPage
from facilitator_app.ui.respondent.views.passing import PassPage
from facilitator_app.ui.respondent.views.question import QuestionPage
from facilitator_app.ui.respondent.views.seeing import SeeingPage
from facilitator_app.ui.respondent.views.stop import (
    DeletePage,
    StopPage,
    TroublePage,
    cover_page,
    deleted_page,
    help_page,
    not_today_page,
)
from facilitator_app.ui.respondent.views.thanks import ThanksPage
from facilitator_app.ui.respondent.views.todo import TodoPage
from facilitator_app.ui.respondent.views.words import LaterPage, ThreeWordsPage

VIEWS: dict[PageKind, Callable[[RespondentContext], FlowPage]] = {
    PageKind.PASS: PassPage,
    PageKind.SEE: SeeingPage,
    PageKind.HOW: HowPage,
    PageKind.BEFORE: BeforePage,
    PageKind.TELL_MORE: TellMorePage,
    PageKind.GROUPS: ChooseGroupPage,
    PageKind.NOT_TODAY: not_today_page,
    PageKind.WORDS: ThreeWordsPage,
    PageKind.PRACTICE: QuestionPage,
    PageKind.TODO: TodoPage,
    PageKind.PART: PartPage,
    PageKind.QUESTION: QuestionPage,
    PageKind.COMMENT: OwnWordsPage,
    PageKind.OPEN_QUESTION: OwnWordsPage,
    PageKind.CHECK: LastLookPage,
    PageKind.CHECK_PERSON: LastLookPersonPage,
    PageKind.CHECK_PART: LastLookPartPage,
    PageKind.THANKS: ThanksPage,
    PageKind.STOP: StopPage,
    PageKind.HELP: help_page,
    PageKind.LATER: LaterPage,
    PageKind.DELETE: DeletePage,
    PageKind.DELETED: deleted_page,
    PageKind.COME_BACK: ComeBackPage,
    PageKind.COVER: cover_page,
    PageKind.TROUBLE: TroublePage,
    PageKind.HAND_BACK: HandBackPage,
}

__all__ = ["VIEWS", "FlowPage", "RespondentContext"]
