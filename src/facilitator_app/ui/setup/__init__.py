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
from facilitator_app.ui.setup.check_presenter import CheckPresenter, DiscardPresenter
from facilitator_app.ui.setup.check_view import CheckPage
from facilitator_app.ui.setup.common import SetupPresenter, about_people, draft_of
from facilitator_app.ui.setup.groups_presenter import FewPresenter, GroupsPresenter
from facilitator_app.ui.setup.groups_view import GroupsPage
from facilitator_app.ui.setup.one_subject_presenter import OneSubjectPresenter
from facilitator_app.ui.setup.one_subject_view import OneSubjectPage
from facilitator_app.ui.setup.order import OrderPage, OrderPresenter
from facilitator_app.ui.setup.page import SetupPage
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
    view = QuestionnairePage(people=about_people(shell, route))
    presenter = QuestionnairePresenter(view, shell, route)
    view.find_typed.connect(presenter.find)
    view.only_easy_chosen.connect(presenter.only_easy)
    view.check_asked.connect(presenter.check_file)
    view.help_asked.connect(presenter.help_choose)
    view.compare_asked.connect(presenter.compare)
    view.own_asked.connect(presenter.own_ones)
    view.copy_asked.connect(presenter.copy)
    view.chosen.connect(presenter.choose)
    view.preview_asked.connect(presenter.preview)
    view.more_asked.connect(presenter.more)
    return _joined(view, presenter)


def build_other_questionnaire(shell: Shell, route: OtherQuestionnaireRoute) -> FacilitatorPage:
    """Asks before a draft about people goes."""
    page = ConfirmPage(_("Keep the draft"), _("Take the other questionnaire"))
    page.bind(OtherKindPresenter(page, shell, route))
    return page


def build_parts(shell: Shell, route: SetupPartsRoute) -> FacilitatorPage:
    """Which parts are asked."""
    view = PartsPage()
    presenter = PartsPresenter(view, shell, route)
    view.part_chosen.connect(presenter.choose)
    return _joined(view, presenter)


def build_about(shell: Shell, route: SetupAboutRoute) -> FacilitatorPage:
    """What the round is about."""
    view = AboutPage()
    presenter = AboutPresenter(view, shell, route)
    view.goal_typed.connect(presenter.type_goal)
    view.asked_chosen.connect(presenter.ask)
    view.weight_chosen.connect(presenter.weigh)
    return _joined(view, presenter)


def build_subjects(shell: Shell, route: SetupSubjectsRoute) -> FacilitatorPage:
    """Whom a round about people is about."""
    view = SubjectsPage()
    presenter = SubjectsPresenter(view, shell, route)
    view.member_chosen.connect(presenter.choose_member)
    view.everybody_chosen.connect(presenter.choose_everybody)
    view.organisation_chosen.connect(presenter.choose_organisation)
    view.more_asked.connect(presenter.more)
    view.people_asked.connect(presenter.add_people)
    return _joined(view, presenter)


def build_raters(shell: Shell, route: SetupRatersRoute) -> FacilitatorPage:
    """Who answers about whom."""
    view = RatersPage()
    presenter = RatersPresenter(view, shell, route)
    view.propose_asked.connect(presenter.propose)
    view.undo_bar.bind(presenter.undo)
    view.list_asked.connect(presenter.bring_in)
    view.subject_opened.connect(presenter.open)
    return _joined(view, presenter)


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
    view = OneSubjectPage()
    presenter = OneSubjectPresenter(view, shell, route)
    view.row_chosen.connect(presenter.choose)
    view.everybody_asked.connect(presenter.ask_everybody)
    view.undo_bar.bind(presenter.undo)
    view.group_chosen.connect(presenter.set_group)
    view.months_chosen.connect(presenter.set_months)
    view.agreed_chosen.connect(presenter.set_agreed)
    return _joined(view, presenter)


def build_order(shell: Shell, route: SetupOrderRoute) -> FacilitatorPage:
    """In which order people answer about several."""
    view = OrderPage()
    presenter = OrderPresenter(view, shell, route)
    view.order_chosen.connect(presenter.choose)
    return _joined(view, presenter)


def build_groups(shell: Shell, route: SetupGroupsRoute) -> FacilitatorPage:
    """How many are asked in each group."""
    view = GroupsPage()
    presenter = GroupsPresenter(view, shell, route)
    view.asked_chosen.connect(presenter.set_asked)
    view.change_asked.connect(presenter.change_groups)
    return _joined(view, presenter)


def build_few_people(shell: Shell, route: FewPeopleRoute) -> FacilitatorPage:
    """Warns before going on with too few people."""
    page = ConfirmPage(_("Change the numbers"), _("Continue anyway"))
    page.bind(FewPresenter(page, shell, route))
    return page


def build_promise(shell: Shell, route: SetupPromiseRoute) -> FacilitatorPage:
    """The promise to those who answer."""
    found = draft_of(shell, route)
    about = found.about if found is not None else None
    view = PromisePage(people=about is not None, organisations=about is not None and about.organisations > 0)
    presenter = PromisePresenter(view, shell, route)
    view.total_chosen.connect(presenter.set_total)
    view.group_chosen.connect(presenter.set_group)
    view.comments_chosen.connect(presenter.set_comments)
    view.date_chosen.connect(presenter.set_date)
    view.lists_chosen.connect(presenter.set_lists)
    view.funder_chosen.connect(presenter.set_funder)
    return _joined(view, presenter)


def build_lower_limit(shell: Shell, route: LowerLimitRoute) -> FacilitatorPage:
    """Asks before a limit goes below the usual one."""
    page = ConfirmPage(_("Keep the limit"), _("Lower it to {n}", n=route.number))
    page.bind(LowerPresenter(page, shell, route))
    return page


def build_check(shell: Shell, route: SetupCheckRoute) -> FacilitatorPage:
    """Everything that was chosen, and the start."""
    view = CheckPage(people=about_people(shell, route))
    presenter = CheckPresenter(view, shell, route)
    view.name_typed.connect(presenter.rename)
    view.change_asked.connect(presenter.go_step)
    view.mend_asked.connect(presenter.go_step)
    view.discard_asked.connect(presenter.discard)
    view.continue_asked.connect(presenter.start)
    return _joined(view, presenter, moves_on=False)


def build_discard(shell: Shell, route: DiscardDraftRoute) -> FacilitatorPage:
    """Asks before the draft is thrown away."""
    page = ConfirmPage(_("Keep the draft"), _("Throw it away"))
    page.bind(DiscardPresenter(page, shell, route))
    return page


def _joined(view: SetupPage, presenter: SetupPresenter, *, moves_on: bool = True) -> FacilitatorPage:
    if moves_on:
        view.continue_asked.connect(presenter.go_on)
    view.step_back_asked.connect(presenter.go_back)
    view.back_asked.connect(presenter.leave)
    view.round_asked.connect(presenter.open_round)
    view.presenter = presenter
    presenter.show()
    return view
