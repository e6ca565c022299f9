"""What a new round like the last one does not take over, said to the facilitator."""

from __future__ import annotations

from facilitator_app.domain.language import _, n_
from facilitator_app.domain.round import Round, partners


def missing_from(draft: Round, last: Round) -> tuple[str, ...]:
    """What the last round had that the draft has not yet, as sentences."""
    sentences = [_("Saving answers as lists is not taken over. Choose it again if you want it.")]
    if not last.promise.raw_allowed or draft.promise.raw_allowed:
        sentences = []
    sentences += [
        _("{name} chose last time with whom they are counted. That is not taken over: ask them again.",
          name=last.group(voice).name)
        for voice in partners(last.groups, last.promise.counted_with)
        if not draft.promise.counted_with
    ]  # fmt: skip
    if draft.about is None or last.about is None:
        return tuple(sentences)
    whom = {one.id: one.member_id or one.organisation_id for one in (*draft.about.subjects, *last.about.subjects)}
    before = {(whom.get(one.subject_id), one.member_id, one.group_id): one for one in last.about.assignments}
    pairs = [
        (one, before.get((whom.get(one.subject_id), one.member_id, one.group_id))) for one in draft.about.assignments
    ]
    agreements = sum(old is not None and old.agreed and not one.agreed for one, old in pairs)
    months = sum(old is not None and old.months is not None and one.months is None for one, old in pairs)
    if agreements:
        sentences.append(
            n_("{n} chair or lead partner agreed last time to be shown alone. That is not taken over: ask again.",
               "{n} times a chair or lead partner agreed last time to be shown alone. That is not taken over: ask again.",
               agreements)
        )  # fmt: skip
    if months:
        sentences.append(
            n_("How long people have worked together is not taken over in {n} place: it is longer by now.",
               "How long people have worked together is not taken over in {n} places: it is longer by now.", months)
        )  # fmt: skip
    return tuple(sentences)
