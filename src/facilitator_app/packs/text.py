"""What a pack may print that a person typed."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator_app.charts.scripts import missing
from facilitator_app.domain.instrument import Wording
from facilitator_app.domain.results import RoundResults


def missing_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Letters of these texts that no font has, sorted."""
    return tuple(sorted(set().union(*map(missing, texts))))


def typed_texts(results: RoundResults) -> Iterable[str]:
    """Every text of the results that a pack may print."""
    instrument = results.instrument
    yield from (results.partnership_name, results.round_name, results.missing, results.headline, *results.joined)
    for block in results.blocks:
        yield from (block.name, *block.group_names)
    for section in results.sections:
        yield from (section.title, section.about, section.withheld, *section.questions)
        for item in section.items:
            yield from (item.statement, item.short, item.withheld)
    for place in (*results.open_comments, *(section.comments for section in results.sections)):
        yield from (place.title, place.withheld, *place.texts)
    for point in results.main_points:
        yield from (point.headline, point.sentence)
    wordings: list[Wording] = [instrument.title, instrument.purpose, *(p.label for p in instrument.scale.points)]
    wordings += [point.label for item in instrument.items if item.scale for point in item.scale.points]
    wordings += [wording for band in instrument.bands for wording in (band.title, band.meaning)]
    yield from (text for wording in wordings for text in wording.usual.values())
    source = instrument.source
    yield from (source.citation, source.licence_note, source.comparability_note, source.changed)
