"""Words of the sheet that asks for the passphrase of a plan."""

from organizer_app.wording.language.texts import _, ngettext, said

name = said("Open a protected plan")
promise = said("This plan is protected. Its name is all that shows before it is open.")
passphrase = said("Passphrase")
show = said("Show")
hide = said("Hide")
unlock = said("Open plan")
trying = said("Trying the passphrase. Each try takes about a second, on purpose.")
wrong = said("This passphrase does not open the plan. Try again.")
missing = said("Type the passphrase first.")
no_way_round = said("Without the passphrase nobody can open this file. We cannot either.")
cancel = said("Cancel")
locked = said("Locked. Its name is all that shows before it is open again.")


def locked_after(minutes: int) -> str:
    """Say that nobody used the window for so many minutes."""
    form = ngettext(
        "This plan is protected. Locked after {count} minute idle.",
        "This plan is protected. Locked after {count} minutes idle.",
        minutes,
    )
    return form.format(count=minutes)


lock_entry = said("Lock this plan")
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
