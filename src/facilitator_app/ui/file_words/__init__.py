"""New words, or a new recovery sheet, for the file that is open."""

from facilitator_app.ui.file_words.presenter import ChangeWordsPresenter, NewSheetPresenter
from facilitator_app.ui.file_words.view import ChangeWordsPage, NewSheetPage
from facilitator_app.ui.page import builder

build = builder(ChangeWordsPage, ChangeWordsPresenter)
build_sheet = builder(NewSheetPage, NewSheetPresenter)
