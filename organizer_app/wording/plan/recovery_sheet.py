"""Words of the recovery sheet, on paper and where it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language.texts import _, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.basics.plan_secrets import SheetRow

title = said("Recovery sheet")
purpose = said("opens one protected plan when its passphrase is forgotten")
plan = said("Plan")
printed = said("Printed")
copies = said("Sheet")
one_copy = said("1 of 1 copy")
row = said("row")
letters = said("52 letters and digits, then a check group")
row_check = said("row check")
alphabet = said("There is no I, L, O or U. 0 is zero, 1 is one. Capital or small makes no difference.")
how = said("How to use it")
where = said("Where to keep it")
lost = said("If it is lost or was seen")
limits = said("What it cannot do")
lost_text = said(
    "In Organizer choose Protect and set another passphrase. Replace the copies on sticks and other laptops "
    "yourself."
)
limits_text = said(
    "It does not say who is in the plan. It cannot be printed again: nobody stores these letters, not on the "
    "laptop, not elsewhere."
)
holders = said("Who has held it")
foot_secret = said("Internal and secret. Page 1 of 1.")
foot_made = said("Made by Organizer on one laptop, offline")


def how_steps() -> tuple[str, ...]:
    """Return the steps of using the sheet."""
    return (
        _("Start Organizer and open the plan. Under the passphrase, choose Use the recovery sheet."),
        _("Type row by row. A wrong row is marked at once, by its row check."),
        _("Set a new passphrase. From then on this sheet is worthless: print the new one and burn this one."),
    )


def where_points() -> tuple[str, ...]:
    """Return where the sheet is safe."""
    return (
        _("Never with the laptop, never in its bag."),
        _("With someone who stays home on the day, in a sealed envelope."),
        _("Do not photograph or scan it, do not type it into a phone. That is why there is no code to scan."),
    )


def holder_columns() -> tuple[str, ...]:
    """Return the headings of the table of people who have held the sheet."""
    return (_("Name"), _("From"), _("Until"), _("Signed"))


def wrong_row(number: int) -> str:
    """Say which row of a typed sheet is wrong, counted from 1; 0 when none can be named."""
    if number:
        return _("Row {number} is not as on the sheet. Compare it letter by letter.").format(number=number)
    return _("These are not the letters of a recovery sheet. Type all four rows as they are printed.")


def as_text(rows: Sequence[SheetRow], plan_name: str) -> str:
    """Return the sheet as plain text for any printer; the plan's name may be empty."""
    lines = [title().upper(), purpose(), ""]
    if plan_name:
        lines += [f"{plan()}: {plan_name}", ""]
    lines += [
        f"{number}   {'  '.join(each.groups):<22}   {each.check}" for number, each in enumerate(rows, 1)
    ]
    lines += ["", alphabet(), "", how().upper()]
    lines += [f"{number}. {step}" for number, step in enumerate(how_steps(), 1)]
    lines += ["", where().upper(), *(f"- {point}" for point in where_points())]
    lines += ["", lost().upper(), lost_text(), "", limits().upper(), limits_text()]
    return "\n".join(lines) + "\n"
