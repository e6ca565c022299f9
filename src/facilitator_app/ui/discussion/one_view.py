"""One theme or statement as a group talks about it: large, typed as people speak, with what they agree apart from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.language import _
from facilitator_app.ui.large_page import LargePage
from facilitator_app.ui.list_editor import UndoBar
from facilitator_app.ui.room.window import other_screen
from facilitator_app.ui.widgets import (
    AreaBox,
    Button,
    Card,
    Column,
    Field,
    Flow,
    MainButton,
    QuietButton,
    area_field,
    combo_field,
    heading2,
    small,
)

if TYPE_CHECKING:
    from facilitator_app.ui.discussion.one_presenter import DiscussionPresenter


class DiscussionPage(LargePage):
    presenter: DiscussionPresenter

    def __init__(self) -> None:
        super().__init__(back=_("What we talk about"))
        self.undo_bar = UndoBar(self)
        self.fields: dict[str, Field[Any]] = {}
        self.point = combo_field(
            _("On the s&cale"), [], choose=lambda key: self.presenter.write("point", key), narrow=True
        )
        self.fields["point"] = self.point
        self.agreed = Card(
            heading2(_("What the group agrees")),
            self.point,
            self._area("agreed", _("In &words"), 2),
            small(_("It stands apart from what people answered, and changes no figure.")),
            bar=True,
            gap=10,
        )
        self.dots = small("")
        self.action = MainButton(_("&Make this an action"), press=lambda: self.presenter.make_action())
        off = QuietButton(_("Ta&ke this off"), "bin", press=lambda: self.presenter.remove())
        results = Button(_("&Look at these results"), press=lambda: self.presenter.look_back())
        self.room = Button(_("Show on &projector"), press=lambda: self.presenter.show_room())
        self.wall = Button(_("Show wha&t is typed"), press=lambda: self.presenter.show_wall())
        self.wall.hide()
        self.whole = Column(
            self._area("note", _("What is &said"), 5),
            self.agreed,
            self.dots,
            Flow(self.action, results, self.room, self.wall, off, gap=12),
            gap=14,
        )
        self.whole.hide()
        self.add(self.undo_bar, self.whole)

    def bind(self, presenter: DiscussionPresenter) -> None:
        self.undo_bar.bind(presenter.undo)
        super().bind(presenter)

    def _area(self, key: str, label: str, lines: int) -> Field[AreaBox]:
        field = area_field(label, "", lines)
        field.editor.written.connect(lambda text: self.presenter.write(key, text))
        self.fields[key] = field
        return field

    def enter(self) -> None:
        self.wall.setVisible(other_screen(self.window()) is not None)
        super().enter()
        self.presenter.entered()

    # --- what it shows

    def show_there(self, there: bool) -> None:
        """What is talked about, or nothing of it while it is off."""
        self.whole.setVisible(there)
        if there:
            self.set_first_focus(self.fields["note"].editor)
        self.order_tabs()

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """What was typed, by the key of its field; nobody is told."""
        for key, text in texts.items():
            self.fields[key].editor.show_text(text)

    def show_points(self, points: Sequence[tuple[str, str]], chosen: str) -> None:
        """The answers on the statement's own scale; a theme has none."""
        self.point.setVisible(len(points) > 1)
        self.point.editor.show_choices(points, chosen)

    def show_dots(self, words: str) -> None:
        self.dots.say(words)

    def show_action(self, words: str) -> None:
        self.action.setText(words)

    def show_field(self, key: str, wrong: str) -> None:
        field = self.fields[key]
        field.show_error(wrong) if wrong else field.clear_error()

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """``problems``: what is wrong, and the key of its field."""
        self.show_errors([(words, self.fields[key].editor) for words, key in problems])

    def show_off(self, words: str) -> None:
        self.show_there(False)
        self.undo_bar.show_done(words)
        self.undo_bar.button.setFocus()
