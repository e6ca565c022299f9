"""The results: the main points, the groups, one theme, people's own words."""

from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.results.others_presenter import DifferPresenter, OthersPresenter, StatementPresenter
from facilitator_app.ui.results.others_view import DifferPage, OthersPage, StatementPage
from facilitator_app.ui.results.presenter import GroupsPresenter, MainPointsPresenter, ThemePresenter
from facilitator_app.ui.results.view import GroupsPage, MainPointsPage, ThemePage
from facilitator_app.ui.results.words_presenter import CommentPresenter, PrivatePresenter, WordsPresenter
from facilitator_app.ui.results.words_view import CommentPage, PrivatePage, WordsPage
from facilitator_app.ui.routes import (
    CommentRoute,
    DifferRoute,
    GroupResultsRoute,
    MainPointsRoute,
    OthersRoute,
    PrivateWordsRoute,
    StatementRoute,
    ThemeRoute,
    WordsRoute,
)
from facilitator_app.ui.shell import Shell


def build(shell: Shell, route: MainPointsRoute) -> FacilitatorPage:
    """The main points."""
    view = MainPointsPage()
    view.attend_points(MainPointsPresenter(view, shell, route))
    return view


def build_groups(shell: Shell, route: GroupResultsRoute) -> GroupsPage:
    """The groups."""
    view = GroupsPage()
    view.bind(GroupsPresenter(view, shell, route))
    return view


def build_theme(shell: Shell, route: ThemeRoute) -> ThemePage:
    """One theme."""
    view = ThemePage()
    view.attend_theme(ThemePresenter(view, shell, route))
    return view


def build_words(shell: Shell, route: WordsRoute) -> WordsPage:
    """People's own words."""
    view = WordsPage()
    view.attend_words(WordsPresenter(view, shell, route))
    return view


def build_comment(shell: Shell, route: CommentRoute) -> CommentPage:
    """One comment."""
    view = CommentPage()
    presenter = CommentPresenter(view, shell, route)
    view.back_asked.connect(presenter.back)
    view.bind(presenter)
    return view


def build_private(shell: Shell, route: PrivateWordsRoute) -> PrivatePage:
    """What only the facilitator reads."""
    view = PrivatePage()
    presenter = PrivatePresenter(view, shell, route)
    view.back_asked.connect(presenter.back)
    view.bind(presenter)
    return view


def build_differ(shell: Shell, route: DifferRoute) -> DifferPage:
    """Where views differ."""
    view = DifferPage()
    view.attend_differ(DifferPresenter(view, shell, route))
    return view


def build_others(shell: Shell, route: OthersRoute) -> OthersPage:
    """How we see it and how others do."""
    view = OthersPage()
    view.attend_others(OthersPresenter(view, shell, route))
    return view


def build_statement(shell: Shell, route: StatementRoute) -> StatementPage:
    """One statement."""
    view = StatementPage()
    presenter = StatementPresenter(view, shell, route)
    view.back_asked.connect(presenter.to_theme)
    view.attend_statement(presenter)
    return view


__all__ = [
    "build",
    "build_comment",
    "build_differ",
    "build_groups",
    "build_others",
    "build_private",
    "build_statement",
    "build_theme",
    "build_words",
]
