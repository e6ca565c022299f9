"""The library, one resource, one agenda, the chooser, questionnaires side by side."""

from facilitator_app.ui.library.choose_presenter import ChoosePresenter
from facilitator_app.ui.library.choose_view import ChoosePage
from facilitator_app.ui.library.compare_presenter import ComparePresenter
from facilitator_app.ui.library.compare_view import ComparePage
from facilitator_app.ui.library.one_presenter import AgendaPresenter, ResourcePresenter
from facilitator_app.ui.library.one_view import AgendaPage, ResourcePage
from facilitator_app.ui.library.presenter import LibraryPresenter
from facilitator_app.ui.library.questions import QuestionsPage, QuestionsPresenter
from facilitator_app.ui.library.view import LibraryPage
from facilitator_app.ui.page import builder

build = builder(LibraryPage, LibraryPresenter)
build_resource = builder(ResourcePage, ResourcePresenter)
build_agenda = builder(AgendaPage, AgendaPresenter)
build_choose = builder(ChoosePage, ChoosePresenter)
build_questions = builder(QuestionsPage, QuestionsPresenter)
build_compare = builder(ComparePage, ComparePresenter)
