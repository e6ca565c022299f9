"""The groups whose views are asked for."""

from facilitator_app.ui.groups.presenter import GroupsPresenter
from facilitator_app.ui.groups.view import GroupsPage
from facilitator_app.ui.page import builder

build = builder(GroupsPage, GroupsPresenter)
