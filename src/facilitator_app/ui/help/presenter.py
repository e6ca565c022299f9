"""Help for one screen, the keys, a round in ten steps, and what to copy when something went wrong."""

from __future__ import annotations

import platform
import tomllib
from dataclasses import dataclass

from facilitator_app import __version__
from facilitator_app.domain.language import _
from facilitator_app.file_names import file_name
from facilitator_app.paths import bundled
from facilitator_app.ui import routes as to
from facilitator_app.ui.help.view import HelpPage
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.saving import Printable


@dataclass(frozen=True, slots=True)
class Topic:
    """Help for one screen. ``key`` is the screen's name."""

    key: str
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HelpText:
    """All help there is, as the data file has it. ``keys``: (keys, what they do)."""

    topics: tuple[Topic, ...]
    steps: tuple[str, ...]
    keys: tuple[tuple[str, str], ...]


def load_help() -> HelpText:
    """The help of the program, from its data file."""
    data = tomllib.loads(bundled("resources", "help", "en.toml").read_text("utf-8"))
    topics = tuple(Topic(key, one["title"], tuple(one["text"])) for key, one in data["screens"].items())
    return HelpText(topics, tuple(data["steps"]), tuple((keys, words) for keys, words in data["keys"].items()))


def licence_lines(notices: str) -> str:
    """The notices without the marks of their format: a row of a table becomes a line, its head goes."""
    lines: list[str] = []
    for line in notices.replace("`", "").splitlines():
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if set("".join(cells)) <= set("-: "):
                lines.pop()
                continue
            lines.append(", ".join(cell for cell in cells if cell))
        else:
            lines.append(line.lstrip("# "))
    return "\n".join(lines).strip()


class HelpPresenter(Presenter[HelpPage, to.HelpRoute]):
    def begin(self) -> None:
        self._text = load_help()
        self.card = Printable(self.view, self.shell, self._card, lambda: file_name(_("A round in 10 steps")))

    def show(self) -> None:
        topic = next((t for t in self._text.topics if t.key == self.route.topic), None)
        if self.route.topic is None:
            self.view.show_fault(f"Partnership Rounds {__version__}\n{platform.platform()}\n{self.shell.fault}".strip())
        about = _("Partnership Rounds {version}. MIT licence.", version=__version__)
        licences = licence_lines(bundled("NOTICES.md").read_text("utf-8"))
        self.view.show_help(topic, self._text, about, licences)
        if self.shell.fault and self.route.topic is not None:
            self.view.show_way_to_fault()

    def go(self, topic: str | None) -> None:
        """Help for another screen, or about the fault."""
        self.shell.go(to.HelpRoute(topic), remember=False)

    def _card(self) -> bytes:
        from facilitator_app.packs.recovery_sheet import steps_card

        return steps_card(_("A round in 10 steps"), self._text.steps)
