"""The facilitator's own questionnaires: the list of them, and changing one."""

from facilitator_app.domain.language import _
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.editor.list_presenter import DeleteQuestionnairePresenter, OwnQuestionnairesPresenter
from facilitator_app.ui.editor.list_view import OwnQuestionnairesPage
from facilitator_app.ui.editor.presenter import EditorPresenter
from facilitator_app.ui.editor.sheet_presenter import SpreadsheetPresenter
from facilitator_app.ui.editor.sheet_view import SpreadsheetPage
from facilitator_app.ui.editor.view import EditorPage
from facilitator_app.ui.page import builder

build_list = builder(OwnQuestionnairesPage, OwnQuestionnairesPresenter)
build_delete = builder(lambda: ConfirmPage(_("Keep it"), _("Delete it")), DeleteQuestionnairePresenter)
build_spreadsheet = builder(SpreadsheetPage, SpreadsheetPresenter)
build = builder(EditorPage, EditorPresenter)
