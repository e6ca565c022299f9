"""The facilitator's own questionnaires: the list of them, and changing one."""

from __future__ import annotations

from facilitator_app.domain.language import _
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.editor.list_presenter import DeleteQuestionnairePresenter, ListPresenter
from facilitator_app.ui.editor.list_view import ListPage
from facilitator_app.ui.editor.presenter import EditorPresenter
from facilitator_app.ui.editor.sheet_presenter import SheetPresenter
from facilitator_app.ui.editor.sheet_view import SheetPage
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
    view = ListPage()
    presenter = ListPresenter(view, shell, route)
    view.row_chosen.connect(presenter.choose)
    view.change_asked.connect(presenter.change)
    view.copy_asked.connect(presenter.copy)
    view.save_asked.connect(presenter.save_file)
    view.delete_asked.connect(presenter.delete)
    view.add_asked.connect(presenter.add_file)
    view.sheet_asked.connect(presenter.open_sheet)
    view.template_asked.connect(presenter.save_template)
    view.save_sheet_asked.connect(presenter.save_sheet)
    view.add_copy_asked.connect(presenter.add_as_copy)
    view.back_asked.connect(presenter.leave)
    view.presenter = presenter
    presenter.show()
    return view


def build_delete(shell: Shell, route: DeleteQuestionnaireRoute) -> FacilitatorPage:
    """Asks before one is deleted."""
    page = ConfirmPage(_("Keep it"), _("Delete it"))
    page.bind(DeleteQuestionnairePresenter(page, shell, route))
    return page


def build_spreadsheet(shell: Shell, route: SpreadsheetRoute) -> FacilitatorPage:
    """What a spreadsheet holds, before anything is kept."""
    page = SheetPage()
    presenter = SheetPresenter(page, shell, route)
    page.set_lead(_("This is what {name} holds. Nothing is kept until you add it.", name=presenter.path.name))
    page.keep_asked.connect(presenter.keep)
    page.again_asked.connect(presenter.show)
    page.other_asked.connect(presenter.other)
    page.back_asked.connect(presenter.leave)
    page.presenter = presenter
    presenter.show()
    return page


def build(shell: Shell, route: EditQuestionnaireRoute) -> FacilitatorPage:
    """Change one."""
    view = EditorPage()
    presenter = EditorPresenter(view, shell, route)
    view.bind(presenter)
    presenter.show()
    return view
