"""The results: the main points, the groups, one theme, people's own words."""

from facilitator_app.ui.page import builder
from facilitator_app.ui.results.others_presenter import DifferPresenter, OthersPresenter, StatementPresenter
from facilitator_app.ui.results.others_view import DifferPage, OthersPage, StatementPage
from facilitator_app.ui.results.presenter import MainPointsPresenter, ResultGroupsPresenter, ThemePresenter
from facilitator_app.ui.results.view import MainPointsPage, ResultGroupsPage, ThemePage
from facilitator_app.ui.results.words_presenter import CommentPresenter, CommentsPresenter, PrivatePresenter
from facilitator_app.ui.results.words_view import CommentPage, CommentsPage, PrivatePage

build = builder(MainPointsPage, MainPointsPresenter)
build_groups = builder(ResultGroupsPage, ResultGroupsPresenter)
build_theme = builder(ThemePage, ThemePresenter)
build_words = builder(CommentsPage, CommentsPresenter)
build_comment = builder(CommentPage, CommentPresenter)
build_private = builder(PrivatePage, PrivatePresenter)
build_differ = builder(DifferPage, DifferPresenter)
build_others = builder(OthersPage, OthersPresenter)
build_statement = builder(StatementPage, StatementPresenter)
