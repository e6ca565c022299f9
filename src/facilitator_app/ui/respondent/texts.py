"""Every word a respondent reads that is not the questionnaire's own. One function a sentence or two.

The part of a name before the first "_" is the page. The words are kept to a reading age of about ten; a test measures
them. ``name`` is the facilitator's first name.
"""

from __future__ import annotations

from datetime import date

from facilitator_app.domain.language import _, n_

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
    return _("The last answers are saved. They are off this screen.")


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


def before_why(minutes: int) -> str:
    return n_(
        "We want to know how well this group works together. It takes about {n} minute.",
        "We want to know how well this group works together. It takes about {n} minutes.",
        minutes,
    )


def before_no_name() -> str:
    return _("We do not ask for your name. We never show one person's answers.")


def before_limits(total: int, group: int) -> str:
    return _(
        "We only show results when {total} or more people have answered. "
        "We only show a group when {group} or more people in it have answered.",
        total=total,
        group=group,
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


def more_see_lines_no_words() -> tuple[str, ...]:
    return more_see_lines("")[:3]


def more_kept() -> str:
    return _("How long we keep it")


def more_kept_lines() -> tuple[str, ...]:
    return (
        _("The answers stay on this laptop. They are locked with a key."),
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
    return _("Your answers are locked with these words. Without them no one can open your answers, not even us.")


def words_when() -> str:
    return _("You need them if you take a break, or if the laptop stops.")


# practice question


def practice_where() -> str:
    return _("Practice question")


def practice_statement() -> str:
    return _("We meet in the morning.")


def practice_how() -> str:
    return _("Try one first. We do not keep this answer. You can skip it with Continue.")


# K4 Part


def part_title(number: int, total: int, part: str) -> str:
    return _("Part {number} of {total}: {part}", number=number, total=total, part=part)


def part_count(n: int) -> str:
    return n_("It has {n} question.", "It has {n} questions.", n)


# K5 Question


def question_where(number: int, total: int, part: str, question: int, questions: int) -> str:
    return _(
        "Part {number} of {total}: {part}. Question {question} of {questions}",
        number=number,
        total=total,
        part=part,
        question=question,
        questions=questions,
    )


def question_dont_know() -> str:
    return _("I do not know")


def question_not_about_me() -> str:
    return _("This is not about me")


def question_add_comment() -> str:
    return _("Add a comment")


def question_change_comment() -> str:
    return _("Change my comment")


def question_clear() -> str:
    return _("Clear my answer")


# K6 More words


def comment_title() -> str:
    return _("Do you want to say more? You do not have to.")


def comment_where() -> str:
    return _("In your own words")


def comment_open() -> str:
    return _("You do not have to write here.")


def comment_box() -> str:
    return _("Your words")


def comment_names() -> str:
    return _("People may know you from your words. Please leave out names.")


def comment_kept(name: str) -> str:
    return _("Only {name} reads your words. Please leave out names.", name=name)


def comment_use() -> str:
    return _("How may we use your words?")


def comment_use_written() -> str:
    return _("As they are")


def comment_use_other() -> str:
    return _("In other words")


def comment_use_kept(name: str) -> str:
    return _("Only {name} reads them", name=name)


# K7 Stop or get help


def stop_title() -> str:
    return _("Your answers are hidden now.")


def stop_question() -> str:
    return _("What do you want to do?")


def stop_go_on() -> str:
    return _("Go on")


def stop_help() -> str:
    return _("I need help")


def stop_seeing() -> str:
    return _("Change the text or the sound")


def stop_later() -> str:
    return _("Stop now and come back later")


def stop_send() -> str:
    return _("Stop now and send what I did")


def stop_delete() -> str:
    return _("Stop and delete my answers")


def stop_leave() -> str:
    return _("Stop. I do not want to answer")


def help_title(name: str) -> str:
    return _("Please call {name}.", name=name)


def help_hidden() -> str:
    return _("Your answers are still hidden.")


def later_title() -> str:
    return _("Your three words")


def later_how() -> str:
    return _("Write them down. You can come back with them. Your answers so far are safe.")


def later_hand(name: str) -> str:
    return _("Then clear the screen. Please give the laptop back to {name}.", name=name)


def delete_title() -> str:
    return _("Do you want to delete all your answers?")


def delete_how() -> str:
    return _("Then they are gone. No one can bring them back.")


def delete_no() -> str:
    return _("No, keep them")


def delete_yes() -> str:
    return _("Yes, delete my answers")


def delete_done() -> str:
    return _("Your answers are gone.")


def delete_hand(name: str) -> str:
    return _("Thank you. Please give the laptop back to {name}.", name=name)


# K8 Check


def check_title() -> str:
    return _("Check your answers")


def check_left_out(n: int) -> str:
    if n == 0:
        return _("You answered every question.")
    return n_(
        "You left {n} question out. That is fine.",
        "You left {n} questions out. That is fine.",
        n,
    )


def check_none() -> str:
    return _("You left this out")


def check_change() -> str:
    return _("Change")


def check_change_of(question: str) -> str:
    """What a screen reader says for Change."""
    return _("Change your answer to: {question}", question=question)


def check_part_done(answered: int, total: int) -> str:
    return _("You answered {answered} of {total}.", answered=answered, total=total)


def check_look() -> str:
    return _("Look at this part")


def check_look_of(part: str) -> str:
    """What a screen reader says for Look at this part."""
    return _("Look at this part: {part}", part=part)


def check_own_words() -> str:
    return _("In your own words")


def check_nothing_written() -> str:
    return _("You wrote nothing here")


def check_send() -> str:
    return _("Send my answers")


def check_final() -> str:
    return _("You cannot change them here after you send them.")


# K9 Thank you


def thanks_title() -> str:
    return _("Thank you. Your answers are saved.")


def thanks_hand(name: str) -> str:
    return _("Please give the laptop back to {name}.", name=name)


def thanks_code() -> str:
    return _("Your code")


def thanks_why() -> str:
    return _("Write down this code if you may want us to delete your answers.")


def thanks_until() -> str:
    return _("It works until the round closes. Show it to no one before that.")


# K10 Hand back


def hand_title(name: str) -> str:
    return _("Please give the laptop to {name}.", name=name)


def hand_clean() -> str:
    return _("This screen is clear.")


def hand_pin() -> str:
    return _("PIN")


def hand_pin_wrong(n: int) -> str:
    return n_(
        "That is not the PIN. You can try {n} more time.",
        "That is not the PIN. You can try {n} more times.",
        n,
    )


def hand_locked() -> str:
    return _("That was not the PIN. Now only the passphrase works.")


def hand_passphrase() -> str:
    return _("Type the passphrase")


def hand_next() -> str:
    return _("Next person")


def hand_round() -> str:
    return _("Back to the round")


# K11 Come back


def come_title() -> str:
    return _("Type your three words.")


def come_box() -> str:
    return _("Three words")


def come_carry_on() -> str:
    return _("Carry on")


def come_start_again() -> str:
    return _("Start again")


def come_unknown() -> str:
    return _("We did not find those words. Check the spelling and try again.")


def come_last(name: str) -> str:
    return _("We did not find those words. Please call {name}.", name=name)


# K12 Curtain


def curtain_title() -> str:
    return _("Your answers are hidden.")


def curtain_carry_on() -> str:
    return _("Carry on")


# trouble


def trouble_title() -> str:
    return _("Something is wrong with the laptop.")


def trouble_safe() -> str:
    return _("Your answers so far are safe.")


def trouble_call(name: str) -> str:
    return _("Please call {name}.", name=name)


def trouble_again() -> str:
    return _("Try again")


def long_date(day: date) -> str:
    """A date as people say it: 1 May 2027."""
    months = (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )
    return _("{day} {month} {year}", day=day.day, month=months[day.month - 1], year=day.year)
