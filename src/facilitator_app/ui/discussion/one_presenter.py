"""One theme or statement that a group talks about: kept as it is typed; what cannot be kept waits, and is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from facilitator_app.domain.discussion import Discussion, dots_words, item_of, points_of, position_words
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.services.discussions import RoundTalk, TalkedAbout
from facilitator_app.ui import routes as to
from facilitator_app.ui.discussion.one_view import DiscussionPage
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.shell import RoomRoute, Shell, TypedTalk

TEXTS = ("note", "agreed")


def talk_about(shell: Shell, round_id: str, place_id: str, *, on_wall: bool = False) -> None:
    """Take a theme or statement into discussion; its page opens. Raises AppError."""
    shell.workspace.discussions.begin(round_id, place_id)
    shell.saved()
    partnership_id = shell.workspace.rounds.get(round_id).partnership_id
    shell.go(to.DiscussionRoute(partnership_id, round_id, place_id, on_wall))


class DiscussionPresenter(Presenter[DiscussionPage, to.DiscussionRoute]):
    leads_back = to.DiscussionsRoute

    def begin(self) -> None:
        self.round_id, self.place_id = self.route.round_id, self.route.place_id
        self.talk: RoundTalk | None = None
        self.discussion: Discussion | None = None
        self._refused: dict[str, str] = {}
        """What was typed and cannot be kept, by the key of its field."""
        self._wrong: dict[str, str] = {}
        self._back: Callable[[], object] | None = None

    def show(self) -> None:
        try:
            thing = self._read()
        except AppError as error:
            self.view.show_head(_("What we talk about"), "")
            self.view.show_withheld(error.what, error.do, _("To &what we talk about"), self.leave)
            return
        self._show(thing)
        for key, value in self.workspace.unfinished.of(*self._unfinished_key).items():
            if key in TEXTS:
                self.view.show_texts({key: value})
                self.write(key, value)

    # --- what a person does

    def write(self, key: str, value: str) -> None:
        """Keep it at once. What is refused stays in its field, waits for one to come back, and is said beside it."""
        before = self.discussion
        if before is None:
            return
        if key == "point":
            changed = replace(before, point=int(value) if value else None)
        else:
            changed = replace(before, note=value) if key == "note" else replace(before, agreed=value)
        try:
            self.discussion = self.workspace.discussions.change(self.round_id, changed)
        except AppError as error:
            self._refused[key], self._wrong[key] = value, str(error)
            self.workspace.unfinished.keep(self._refused, *self._unfinished_key)
            self.view.show_field(key, str(error))
            return
        if self._wrong.pop(key, ""):
            del self._refused[key]
            self.workspace.unfinished.keep(self._refused, *self._unfinished_key)
            self.view.show_field(key, "")
            self.view.clear_errors()
        if self.discussion != before:
            self._back = None
            self.view.undo_bar.show_done("")
            self.shell.saved()
            self._follow()

    def make_action(self) -> None:
        """The action that was made of it, or a new one; its page asks what, who and by when."""
        if not self._ready():
            return
        made = self.tried(lambda: self.workspace.discussions.make_action(self.round_id, self.place_id))
        if made is not None:
            self.shell.saved()
            self.shell.go(to.ActionRoute(self.here[0], made.id))

    def look_back(self) -> None:
        """The results that it came from."""
        if self.talk is None or not self._ready():
            return
        ids = (self.here[0], self.round_id)
        instrument = self.talk.round.instrument
        if self.talk.round.about is not None:
            self.shell.go(to.TogetherRoute(*ids))
        elif item_of(instrument, self.place_id) is None:
            self.shell.go(to.ThemeRoute(*ids, self.place_id))
        else:
            section = next(one for one in instrument.sections if self.place_id in {item.id for item in one.items})
            self.shell.go(to.StatementRoute(*ids, section.id, item_id=self.place_id))

    def show_room(self) -> None:
        """The projector goes on where it was."""
        self.shell.show_room(RoomRoute(self.round_id, self.place_id, self.place_id))

    def entered(self) -> None:
        """The page is there, and the one before it is gone."""
        if self.route.on_wall:
            self.show_wall()

    def show_wall(self) -> None:
        """What is typed, large on a second screen, as it is typed."""
        self._follow(begins=True)

    def end(self) -> None:
        if self.shell.is_open:
            self.shell.show_room(TypedTalk())

    def remove(self) -> None:
        """Talk about it no more; Undo stands where it was."""
        before = self.tried(lambda: self.workspace.discussions.remove(self.round_id, self.place_id))
        if before is None or self.discussion is None:
            return
        self.shell.saved()

        def back() -> None:
            self.workspace.discussions.restore(self.round_id, before)
            self._show(self._read())

        self._back = back
        self.view.show_off(_("{words} was taken off.", words=self.discussion.source.words))

    def undo(self) -> None:
        back, self._back = self._back, None
        if back is not None and self.kept(back):
            self.view.undo_bar.show_done("")

    def leave(self) -> None:
        if self._ready():
            super().leave()

    # ---

    @property
    def _unfinished_key(self) -> tuple[str, ...]:
        return (self.here[0], "discussion", self.round_id, self.place_id)

    def _read(self) -> TalkedAbout:
        self.talk = self.workspace.discussions.of_round(self.round_id)
        thing = self.talk.of(self.place_id)
        self.discussion = thing.discussion
        return thing

    def _show(self, thing: TalkedAbout) -> None:
        assert self.talk is not None
        one, round_ = thing.discussion, self.talk.round
        practice = self.workspace.partnerships.get(round_.partnership_id).practice
        self.view.show_head(one.source.words, _("From {round}.", round=round_.name), practice=practice)
        points = [(str(value), words) for value, words in points_of(round_.instrument, one.id)]
        self.view.show_points([("", _("Not on the scale")), *points], "" if one.point is None else str(one.point))
        self.view.show_texts({key: getattr(one, key) for key in TEXTS})
        self.view.show_dots(dots_words(one.dots) if one.dots is not None else "")
        self.view.show_action(_("&Open the action") if thing.action else _("&Make this an action"))
        self.view.show_there(True)

    def _follow(self, *, begins: bool = False) -> None:
        if self.talk is not None and self.discussion is not None:
            one = self.discussion
            agreed = position_words(one, self.talk.round.instrument)
            self.shell.show_room(TypedTalk(one.source.words, one.note, agreed, begins))

    def _ready(self) -> bool:
        if not self._wrong:
            return True
        self.view.show_problems([(words, key) for key, words in self._wrong.items()])
        return False
