"""S3: help for one screen, the keys, a round in ten steps, and what to copy when something went wrong."""

from __future__ import annotations

import platform
import tomllib
from dataclasses import dataclass
from typing import Protocol

from facilitator_app import __version__
from facilitator_app.domain.language import _
from facilitator_app.paths import bundled
from facilitator_app.ui.desk import Desk, Where


@dataclass(frozen=True, slots=True)
class Topic:
    """Help for one screen. ``key`` is the screen's name."""

    key: str
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HelpText:
    """All help there is, as the data file has it."""

    topics: tuple[Topic, ...]
    steps: tuple[str, ...]
    keys: tuple[tuple[str, str], ...]


def load_help() -> HelpText:
    """The help of the program, from its data file."""
    data = tomllib.loads(bundled("resources", "help", "en.toml").read_text("utf-8"))
    topics = tuple(Topic(key, one["title"], tuple(one["text"])) for key, one in data["screens"].items())
    return HelpText(topics, tuple(data["steps"]), tuple((keys, words) for keys, words in data["keys"].items()))


class HelpView(Protocol):
    def show_fault(self, details: str) -> None: ...
    def show_topic(self, topic: Topic) -> None: ...
    def show_all(self, text: HelpText, about: str) -> None: ...


class HelpPresenter:
    def __init__(self, view: HelpView, desk: Desk, page: str) -> None:
        self.view = view
        self.desk = desk
        self.page = page

    def show(self) -> None:
        text = load_help()
        if self.page == "fault":
            self.view.show_fault(f"Partnership Rounds {__version__}\n{platform.platform()}\n{self.desk.fault}")
        for topic in text.topics:
            if topic.key == self.page:
                self.view.show_topic(topic)
        about = _("Partnership Rounds {version}. MIT licence.", version=__version__)
        self.view.show_all(text, about)

    def go(self, key: str) -> None:
        """Help for another screen."""
        self.desk.go("help", Where(page=key), remember=False)

    def licences(self) -> str:
        """The notices that ship with the program."""
        return bundled("NOTICES.md").read_text("utf-8")
