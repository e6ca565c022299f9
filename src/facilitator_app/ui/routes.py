"""All screens of the facilitator: no other can be reached. The window's history keeps routes, so nothing secret is in one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.ui.route_values import NOTHING_CHOSEN, Limit, OwnKey, PersonTab, SheetFor
from facilitator_app.ui.screens import PartnershipBound, RoundBound, Route, Screen

if TYPE_CHECKING:
    from facilitator_app.charts.figures import FigureKind
    from facilitator_app.charts.pieces import Piece


class WelcomeRoute(Route, screen=Screen("welcome.presenter:WelcomePresenter", None)):
    """Choose a beginning."""


class PassphraseRoute(Route, screen=Screen("passphrase.presenter:PassphrasePresenter", None)):
    """Choose the words of a new file."""


class RecoveryRoute(Route, screen=Screen("recovery.presenter:RecoveryPresenter", None)):
    """Words and recovery sheet that were just made. Both are handed to the page; they are in no route."""

    once: ClassVar[bool] = True
    why: SheetFor = SheetFor.NEW_FILE


class SkipRecoveryRoute(RecoveryRoute, screen=Screen("recovery.presenter:SkipPresenter", None, topic="recovery")):
    """Asks before somebody goes on without having typed the words."""


class UnlockRoute(Route, screen=Screen("unlock:build", None)):
    """The words of this file; None: the one that was open last."""

    path: Path | None = None


class ForgottenRoute(UnlockRoute, screen=Screen("unlock.presenter:ForgottenPresenter", None, topic="unlock")):
    """The words of this file are forgotten."""


class HomeRoute(Route, screen=Screen("home.presenter:HomePresenter", "home")):
    """All partnerships, and the next step."""


class PortfolioRoute(Route, screen=Screen("portfolio.presenter:PortfolioPresenter", "home")):
    """All partnerships together."""


class NewPartnershipRoute(Route, screen=Screen("partnership.new_presenter:NewPartnershipPresenter", "home")):
    """Name a new partnership."""


class PartnershipRoute(PartnershipBound, screen=Screen("partnership.presenter:PartnershipPresenter")):
    """The task list of one partnership."""


class PartnershipDetailsRoute(PartnershipBound, screen=Screen("partnership.details_presenter:DetailsPresenter")):
    """Name, dates, notes and organisations; ``at_organisations``: begin there."""

    at_organisations: bool = False


class ImportOrganisationsRoute(PartnershipBound, screen=Screen("partnership.bringing_in:build")):
    """Bring in a list of organisations."""


class DeletePartnershipRoute(
    PartnershipBound,
    screen=Screen("partnership.details_presenter:DeletePartnershipPresenter", topic="partnership_details"),
):
    """Asks before all of it goes; ``failed``: it was tried and did not work."""

    failed: bool = False


class AimsRoute(PartnershipBound, screen=Screen("aims.presenter:AimsPresenter")):
    """What the partnership is for."""


class OutcomeFiguresRoute(
    PartnershipBound, screen=Screen("aims.figures_presenter:OutcomeFiguresPresenter", topic="aims")
):
    """Figures of its outcomes."""


class SupportPlanRoute(PartnershipBound, screen=Screen("support_plan.presenter:SupportPlanPresenter")):
    """Its Support Action Plan."""


class SupportCycleRoute(
    PartnershipBound, screen=Screen("support_plan.cycle_presenter:SupportCyclePresenter", topic="support_plan")
):
    """When the cycle of that plan begins, how long it is, and its steps."""


class PeopleRoute(RoundBound, screen=Screen("people.presenter:PeoplePresenter", "partnership")):
    """The people on the tick list. ``setting_up``: back to the set-up of the round."""

    setting_up: bool = False


class ImportPeopleRoute(PeopleRoute, screen=Screen("people.bringing_in:build", "partnership")):
    """Bring in a list of people; it goes back to ``PeopleRoute`` with the same values."""


class PlanRoute(PartnershipBound, screen=Screen("plan.presenter:PlanPresenter")):
    """What the partnership will do."""


class ActionRoute(PartnershipBound, screen=Screen("plan.action_presenter:ActionPresenter", topic="plan")):
    """One action of the plan."""

    action_id: str = ""


class LargePlanRoute(PartnershipBound, screen=Screen("plan.presenter:LargePlanPresenter", topic="plan")):
    """The plan to read from across a room."""


class TimelineRoute(PartnershipBound, screen=Screen("timeline.presenter:TimelinePresenter")):
    """All that has a day in the life of a partnership."""


class EndingRoute(PartnershipBound, screen=Screen("ending.presenter:EndingPresenter")):
    """How the partnership ends well."""


class DiscussionsRoute(RoundBound, screen=Screen("discussion.presenter:DiscussionsPresenter", "results")):
    """What was talked about of a round; without one of the newest that anything was talked about of."""


class DiscussionRoute(
    RoundBound, screen=Screen("discussion.one_presenter:DiscussionPresenter", "results", topic="discussions")
):
    """One theme or statement that a group talks about. ``on_wall``: what is typed is shown on a second screen, if there is one."""

    place_id: str = ""
    on_wall: bool = False


class CountHandsRoute(
    RoundBound, screen=Screen("discussion.vote_presenter:HandsPresenter", "results", topic="discussions")
):
    """Dots by show of hands."""


class VoteRoute(RoundBound, screen=Screen("discussion.vote_presenter:VotePresenter", None, topic="discussions")):
    """Dots in turn on this laptop. What was placed is nowhere but on this page until the vote is ended."""

    once: ClassVar[bool] = True


class AgendasRoute(PartnershipBound, screen=Screen("agendas.presenter:AgendasPresenter")):
    """Agendas for the meetings of the partnership."""


class OwnAgendaRoute(PartnershipBound, screen=Screen("agendas.presenter:OwnAgendaPresenter", topic="agendas")):
    """One of them, item by item."""

    agenda_id: str = ""


class GroupsRoute(RoundBound, screen=Screen("groups.presenter:GroupsPresenter", "partnership")):
    """The groups whose views are asked for; with a round, its set-up is the way back."""


class BreakdownsRoute(RoundBound, screen=Screen("breakdowns.presenter:BreakdownsPresenter", "partnership")):
    """The ways to divide people; with a round, its set-up is the way back."""


class SetupQuestionnaireRoute(RoundBound, screen=Screen("setup.questionnaire_presenter:QuestionnairePresenter")):
    """The first step; without a round the draft is made when something is chosen."""


class OtherQuestionnaireRoute(
    RoundBound, screen=Screen("setup.questionnaire_presenter:OtherKindPresenter", topic="setup_questionnaire")
):
    """Asks before a draft about people goes for another kind of questionnaire."""

    instrument_id: str = ""


class SetupPartsRoute(RoundBound, screen=Screen("setup.parts_presenter:PartsPresenter")):
    """Which parts are asked."""


class SetupAboutRoute(RoundBound, screen=Screen("setup.about_presenter:AboutPresenter")):
    """What the round is about, where the questionnaire needs it named."""


class SetupSubjectsRoute(RoundBound, screen=Screen("setup.subjects_presenter:SubjectsPresenter")):
    """Whom a round about people is about."""


class SetupRatersRoute(RoundBound, screen=Screen("setup.raters_presenter:RatersPresenter")):
    """Who answers about whom."""


class OneSubjectRoute(
    RoundBound, screen=Screen("setup.one_subject_presenter:OneSubjectPresenter", topic="setup_raters")
):
    """Who answers about this one."""

    subject_id: str = ""


class ImportRatersRoute(RoundBound, screen=Screen("setup.rater_list:build", topic="setup_raters")):
    """Bring in a list of who answers about whom."""


class SetupOrderRoute(RoundBound, screen=Screen("setup.order:OrderPresenter")):
    """In which order a person answers about several."""


class SetupGroupsRoute(RoundBound, screen=Screen("setup.asked_presenter:AskedPresenter")):
    """How many are asked in each group."""


class FewPeopleRoute(RoundBound, screen=Screen("setup.asked_presenter:FewPresenter", topic="setup_groups")):
    """Warns before going on with too few people."""


class SetupPromiseRoute(RoundBound, screen=Screen("setup.promise_presenter:PromisePresenter")):
    """The limits that are promised to those who answer."""


class SetupLockRoute(RoundBound, screen=Screen("setup.lock_presenter:LockPresenter")):
    """A second lock on what people hand in, held by two members."""


class LowerLimitRoute(RoundBound, screen=Screen("setup.promise_presenter:LowerPresenter", topic="setup_promise")):
    """Asks before a limit goes below the usual one."""

    limit: Limit = Limit.TOTAL
    number: int = 0


class SetupCheckRoute(RoundBound, screen=Screen("setup.check_presenter:CheckPresenter")):
    """Everything that was chosen, and the start."""


class DiscardDraftRoute(RoundBound, screen=Screen("setup.check_presenter:DiscardPresenter", topic="setup_check")):
    """Asks before a draft is thrown away."""


class RoundRoute(RoundBound, screen=Screen("round:build")):
    """The page of one round. ``deleted``: one person's answers have just been deleted."""

    deleted: bool = False


