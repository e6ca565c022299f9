"""Which slides of a round's talk are shown, and in which order: kept with the round, until it goes."""

from __future__ import annotations

import json

from facilitator_app.domain.talk import TalkPlan
from facilitator_app.services.changes import Change, Changes
from facilitator_app.store import Store

START = "talk:"
"""How the name of the setting begins; the round's id follows. It holds names of slides and of themes, and no answer."""


class Talks:
    def __init__(self, store: Store, changes: Changes) -> None:
        self._store = store
        self._changes = changes

    def of_round(self, round_id: str) -> TalkPlan:
        """The plan of a round; one that changes nothing until there is one."""
        with self._store.transaction() as t:
            content = json.loads(t.settings.get(START + round_id) or "{}")
        return TalkPlan(tuple(content.get("order", ())), frozenset(content.get("left_out", ())))

    def keep(self, round_id: str, plan: TalkPlan) -> None:
        """This plan from now on; one that changes nothing is forgotten."""
        with self._store.transaction() as t:
            if plan == TalkPlan():
                t.settings.remove(START + round_id)
            else:
                kept = {"order": plan.order, "left_out": sorted(plan.left_out)}
                t.settings.set(START + round_id, json.dumps(kept))
            t.commit()
        self._changes.announce(Change.PREFERENCES)
