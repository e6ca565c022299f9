"""Copies and moving."""

from facilitator_app.ui.copies.presenter import CopiesPresenter
from facilitator_app.ui.copies.view import CopiesPage
from facilitator_app.ui.page import builder

build = builder(CopiesPage, CopiesPresenter)
