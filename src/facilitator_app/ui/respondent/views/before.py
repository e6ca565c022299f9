"""K3 Before you start, with more about it, and the choice of a group."""

from __future__ import annotations

from functools import partial

from facilitator_app.domain.round import CommentRule
from facilitator_app.ui.respondent import texts
from facilitator_app.ui.respondent.person import How
from facilitator_app.ui.respondent.views.base import Aid, KPage
from facilitator_app.ui.widgets import PressCard, heading2


class BeforePage(KPage):
    """Honest consent: the promise with its real numbers, then yes or no."""

    gap = 8

    def __init__(self, aid: Aid) -> None:
        super().__init__(aid, texts.before_title())
        self.buttons(go_on=False)
        self.say(*self.lines())
        self.more_button = self.press(texts.before_tell_more(), self.flow.tell_more)
        self.group_button = self.press(texts.before_wrong_group(), self.flow.wrong_group)
        self.line(self.more_button)
        if not self.flow.tasks:
            self.say(texts.before_group(self._group()))
        if len(self.flow.round.groups) > 1 and not self.flow.tasks:
            self.line(self.group_button)
        else:
            self.group_button.hide()
        self.body.addWidget(heading2(texts.before_question()))
        self.yes_button = self.press(texts.before_yes(), self.flow.accept, main=True)
        self.no_button = self.press(texts.before_no(), self.flow.decline)
        self.line(self.yes_button, self.no_button)
        self.begin_at_heading()

    def _group(self) -> str:
        group = self.flow.round.group(self.flow.group_id)
        return group.plain_name or group.name

    def lines(self) -> tuple[str, ...]:
        """What is promised, a line each."""
        promise = self.flow.round.promise
        open_book = self.flow.instrument.open_book
        found = [texts.why(self.flow.instrument.kind, self.flow.instrument.minutes)]
        if self.flow.tasks:
            found = self._about_people()
        elif open_book:
            found += texts.before_open_book()
        else:
            found += [texts.before_no_name(), texts.before_limits(promise.k_total, promise.k)]
        if self.flow.late_from and not open_book:
            found.append(texts.before_late(self.flow.late_from))
        found.append(texts.before_free())
        if promise.comments is CommentRule.SHOW:
            found.append(texts.before_words())
        elif promise.comments is CommentRule.FACILITATOR_ONLY:
            found.append(texts.before_words_kept(self.aid.name))
        if not open_book:
            found.append(texts.before_mixed())
        if promise.delete_on is not None:
            found.append(texts.before_deleted(promise.delete_on))
        if promise.seen_by_funder:
            found.append(texts.before_payers())
        if promise.raw_allowed:
            found.append(texts.before_lists())
        if self.flow.how is How.READ_TO_ME:
            found.append(texts.before_read_to_you(self.aid.name))
        return tuple(found)

    def _about_people(self) -> list[str]:
        """Whom one answers about, who reads it, and from how many answers on."""
        flow, name, promise = self.flow, self.aid.name, self.flow.round.promise
        names, alone = flow.names(), flow.shown_alone_to()
        found = [texts.before_people_why(flow.instrument.minutes), texts.before_people_whom(names, flow.of_oneself)]
        if names:
            found.append(texts.before_people_readers(name))
        if flow.of_oneself:
            found.append(texts.before_people_self(name))
        if alone:
            found.append(texts.before_people_alone(alone))
        elif names:
            found.append(texts.before_no_name())
        if names:
            found.append(texts.before_people_limits(promise.k_total, promise.k))
        return found

    def spoken(self) -> tuple[str, ...]:
        return (texts.before_title(), *self.lines(), texts.before_question())


class TellMorePage(KPage):
    """Who sees what, how long it is kept, rights."""

    gap = 8

    def __init__(self, aid: Aid) -> None:
        super().__init__(aid, texts.more_title(), go_on=texts.stop_go_on())
        self.buttons()
        shown = self.flow.round.promise.comments is CommentRule.SHOW
        seen = texts.more_see_lines(aid.name) if shown else texts.more_see_lines_no_words()
        if self.flow.instrument.open_book:
            words = (texts.more_open_book_words(aid.name),) if shown else ()
            seen = (seen[0], *texts.before_open_book(), *words)
        elif self.flow.round.about is not None:
            seen = (seen[0], texts.more_people_report(), *seen[2:])
        for title, lines in (
            (texts.more_see(), seen),
            (texts.more_kept(), texts.more_kept_lines()),
            (texts.more_law(), texts.more_law_lines(aid.name)),
        ):
            self.body.addWidget(heading2(title))
            self.say(*lines)


class GroupsPage(KPage):
    """One big button for each group of the round."""

    def __init__(self, aid: Aid) -> None:
        super().__init__(aid, texts.group_title())
        self.buttons(go_on=False)
        self.groups: dict[str, PressCard] = {}
        for group in self.flow.round.groups:
            card = PressCard(group.plain_name or group.name)
            card.clicked.connect(partial(self._chosen, group.id))
            self.groups[group.id] = card
            self.body.addWidget(card)

    def _chosen(self, group_id: str, _checked: bool = False) -> None:
        if self.aid.guard.allows():
            self.aid.do(lambda: self.flow.choose_group(group_id))
