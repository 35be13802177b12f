"""Words of the sheet that sets, changes or removes the passphrase of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language.texts import _, ngettext, said, said_with
from organizer_app.wording.plan import passphrases

if TYPE_CHECKING:
    from organizer_app.domain.basics.passphrases import PassphraseRating

title_set = said("Protect this plan")
title_change = said("Change the passphrase")
title_recovered = said("Set a new passphrase")
promise = said("Without the passphrase or the sheet nobody can open it, nor can we.")
recovered_promise = said(
    "The sheet opened the plan. With a new passphrase that sheet is worthless: print a new one."
)
first_part = said("Passphrase")
second_part = said("Recovery sheet")
today = said("Passphrase today")
later = said("Passphrase")
new = said("New passphrase")
again = said("Again")
suggest = said("Suggest words")
same = said("The same")
not_same = said("Not the same yet")
about_strength = said("At least 12 characters. Five random words are easy to keep in mind.")
slow = said("Opening the plan will take about a second, on purpose.")
locks = said("It locks when nobody uses it, or at once:")
only_way = said("The only other way in.")
only_way_more = said("52 letters and digits on paper. They are stored nowhere and shown only now.")
keep_away = said("Keep it away from this laptop, best with someone who stays home.")
print_it = said("Print…")
print_again = said("Print again…")
copy_by_hand = said("Copy by hand")
hide_letters = said("Hide the letters")
type_last = said("Type the last four characters of the sheet, to be sure it is readable")
is_sheet = said("That is the sheet")
is_not_sheet = said("Not as on the sheet")
without_name = said("Leave the plan's name off the sheet")
first_passphrase = said("Choose the passphrase first.")
making = said("Making the sheet…")
without_sheet = said("Protect without a sheet")
with_sheet = said("Use a sheet after all")
no_sheet = said("Without a sheet a forgotten passphrase is the end of the plan.")
remove = said("Remove the passphrase…")
remove_sure = said("Remove it: anyone with the file can read the plan")
cancel = said("Cancel")
protect = said("Protect plan")
change = said("Change passphrase")
working = said("Rewriting the plan. This takes a moment.")
wrong_today = said("This is not the passphrase of today.")
missing_today = said("Type the passphrase of today first.")
key_file = said("Also ask for a key file…")
key_file_today = said("Choose the key file of today…")
key_file_dialog = said("Choose a key file")
copies_elsewhere = said(
    "Backups on this laptop are rewritten too. Copies on sticks and other laptops stay as they are until "
    "you replace them."
)
protected = said("Protected. The plan asks for its passphrase from now on")
changed = said("Passphrase changed")
removed = said("The plan has no passphrase anymore")
not_printed = said("Nothing was printed. Print it, or copy it by hand.")
asked_at_start = said("A passphrase keeps the names and numbers in this plan from people who get the file.")
asked_once = said("This plan holds real people. A passphrase protects them if the laptop is lost or taken.")
# Name the key file that is asked for too.
key_file_named = said_with("With the key file {name}. Use another…")


def rating(found: PassphraseRating) -> str:
    """Say how hard a passphrase is to guess, and what would make it better."""
    name = passphrases.strength(found.strength)
    if found.weakness is None:
        return name
    return _("{strength}. {advice}").format(strength=name, advice=passphrases.advice(found.weakness))


def rewrite_copies(count: int) -> str:
    """Offer to rewrite the copies beside the plan too."""
    form = ngettext(
        "Rewrite the copy beside the plan with the passphrase too",
        "Rewrite the {count} copies beside the plan with the passphrase too",
        count,
    )
    return form.format(count=count)


def copies_left(count: int) -> str:
    """Say that some copies could not be rewritten."""
    form = ngettext(
        "{count} copy could not be rewritten and opens as before",
        "{count} copies could not be rewritten and open as before",
        count,
    )
    return form.format(count=count)
