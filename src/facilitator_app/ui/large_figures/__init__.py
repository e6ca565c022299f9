"""Figures as large as the screen, to look at together and to save."""

from facilitator_app.ui.large_figures.presenter import LargeFiguresPresenter
from facilitator_app.ui.large_figures.view import LargeFiguresPage
from facilitator_app.ui.page import builder

build = builder(LargeFiguresPage, LargeFiguresPresenter)
