"""A chart by itself as a PDF of one page, tagged, with all that it shows in words."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas

from facilitator_app.charts.file_words import LANGUAGE
from facilitator_app.charts.ink import PAPER
from facilitator_app.charts.lettering import register_fonts
from facilitator_app.charts.scripts import clean
from facilitator_app.packs.blocks import PageFigure, Pen
from facilitator_app.packs.tagging import Tagger


def picture_page(picture: Drawing, title: str, words: str) -> bytes:
    """The page, as large as the picture, with embedded fonts. It holds no date, no name of a person and no place.

    ``words``: what is read out of the picture.
    """
    register_fonts()
    target = BytesIO()
    title = clean(title)
    set_up: dict[str, Any] = {"invariant": 1, "initialFontName": PAPER.regular, "lang": LANGUAGE}
    canvas = Canvas(target, (picture.width, picture.height), **set_up)
    canvas.setTitle(title)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    pen = Pen(canvas, Tagger(canvas), {})
    PageFigure(picture, words).draw(pen, 0, picture.height, picture.width)
    pen.tags.end_page()
    pen.tags.finish(title, LANGUAGE)
    canvas.save()
    return target.getvalue()
