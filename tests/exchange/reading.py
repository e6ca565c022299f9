"""Spreadsheets read here and now, without the process of their own, which would take most of the time of many tests."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from facilitator_app.exchange.lists import LIST, ListSource, open_list
from facilitator_app.exchange.sheets import is_text, sheets_in
from facilitator_app.instruments.spreadsheet import SheetReading
from facilitator_app.services.spreadsheets import read_spreadsheet, spreadsheet_in


def read_here(path: Path) -> ListSource:
    source = open_list(path)
    return source if source.is_text else replace(source, sheets=sheets_in(source.name, source.data, LIST))


def questionnaire_here(path: Path) -> SheetReading:
    data = path.read_bytes()
    return read_spreadsheet(path) if is_text(data) else spreadsheet_in(path.name, data)
