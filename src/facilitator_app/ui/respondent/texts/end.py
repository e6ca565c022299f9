"""Words after sending, of coming back, of the curtain and of trouble with the laptop."""

from __future__ import annotations

from facilitator_app.domain.language import _, n_

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


def hand_pin_missing() -> str:
    return _("Type the PIN first.")


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
