"""Setting up a round in five pages. Each change is saved at once in the draft."""

from __future__ import annotations

from facilitator_app.domain.language import _
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.list_import import import_builder
from facilitator_app.ui.page import FacilitatorPage, builder
from facilitator_app.ui.routes import LowerLimitRoute
from facilitator_app.ui.setup.about_presenter import AboutPresenter
from facilitator_app.ui.setup.about_view import AboutPage
from facilitator_app.ui.setup.asked_presenter import AskedPresenter, FewPresenter
from facilitator_app.ui.setup.asked_view import AskedPage
from facilitator_app.ui.setup.check_presenter import CheckPresenter, DiscardPresenter
from facilitator_app.ui.setup.check_view import SetupCheckPage
from facilitator_app.ui.setup.one_subject_presenter import OneSubjectPresenter
from facilitator_app.ui.setup.one_subject_view import OneSubjectPage
from facilitator_app.ui.setup.order import OrderPage, OrderPresenter
from facilitator_app.ui.setup.parts_presenter import PartsPresenter
from facilitator_app.ui.setup.parts_view import PartsPage
from facilitator_app.ui.setup.promise_presenter import LowerPresenter, PromisePresenter
from facilitator_app.ui.setup.promise_view import PromisePage
from facilitator_app.ui.setup.questionnaire_presenter import OtherKindPresenter, QuestionnairePresenter
from facilitator_app.ui.setup.questionnaire_view import QuestionnairePage
from facilitator_app.ui.setup.rater_list import RaterListImport
from facilitator_app.ui.setup.raters_presenter import RatersPresenter
from facilitator_app.ui.setup.raters_view import RatersPage
from facilitator_app.ui.setup.subjects_presenter import SubjectsPresenter
from facilitator_app.ui.setup.subjects_view import SubjectsPage
from facilitator_app.ui.shell import Shell

build_questionnaire = builder(QuestionnairePage, QuestionnairePresenter)
build_other_questionnaire = builder(
    lambda: ConfirmPage(_("Keep the draft"), _("Take the other questionnaire")), OtherKindPresenter
)
build_parts = builder(PartsPage, PartsPresenter)
build_about = builder(AboutPage, AboutPresenter)
build_subjects = builder(SubjectsPage, SubjectsPresenter)
build_raters = builder(RatersPage, RatersPresenter)
build_import_raters = import_builder(RaterListImport)
build_one_subject = builder(OneSubjectPage, OneSubjectPresenter)
build_order = builder(OrderPage, OrderPresenter)
build_groups = builder(AskedPage, AskedPresenter)
build_few_people = builder(lambda: ConfirmPage(_("Change the numbers"), _("Continue anyway")), FewPresenter)
build_promise = builder(PromisePage, PromisePresenter)
build_check = builder(SetupCheckPage, CheckPresenter)
build_discard = builder(lambda: ConfirmPage(_("Keep the draft"), _("Throw it away")), DiscardPresenter)


def build_lower_limit(shell: Shell, route: LowerLimitRoute) -> FacilitatorPage:
    """Asks before a limit goes below the usual one."""
    page = ConfirmPage(_("Keep the limit"), _("Lower it to {n}", n=route.number))
    page.bind(LowerPresenter(page, shell, route))
    return page
