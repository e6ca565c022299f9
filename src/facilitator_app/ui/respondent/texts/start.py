"""Words up to the first question, and those that several pages share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from facilitator_app.domain.language import _, long_date, n_

MOST_NAMES = 6
"""More names than this make a sentence too long to read."""

# every page


def bar_facilitator() -> str:
    return _("I am the facilitator")


def bar_clear() -> str:
    return _("Clear the screen")


def bar_practice() -> str:
    return _("Practice. This is not a real round.")


# K0 Pass


def pass_title() -> str:
    return _("Please pass the laptop to the next person.")


def pass_clean() -> str:
    return _("No answers from other people are on this screen.")


def pass_ready() -> str:
    return _("I am ready to start")


def pass_words() -> str:
    return _("I have three words")


# K1 See and hear


def see_title() -> str:
    return _("See and hear")


def see_size() -> str:
    return _("How big do you want the words?")


def see_sizes() -> tuple[str, ...]:
    return (_("Normal"), _("Big"), _("Bigger"), _("Very big"), _("Biggest"))


def see_colours() -> str:
    return _("Which colours do you want?")


def see_colour(theme: str) -> str:
    return {
        "light": _("White"),
        "cream": _("Cream"),
        "dark": _("Dark"),
        "black": _("Black and yellow"),
        "white": _("Black and white"),
    }[theme]


def see_sample() -> str:
    return _("This is how the words look now.")


def see_listen() -> str:
    return _("Read the words to me")


def see_listen_how() -> str:
    return _("You press Listen. Then a voice reads the page.")


def see_no_voice(name: str) -> str:
    return _("This laptop has no voice. Ask {name} if you want help to read.", name=name)


def see_easy() -> str:
    return _("Use easy words")


def see_easy_how() -> str:
    return _("The questions use short and easy words.")


# K2 How


def how_title() -> str:
    return _("How do you want to answer?")


def how_alone() -> str:
    return _("On my own")


def how_someone() -> str:
    return _("With someone I choose")


def how_read() -> str:
    return _("The facilitator reads to me")


def how_who(name: str) -> str:
    return _("The facilitator is {name}, the person who runs this meeting.", name=name)


def how_who_unnamed() -> str:
    return _("The facilitator is the person who runs this meeting.")


# K3 Before you start


def before_title() -> str:
    return _("Before you start")


def before_people_whom(names: Sequence[str], of_oneself: bool = False) -> str:
    """ "You answer about Sam and Alex, and about you." """
    if of_oneself and not names:
        return _("You answer about yourself.")
    if of_oneself:
        return _("You answer about {people}, and about yourself.", people=people_names(names))
    return _("You answer about {people}.", people=people_names(names))


def before_people_readers(name: str) -> str:
    return _("The person you answer about sees a report. They talk about it with {name}.", name=name)


def before_people_self(name: str) -> str:
    """What happens to what people say about themselves."""
    return _("What you say about yourself stands next to what others say. You and {name} see it.", name=name)


def before_people_alone(names: Sequence[str]) -> str:
    """Read by the chair, who agreed to be shown alone."""
    return _(
        "You said yes to this: {people} will see what you say, and will know it is you.", people=people_names(names)
    )


def before_people_limits(total: int, group: int) -> str:
    return _(
        "We only show a report when {total} or more others have answered about that person. "
        "We only show a group when {group} or more people in it have answered.",
        total=total,
        group=group,
    )


def people_names(names: Sequence[str]) -> str:
    """ "Sam, Alex and Kim"; of many the first few and how many more."""
    if len(names) > MOST_NAMES:
        rest = len(names) - MOST_NAMES + 1
        few = ", ".join(names[: MOST_NAMES - 1])
        return n_("{names} and {n} more person", "{names} and {n} more people", rest, names=few)
    if len(names) < 2:
        return "".join(names)
    return _("{first} and {last}", first=", ".join(names[:-1]), last=names[-1])


def before_no_name() -> str:
    return _("We do not ask for your name. We never show one person's answers.")


def before_limits(total: int, group: int) -> str:
    return _(
        "We only show results when {total} or more people have answered. "
        "We only show a group when {group} or more people in it have answered.",
        total=total,
        group=group,
    )


def before_open_book() -> tuple[str, ...]:
    """In place of the limits, where each organisation answers about each other one."""
    return (
        _("We do not ask for your name. But you speak for the organisation you work for."),
        _("The results show what each organisation said. Your answers here are not hidden."),
    )


def before_late(people: int) -> str:
    """Said to those who come after results were shown."""
    return _(
        "Some results were shown before you came. Your answers count when {n} people have answered late. "
        "Until then we keep them back. That way no one can find yours.",
        n=people,
    )


def before_free() -> str:
    return _("You can skip any question. You can stop at any time.")


def before_words() -> str:
    return _("People may know you from your words. Please leave out names.")


def before_words_kept(name: str) -> str:
    return _("What you write in your own words is only for {name}. It is best to leave out names.", name=name)


def before_mixed() -> str:
    return _("When the round closes we mix up all the answers. Then no one can find yours, not even us.")


def before_deleted(day: date) -> str:
    return _("We delete all the answers by {day}.", day=long_date(day))


def before_payers() -> str:
    return _("The people who pay for this work will see the results.")


def before_lists() -> str:
    return _("We may save a list of the answers to each question. Each list is mixed and has no names.")


def before_read_to_you(name: str) -> str:
    return _("When your answers are read out loud, {name} will know them.", name=name)


def before_group(group: str) -> str:
    return _("You answer as part of this group: {group}.", group=group)


def before_wrong_group() -> str:
    return _("No, change it")


def before_tell_more() -> str:
    return _("Tell me more")


def before_question() -> str:
    return _("Do you want to answer?")


def before_yes() -> str:
    return _("Yes, I want to answer")


def before_no() -> str:
    return _("No, not today")


# Tell me more


def more_title() -> str:
    return _("More about your answers")


def more_see() -> str:
    return _("Who sees what")


def more_see_lines(name: str) -> tuple[str, ...]:
    return (
        _("While the round is open, this laptop shows your answers only to you."),
        _("After that it counts all the answers. It makes a report for this group."),
        _("The report says how many people chose each answer. It has no names in it."),
        _("It shows some words that people wrote, if they said yes to that. First {name} reads them.", name=name),
    )


def more_open_book_words(name: str) -> str:
    """In place of the last line, where the results are spoken of before it."""
    return _(
        "The results also show some words that people wrote, if they said yes to that. First {name} reads them.",
        name=name,
    )


def more_people_report() -> str:
    """In place of the second line, where people answer about people."""
    return _("After that it counts all the answers. It makes a report for each person.")


def more_see_lines_no_words() -> tuple[str, ...]:
    return more_see_lines("")[:3]


def more_kept() -> str:
    return _("How long we keep it")


def more_kept_lines() -> tuple[str, ...]:
    return (
        _("The answers are on this laptop and in copies that we make. All are locked with a key."),
        _("You can delete your answers while you answer."),
        _("At the end you get a code. With the code we can delete them until the round closes."),
    )


def more_law() -> str:
    return _("Your rights")


def more_law_lines(name: str) -> tuple[str, ...]:
    return (
        _("You do not have to answer. It is fine to say no."),
        _("The law gives you rights over what you tell us."),
        _("Do you want to know more? Ask {name}.", name=name),
    )


# choose a group


def group_title() -> str:
    return _("Which group are you in?")


# No, not today


def no_title() -> str:
    return _("Thank you. That is fine.")


def no_hand(name: str) -> str:
    return _("We have kept no answers from you. Please give the laptop back to {name}.", name=name)


# K3b Your three words


def words_title() -> str:
    return _("Your three words")


def words_how() -> str:
    return _("Write them down. You can come back with them.")


def words_why() -> str:
    return _(
        "Until you send your answers, they are locked with these words. "
        "Without them no one can open your answers, not even us."
    )


def words_when() -> str:
    return _("You need them if you take a break, or if the laptop stops.")
