"""What a screen is: where it is, as a value, what builds it, and how it stands in the rail and in help."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from re import sub
from typing import TYPE_CHECKING, ClassVar, dataclass_transform

if TYPE_CHECKING:
    from facilitator_app.ui.page import FacilitatorPage
    from facilitator_app.ui.shell import FileSecret, Shell


@dataclass(frozen=True, slots=True)
class Screen:
    """``builder``: module, and the presenter or function there that builds it; imported when the screen is first opened.

    ``rail``: which entry of the rail is current, usually that of the partnership or round; None: no rail at all.
    ``topic``: the help for it, where that is not under its own name. ``name``: that of its route, in small letters.
    """

    builder: str
    rail: str | None = ""
    topic: str = ""
    name: str = ""

    def build(self, shell: Shell, route: Route, hand: FileSecret | None = None) -> FacilitatorPage:
        """The page for this route; ``hand``: what it is given beside that, if anything."""
        module, _colon, name = self.builder.partition(":")
        made = getattr(import_module(f"facilitator_app.ui.{module}"), name)
        build = getattr(made, "build", made)
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
    rail: ClassVar[str | None] = ""
    """Which entry of the rail is current on screens about such a thing."""
    once: ClassVar[bool] = False

    @property
    def ids(self) -> tuple[str, ...]:
        """What the screen is about, to go on to another one about the same: the partnership, and the round."""
        return ()

    def __init_subclass__(cls, screen: Screen | None = None) -> None:
        dataclass(frozen=True)(cls)
        if screen is not None:
            name = sub("(?<=[a-z])(?=[A-Z])", "_", cls.__name__.removesuffix("Route")).lower()
            cls.screen = replace(screen, name=name, rail=cls.rail if screen.rail == "" else screen.rail)


class PartnershipBound(Route):
    """A screen about one partnership."""

    rail: ClassVar[str | None] = "partnership"
    partnership_id: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.partnership_id,)


class RoundBound(PartnershipBound):
    """A screen about one round; "" where the partnership has none yet, or where it does not matter."""

    rail: ClassVar[str | None] = "round"
    round_id: str = ""

    @property
    def ids(self) -> tuple[str, str]:
        return self.partnership_id, self.round_id
