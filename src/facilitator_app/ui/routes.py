"""All screens of the facilitator. One that is not here cannot be reached, nor is it checked.

The window's history is a list of routes, so nothing secret may ever stand in one.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.ui.route_values import NOTHING_CHOSEN, Limit, OwnKey, PersonTab, SheetFor
from facilitator_app.ui.screens import PartnershipBound, RoundBound, Route, Screen

if TYPE_CHECKING:
    from facilitator_app.charts.figures import FigureKind
    from facilitator_app.charts.pieces import Piece


class WelcomeRoute(Route, screen=Screen("welcome", "welcome:build", None)):
    """Choose a beginning."""


class PassphraseRoute(Route, screen=Screen("passphrase", "passphrase:build", None)):
    """Choose the words of a new file."""


class RecoveryRoute(Route, screen=Screen("recovery", "recovery:build", None)):
    """Words and recovery sheet that were just made. Both are handed to the page; they are in no route."""

    once: ClassVar[bool] = True
    why: SheetFor = SheetFor.NEW_FILE


class SkipRecoveryRoute(RecoveryRoute, screen=Screen("skip_recovery", "recovery:build_skip", None, "recovery")):
    """Asks before somebody goes on without having typed the words."""


class UnlockRoute(Route, screen=Screen("unlock", "unlock:build", None)):
    """The words of this file; None: the one that was open last."""

    path: Path | None = None


class ForgottenRoute(UnlockRoute, screen=Screen("forgotten", "unlock:build_forgotten", None, "unlock")):
    """The words of this file are forgotten."""


class HomeRoute(Route, screen=Screen("home", "home:build", "home")):
    """All partnerships, and the next step."""


class NewPartnershipRoute(Route, screen=Screen("partnership_new", "partnership:build_new", "home")):
    """Name a new partnership."""


class PartnershipRoute(PartnershipBound, screen=Screen("partnership", "partnership:build", "partnership")):
    """The task list of one partnership."""


class PartnershipDetailsRoute(
    PartnershipBound, screen=Screen("partnership_details", "partnership:build_details", "partnership")
):
    """Name, dates, notes and organisations; ``at_organisations``: begin there."""

    at_organisations: bool = False


class ImportOrganisationsRoute(
    PartnershipBound, screen=Screen("import_organisations", "partnership:build_import", "partnership")
):
    """Bring in a list of organisations."""


class DeletePartnershipRoute(
    PartnershipBound,
    screen=Screen("partnership_delete", "partnership:build_delete", "partnership", "partnership_details"),
):
    """Asks before all of it goes; ``failed``: it was tried and did not work."""

    failed: bool = False


class PeopleRoute(RoundBound, screen=Screen("people", "people:build", "partnership")):
    """The people on the tick list. ``setting_up``: back to the set-up of the round."""

    setting_up: bool = False


class ImportPeopleRoute(PeopleRoute, screen=Screen("import_people", "people:build_import", "partnership")):
    """Bring in a list of people; it goes back to ``PeopleRoute`` with the same values."""


class GroupsRoute(RoundBound, screen=Screen("groups", "groups:build", "partnership")):
    """The groups whose views are asked for; with a round, its set-up is the way back."""


class SetupQuestionnaireRoute(RoundBound, screen=Screen("setup_questionnaire", "setup:build_questionnaire", "round")):
    """The first step; without a round the draft is made when something is chosen."""


class OtherQuestionnaireRoute(
    RoundBound,
    screen=Screen("setup_other_questionnaire", "setup:build_other_questionnaire", "round", "setup_questionnaire"),
):
    """Asks before a draft about people goes for another kind of questionnaire."""

    instrument_id: str = ""


class SetupPartsRoute(RoundBound, screen=Screen("setup_parts", "setup:build_parts", "round")):
    """Which parts are asked."""


class SetupAboutRoute(RoundBound, screen=Screen("setup_about", "setup:build_about", "round")):
    """What the round is about, where the questionnaire needs it named."""


class SetupSubjectsRoute(RoundBound, screen=Screen("setup_subjects", "setup:build_subjects", "round")):
    """Whom a round about people is about."""


class SetupRatersRoute(RoundBound, screen=Screen("setup_raters", "setup:build_raters", "round")):
    """Who answers about whom."""


class OneSubjectRoute(
    RoundBound, screen=Screen("setup_one_subject", "setup:build_one_subject", "round", "setup_raters")
):
    """Who answers about this one."""

    subject_id: str = ""


class ImportRatersRoute(
    RoundBound, screen=Screen("import_raters", "setup:build_import_raters", "round", "setup_raters")
):
    """Bring in a list of who answers about whom."""


class SetupOrderRoute(RoundBound, screen=Screen("setup_order", "setup:build_order", "round")):
    """In which order a person answers about several."""


class SetupGroupsRoute(RoundBound, screen=Screen("setup_groups", "setup:build_groups", "round")):
    """How many are asked in each group."""


class FewPeopleRoute(RoundBound, screen=Screen("setup_few_people", "setup:build_few_people", "round", "setup_groups")):
    """Warns before going on with too few people."""


class SetupPromiseRoute(RoundBound, screen=Screen("setup_promise", "setup:build_promise", "round")):
    """The limits that are promised to those who answer."""


class LowerLimitRoute(
    RoundBound, screen=Screen("setup_lower_limit", "setup:build_lower_limit", "round", "setup_promise")
):
    """Asks before a limit goes below the usual one."""

    limit: Limit = Limit.TOTAL
    number: int = 0


class SetupCheckRoute(RoundBound, screen=Screen("setup_check", "setup:build_check", "round")):
    """Everything that was chosen, and the start."""


class DiscardDraftRoute(RoundBound, screen=Screen("setup_discard", "setup:build_discard", "round", "setup_check")):
    """Asks before a draft is thrown away."""


class RoundRoute(RoundBound, screen=Screen("round", "round:build", "round")):
    """The page of one round. ``deleted``: one person's answers have just been deleted."""

    deleted: bool = False