class DeleteAnswersRoute(RoundBound, screen=Screen("round.presenter:DeleteOnePresenter", topic="round")):
    """One person's answers are deleted with the code on their slip."""


class TickListRoute(RoundBound, screen=Screen("round.tick_presenter:TickPresenter")):
    """Who has answered, as somebody ticks it."""


class GetReadyRoute(RoundBound, screen=Screen("handover:build")):
    """Before the laptop is handed over."""


class CorrectionsRoute(RoundBound, screen=Screen("corrections.presenter:CorrectionsPresenter")):
    """Put answers right, leave a response out, delete it."""


class CloseRoundRoute(RoundBound, screen=Screen("closing.presenter:ClosingPresenter")):
    """Before a round is closed."""


class OpenAgainRoute(RoundBound, screen=Screen("closing.presenter:ReopeningPresenter")):
    """Before a closed round is opened again."""


class ErasePersonRoute(PartnershipBound, screen=Screen("people.erase_presenter:ErasePersonPresenter", topic="people")):
    """Before somebody is deleted from every list. ``member_id``: who."""

    member_id: str = ""


class EraseRoundRoute(RoundBound, screen=Screen("closing.presenter:ErasingPresenter")):
    """Before all answers of a round are deleted."""


class ResultsTabRoute(RoundBound):
    """``place_id``: the section or question looked at, kept from tab to tab. ``by_tab``: a tab led here."""

    rail: ClassVar[str | None] = "results"
    place_id: str = ""
    by_tab: bool = False


