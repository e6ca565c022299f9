"""The facilitator's preparation sheet for the talk with one person: not for sharing, and nothing the gate held back.

The order is R2C2: relationship, reactions, content, coaching; source: Sargeant and others 2016.
"""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.charts.ink import MM
from facilitator_app.charts.scripts import clean
from facilitator_app.charts.words import gap_figure
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.people_results import Compared, Seen, SubjectResults
from facilitator_app.domain.results import ItemFigures, Spread
from facilitator_app.domain.steps import Job
from facilitator_app.packs.blocks import PageBlock, Space
from facilitator_app.packs.book import Book, Furniture
from facilitator_app.packs.facts import PackFacts
from facilitator_app.packs.pages.agendas import marked
from facilitator_app.packs.pages.annexes import changes
from facilitator_app.packs.pages.together import WritingLines
from facilitator_app.packs.person.builder import PersonPackBuilder, apart
from facilitator_app.packs.sheet import WIDTH, PackSheet
from facilitator_app.packs.table import Cell, PackTable, TableRow

FEW_ANSWERS = 8
"""Below so many answers one person moves an average a good deal."""
MANY_WORDS = 2


def render_preparation(subject: SubjectResults, facts: PackFacts) -> Job[bytes]:
    """The sheet as the bytes of a PDF. Raises AppError ``pack_failed``."""
    from facilitator_app.packs.pack import guarded, laid_out

    def make() -> Job[bytes]:
        sheet = PackSheet(facts.large_print)
        builder = PersonPackBuilder(subject.results, facts, sheet, Book(sheet), subject)
        pages = [(_("What to know"), lambda: _know(builder)), (_("The talk"), lambda: _talk(builder))]
        return laid_out(builder.book, pages, _furniture(builder))

    return guarded(make)


def _furniture(builder: PersonPackBuilder) -> Furniture:
    results, facts, name = builder.results, builder.facts, builder.subject.name
    return Furniture(
        title=clean(_("Preparation sheet: {name}", name=name)),
        left=_("Preparation sheet: {name}", name=name),
        right=results.partnership_name,
        foot=_("Sheet {number}, {day}. For the facilitator. Never give it away with the pack.",
               number=facts.issue_number, day=builder.day(facts.printed_on)),
        practice=_("Practice.") if results.practice else "",
        language="en-GB" if facts.language == "en" else facts.language,
        warning=_("Not for sharing."),
    )  # fmt: skip


def _know(builder: PersonPackBuilder) -> None:
    """Where the two views differ, what was held back, what to be careful about."""
    name = builder.subject.name
    builder.begin(_("Before you talk with {name}", name=name), "know", _("What to know"),
               _("Read the pack first. Then this, and take five minutes."), _("What to know"))  # fmt: skip
    _gaps(builder)
    for title, texts in (
        (_("Be careful about"), careful(builder.subject)),
        (_("What is not shown, and why"), not_shown(builder)),
    ):
        first, *more = [marked(builder.words, [text], builder.sheet) for text in texts]
        builder.book.heading(title, first)
        for block in more:
            builder.book.add(Space(1.4 * MM), block)


def _gaps(builder: PersonPackBuilder) -> None:
    """A table: each behaviour with the own average, that of the others, what lies between, and the word for it."""
    subject = builder.subject
    if not subject.compared:
        words = _("There is no own view to lay beside that of others.")
        if subject.own is not None:
            words = _("Too little was answered to lay the own view beside that of others.")
        builder.book.heading(_("Own view and others"), builder.words(words))
        return
    wide = builder.sheet.mm(20) if not builder.sheet.large else 30 * MM
    word = 38 * MM if not builder.sheet.large else 46 * MM
    widths = (WIDTH - 3 * wide - word, wide, wide, wide, word)
    heads = (_("Behaviour"), _("Own"), _("Others"), _("Apart"), _("Word"))
    head = TableRow([Cell(builder.words(text, "cell_strong", align="center" if 0 < n < 4 else "left"), "Column")
                     for n, text in enumerate(heads)], strong=True)  # fmt: skip
    rows = [[_gap_row(builder, one)] for one in sorted(subject.compared, key=lambda one: -abs(one.gap))]
    builder.book.heading(
        _("Own view and others"),
        builder.words(
            _(
                "“Apart” says how far the own average lies above (+) or below (−) that of the others. The words at the right "
                "are for you only."
            )
        ),
        Space(2 * MM),
    )
    builder.book.add(PackTable(widths, [head], rows))
    for text in beyond_the_table(builder):
        builder.book.add(Space(1.6 * MM), builder.words(text))


