"""The words of the copy, a table of what is in it and in the file, and the button that goes back to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui.starting.caps_lock import CapsLockNotice
from facilitator_app.ui.starting.secret_pages import MARGINS, SecretPage, shortened
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Column,
    DataTable,
    Flow,
    Head,
    MainButton,
    Notice,
    PassphraseField,
    QuietButton,
    heading2,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.restore.presenter import RestorePresenter


class RestorePage(SecretPage):
    def __init__(self) -> None:
        words = PassphraseField(
            _("&Words of the copy"), _("Those you had when you made it, or the code on your sheet.")
        )
        lead = _("You see what would change before anything does.")
        super().__init__(_("Go back to a copy"), lead, words, back=_("Leave everything as it is"))

    def bind(self, presenter: RestorePresenter) -> None:
        """Connect to the presenter and show the page."""
        self.secret.editor.returnPressed.connect(lambda: presenter.look(self.secret.text()))
        look = MainButton(_("&Look into it"), press=lambda: presenter.look(self.secret.text()))
        caps = CapsLockNotice(self.secret.editor)
        self._presenter = presenter
        self._asking = Card(self.name, self.secret, caps, look, bar=True, gap=12, margins=MARGINS)
        self._comparison = Column(gap=14)
        self.body.addWidget(self._asking)
        self._others = Flow()
        self.body.addWidget(self._comparison)
        self.body.addWidget(self._others)
        super().bind(presenter)

    def show_copy(self, folder: str) -> None:
        """Which copy it is."""
        self.name.setText(_("The copy is in the folder {name}.", name=shortened(folder)))
        self.name.show()

    def show_others(self, indexes: Sequence[int]) -> None:
        """Copies beside the file that can be looked into instead: the newer (0), the older (1)."""
        names = (_("The &newer copy beside your file"), _("The &older copy beside your file"))
        self._others.add(*(QuietButton(names[n], press=partial(self._presenter.choose, n)) for n in indexes))
        self._others.setVisible(bool(indexes))

    def show_comparison(
        self, title: str, rows: Sequence[tuple[str, str, str]], lines: Sequence[str], warning: str
    ) -> None:
        """``rows``: what is counted, in the copy and in the file. The words are not asked for again."""
        self.clear_errors()
        self._asking.hide()
        self._others.hide()
        self._comparison.clear()
        heads = (Head("", stretch=2), Head(_("In the copy"), right=True), Head(_("In your file now"), right=True))
        table = DataTable(heads, name=_("What is in the copy, and in your file"))
        table.show_rows(rows)
        keep = MainButton(_("&Leave everything as it is"), press=self._presenter.leave)
        act = Button(_("&Go back to this copy"), press=self._presenter.go_back)
        self._comparison.add(
            Card(heading2(title), table, *(text_label(line) for line in lines), bar=True, gap=12, margins=MARGINS),
            *([Notice(warning, "warning")] if warning else []),
            Flow(keep, act),
        )
        self.order_tabs()
        keep.setFocus()
