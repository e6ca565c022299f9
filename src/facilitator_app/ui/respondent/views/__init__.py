"""One view for each kind of page a respondent meets."""

from __future__ import annotations

from collections.abc import Callable

from facilitator_app.ui.respondent.pages import Screen
from facilitator_app.ui.respondent.views.base import Aid, KPage
from facilitator_app.ui.respondent.views.before import BeforePage, GroupsPage, TellMorePage
from facilitator_app.ui.respondent.views.check import CheckPage, CheckPartPage, CheckPersonPage
from facilitator_app.ui.respondent.views.come_back import ComeBackPage
from facilitator_app.ui.respondent.views.comment import CommentPage
from facilitator_app.ui.respondent.views.covers import CurtainPage, TroublePage
from facilitator_app.ui.respondent.views.hand_back import HandBackPage
from facilitator_app.ui.respondent.views.how import HowPage
from facilitator_app.ui.respondent.views.part import PartPage
from facilitator_app.ui.respondent.views.passing import DeletedPage, NotTodayPage, PassPage
from facilitator_app.ui.respondent.views.question import QuestionPage
from facilitator_app.ui.respondent.views.seeing import SeeingPage
from facilitator_app.ui.respondent.views.stop import DeletePage, HelpPage, StopPage
from facilitator_app.ui.respondent.views.thanks import ThanksPage
from facilitator_app.ui.respondent.views.todo import TodoPage
from facilitator_app.ui.respondent.views.words import LaterPage, WordsPage

VIEWS: dict[Screen, Callable[[Aid], KPage]] = {
    Screen.PASS: PassPage,
    Screen.SEE: SeeingPage,
    Screen.HOW: HowPage,
    Screen.BEFORE: BeforePage,
    Screen.TELL_MORE: TellMorePage,
    Screen.GROUPS: GroupsPage,
    Screen.NOT_TODAY: NotTodayPage,
    Screen.WORDS: WordsPage,
    Screen.PRACTICE: QuestionPage,
    Screen.TODO: TodoPage,
    Screen.PART: PartPage,
    Screen.QUESTION: QuestionPage,
    Screen.COMMENT: CommentPage,
    Screen.OPEN_QUESTION: CommentPage,
    Screen.CHECK: CheckPage,
    Screen.CHECK_PERSON: CheckPersonPage,
    Screen.CHECK_PART: CheckPartPage,
    Screen.THANKS: ThanksPage,
    Screen.STOP: StopPage,
    Screen.HELP: HelpPage,
    Screen.LATER: LaterPage,
    Screen.DELETE: DeletePage,
    Screen.DELETED: DeletedPage,
    Screen.COME_BACK: ComeBackPage,
    Screen.CURTAIN: CurtainPage,
    Screen.TROUBLE: TroublePage,
    Screen.HAND_BACK: HandBackPage,
}

__all__ = ["VIEWS", "Aid", "KPage"]