def _on_one_side(subject: SubjectResults) -> str:
    """That the own view lies on one side throughout, as it is said about somebody else: the facilitator reads this."""
    n = len(subject.compared)
    if subject.compared[0].gap > 0:
        return _("The own view is higher than that of others in all {n} behaviours.", n=n)
    return _("The own view is lower than that of others in all {n} behaviours.", n=n)


def beyond_the_table(builder: PersonPackBuilder) -> list[str]:
    """What the averages of all others do not say: a view on one side throughout, groups it lies apart from, and statements
    in which it lies beyond everybody else's."""
    subject, texts = builder.subject, []
    if subject.throughout:
        texts.append(f"{_on_one_side(subject)} {subject.chance}")
    texts += [
        _("{title}: {words}.", title=clean(one.title), words=words)
        for one in subject.compared
        for words in builder.group_words(one)
    ]
    more, less = (
        clean("; ".join(item.short.rstrip(".") for item, lies in subject.own_ends if lies is seen))
        for seen in (Seen.HIGHER, Seen.LOWER)
    )
    texts += [
        *([_("More than anybody else sees it: {names}.", names=more)] if more else []),
        *([_("Less than anybody else sees it: {names}.", names=less)] if less else []),
    ]
    if subject.own_ends:
        own = subject.own.answers if subject.own else {}
        asked = sum(isinstance(own.get(item.item_id), int) for item in _items(subject))
        most = max(1, round(2 * asked / (builder.results.answered + 1)))  # beyond all of n others, above or below
        if most < len(subject.own_ends):
            texts.append(n_("Of these statements up to {n} could be chance.", "Of these statements up to {n} could be chance.",
                            most))  # fmt: skip
        else:
            texts.append(
                n_("This statement can be chance.", "All of these statements can be chance.", len(subject.own_ends))
            )
    return texts


def _gap_row(builder: PersonPackBuilder, one: Compared) -> TableRow:
    figures = [f"{one.own:.1f}", f"{one.others:.1f}", gap_figure(one.gap)]
    word = {
        Seen.BLIND_SPOT: _("Blind spot"),
        Seen.HIGHER: _("Own view higher"),
        Seen.LITTLE_HIGHER: _("A little higher"),
        Seen.ALIKE: _("Alike"),
        Seen.LITTLE_LOWER: _("A little lower"),
        Seen.LOWER: _("Own view lower"),
        Seen.HIDDEN_STRENGTH: _("Hidden strength"),
    }[one.seen]
    strong = one.seen in (Seen.BLIND_SPOT, Seen.HIDDEN_STRENGTH)
    cells = [Cell(builder.words(clean(one.title), "cell_strong"), "Row")]
    cells += [Cell(builder.words(text, "cell", align="center")) for text in figures]
    return TableRow([*cells, Cell(builder.words(word, "cell_strong" if strong else "cell"))])


def careful(subject: SubjectResults) -> list[str]:
    """What could go wrong in this talk, from the released figures alone."""
    results = subject.results
    texts = []
    away = results.asked - results.answered
    if away:
        texts.append(
            n_("{n} person of {asked} did not answer.", "{n} people of {asked} did not answer.", away,
               asked=results.asked) + " " + results.missing
        )  # fmt: skip
    if results.answered < FEW_ANSWERS:
        texts.append(
            _("The averages are of {n} people. One person can move them a good deal: talk of what was seen, not of figures.",
              n=results.answered)
        )  # fmt: skip
    if subject.named is not None:
        texts.append(
            _("{name}: shown alone, as agreed. Do not let the talk become one about that person.",
              name=subject.named.name)
        )  # fmt: skip
    far = [one.title for one in subject.compared if one.seen is Seen.BLIND_SPOT]
    if len(far) >= MANY_WORDS:
        texts.append(_("{n} behaviours are seen much lower by others. Talk about one of them.", n=len(far)))
    splits = [item.short.rstrip(".") for item in _items(subject) if item.spread is Spread.SPLIT]
    if splits:
        texts.append(
            _("Views are split on: {names}. Do not look for the person behind an end.", names="; ".join(splits))
        )
    unseen = [item.short.rstrip(".") for item in _items(subject) if item.not_applicable + item.dont_know > item.n]
    if unseen:
        texts.append(_("Most people have not seen: {names}. Ask where they could.", names="; ".join(unseen)))
    texts.append(_("If the person guesses who said what, stop it kindly: the promise is theirs to keep as well."))
    return texts


