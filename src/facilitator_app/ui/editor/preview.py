"""What a respondent sees of a questionnaire that is being changed: their own page, as a picture that takes no keys."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.answer_key import AnswerKey
from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.language import _
from facilitator_app.domain.response import ViewPrefs
from facilitator_app.ui.respondent.flow import AnsweringFlow
from facilitator_app.ui.respondent.pages import PageKind, PageRef
from facilitator_app.ui.respondent.rehearsal import YOU, Rehearsal, rehearsal_round
from facilitator_app.ui.respondent.views import VIEWS, FlowPage, RespondentContext
from facilitator_app.ui.second_press import DoublePressGuard
from facilitator_app.ui.theme import Look, apply, load_themes, look_of
from facilitator_app.ui.widgets import FitPicture

PAGE = QSize(820, 560)
"""A respondent's page in a small window, at their usual text."""


@dataclass(frozen=True, slots=True)
class PreviewTarget:
    """A respondent's page to look at. ``section``: its number from 0; ``key``: id of an item or open question."""

    screen: PageKind
    section: int = 0
    key: str = ""


def picture_of(
    instrument: Instrument, target: PreviewTarget, *, easy: bool, ratio: float = 1.0, width: int = PAGE.width()
) -> tuple[QPixmap, str] | None:
    """The page as a picture ``width`` units wide, and its words; None where there is nothing to show of it yet."""
    round_ = rehearsal_round(instrument)
    flow = AnsweringFlow(Rehearsal(), Rehearsal(), round_, "group", member_id=YOU if round_.about else "")
    page = _page(flow, target)
    if page is None:
        return None
    flow.change(page)
    flow.view = ViewPrefs(easy=easy)
    look = Look(load_themes()["light"], respondent=True)
    view = VIEWS[page.screen](RespondentContext(flow, _("the facilitator"), DoublePressGuard()))
    try:
        apply(view, look)
        return _drawn(view, ratio, width), " ".join(view.spoken())
    finally:
        view.deleteLater()


def show_page(
    picture: FitPicture, instrument: Instrument, target: PreviewTarget, side: int, *, easy: bool = False
) -> bool:
    """Show the page in a column of so many units at 100 %; False where there is nothing to show of it yet."""
    width = min(PAGE.width(), look_of(picture).unit(side - 12))
    made = picture_of(instrument, target, easy=easy, ratio=picture.devicePixelRatioF(), width=width)
    if made is not None:
        picture.show_picture(made[0], _("What people see: {words}", words=made[1]))
    return made is not None


def _page(flow: AnsweringFlow, target: PreviewTarget) -> PageRef | None:
    """The same page as the flow has it: sections may be mixed, and rows asked about each organisation or side."""
    sections = flow.instrument.sections
    if target.screen is PageKind.OPEN_QUESTION:
        asked = (one.id for one in flow.instrument.open_questions if AnswerKey.of(one.id).item_id == target.key)
        question_id = next(asked, None)
        return PageRef(target.screen, 0, question_id) if question_id else None
    if target.screen is PageKind.QUESTION:
        for number, section in enumerate(sections):
            for item in section.items:
                if AnswerKey.of(item.id).item_id == target.key or AnswerKey.of(item.id).item_id.startswith(
                    f"{target.key}."
                ):
                    return PageRef(target.screen, number, item.id)
        return None
    return PageRef(target.screen, min(target.section, len(sections) - 1)) if sections else None


def _drawn(view: FlowPage, ratio: float, width: int) -> QPixmap:
    """The page drawn at the size it is shown at, so that its letters are sharp."""
    view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    view.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    view.resize(PAGE)
    view.show()
    _lay_out(view)
    tall = PAGE.height() + view.area.verticalScrollBar().maximum()
    view.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.resize(PAGE.width(), tall)
    _lay_out(view)
    scale = width / PAGE.width()
    pixmap = QPixmap(round(width * ratio), round(tall * scale * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(view.palette().window().color())
    painter = QPainter(pixmap)
    painter.scale(scale, scale)
    view.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawWindowBackground | QWidget.RenderFlag.DrawChildren)
    painter.end()
    view.hide()
    return pixmap


def _lay_out(view: QWidget) -> None:
    """Let the layouts of a page that nobody sees take their places."""
    for _time in range(3):  # words that wrap ask for room once they know their width
        for widget in (view, *view.findChildren(QWidget)):
            QCoreApplication.sendPostedEvents(widget, QEvent.Type.LayoutRequest)
