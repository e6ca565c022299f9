"""What a list holds and what a person may do with it: two small things that a page fills in or is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from facilitator_app.ui.list_editor.forms import Form
    from facilitator_app.ui.widgets import TableCell


class Listed(Protocol):
    """Anything with an id can stand in a list."""

    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=Listed)


class ListActions:
    """What a ``ListEditor`` tells of a person's presses. A page overrides what its list offers."""

    def choose(self, row: int) -> None:
        """A row was opened."""

    def find(self, words: str) -> None:
        """Words were typed into Find."""

    def add(self) -> None:
        """One more was asked for."""

    def rename(self, row: int, words: str) -> None:
        """Other words were typed into a row of the table itself."""

    def remove(self, row: int | None = None) -> None:
        """This row, or the one in the form, was asked away."""

    def undo(self) -> None:
        """The last removal was asked back."""

    def write(self, key: str, value: str) -> None:
        """Something was typed or chosen in a field of the form."""


class ListContents(Generic[Item]):
    """What one list holds: how it is read, kept and shown. ``ListLogic`` asks; a page says."""

    named = "name"
    """The field with which a new one begins. What is wrong with it is said when one goes on, not while one types."""

    def items(self) -> tuple[Item, ...]:
        """All there are, in their order."""
        raise NotImplementedError

    def keep(self, items: tuple[Item, ...]) -> None:
        """Keep these from now on, at once. Raises AppError."""
        raise NotImplementedError

    def rows(self, items: tuple[Item, ...]) -> Sequence[Sequence[str | TableCell]]:
        """The table: the cells of each of these."""
        raise NotImplementedError

    def form(self, _item: Item, _new: bool, /) -> Form | None:
        """Its fields; None where the list has no form."""
        return None

    def changed(self, item: Item, key: str, value: str) -> Item:
        """With what was typed or chosen in one field."""
        raise NotImplementedError

    def new(self) -> Item | None:
        """One more, not kept yet; None where there can be no more, which the page has said."""
        raise NotImplementedError

    def fault(self, _item: Item, /) -> str:
        """Why it cannot be kept as it is; "" if it can."""
        return ""

    def fault_at(self, _item: Item, /) -> str:
        """The field in which that is to be mended."""
        return self.named

    def must_stay(self, _item: Item, /) -> str:
        """Why it cannot be removed; "" if it can."""
        return ""

    def without(self, items: tuple[Item, ...], gone: Item) -> tuple[Item, ...]:
        """The others when one goes."""
        return tuple(one for one in items if one.id != gone.id)

    def removed(self, item: Item) -> str:
        """Says that it is gone."""
        raise NotImplementedError

    def undo_step(self) -> Callable[[], object]:
        """What puts everything back to how it is now. Asked before one is removed."""
        items = self.items()
        return lambda: self.keep(items)

    def counted(self, _n: int, /) -> str:
        """How many there are, as a sentence; "" where nothing is said."""
        return ""

    def shown(self) -> None:
        """The rows were shown anew: what else on the page speaks of them follows."""