class DeleteAnswersRoute(RoundBound, screen=Screen("delete_answers", "round:build_delete_answers", "round", "round")):
    """One person's answers are deleted with the code on their slip."""


class TickListRoute(RoundBound, screen=Screen("tick_list", "round:build_tick_list", "round")):
    """Who has answered, as somebody ticks it."""


class GetReadyRoute(RoundBound, screen=Screen("get_ready", "handover:build", "round")):
    """Before the laptop is handed over."""


class CorrectionsRoute(RoundBound, screen=Screen("corrections", "corrections:build", "round")):
    """Put answers right, leave a response out, delete it."""


class CloseRoundRoute(RoundBound, screen=Screen("close_round", "closing:build", "round")):
    """Before a round is closed."""


class OpenAgainRoute(RoundBound, screen=Screen("open_again", "closing:build_reopening", "round")):
    """Before a closed round is opened again."""


class ResultsTabRoute(RoundBound):
    """``place_id``: the section or question looked at, kept from tab to tab. ``by_tab``: a tab led here."""

    place_id: str = ""
    by_tab: bool = False


class MainPointsRoute(ResultsTabRoute, screen=Screen("results", "results:build", "results")):
    """The main points."""


class GroupResultsRoute(ResultsTabRoute, screen=Screen("results_groups", "results:build_groups", "results")):
    """Every theme, group by group."""


class ThemeRoute(ResultsTabRoute, screen=Screen("results_theme", "results:build_theme", "results")):
    """One theme, statement by statement."""


class StatementRoute(ResultsTabRoute, screen=Screen("results_statement", "results:build_statement", "results")):
    """One statement."""

    item_id: str = ""


class DifferRoute(ResultsTabRoute, screen=Screen("results_differ", "results:build_differ", "results")):
    """Where views differ."""


class OthersRoute(ResultsTabRoute, screen=Screen("results_others", "results:build_others", "results")):
    """How we see it and how others see it."""


class WordsRoute(ResultsTabRoute, screen=Screen("results_words", "results:build_words", "results")):
    """People's own words."""


class CommentRoute(RoundBound, screen=Screen("results_comment", "results:build_comment", "results")):
    """One comment. ``place_id``: the question it was opened from; ``private``: from the facilitator's own page."""

    comment_id: str = ""
    place_id: str = ""
    private: bool = False


class PrivateWordsRoute(RoundBound, screen=Screen("results_private", "results:build_private", "results")):
    """What only the facilitator reads."""


class PeopleResultsRoute(RoundBound, screen=Screen("people_results", "people_results:build", "results")):
    """The list of those whom a round about people asked about."""


class PersonResultsRoute(RoundBound, screen=Screen("person_results", "people_results:build_person", "results")):
    """One person's results: the inner round of that person, and what of it is looked at."""

    inner_id: str = ""
    tab: PersonTab = PersonTab.BEHAVIOURS
    section_id: str = ""
    by_tab: bool = False


class TogetherRoute(RoundBound, screen=Screen("results_together", "people_results:build_together", "results")):
    """All of them together; nobody is named."""


