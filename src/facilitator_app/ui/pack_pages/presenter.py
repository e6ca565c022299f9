"""What every kind of pack shares: pages drawn anew with each choice, and issued once they leave."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from facilitator_app.domain.language import _
from facilitator_app.domain.results import Withheld
from facilitator_app.domain.steps import Job
from facilitator_app.ui.pack_pages.view import PackPagesPage
from facilitator_app.ui.presenter import Presenter, RouteT
from facilitator_app.ui.saving import save_file, saved_unlocked, sent_unlocked
from facilitator_app.ui.widgets import Choice

if TYPE_CHECKING:
    from facilitator_app.packs import PackPart

T = TypeVar("T")
ReleasedT = TypeVar("ReleasedT")

PACK, LARGE = "pack", "large"


def _nothing() -> None:
    """Nothing is to be done."""


@dataclass(frozen=True, slots=True)
class OutgoingPack(Generic[T]):
    """An issue on its way: the ``job`` that draws it; ``unused`` if it reached neither paper nor a file; ``sent`` to a
    printer."""

    job: Job[T]
    unused: Callable[[], None] = _nothing
    sent: Callable[[], object] = _nothing


class PackPagesPresenter(Presenter[PackPagesPage, RouteT], ABC, Generic[RouteT, ReleasedT]):
    """``released``: what is in the pack, released once; ``chosen``: which of the packs; ``off``: parts that are left out.

    A kind of pack says what there is and makes it. Nothing is asked of it while there is nothing to put into it.
    """

    released: ReleasedT | None = None
    _for_printer: OutgoingPack[bytes] | None = None
    """What is drawn for a printer and has not reached one."""
    off: frozenset[str] = frozenset()
    chosen = PACK
    _issuing = False

    # --- what a kind of pack says

    @abstractmethod
    def release(self) -> ReleasedT | Withheld:
        """What is to be in it, or why no pack can be made."""

    @abstractmethod
    def way_on(self) -> tuple[str, str, Callable[[], object]]:
        """Title where no pack can be made; the words of a button, and what it does."""

    @abstractmethod
    def choices(self) -> Sequence[Choice]:
        """The packs there are; the first is chosen."""

    @abstractmethod
    def head(self) -> tuple[str, str]:
        """Title and lead for what is chosen."""

    @abstractmethod
    def parts(self) -> Sequence[PackPart]:
        """Parts of what is chosen that can be left out."""

    @abstractmethod
    def preview(self) -> Job[bytes]:
        """What is chosen, for the screen."""

    @abstractmethod
    def print_copy(self) -> OutgoingPack[bytes]:
        """An issue for the printer. Raises AppError."""

    @abstractmethod
    def write(self, path: Path) -> OutgoingPack[Path]:
        """An issue as a file. Raises AppError."""

    @abstractmethod
    def file_name(self) -> str:
        """What the file is called at first."""

    def written(self) -> None:
        """An issue has become a file."""

    # --- what a person does

    def show(self) -> None:
        """Fill the screen, or say why no pack can be made and what can be done."""
        released = self.release()
        if isinstance(released, Withheld):
            title, action, go = self.way_on()
            self.view.show_head(title, "")
            self.view.show_withheld(released.what, released.do, action, go)
            return
        self.released = released
        self.view.show_choices(self.choices(), self.chosen)
        self.choose(self.chosen)

    def choose(self, key: str) -> None:
        """Another kind of pack."""
        self.chosen = key
        self.view.show_head(*self.head())
        self.view.show_parts(self.parts(), self.off)
        self._draw()

    def switch_part(self, part: str, on: bool) -> None:
        """Leave a part out, or take it in again."""
        self.off = self.off - {part} if on else self.off | {part}
        self._draw()

    def print_it(self) -> None:
        """Issue the pages and send them to a printer; they never lie on the disk."""
        if self.released is None or self._issuing:
            return
        copy = self._for_printer = self.tried(self.print_copy)
        if copy is None:
            return
        self.shell.run(self._watched(copy.job), _("Getting the pages ready"), partial(self._to_printer, copy),
                       self.view.show_error, unused=self._not_printed)  # fmt: skip

    def end(self) -> None:
        """Nobody is left to print what is still being drawn."""
        self._not_printed()

    def save_it(self) -> None:
        """Issue the pages and save them as a PDF where the facilitator says."""
        if self.released is None or self._issuing:
            return
        begun: list[OutgoingPack[Path]] = []

        def start(path: Path) -> Job[Path]:
            begun.append(self.write(path))
            return self._watched(begun[0].job)

        save_file(self.shell, self.view, _("Save the pages"), self.file_name(), start, label=_("Writing the pages"),
                  done=self._saved, unused=lambda: begun[0].unused())  # fmt: skip

    # --- inside

    @property
    def shown(self) -> ReleasedT:
        """What is in the pack."""
        assert self.released is not None, "nothing is asked of a pack that cannot be made"
        return self.released

    @property
    def large(self) -> bool:
        return self.chosen == LARGE

    def included(self) -> frozenset[str]:
        """The parts that are in the pack."""
        return frozenset(part.id for part in self.parts() if part.included and part.id not in self.off)

    def _draw(self) -> None:
        """Draw the pages anew, but not while they are on their way: the newer work would stop the older."""
        if self.released is not None and not self._issuing:
            self.shell.run(self.preview(), _("Drawing the pages"), self.view.show_pages, self.view.show_error)

    def _watched(self, job: Job[T]) -> Job[T]:
        """The same work; notes that it is over however it ends."""
        self._issuing = True

        def watch() -> Job[T]:
            try:
                return (yield from job)
            finally:
                self._issuing = False

        return watch()

    def _saved(self, path: Path) -> None:
        self.written()
        self._left(saved_unlocked(path))

    def _to_printer(self, copy: OutgoingPack[bytes], pdf: bytes) -> None:
        def printed() -> None:
            copy.sent()
            self._left(sent_unlocked())

        self.shell.print_pdf(pdf, printed, self.view.show_error, self._not_printed)
        self._for_printer = None

    def _not_printed(self) -> None:
        """The issue for the printer, if there is one, reached none. Its number is given back once."""
        copy, self._for_printer = self._for_printer, None
        if copy is not None:
            copy.unused()

    def _left(self, words: str) -> None:
        """What is shown now is the issue after the one that has just left."""
        self.view.show_done(words)
        self.view.show_head(*self.head())
        self._draw()
