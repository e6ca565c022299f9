"""Aims and agreement on one page, words that are kept as they are typed; figures of outcomes on another, as a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from facilitator_app.domain.language import _
from facilitator_app.ui import routes as to
from facilitator_app.ui.list_editor import ListEditor
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import (
    AreaBox,
    Button,
    Card,
    Column,
    DateField,
    Field,
    Head,
    area_field,
    heading2,
    small,
    text_field,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.aims.figures_presenter import OutcomeFiguresPresenter
    from facilitator_app.ui.aims.presenter import AimsPresenter


class AimsPage(FacilitatorPage):
    presenter: AimsPresenter

    def __init__(self) -> None:
        super().__init__(_("Aims and agreement"), back=_("Partnership"), side=340)
        self.fields: dict[str, Field[Any]] = {}
        self.figures = Card(gap=10)
        purpose = self._area("purpose", _("Our purpose"), _("In everyday words, as your own papers say it."))
        outcomes = self._area("outcomes", _("Outcomes we signed up to"), _("Each one on its own line."))
        self.add(Card(purpose, outcomes, gap=14))
        agreed = self._area("what", _("What we agreed"), _("How we work and decide together."))
        day = DateField(_("When we agreed it"))
        day.written.connect(partial(self._written, "on"))
        where = text_field(_("Where the signed paper is")).set_width(44)
        where.editor.textEdited.connect(lambda words: self.presenter.write("where", words))
        self.fields |= {"on": day, "where": where}
        self.add(Card(heading2(_("Our agreement")), agreed, day, where, gap=14))
        self.add_beside(self.figures)

    def _area(self, key: str, label: str, hint: str) -> Field[AreaBox]:
        field = area_field(label, hint, 2)
        field.editor.written.connect(partial(self._written, key))
        self.fields[key] = field
        return field

    def _written(self, key: str, text: str) -> None:
        self.presenter.write(key, text)

    # --- what it shows

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """What was typed, by the key of its field; nobody is told."""
        for key, text in texts.items():
            self.fields[key].show_text(text)

    def show_field(self, key: str, wrong: str) -> None:
        self.fields[key].show_error(wrong) if wrong else self.fields[key].clear_error()

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """``problems``: what is wrong, and the key of its field."""
        self.show_errors([(words, self.fields[key].editor) for words, key in problems])

    def show_figures(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """``rows``: what is counted, the newest figure, its day."""
        lines: list[QWidget] = [
            Column(small(label), text_label(figure, "body_bold"), small(day), gap=0) for label, figure, day in rows
        ]
        nothing = small(_("None yet. A figure says how it goes with an outcome."))
        go = Button(_("Outcome &figures"), press=partial(self.presenter.visit, to.OutcomeFiguresRoute))
        self.figures.fill(heading2(_("How it goes with them")), *(lines or [nothing]), go)


class OutcomeFiguresPage(FacilitatorPage):
    presenter: OutcomeFiguresPresenter

    def __init__(self) -> None:
        super().__init__(_("Outcome figures"), back=_("Aims and agreement"), side=376)
        heads = [
            Head(_("What it counts"), stretch=3),
            Head(_("Figure"), right=True, stretch=0),
            Head(_("On which day"), stretch=0),
            Head(_("Where it was read"), stretch=3),
        ]
        empty = Card(
            heading2(_("No figure yet")),
            _("A figure says how it goes with an outcome: what it counts, the number, the day, and where you read it."),
            small(_("Type the same name again for another day. The days then stand under each other.")),
        )
        self.list = ListEditor(
            self, heads, name=_("Outcome figures"), find=_("&Find"), remove=_("Remove this figure"), empty=empty
        )
        self.add(self.list)
        self.add_beside(self.list.form)

    def bind(self, presenter: OutcomeFiguresPresenter) -> None:
        self.list.bind(presenter.list)
        self.set_first_focus(self.main_button(_("Add a f&igure"), presenter.list.add))
        super().bind(presenter)

    def save_pending(self) -> None:
        self.presenter.list.save_pending()
