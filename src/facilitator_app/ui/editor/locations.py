"""Locations in a questionnaire file as words: where a fault lies, as people see it on the page."""

from __future__ import annotations

import re

from facilitator_app.domain.language import _
from facilitator_app.instruments import Fault

ROW = re.compile(r"(sections|items|points|bands|open_questions|aspects|levels|easy_levels|questions)\[(\d+)\]")


LOCATION = re.compile(r"\b(?:sections|bands|open_questions|aspects|scale\.points)\[\d+\](?:[\w.\[\]]*\w)?")


def plain_reason(fault: Fault) -> str:
    """What is wrong and what to do, for people who see fields and not a file."""
    words = {
        "blank": _("Write some words here."),
        "band_edges": _("Type the lowest and the highest score."),
        "easy_missing": _("Other statements have easy words. Write them here too."),
        "missing_key": _("Write something here."),
    }
    if fault.code == "wrong_type":
        return _("Type a whole number.") if fault.location == "minutes" else _("Type a number such as 2.5.")
    return words.get(fault.code) or LOCATION.sub(lambda match: location_words(match[0]).lower(), fault.reason)


def row_words(key: str, number: str) -> str:
    """ "items", "3" → "statement 3"."""
    words = {
        "sections": _("part {n}", n=number),
        "items": _("statement {n}", n=number),
        "points": _("answer {n}", n=number),
        "bands": _("band {n}", n=number),
        "open_questions": _("question {n}", n=number),
        "aspects": _("side {n}", n=number),
        "levels": _("answer {n}", n=number),
        "easy_levels": _("easy words of answer {n}", n=number),
        "questions": _("question to talk about {n}", n=number),
    }
    return words[key]


def key_words(key: str) -> str:
    """The label of what stands at the end of a location; "" for what needs none."""
    words = {
        "title": _("title"),
        "easy_title": _("easy title"),
        "purpose": _("what it is for"),
        "minutes": _("minutes"),
        "about": _("about this part"),
        "text": _("words"),
        "easy": _("easy words"),
        "self": _("what the person is asked"),
        "short": _("short name"),
        "label": _("words"),
        "question": _("question"),
        "description": _("what it looks like"),
        "easy_description": _("what it looks like, in easy words"),
        "count_high": _("sentence for many"),
        "count_low": _("sentence for few"),
        "code": _("letter"),
        "meaning": _("what it means"),
        "citation": _("where it comes from"),
        "changed": _("who changed it"),
    }
    return words.get(key, "")


def location_words(location: str) -> str:
    """ "sections[1].items[2].text.en" → "Part 1, statement 2, words"; as it stands where no words are known."""
    parts = [row_words(key, number) for key, number in ROW.findall(location)]
    keys = [step for step in re.sub(r"\[\d+\]", "", location).split(".") if key_words(step)]
    if keys and not location.endswith("]"):
        parts.append(key_words(keys[-1]))
    words = ", ".join(parts) or location
    return words[:1].upper() + words[1:]
