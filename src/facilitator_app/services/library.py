"""The questionnaires that can be used, the bundled ones and the facilitator's own; and what others have made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facilitator_app import paths
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.instrument import Instrument, Kind
from facilitator_app.domain.language import _
from facilitator_app.domain.signposts import Signposts

if TYPE_CHECKING:
    from facilitator_app.instruments import Fault


class Library:
    """Instruments in the folders given, read anew at each look, so that a new file appears without a restart."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._signposts: Signposts | None = None

    def all(self) -> tuple[Instrument, ...]:
        """Every sound instrument, bundled ones first."""
        from facilitator_app import instruments

        return instruments.library(self._folders)[0]

    def files(self) -> dict[str, Path]:
        """The file that each instrument comes from, by id."""
        from facilitator_app import instruments

        return {one.id: path for path, one in instruments.shelf(self._folders)[0].items()}

    def get(self, instrument_id: str) -> Instrument:
        """The instrument. Raises AppError "instrument_missing"."""
        for instrument in self.all():
            if instrument.id == instrument_id:
                return instrument
        raise missing(instrument_id)

    def signposts(self) -> Signposts:
        """The resources that the guide names, and the agendas; read once."""
        if self._signposts is None:
            from facilitator_app.instruments.signposts import load

            self._signposts = load(paths.bundled("resources", "signposts", "en.toml"))
        return self._signposts

    def titles(self) -> dict[str, str]:
        """The titles of the questionnaires that are here, by id."""
        return {one.id: str(one.title) for one in self.all()}

    def faults_in(self, path: Path) -> tuple[str, ...]:
        """Every fault of one questionnaire file or spreadsheet as a sentence with its place; none if it can be used."""
        from facilitator_app import instruments
        from facilitator_app.services.spreadsheets import is_spreadsheet, read_spreadsheet

        if is_spreadsheet(path):
            return tuple(str(fault) for fault in read_spreadsheet(path).faults)
        return tuple(str(fault) for fault in instruments.check(path) or self._one_sided_in(path))

    def one_sided(self, tables: Mapping[str, Any], file: str) -> tuple[Fault, ...]:
        """Statements about a person whose two wordings were not changed together since the questionnaire of the library
        that this one was made from."""
        from facilitator_app.instruments.both_persons import one_sided, source_of
        from facilitator_app.instruments.draft import read_draft

        about_people = tables.get("kind") == Kind.MULTI_RATER
        source = self.files().get(source_of(tables)) if about_people and source_of(tables) else None
        return one_sided(tables, read_draft(source).tables, file) if source is not None else ()

    def _one_sided_in(self, path: Path) -> tuple[Fault, ...]:
        from facilitator_app.instruments.draft import read_draft

        return self.one_sided(read_draft(path).tables, path.name)

    def advice_on(self, path: Path) -> tuple[str, ...]:
        """What to look at again in the words of one sound questionnaire file; none for a file with faults."""
        from facilitator_app.instruments.loader import read, read_tables
        from facilitator_app.instruments.wording import advice
        from facilitator_app.services.spreadsheets import is_spreadsheet, read_spreadsheet

        if is_spreadsheet(path):
            instrument, _faults = read_tables(read_spreadsheet(path).tables, path.name)
        else:
            instrument, _faults = read(path)
        return tuple(str(one) for one in advice(instrument)) if instrument is not None else ()


def missing(instrument_id: str) -> AppError:
    """The error where a questionnaire is asked for that is not in the library any more."""
    return AppError(
        "instrument_missing",
        _("The questionnaire {name} is not here any more.", name=instrument_id),
        _("Choose another questionnaire."),
    )
