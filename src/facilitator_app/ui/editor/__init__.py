"""L6: the facilitator's own questionnaires; L7: change one."""

from __future__ import annotations

from facilitator_app.domain.language import _
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.shell import Shell, Where

__all__ = ["build", "build_list"]


def build_list(shell: Shell, where: Where) -> FacilitatorPage:
    """L6; its page ``DELETE`` asks before one is deleted, ``SHEET`` shows what a spreadsheet holds."""
    from facilitator_app.ui.editor.list_presenter import DELETE, DeleteQuestionnairePresenter, ListPresenter
    from facilitator_app.ui.editor.list_view import ListPage
    from facilitator_app.ui.editor.sheet_presenter import SHEET

    if where.page.startswith(SHEET):
        return _build_sheet(shell, where)
    if where.page.startswith(DELETE):
        page = ConfirmPage(_("Keep it"), _("Delete it"))
        page.bind(DeleteQuestionnairePresenter(page, shell, where))
        return page
    view = ListPage()
    presenter = ListPresenter(view, shell, where)
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


def _build_sheet(shell: Shell, where: Where) -> FacilitatorPage:
    """What a spreadsheet holds, before anything is kept."""
    from facilitator_app.ui.editor.sheet_presenter import SheetPresenter
    from facilitator_app.ui.editor.sheet_view import SheetPage

    page = SheetPage()
    presenter = SheetPresenter(page, shell, where)
    page.set_lead(_("This is what {name} holds. Nothing is kept until you add it.", name=presenter.path.name))
    page.keep_asked.connect(presenter.keep)
    page.again_asked.connect(presenter.show)
    page.other_asked.connect(presenter.other)
    page.back_asked.connect(presenter.leave)
    page.presenter = presenter
    presenter.show()
    return page


def build(shell: Shell, where: Where) -> FacilitatorPage:
    """L7; ``where.page`` is the id of the draft."""
    from facilitator_app.ui.editor.presenter import EditorPresenter  # reads files: not needed for the first window
    from facilitator_app.ui.editor.view import EditorPage

    view = EditorPage()
    presenter = EditorPresenter(view, shell, where)
    view.bind(presenter)
    presenter.show()
    return view
