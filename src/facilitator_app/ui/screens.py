"""What a screen is: where it is, as a value, what builds it, and how it stands in the rail and in help."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, dataclass_transform

if TYPE_CHECKING:
    from facilitator_app.ui.page import FacilitatorPage
    from facilitator_app.ui.shell import FileSecret, Shell


@dataclass(frozen=True, slots=True)
class Screen:
    """``builder``: package and function; the package is imported when the screen is first opened.

    ``rail``: which entry of the rail is current; None: no rail at all. ``topic``: the help for it, where that is not
    under its own name.
    """

    name: str
    builder: str
    rail: str | None
    topic: str = ""

    def build(self, shell: Shell, route: Route, hand: FileSecret | None = None) -> FacilitatorPage:
        """The page for this route; ``hand``: what it is given beside that, if anything."""
        package, _colon, function = self.builder.partition(":")
        build = getattr(import_module(f"facilitator_app.ui.{package}"), function)
        page: FacilitatorPage = build(shell, route) if hand is None else build(shell, route, hand)
        return page

    @property
    def help_topic(self) -> str:
        return self.topic or self.name


@dataclass_transform(frozen_default=True)
class Route:
    """Any screen: each kind is a frozen dataclass, and those with a ``screen`` can be opened.

    ``once``: only its own buttons, Lock and a fault lead away from it, and no way leads back to it.
    """

    screen: ClassVar[Screen]
    once: ClassVar[bool] = False

    def __init_subclass__(cls, screen: Screen | None = None) -> None:
        dataclass(frozen=True)(cls)
        if screen is not None:
            cls.screen = screen


class PartnershipBound(Route):
    """A screen about one partnership."""

    partnership_id: str = ""


class RoundBound(PartnershipBound):
    """A screen about one round; "" where the partnership has none yet, or where it does not matter."""

    round_id: str = ""

    @property
    def ids(self) -> tuple[str, str]:
        """Partnership and round, to go on to another screen about the same."""
        return self.partnership_id, self.round_id
