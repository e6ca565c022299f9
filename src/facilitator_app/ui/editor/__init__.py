"""The facilitator's own questionnaires: the list of them, and changing one."""

from __future__ import annotations

from facilitator_app.domain.language import _
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.editor.list_presenter import DeleteQuestionnairePresenter, OwnQuestionnairesPresenter
from facilitator_app.ui.editor.list_view import OwnQuestionnairesPage
from facilitator_app.ui.editor.presenter import EditorPresenter
from facilitator_app.ui.editor.sheet_presenter import SpreadsheetPresenter
from facilitator_app.ui.editor.sheet_view import SpreadsheetPage
from facilitator_app.ui.editor.view import EditorPage
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.routes import (
    DeleteQuestionnaireRoute,
    EditQuestionnaireRoute,
    OwnQuestionnairesRoute,
    SpreadsheetRoute,
)
from facilitator_app.ui.shell import Shell

__all__ = ["build", "build_delete", "build_list", "build_spreadsheet"]


def build_list(shell: Shell, route: OwnQuestionnairesRoute) -> FacilitatorPage:
    """What there is, and what can be done with each."""
    page = OwnQuestionnairesPage()
    page.bind(OwnQuestionnairesPresenter(page, shell, route))
    return page


def build_delete(shell: Shell, route: DeleteQuestionnaireRoute) -> FacilitatorPage:
    """Asks before one is deleted."""
    page = ConfirmPage(_("Keep it"), _("Delete it"))
    page.bind(DeleteQuestionnairePresenter(page, shell, route))
    return page


def build_spreadsheet(shell: Shell, route: SpreadsheetRoute) -> FacilitatorPage:
    """What a spreadsheet holds, before anything is kept."""
    page = SpreadsheetPage()
    page.bind(SpreadsheetPresenter(page, shell, route))
    return page


def build(shell: Shell, route: EditQuestionnaireRoute) -> FacilitatorPage:
    """Change one."""
    page = EditorPage()
    page.bind(EditorPresenter(page, shell, route))
    return page
