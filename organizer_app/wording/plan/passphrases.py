"""Words about how hard a passphrase is to guess, and what makes a better one."""

from organizer_app.domain.basics.passphrases import Strength, Weakness
from organizer_app.wording.language.texts import _

_ADVICE = {
    Weakness.SHORT: lambda: _("It has fewer than 12 characters."),
    Weakness.COMMON: lambda: _("It is like passwords that many people use."),
    Weakness.ABOUT_PLAN: lambda: _("It repeats the plan's name."),
    Weakness.NAME: lambda: _("Names are guessed early."),
    Weakness.WORD: lambda: _("A common word or two is not enough."),
    Weakness.KEYBOARD: lambda: _("Keys next to each other are guessed early."),
    Weakness.REPEATED: lambda: _("Repeated characters add nothing."),
    Weakness.SEQUENCE: lambda: _("Sequences such as abc or 6543 are guessed early."),
    Weakness.DATE: lambda: _("Dates and years are guessed early."),
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
