"""Lock the file."""

from facilitator_app.ui.page import builder
from facilitator_app.ui.passphrase.presenter import PassphrasePresenter
from facilitator_app.ui.passphrase.view import PassphrasePage

build = builder(PassphrasePage, PassphrasePresenter)
