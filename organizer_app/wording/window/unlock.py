"""Words of the sheet that asks for the passphrase of a plan."""

from organizer_app.domain.basics.plan_secrets import PassphraseWithFile, RecoveryKey
from organizer_app.wording.language.texts import _, ngettext, said, said_with

name = said("Open a protected plan")
promise = said("This plan is protected. Its name is all that shows before it is open.")
passphrase = said("Passphrase")
show = said("Show")
hide = said("Hide")
unlock = said("Open plan")
show_passphrase = said("Show the passphrase")
hide_passphrase = said("Hide the passphrase")
trying = said("Trying the passphrase…")
slow = said("Each try takes about a second, on purpose.")
wrong = said("This passphrase does not open the plan.")
wrong_with_file = said("This passphrase and this key file together do not open the plan.")
nothing_changed = said("Nothing was changed; try again.")
nothing_changed_caps = said("Caps Lock is on. Nothing was changed; try again.")
other_plan = said("Open another plan")
missing = said("Type the passphrase first.")
help_here = said("Lock screen help")
no_way_round = said("Without the passphrase or the sheet nobody can open this file, nor can we.")
use_sheet = said("Use the recovery sheet")
use_sheet_more = said("52 letters and digits, printed when the plan was protected")
use_passphrase = said("Use the passphrase")
use_passphrase_more = said("The letters you typed are dropped")
sheet_letters = said("Letters of the recovery sheet, row by row")
wrong_sheet = said(
    "This sheet does not open the plan: it belongs to another one, or to an earlier passphrase."
)
remember = said(
    "Remember on this computer. Anyone at the unlocked computer can open the plan, except after a lock"
)
asking_keyring = said("Asking the keyring of this computer for the key…")
keyring_silent = said(
    "The keyring of this computer is locked or has no key for this plan. Type the passphrase."
)
kept_key_old = said("The plan has another passphrase since its key was kept on this computer. Type it.")
not_kept = said(
    "The keyring of this computer did not take the key. The plan asks for its passphrase as before."
)
not_dropped = said(
    "The keyring of this computer did not answer, so the key is still in it. Unlock the keyring, then switch "
    "off “Remember on this computer” again."
)
key_file = said("Choose its key file…")
key_file_missing = said("This plan opens only with its key file beside the passphrase. Choose it below.")
key_file_dialog = said("Choose the key file")


def wrong_for(secret: object) -> str:
    """Say that a passphrase, one with a key file, or a recovery key does not open the plan."""
    if isinstance(secret, RecoveryKey):
        return wrong_sheet()
    return wrong_with_file() if isinstance(secret, PassphraseWithFile) else wrong()


key_file_named = said_with("Key file: {name}")
# Name a row of the recovery sheet, counted from 1.
row_name = said_with("Row {number} of the recovery sheet")
locked = said("Locked. Its name is all that shows before it is open again.")


def locked_after(minutes: int) -> str:
    """Say that nobody used the window for so many minutes."""
    form = ngettext(
        "This plan is protected. Locked after {count} minute idle.",
        "This plan is protected. Locked after {count} minutes idle.",
        minutes,
    )
    return form.format(count=minutes)


protect_entry = said("Protect…")
lock_entry = said("Lock this plan")


def typed_before(texts: list[str]) -> str:
    """Show what was typed before the plan was locked and has no field in sight now."""
    return _("Typed before the lock: {texts}").format(texts=" / ".join(texts))


lock_after_entry = said("Lock automatically")


def choice(minutes: int) -> str:
    """Name a choice of idle minutes; 0 for never."""
    form = ngettext("After {count} minute idle", "After {count} minutes idle", minutes)
    return form.format(count=minutes) if minutes else _("Never")


def locks_after(minutes: int) -> str:
    """Say after how many idle minutes plans lock; 0 for never."""
    if not minutes:
        return _("Protected plans stay open until they are closed or locked by hand")
    form = ngettext(
        "Protected plans are locked after {count} minute idle",
        "Protected plans are locked after {count} minutes idle",
        minutes,
    )
    return form.format(count=minutes)


cannot_lock = said("This plan has no passphrase, so it cannot be locked")