class ExportsRoute(RoundBound, screen=Screen("exports", "exports:build", "results")):
    """Charts and tables to take away; ``piece``: what to begin with, None for the whole."""

    piece: Piece | None = None


class LargeFiguresRoute(RoundBound, screen=Screen("large_figures", "large_figures:build", "results", "exports")):
    """Figures as large as the screen; ``kind``: the one to begin with, None for the first there is."""

    kind: FigureKind | None = None


class AnswerListsRoute(RoundBound, screen=Screen("answer_lists", "answer_lists:build", "results")):
    """All answers as lists."""


class PacksRoute(RoundBound, screen=Screen("packs", "packs:build", "packs")):
    """The pack of a round."""


class PeoplePacksRoute(RoundBound, screen=Screen("people_packs", "people_packs:build", "packs")):
    """The packs of a round about people."""


class PersonPackRoute(RoundBound, screen=Screen("person_pack", "people_packs:build_pages", "packs")):
    """The pages of one person's pack; without an inner round those of the group report."""

    inner_id: str = ""


class ReceiptsRoute(RoundBound, screen=Screen("receipts", "people_packs:build_receipts", "packs")):
    """Who got which pack."""


class SessionRoute(RoundBound, screen=Screen("session", "session:build", None)):
    """The talk with one person, from where it stopped."""

    inner_id: str = ""


class EraseSessionRoute(SessionRoute, screen=Screen("session_erase", "session:build_erase", None, "session")):
    """Asks before everything written in one talk goes."""


class LibraryRoute(Route, screen=Screen("library", "library:build", "library")):
    """Resources and agendas; ``topic_id``: the gap that the list begins with."""

    topic_id: str = ""


class ResourceRoute(Route, screen=Screen("resource", "library:build_resource", "library")):
    """One resource."""

    entry_id: str


class AgendaRoute(Route, screen=Screen("agenda", "library:build_agenda", "library")):
    """One agenda."""

    agenda_id: str


class ChooseRoute(RoundBound, screen=Screen("choose", "library:build_choose", "library")):
    """Help me choose a questionnaire, for this partnership and draft if there are any."""


class QuestionsRoute(Route, screen=Screen("questions", "library:build_questions", "library")):
    """All questions of one questionnaire."""

    instrument_id: str


class CompareRoute(RoundBound, screen=Screen("compare", "library:build_compare", "library")):
    """Questionnaires side by side; without any named, the first two."""

    instrument_ids: tuple[str, ...] = ()


class OwnQuestionnairesRoute(RoundBound, screen=Screen("own_questionnaires", "editor:build_list", "library")):
    """The facilitator's own questionnaires; ``chosen`` is open at the side."""

    chosen: OwnKey | None = None


class DeleteQuestionnaireRoute(
    RoundBound, screen=Screen("own_delete", "editor:build_delete", "library", "own_questionnaires")
):
    """Asks before a questionnaire or a draft goes."""

    chosen: OwnKey = NOTHING_CHOSEN


class SpreadsheetRoute(
    RoundBound, screen=Screen("own_spreadsheet", "editor:build_spreadsheet", "library", "own_questionnaires")
):
    """What a spreadsheet holds, before anything is kept."""

    path: Path = Path()


class EditQuestionnaireRoute(RoundBound, screen=Screen("edit_questionnaire", "editor:build", "library")):
    """Change this draft."""

    draft_id: str = ""


class SettingsRoute(Route, screen=Screen("settings", "settings_screen:build", "settings")):
    """Settings."""


class ChangeWordsRoute(Route, screen=Screen("change_words", "file_words:build", "settings")):
    """New words for the open file."""


class NewSheetRoute(Route, screen=Screen("new_sheet", "file_words:build_sheet", "settings", "change_words")):
    """A new recovery code for the open file."""


class CopiesRoute(Route, screen=Screen("copies", "copies:build", "copies")):
    """Copies and moving. ``made``: the copy that has just been made."""

    made: Path | None = None


class CopyOnlineRoute(Route, screen=Screen("copy_online", "copies:build_online", "copies", "copies")):
    """Asks before a copy goes into this folder, which a service copies to the internet."""

    place: Path


class HelpRoute(Route, screen=Screen("help", "help:build", "help")):
    """Help for one screen: ``topic`` is its name in the table of screens; None: about a fault of the program."""

    topic: str | None = "home"


_KINDS = [kind for kind in vars().values() if isinstance(kind, type) and issubclass(kind, Route)]
SCREENS: dict[type[Route], Screen] = {kind: kind.screen for kind in _KINDS if "screen" in vars(kind)}
"""The screen of each kind of route, in the order in which they stand here."""
