"""Before a round is closed or opened again: numbers, what could be shown, and the safe choice first."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.analysis.publishability import Publishability, why_perhaps
from facilitator_app.domain.language import _
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.starting.caps_lock import CapsLockNotice
from facilitator_app.ui.starting.secret_pages import MARGINS, AskingPage
from facilitator_app.ui.widgets import (
    Button,
    Card,
    DataTable,
    Head,
    Notice,
    PassphraseField,
    TableCell,
    heading2,
    small,
    text_label,
)


class BeforeActPage(ConfirmPage):
    def __init__(self) -> None:
        super().__init__(back=_("Round"), foot=True)


class ClosingPage(ConfirmPage, AskingPage):
    """``secret``: the words of the file, without which no answer is opened."""

    def __init__(self) -> None:
        super().__init__(back=_("Round"), foot=True)
        self.secret = PassphraseField(_("The &words of your file"), _("The code on your sheet does as well."))
        self.secret.set_width(44)
        self.secret.editor.returnPressed.connect(self._act)
        lead = text_label(_("Closing opens what people sent. For that it needs the words of your file."))
        self._asked = Card(lead, self.secret, CapsLockNotice(self.secret.editor), gap=10, margins=MARGINS)
        self._asked.hide()
        self.second = PassphraseField(
            _("The words of &one of the two members"), _("Give them the laptop, and look away while they type.")
        )
        self.second.set_width(44)
        self.second.editor.returnPressed.connect(self._act)
        lost = Button(_("Both have lost their words"), press=lambda: self.presenter.both_lost())
        lead = text_label(_("This round has a second lock. Your words alone do not close it."))
        self._second = Card(lead, self.second, CapsLockNotice(self.second.editor), lost, gap=10, margins=MARGINS)
        self._second.hide()
        self.below.add(self._asked, self._second)

    def _act(self) -> None:
        self.presenter.do_it(self.secret.text(), self.second.text())

    def ask_words(self) -> None:
        self._asked.show()

    def ask_second(self) -> None:
        self._second.show()

    def show_wrong(self, own: str, second: str) -> None:
        """What is wrong with the words of the file and with those of the member; "" for nothing."""
        self.show_errors([(words, field) for words, field in ((own, self.secret), (second, self.second)) if words])

    def show_groups(self, groups: Sequence[tuple[str, Publishability]], *, total: bool) -> None:
        """Each group, or each person a round is about, with what can be shown of them; ``total``: the last is everyone."""
        table = DataTable(
            [Head(_("Whose"), stretch=1), Head(_("Can it be shown?"), stretch=2)],
            name=_("What can be shown if you close now"),
            total=total,
        )
        table.show_rows([[name, TableCell(s.words, kind=s.kind)] for name, s in groups])
        self.below.add(heading2(_("What can be shown if you close now")), table)
        if why := why_perhaps(s for _name, s in groups):
            self.below.add(small(why))
        self.below.add(*(Notice(why) for why in dict.fromkeys(s.sentence for _name, s in groups if s.sentence)))
