"""R1 to R3: the main points, the groups, one theme."""

from facilitator_app.ui.desk import Desk, Where
from facilitator_app.ui.results.presenter import GroupsPresenter, MainPointsPresenter, ThemePresenter
from facilitator_app.ui.results.view import GroupsPage, MainPointsPage, ThemePage


def build(desk: Desk, where: Where) -> MainPointsPage:
    """R1."""
    view = MainPointsPage()
    view.attend_points(MainPointsPresenter(view, desk, where))
    return view


def build_groups(desk: Desk, where: Where) -> GroupsPage:
    """R2."""
    view = GroupsPage()
    view.attend(GroupsPresenter(view, desk, where))
    return view


def build_theme(desk: Desk, where: Where) -> ThemePage:
    """R3; ``where.page`` is the section's id."""
    view = ThemePage()
    view.attend_theme(ThemePresenter(view, desk, where))
    return view


__all__ = ["build", "build_groups", "build_theme"]
