"""The table of the facilitator's screens. A screen that is not here cannot be reached, nor is it checked."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from facilitator_app.ui import routes as to
from facilitator_app.ui.routes import Route

if TYPE_CHECKING:
    from facilitator_app.ui.page import FacilitatorPage
    from facilitator_app.ui.shell import FileSecret, Shell


@dataclass(frozen=True, slots=True)
class Screen:
    """``builder``: package and function; the package is imported when the screen is first opened.

    ``rail``: which entry of the rail is current; None: no rail at all. ``topic``: the help for it, where that is not
    under its own name.
    """

    name: str
    builder: str
    rail: str | None
    topic: str = ""

    def build(self, shell: Shell, route: Route, hand: FileSecret | None = None) -> FacilitatorPage:
        """The page for this route; ``hand``: what it is given beside that, if anything."""
        package, _colon, function = self.builder.partition(":")
        build = getattr(import_module(f"facilitator_app.ui.{package}"), function)
        page: FacilitatorPage = build(shell, route) if hand is None else build(shell, route, hand)
        return page

    @property
    def help_topic(self) -> str:
        return self.topic or self.name


SCREENS: dict[type[Route], Screen] = {
    to.WelcomeRoute: Screen("welcome", "welcome:build", None),
    to.PassphraseRoute: Screen("passphrase", "passphrase:build", None),
    to.RecoveryRoute: Screen("recovery", "recovery:build", None),
    to.SkipRecoveryRoute: Screen("skip_recovery", "recovery:build_skip", None, "recovery"),
    to.UnlockRoute: Screen("unlock", "unlock:build", None),
    to.ForgottenRoute: Screen("forgotten", "unlock:build_forgotten", None, "unlock"),
    to.HomeRoute: Screen("home", "home:build", "home"),
    to.NewPartnershipRoute: Screen("partnership_new", "partnership:build_new", "home"),
    to.PartnershipRoute: Screen("partnership", "partnership:build", "partnership"),
    to.PartnershipDetailsRoute: Screen("partnership_details", "partnership:build_details", "partnership"),
    to.DeletePartnershipRoute: Screen(
        "partnership_delete", "partnership:build_delete", "partnership", "partnership_details"
    ),
    to.PeopleRoute: Screen("people", "people:build", "partnership"),
    to.ImportPeopleRoute: Screen("import_people", "people:build_import", "partnership"),
    to.GroupsRoute: Screen("groups", "groups:build", "partnership"),
    to.SetupQuestionnaireRoute: Screen("setup_questionnaire", "setup:build_questionnaire", "round"),
    to.OtherQuestionnaireRoute: Screen(
        "setup_other_questionnaire", "setup:build_other_questionnaire", "round", "setup_questionnaire"
    ),
    to.SetupPartsRoute: Screen("setup_parts", "setup:build_parts", "round"),
    to.SetupAboutRoute: Screen("setup_about", "setup:build_about", "round"),
    to.SetupSubjectsRoute: Screen("setup_subjects", "setup:build_subjects", "round"),
    to.SetupRatersRoute: Screen("setup_raters", "setup:build_raters", "round"),
    to.OneSubjectRoute: Screen("setup_one_subject", "setup:build_one_subject", "round", "setup_raters"),
    to.ImportRatersRoute: Screen("import_raters", "setup:build_import_raters", "round", "setup_raters"),
    to.SetupOrderRoute: Screen("setup_order", "setup:build_order", "round"),
    to.SetupGroupsRoute: Screen("setup_groups", "setup:build_groups", "round"),
    to.FewPeopleRoute: Screen("setup_few_people", "setup:build_few_people", "round", "setup_groups"),
    to.SetupPromiseRoute: Screen("setup_promise", "setup:build_promise", "round"),
    to.LowerLimitRoute: Screen("setup_lower_limit", "setup:build_lower_limit", "round", "setup_promise"),
    to.SetupCheckRoute: Screen("setup_check", "setup:build_check", "round"),
    to.DiscardDraftRoute: Screen("setup_discard", "setup:build_discard", "round", "setup_check"),
    to.RoundRoute: Screen("round", "round:build", "round"),
    to.DeleteAnswersRoute: Screen("delete_answers", "round:build_delete_answers", "round", "round"),
    to.TickListRoute: Screen("tick_list", "round:build_tick_list", "round"),
    to.GetReadyRoute: Screen("get_ready", "handover:build", "round"),
    to.CorrectionsRoute: Screen("corrections", "corrections:build", "round"),
    to.CloseRoundRoute: Screen("close_round", "closing:build", "round"),
    to.OpenAgainRoute: Screen("open_again", "closing:build_reopening", "round"),
    to.MainPointsRoute: Screen("results", "results:build", "results"),
    to.GroupResultsRoute: Screen("results_groups", "results:build_groups", "results"),
    to.ThemeRoute: Screen("results_theme", "results:build_theme", "results"),
    to.StatementRoute: Screen("results_statement", "results:build_statement", "results"),
    to.DifferRoute: Screen("results_differ", "results:build_differ", "results"),
    to.OthersRoute: Screen("results_others", "results:build_others", "results"),
    to.WordsRoute: Screen("results_words", "results:build_words", "results"),
    to.CommentRoute: Screen("results_comment", "results:build_comment", "results"),
    to.PrivateWordsRoute: Screen("results_private", "results:build_private", "results"),
    to.PeopleResultsRoute: Screen("people_results", "people_results:build", "results"),
    to.PersonResultsRoute: Screen("person_results", "people_results:build_person", "results"),
    to.TogetherRoute: Screen("results_together", "people_results:build_together", "results"),
    to.ExportsRoute: Screen("exports", "exports:build", "results"),
    to.LargeFiguresRoute: Screen("large_figures", "large_figures:build", "results", "exports"),
    to.AnswerListsRoute: Screen("answer_lists", "answer_lists:build", "results"),
    to.PacksRoute: Screen("packs", "packs:build", "packs"),
    to.PeoplePacksRoute: Screen("people_packs", "people_packs:build", "packs"),
    to.PersonPackRoute: Screen("person_pack", "people_packs:build_pages", "packs"),
    to.ReceiptsRoute: Screen("receipts", "people_packs:build_receipts", "packs"),
    to.SessionRoute: Screen("session", "session:build", None),
    to.EraseSessionRoute: Screen("session_erase", "session:build_erase", None, "session"),
    to.LibraryRoute: Screen("library", "library:build", "library"),
    to.ResourceRoute: Screen("resource", "library:build_resource", "library"),
    to.AgendaRoute: Screen("agenda", "library:build_agenda", "library"),
    to.ChooseRoute: Screen("choose", "library:build_choose", "library"),
    to.QuestionsRoute: Screen("questions", "library:build_questions", "library"),
    to.CompareRoute: Screen("compare", "library:build_compare", "library"),
    to.OwnQuestionnairesRoute: Screen("own_questionnaires", "editor:build_list", "library"),
    to.DeleteQuestionnaireRoute: Screen("own_delete", "editor:build_delete", "library", "own_questionnaires"),
    to.SpreadsheetRoute: Screen("own_spreadsheet", "editor:build_spreadsheet", "library", "own_questionnaires"),
    to.EditQuestionnaireRoute: Screen("edit_questionnaire", "editor:build", "library"),
    to.SettingsRoute: Screen("settings", "settings_screen:build", "settings"),
    to.ChangeWordsRoute: Screen("change_words", "file_words:build", "settings"),
    to.NewSheetRoute: Screen("new_sheet", "file_words:build_sheet", "settings", "change_words"),
    to.CopiesRoute: Screen("copies", "copies:build", "copies"),
    to.HelpRoute: Screen("help", "help:build", "help"),
}
