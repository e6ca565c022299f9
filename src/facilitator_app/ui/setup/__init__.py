"""Setting up a round in five pages. Each change is saved at once in the draft."""

from __future__ import annotations

from facilitator_app.domain.language import _
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.list_import import ListImport
from facilitator_app.ui.page import FacilitatorPage, builder
from facilitator_app.ui.routes import (
    ImportRatersRoute,
    LowerLimitRoute,
    SetupCheckRoute,
    SetupPromiseRoute,
    SetupQuestionnaireRoute,
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


def build_questionnaire(shell: Shell, route: SetupQuestionnaireRoute) -> FacilitatorPage:
    """The first step."""
    page = QuestionnairePage(people=about_people(shell, route))
    page.bind(QuestionnairePresenter(page, shell, route))
    return page


build_other_questionnaire = builder(
    lambda: ConfirmPage(_("Keep the draft"), _("Take the other questionnaire")), OtherKindPresenter
)
build_parts = builder(PartsPage, PartsPresenter)
build_about = builder(AboutPage, AboutPresenter)
build_subjects = builder(SubjectsPage, SubjectsPresenter)
build_raters = builder(RatersPage, RatersPresenter)


def build_import_raters(shell: Shell, route: ImportRatersRoute) -> FacilitatorPage:
    """A list of who answers about whom."""
    page = rater_list_page()
    contents = RaterListImport(page, shell, route)
    page.bind(ListImport(page, contents, shell))
    page.button(_("Save a list to fill in"), lambda: contents.save_list(".xlsx"))
    page.button(_("Save it as CSV"), lambda: contents.save_list(".csv"))
    return page


build_one_subject = builder(OneSubjectPage, OneSubjectPresenter)
build_order = builder(OrderPage, OrderPresenter)
build_groups = builder(AskedPage, AskedPresenter)
build_few_people = builder(lambda: ConfirmPage(_("Change the numbers"), _("Continue anyway")), FewPresenter)


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


build_discard = builder(lambda: ConfirmPage(_("Keep the draft"), _("Throw it away")), DiscardPresenter)