class MainPointsRoute(ResultsTabRoute, screen=Screen("results.presenter:MainPointsPresenter")):
    """The main points."""


class GroupResultsRoute(ResultsTabRoute, screen=Screen("results.presenter:ResultGroupsPresenter")):
    """Every theme, group by group."""


class ThemeRoute(ResultsTabRoute, screen=Screen("results.presenter:ThemePresenter")):
    """One theme, statement by statement."""


class StatementRoute(ResultsTabRoute, screen=Screen("results.others_presenter:StatementPresenter")):
    """One statement."""

    item_id: str = ""


class DifferRoute(ResultsTabRoute, screen=Screen("results.others_presenter:DifferPresenter")):
    """Where views differ."""


class OthersRoute(ResultsTabRoute, screen=Screen("results.others_presenter:OthersPresenter")):
    """How we see it and how others see it."""


class SinceRoute(ResultsTabRoute, screen=Screen("results.since_presenter:SincePresenter")):
    """What changed since the last round."""


class OutcomesRoute(ResultsTabRoute, screen=Screen("results.outcomes_presenter:OutcomesPresenter")):
    """Views beside the aims and figures of outcomes."""


class WordsRoute(ResultsTabRoute, screen=Screen("results.words_presenter:CommentsPresenter")):
    """People's own words."""


class CommentRoute(RoundBound, screen=Screen("results.words_presenter:CommentPresenter", "results")):
    """One comment. ``inner_id``: in a round about people, the round of the one it is about."""

    comment_id: str = ""
    inner_id: str = ""


class PrivateWordsRoute(RoundBound, screen=Screen("results.words_presenter:PrivatePresenter", "results")):
    """What only the facilitator reads. ``inner_id``: in a round about people, about one of them."""

    inner_id: str = ""


class PeopleResultsRoute(RoundBound, screen=Screen("people_results.presenter:PeopleResultsPresenter", "results")):
    """The list of those whom a round about people asked about."""


class PersonResultsRoute(RoundBound, screen=Screen("people_results.person_presenter:PersonPresenter", "results")):
    """One person's results: the inner round of that person, and what of it is looked at."""

    inner_id: str = ""
    tab: PersonTab = PersonTab.BEHAVIOURS
    section_id: str = ""
    by_tab: bool = False


class TogetherRoute(RoundBound, screen=Screen("people_results.presenter:TogetherPresenter", "results")):
    """All of them together; nobody is named. ``section_id``: the behaviour looked at; ``by_tab``: a tab led here."""

    section_id: str = ""
    by_tab: bool = False


class ExportsRoute(RoundBound, screen=Screen("exports.presenter:ExportsPresenter", "results")):
    """Charts and tables to take away; ``piece``: what to begin with, None for the whole."""

    piece: Piece | None = None


class TalkRoute(RoundBound, screen=Screen("room.plan_presenter:TalkPresenter", "results")):
    """Which slides are shown on the projector, and in which order."""


class LargeFiguresRoute(
    RoundBound, screen=Screen("large_figures.presenter:LargeFiguresPresenter", "results", topic="exports")
):
    """Figures as large as the screen; ``kind``: the one to begin with, None for the first there is."""

    kind: FigureKind | None = None


class AnswerListsRoute(RoundBound, screen=Screen("answer_lists.presenter:AnswerListsPresenter", "results")):
    """All answers as lists."""


