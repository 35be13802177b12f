"""Words about how hard a passphrase is to guess, and what makes a better one."""

from organizer_app.domain.basics.passphrases import Strength, Weakness
from organizer_app.wording.language.texts import _, said

_ADVICE = {
    Weakness.SHORT: said("It has fewer than 12 characters."),
    Weakness.COMMON: said("It is like passwords that many people use."),
    Weakness.ABOUT_PLAN: said("It repeats the plan's name."),
    Weakness.NAME: said("Names are guessed early."),
    Weakness.WORD: said("A common word or two is not enough."),
    Weakness.KEYBOARD: said("Keys next to each other are guessed early."),
    Weakness.REPEATED: said("Repeated characters add nothing."),
    Weakness.SEQUENCE: said("Sequences such as abc or 6543 are guessed early."),
    Weakness.DATE: said("Dates and years are guessed early."),
}


def advice(weakness: Weakness | None) -> str:
    """Say in one sentence what makes a passphrase easy to guess."""
    return _ADVICE[weakness]() if weakness else _("It can be guessed.")


def strength(rating: Strength) -> str:
    """Name how hard a passphrase is to guess."""
    return {
        Strength.WEAK: _("Too weak"),
        Strength.FAIR: _("Fair"),
        Strength.GOOD: _("Good"),
        Strength.STRONG: _("Strong"),
        Strength.VERY_STRONG: _("Very strong"),
    }[rating]


def refusal(weakness: str) -> str:
    """Say why a new passphrase is refused, by the code of a weakness, and what makes a better one."""
    reason = advice(next((each for each in Weakness if each.value == weakness), None))
    return _("This passphrase is too easy to guess. {reason} Use five or six random words.").format(
        reason=reason
    )