def _items(subject: SubjectResults) -> list[ItemFigures]:
    return [item for section in subject.results.sections for item in section.items if not item.withheld]


def not_shown(builder: PersonPackBuilder) -> list[str]:
    """What is not in the pack, each with its reason; all of it may be told."""
    results = builder.results
    texts = [*results.joined]
    if not results.blocks and not results.joined:
        texts.append(_("No group is shown on its own: the groups are too small."))
    for section in results.sections:
        if section.withheld:
            texts.append(_("{title}: {reason}", title=section.title, reason=section.withheld))
        hidden = [item for item in section.items if item.withheld and item.withheld != section.withheld]
        texts += [_("{title}: {reason}", title=item.short.rstrip("."), reason=item.withheld) for item in hidden]
    for comments in results.open_comments:
        if comments.withheld:
            texts.append(_("{title} {reason}", title=comments.title, reason=comments.withheld))
        if comments.held_back:
            texts.append(
                n_("{title} {n} comment is held back, as its writer or the rules wish.",
                   "{title} {n} comments are held back, as their writers or the rules wish.",
                   comments.held_back, title=comments.title)
            )  # fmt: skip
    texts += changes(builder)
    return texts


def _talk(builder: PersonPackBuilder) -> None:
    """The four parts of the talk, each with what to ask and room for notes."""
    builder.begin(
        _("The talk, in four parts"), "talk", "", _("About an hour. Do not look for answers in the first half.")
    )
    for number, (title, prompts) in enumerate(_parts(builder), 1):
        first, *more = [marked(builder.words, [text], builder.sheet) for text in prompts]
        blocks: list[PageBlock] = []
        for block in more:
            blocks += [Space(1.2 * MM), block]
        heading = _("{n}. {title}", n=number, title=title)
        builder.book.heading(heading, first, *blocks, WritingLines(1), before=5.6 * MM)


def _parts(builder: PersonPackBuilder) -> Sequence[tuple[str, Sequence[str]]]:
    subject = builder.subject
    most = [item.short.rstrip(".") for item in subject.highest[:3]]
    least = [item.short.rstrip(".") for item in subject.lowest[:3]]
    content = [_("What does this mean to you? What have you seen that fits?")]
    if most:
        content.insert(0, _("Begin with what is seen most: {names}.", names="; ".join(most)))
        content.append(_("Then what is seen least: {names}. Take one.", names="; ".join(least)))
    far = apart(subject)
    if far:
        content.append(
            _("Where the two views lie apart: {names}.", names="; ".join(clean(one.title) for one in far[:3]))
        )
        content.append(_("Ask: what might others have seen, or not seen, that you have?"))
    return (
        (
            _("Relationship: why we are here"),
            [
                _("What do you hope for from this talk? What would make it worth the hour?"),
                _("Say again who sees the pack, and that it is for learning."),
                _("How have you found the work with the others this year?"),
            ],
        ),
        (
            _("Reactions: how it feels"),
            [
                _("Give time to read the main points in silence."),
                _("What struck you? What did you expect, what is new, what is hard to hear?"),
                _("Do not defend the answers, and do not explain them away. Name the feeling, then wait."),
            ],
        ),
        (_("Content: what it says"), content),
        (
            _("Coaching: what next"),
            [
                _("What do you want to keep? What one thing would others notice first?"),
                _("Up to three actions: first step, by when, who can help, how you will know."),
                _("What do you want to tell the others, and when do we look again?"),
            ],
        ),
    )
