"""The next step in one look."""

from facilitator_app.ui.home.presenter import HomePresenter
from facilitator_app.ui.home.view import HomePage
from facilitator_app.ui.page import builder

build = builder(HomePage, HomePresenter)
