"""Setting up a round in five pages. Each change is saved at once in the draft."""

from __future__ import annotations

from facilitator_app.domain.language import _
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.list_import import ListImport
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.routes import (
    DiscardDraftRoute,
    FewPeopleRoute,
    ImportRatersRoute,
    LowerLimitRoute,
    OneSubjectRoute,
    OtherQuestionnaireRoute,
    SetupAboutRoute,
    SetupCheckRoute,
    SetupGroupsRoute,
    SetupOrderRoute,
    SetupPartsRoute,
    SetupPromiseRoute,
    SetupQuestionnaireRoute,
    SetupRatersRoute,
    SetupSubjectsRoute,
)
from facilitator_app.ui.setup.about_presenter import AboutPresenter
from facilitator_app.ui.setup.about_view import AboutPage
from facilitator_app.ui.setup.asked_presenter import AskedPresenter, FewPresenter
from facilitator_app.ui.setup.asked_view import AskedPage
from facilitator_app.ui.setup.check_presenter import CheckPresenter, DiscardPresenter
from facilitator_app.ui.setup.check_view import SetupCheckPage
from facilitator_app.ui.setup.common import about_people, draft_of
from facilitator_app.ui.setup.one_subject_presenter import OneSubjectPresenter
from facilitator_app.ui.setup.one_subject_view import OneSubjectPage
from facilitator_app.ui.setup.order import OrderPage, OrderPresenter
from facilitator_app.ui.setup.parts_presenter import PartsPresenter
from facilitator_app.ui.setup.parts_view import PartsPage
from facilitator_app.ui.setup.promise_presenter import LowerPresenter, PromisePresenter
from facilitator_app.ui.setup.promise_view import PromisePage
from facilitator_app.ui.setup.questionnaire_presenter import OtherKindPresenter, QuestionnairePresenter
from facilitator_app.ui.setup.questionnaire_view import QuestionnairePage
from facilitator_app.ui.setup.rater_list import RaterListImport, rater_list_page
from facilitator_app.ui.setup.raters_presenter import RatersPresenter
from facilitator_app.ui.setup.raters_view import RatersPage
from facilitator_app.ui.setup.subjects_presenter import SubjectsPresenter
from facilitator_app.ui.setup.subjects_view import SubjectsPage
from facilitator_app.ui.shell import Shell

__all__ = [
    "build_about",
    "build_check",
    "build_discard",
    "build_few_people",
    "build_groups",
    "build_import_raters",
    "build_lower_limit",
    "build_one_subject",
    "build_order",
    "build_other_questionnaire",
    "build_parts",
    "build_promise",
    "build_questionnaire",
    "build_raters",
    "build_subjects",
]


def build_questionnaire(shell: Shell, route: SetupQuestionnaireRoute) -> FacilitatorPage:
    """The first step."""
    page = QuestionnairePage(people=about_people(shell, route))
    page.bind(QuestionnairePresenter(page, shell, route))
    return page


def build_other_questionnaire(shell: Shell, route: OtherQuestionnaireRoute) -> FacilitatorPage:
    """Asks before a draft about people goes."""
    page = ConfirmPage(_("Keep the draft"), _("Take the other questionnaire"))
    page.bind(OtherKindPresenter(page, shell, route))
    return page


def build_parts(shell: Shell, route: SetupPartsRoute) -> FacilitatorPage:
    """Which parts are asked."""
    page = PartsPage()
    page.bind(PartsPresenter(page, shell, route))
    return page


def build_about(shell: Shell, route: SetupAboutRoute) -> FacilitatorPage:
    """What the round is about."""
    page = AboutPage()
    page.bind(AboutPresenter(page, shell, route))
    return page


def build_subjects(shell: Shell, route: SetupSubjectsRoute) -> FacilitatorPage:
    """Whom a round about people is about."""
    page = SubjectsPage()
    page.bind(SubjectsPresenter(page, shell, route))
    return page


def build_raters(shell: Shell, route: SetupRatersRoute) -> FacilitatorPage:
    """Who answers about whom."""
    page = RatersPage()
    page.bind(RatersPresenter(page, shell, route))
    return page


def build_import_raters(shell: Shell, route: ImportRatersRoute) -> FacilitatorPage:
    """A list of who answers about whom."""
    page = rater_list_page()
    contents = RaterListImport(page, shell, route)
    page.bind(ListImport(page, contents, shell))
    page.button(_("Save a list to fill in"), lambda: contents.save_list(".xlsx"))
    page.button(_("Save it as CSV"), lambda: contents.save_list(".csv"))
    return page


def build_one_subject(shell: Shell, route: OneSubjectRoute) -> FacilitatorPage:
    """Who answers about one subject."""
    page = OneSubjectPage()
    page.bind(OneSubjectPresenter(page, shell, route))
    return page


def build_order(shell: Shell, route: SetupOrderRoute) -> FacilitatorPage:
    """In which order people answer about several."""
    page = OrderPage()
    page.bind(OrderPresenter(page, shell, route))
    return page


def build_groups(shell: Shell, route: SetupGroupsRoute) -> FacilitatorPage:
    """How many are asked in each group."""
    page = AskedPage()
    page.bind(AskedPresenter(page, shell, route))
    return page


def build_few_people(shell: Shell, route: FewPeopleRoute) -> FacilitatorPage:
    """Warns before going on with too few people."""
    page = ConfirmPage(_("Change the numbers"), _("Continue anyway"))
    page.bind(FewPresenter(page, shell, route))
    return page


def build_promise(shell: Shell, route: SetupPromiseRoute) -> FacilitatorPage:
    """The promise to those who answer."""
    found = draft_of(shell, route)
    about = found.about if found is not None else None
    page = PromisePage(people=about is not None, organisations=about is not None and about.organisations > 0)
    page.bind(PromisePresenter(page, shell, route))
    return page


def build_lower_limit(shell: Shell, route: LowerLimitRoute) -> FacilitatorPage:
    """Asks before a limit goes below the usual one."""
    page = ConfirmPage(_("Keep the limit"), _("Lower it to {n}", n=route.number))
    page.bind(LowerPresenter(page, shell, route))
    return page


def build_check(shell: Shell, route: SetupCheckRoute) -> FacilitatorPage:
    """Everything that was chosen, and the start."""
    page = SetupCheckPage(people=about_people(shell, route))
    page.bind(CheckPresenter(page, shell, route))
    return page


def build_discard(shell: Shell, route: DiscardDraftRoute) -> FacilitatorPage:
    """Asks before the draft is thrown away."""
    page = ConfirmPage(_("Keep the draft"), _("Throw it away"))
    page.bind(DiscardPresenter(page, shell, route))
    return page
