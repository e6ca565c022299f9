"""Words from the first question to the last look, and of the page that hides everything."""

from __future__ import annotations

from facilitator_app.domain.language import _, n_

# practice question


def practice_where() -> str:
    return _("Practice question")


def practice_statement() -> str:
    return _("We meet in the morning.")


def practice_any() -> str:
    """In place of the statement, where the answers are not about agreeing."""
    return _("Press any of these answers.")


def practice_how() -> str:
    return _("Try one first. We do not keep this answer. You can skip it with Continue.")


# K4 Part


def part_title(number: int, total: int, part: str) -> str:
    return _("Part {number} of {total}: {part}", number=number, total=total, part=part)


def part_about_one(who: str, part: str) -> str:
    """ "About Sam. Keeps promises": where there is only one part, its number says nothing."""
    return _("{who}. {part}", who=who, part=part)


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


def question_where_one_part(part: str, question: int, questions: int) -> str:
    """In place of ``question_where``, where there is only one part."""
    return _("{part}. Question {question} of {questions}", part=part, question=question, questions=questions)


def question_where_goal(number: int, total: int, question: int, questions: int) -> str:
    """The same where each part is a goal: it stands on the page in full."""
    return _(
        "Part {number} of {total}. Question {question} of {questions}",
        number=number,
        total=total,
        question=question,
        questions=questions,
    )


def question_where_one_goal(question: int, questions: int) -> str:
    return _("Question {question} of {questions}", question=question, questions=questions)


def question_goal(goal: str) -> str:
    """What "It" is in "It says by when"."""
    return _("The goal: {goal}", goal=goal)


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


def comment_use_none(name: str) -> str:
    return _("If you do not say, only {name} reads them.", name=name)


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


def check_about(n: int, total: int) -> str:
    return _("You answered about {n} of {total}. That is fine.", n=n, total=total)


def check_none() -> str:
    return _("You left this out")


def check_side(question: str, side: str) -> str:
    """A row and which of its questions it was: "Shared goals. Now"."""
    return _("{question}. {side}", question=question, side=side)


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


# what is still to do, where people answer about people


def todo_title(n: int, of_oneself: bool) -> str:
    if of_oneself:
        return n_(
            "You answer about {n} person and about yourself.", "You answer about {n} people and about yourself.", n
        )
    return n_("You answer about {n} person.", "You answer about {n} people.", n)


def todo_you() -> str:
    return _("You")


def todo_done() -> str:
    return _("Done")


def todo_open() -> str:
    return _("To do")


def todo_part(answered: int, total: int) -> str:
    return _("{answered} of {total} answered", answered=answered, total=total)


def todo_go_on(name: str) -> str:
    return _("Go on to {name}", name=name)


def todo_go_on_you() -> str:
    return _("Go on to yourself")


def todo_stop() -> str:
    return _("You can stop after each person. Your answers so far are kept.")


def todo_choose() -> str:
    return _("You can go on now, or stop here.")


def todo_send() -> str:
    return _("Send what I have done")


def part_about(name: str) -> str:
    return _("About {name}", name=name)


def part_about_you() -> str:
    return _("About you")


def part_title_about(who: str, number: int, total: int, part: str) -> str:
    """ "About Sam. Part 1 of 6: Keeps promises." """
    return _("{who}. Part {number} of {total}: {part}", who=who, number=number, total=total, part=part)


def check_look_at(name: str) -> str:
    """What a screen reader says for the button beside a person."""
    return _("Look at your answers about {name}", name=name)


def check_look_short() -> str:
    return _("Look at these")