class PacksRoute(RoundBound, screen=Screen("packs.presenter:PacksPresenter", "packs")):
    """The pack of a round."""


class PeoplePacksRoute(RoundBound, screen=Screen("people_packs.presenter:PeoplePacksPresenter", "packs")):
    """The packs of a round about people."""


class PersonPackRoute(RoundBound, screen=Screen("people_packs.pages_presenter:build", "packs")):
    """The pages of one person's pack; without an inner round those of the group report."""

    inner_id: str = ""


class ReceiptsRoute(RoundBound, screen=Screen("people_packs.receipts_presenter:ReceiptsPresenter", "packs")):
    """Who got which pack."""


class SessionRoute(RoundBound, screen=Screen("session.presenter:SessionPresenter", None)):
    """The talk with one person, from where it stopped."""

    inner_id: str = ""


class EraseSessionRoute(SessionRoute, screen=Screen("session.presenter:ErasePresenter", None, topic="session")):
    """Asks before everything written in one talk goes."""


class LibraryRoute(Route, screen=Screen("library.presenter:LibraryPresenter", "library")):
    """Resources and agendas; ``topic_id``: the gap that the list begins with."""

    topic_id: str = ""


class ResourceRoute(Route, screen=Screen("library.one_presenter:ResourcePresenter", "library")):
    """One resource."""

    entry_id: str


class AgendaRoute(Route, screen=Screen("library.one_presenter:AgendaPresenter", "library")):
    """One agenda."""

    agenda_id: str


class ChooseRoute(RoundBound, screen=Screen("library.choose_presenter:ChoosePresenter", "library")):
    """Help me choose a questionnaire, for this partnership and draft if there are any."""


class QuestionsRoute(Route, screen=Screen("library.questions:QuestionsPresenter", "library")):
    """All questions of one questionnaire."""

    instrument_id: str


class CompareRoute(RoundBound, screen=Screen("library.compare_presenter:ComparePresenter", "library")):
    """Questionnaires side by side; without any named, the first two."""

    instrument_ids: tuple[str, ...] = ()


class OwnQuestionnairesRoute(RoundBound, screen=Screen("editor.list_presenter:OwnQuestionnairesPresenter", "library")):
    """The facilitator's own questionnaires; ``chosen`` is open at the side."""

    chosen: OwnKey | None = None


class DeleteQuestionnaireRoute(
    RoundBound,
    screen=Screen("editor.list_presenter:DeleteQuestionnairePresenter", "library", topic="own_questionnaires"),
):
    """Asks before a questionnaire or a draft goes."""

    chosen: OwnKey = NOTHING_CHOSEN


class SpreadsheetRoute(
    RoundBound, screen=Screen("editor.sheet_presenter:SpreadsheetPresenter", "library", topic="own_questionnaires")
):
    """What a spreadsheet holds, before anything is kept."""

    path: Path = Path()


class EditQuestionnaireRoute(RoundBound, screen=Screen("editor.presenter:EditorPresenter", "library")):
    """Change this draft."""

    draft_id: str = ""


class SettingsRoute(Route, screen=Screen("settings_screen:build", "settings")):
    """Settings."""


class ChangeWordsRoute(Route, screen=Screen("file_words.presenter:ChangeWordsPresenter", "settings")):
    """New words for the open file."""


class NewSheetRoute(Route, screen=Screen("file_words.presenter:NewSheetPresenter", "settings", topic="change_words")):
    """A new recovery code for the open file."""


class CopiesRoute(Route, screen=Screen("copies.presenter:CopiesPresenter", "copies")):
    """Copies and moving. ``made``: the copy that has just been made."""

    made: Path | None = None


class CopyOnlineRoute(Route, screen=Screen("copies.presenter:CopyOnlinePresenter", "copies", topic="copies")):
    """Asks before a copy goes into this folder, which a service copies to the internet."""

    folder: Path


class RestoreRoute(Route, screen=Screen("restore.presenter:RestorePresenter", "copies", topic="copies")):
    """Going back to the copy at this path. ``folder``: of a file that cannot be opened and is to give way."""

    path: Path
    folder: Path | None = None


class HelpRoute(Route, screen=Screen("help.presenter:HelpPresenter", "help")):
    """Help for one screen: ``topic`` is its name in the table of screens; None: about a fault of the program."""

    topic: str | None = "home"


# New screens go above this line.
_KINDS = [kind for kind in vars().values() if isinstance(kind, type) and issubclass(kind, Route)]
SCREENS: dict[type[Route], Screen] = {kind: kind.screen for kind in _KINDS if "screen" in vars(kind)}
"""The screen of each kind of route, in the order in which they stand here."""
