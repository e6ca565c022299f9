"""Packs: what may be shown of a round as one tagged PDF for one reader. Values in, pages out."""

from __future__ import annotations

from pathlib import Path

from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.steps import Job
from facilitator_app.files import save_whole
from facilitator_app.packs.facts import AGENDAS, PackFacts, PackPart, PartId
from facilitator_app.packs.offer import parts

__all__ = [
    "AGENDAS",
    "PackFacts",
    "PackPart",
    "PartId",
    "build_pack",
    "missing_glyphs",
    "not_printed",
    "parts",
    "render_pack",
]


def build_pack(results: RoundResults, facts: PackFacts, path: Path) -> Job[Path]:
    """Write the pack to ``path``; the result is ``path``.

    The file appears whole or not at all: it is written beside its target and then put in its place, and closing the
    job early leaves nothing behind. Raises AppError ``folder_unwritable``, ``disk_full``, ``file_in_use`` or
    ``pack_failed``; an older file of that name is then untouched.
    """
    pdf = yield from render_pack(results, facts)
    return (yield from save_whole(path, pdf))


def render_pack(results: RoundResults, facts: PackFacts) -> Job[bytes]:
    """The pack as the bytes of a PDF, for the screen and the printer. Raises AppError ``pack_failed``."""
    from facilitator_app.packs.pack import render

    return (yield from render(results, facts))


def missing_glyphs(results: RoundResults) -> tuple[str, ...]:
    """Letters in the texts of these results that the pack cannot print; each stands as a placeholder on paper."""
    from facilitator_app.packs.text import missing_in, typed_texts

    return missing_in(typed_texts(results))


def not_printed(results: RoundResults, *names: str) -> str:
    """What is told before printing of the letters that no font has: which, where, what to do. ``names``: on the pages too."""
    from facilitator_app.packs.text import letters_not_printed, typed_texts

    return letters_not_printed([*names, *typed_texts(results)])
