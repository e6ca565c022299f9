"""What the rows of a list are that is brought in, told by the room that takes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from facilitator_app.exchange.lists import ListSource, Options, Table
    from facilitator_app.ui.list_editor import Spec
    from facilitator_app.ui.list_import.view import ImportPage
    from facilitator_app.ui.shell import Shell


class ListedRow(Protocol):
    """A row of the list. ``number``: its row in the file; ``problem``: why it cannot be added."""

    @property
    def number(self) -> int: ...

    @property
    def problem(self) -> str: ...


WITH_A_PROBLEM = 3
"""Columns shown of a row with a problem; what is wrong needs the room."""

Row = TypeVar("Row", bound=ListedRow)


class ListKind(Protocol[Row]):
    """How lists of this kind are read: a module of ``exchange``."""

    def table(self, source: ListSource, options: Options | None = None, /) -> Table:
        """The list in a file or from the clipboard. Raises AppError."""

    def guess(self, heads: Sequence[str], /) -> Mapping[str, int]:
        """Which column is for what: key and place, from 0."""

    def rows_of(self, table: Table, columns: Mapping[str, int], /) -> tuple[Row, ...]:
        """The rows as they stand in the file, not checked yet."""

    def mended(self, row: Row, key: str, words: str, /) -> Row:
        """The row with one field typed anew."""


class ImportContents(Generic[Row]):
    """One kind of list. Nothing here changes anything but ``add``."""

    kind: ListKind[Row]
    chooser_title = ""
    """Title of the system's own box."""
    view: ImportPage

    def __init__(self, shell: Shell, route: Any) -> None:
        self.shell = shell
        self.route = route

    def page(self) -> ImportPage:
        """The page for it, empty yet."""
        raise NotImplementedError

    def buttons(self) -> Sequence[tuple[str, Callable[[], object]]]:
        """What else can be done on the page: words, and what they do."""
        return ()

    def draft_key(self) -> tuple[str, ...]:
        """What the list is about and its name, for what is unfinished when one leaves."""
        raise NotImplementedError

    def columns(self) -> Mapping[str, str]:
        """What a column can be for: its key, and its words."""
        raise NotImplementedError

    def required(self) -> Sequence[str]:
        """Keys of the columns without which no row says anything."""
        return ()

    def checked(self, rows: Sequence[Row]) -> tuple[Row, ...]:
        """The rows, each with its problem if it has one."""
        raise NotImplementedError

    def already(self, _row: Row, /) -> bool:
        """True for a row that is there as it is: neither added nor wrong."""
        return False

    def others(self, _rows: Sequence[Row], /) -> Mapping[int, tuple[int, ...]]:
        """Rows that say the same as others, by number; allowed, and worth a look."""
        return {}

    def fields(self, row: Row) -> tuple[Spec, ...]:
        """The fields in which a row is mended."""
        raise NotImplementedError

    def cells(self, row: Row) -> Sequence[str]:
        """A row of the tables in which they are shown."""
        raise NotImplementedError

    def tick(self, _rows: Sequence[Row], /) -> bool | None:
        """Whether the choice for all rows at once is on; None where there is nothing to choose."""
        return None

    def set_tick(self, _on: bool, /) -> None:
        """The choice was made."""

    def twice_words(self, _n: int, /) -> str:
        """How many say the same as others."""
        return ""

    def add_words(self, n: int) -> str:
        """Words of the button that adds so many."""
        raise NotImplementedError

    def added_words(self, n: int) -> str:
        """Says that so many were added."""
        raise NotImplementedError

    def add(self, rows: Sequence[Row]) -> Callable[[], object]:
        """Add these rows, and give what takes them off again. Raises AppError."""
        raise NotImplementedError

    def leave(self) -> None:
        """Back to where the list belongs."""
        raise NotImplementedError
