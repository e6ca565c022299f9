"""Choose a beginning."""

from facilitator_app.ui.page import builder
from facilitator_app.ui.welcome.presenter import WelcomePresenter
from facilitator_app.ui.welcome.view import WelcomePage

build = builder(WelcomePage, WelcomePresenter)
