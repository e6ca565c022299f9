"""What the facilitator sees where there are two screens: the slide, the next one, notes, and how long it has been."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator_app.domain.language import _, n_
from facilitator_app.ui.clock import Seconds
from facilitator_app.ui.room.window import ITSELF, RoomWindow
from facilitator_app.ui.theme import Look, apply
from facilitator_app.ui.widgets import REST, Column, FitPicture, QuietButton, Row, Wide, heading2, text_label

MINUTE = 60_000
SMALLEST = QSize(640, 400)
EDGE = 24


class SpeakerWindow(QWidget):
    """``room``: the window on the projector. It turns the slides of that window and closes with it.

    ``clock``: seconds, for how long the talk has lasted.
    """

    def __init__(self, room: RoomWindow, look: Look, clock: Seconds) -> None:
        super().__init__()
        self.room = room
        self._look = look
        self._seconds = clock
        self._began = clock()
        self.setWindowTitle(_("On the projector"))
        self.setAutoFillBackground(True)
        self.setMinimumSize(SMALLEST)
        self._now, self._next = (FitPicture(QPixmap(1, 1), "") for _both in range(2))
        self._now_title, self._next_title = text_label("", "body_bold"), text_label("", "body_bold")
        self._notes = Column(gap=8)
        self._time = text_label("", "body_bold")
        self._talk = QuietButton(_("&Talk about this"), "comment", press=room.talk_about)
        buttons = [
            QuietButton(_("&Back"), "chevron_left", press=lambda: room.step(-1)),
            QuietButton(_("&Next"), "chevron_right", press=lambda: room.step(1)),
            QuietButton(_("&Closer"), "chevron_down", press=lambda: room.look_closer(1)),
            self._talk,
            QuietButton(_("&Leave"), "cross", press=room.close),
        ]
        now = Column(heading2(_("Now")), self._now_title, self._now, gap=6)
        next_ = Column(heading2(_("Next")), self._next_title, self._next, REST, gap=6)
        page = Column(
            Row(Wide(self._time), *buttons, gap=12),
            Row(Wide(now), Wide(next_), gap=20),
            heading2(_("Notes")),
            self._notes,
            REST,
            gap=14,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        layout.addWidget(page)
        self._clock = QTimer(self)
        self._clock.setInterval(MINUTE)
        self._clock.timeout.connect(self._tell_time)
        self._clock.start()
        room.turned.connect(self.refresh)
        room.left.connect(self.close)
        apply(self, look)
        self.refresh()

    def refresh(self) -> None:
        """The slide of this moment, the one after it, what stands beside it for the facilitator, and the time."""
        self._tell_time()
        self._talk.setVisible(bool(self.room.talk_id))
        room, slides = self.room, self.room.slides
        self._now_title.setText(room.slide.title)
        self._now.show_picture(room.picture_of(room.slide), room.slide.title)
        last = room.number + 1 >= len(slides)
        after = room.slides[room.number] if room.inside != ITSELF else None if last else slides[room.number + 1]
        self._next_title.setText(after.title if after else _("This is the last slide."))
        self._next.show_picture(room.picture_of(after) if after else QPixmap(1, 1), after.title if after else "")
        self._notes.clear()
        behind = len(slides[room.number].more)
        told = [*slides[room.number].notes]
        if behind:
            told.append(n_("{n} more lies behind this slide: press Down, or Closer.",
                           "{n} more lie behind this slide: press Down, or Closer.", behind))  # fmt: skip
        self._notes.add(*(text_label(text) for text in told or [_("There are no notes on this slide.")]))
        apply(self, self._look)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """The keys of the projector work here too."""
        self.room.keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent, /) -> None:
        self._clock.stop()
        if self.room.isVisible():
            self.room.close()
        super().closeEvent(event)

    def _tell_time(self) -> None:
        minutes = int((self._seconds() - self._began) // 60)
        self._time.setText(n_("{n} minute since the start", "{n} minutes since the start", minutes))
        self._time.setAlignment(Qt.AlignmentFlag.AlignLeft)
