"""The words of the sheet that asks for the passphrase of a plan."""

from organizer_app.wording.texts import _, ngettext


def name() -> str:
    """Name the sheet for screen readers."""
    return _("Open a protected plan")


def promise() -> str:
    """Say what there is to know of the plan before it is open."""
    return _("This plan is protected. Its name is all that shows before it is open.")


def passphrase() -> str:
    """Name the field."""
    return _("Passphrase")


def show() -> str:
    """Name the button that shows what is typed."""
    return _("Show")


def hide() -> str:
    """Name the button that hides what is typed."""
    return _("Hide")


def unlock() -> str:
    """Name the button that opens the plan."""
    return _("Open plan")


def trying() -> str:
    """Say that a passphrase is being tried."""
    return _("Trying the passphrase. Each try takes about a second, on purpose.")


def wrong() -> str:
    """Say that a passphrase was not the right one."""
    return _("This passphrase does not open the plan. Try again.")


def missing() -> str:
    """Say that nothing was typed."""
    return _("Type the passphrase first.")


def no_way_round() -> str:
    """Say that there is no other way in."""
    return _("Without the passphrase nobody can open this file, nor can we.")


def cancel() -> str:
    """Name the button that leaves the plan closed."""
    return _("Cancel")


def locked() -> str:
    """Say that somebody locked the plan."""
    return _("Locked. Its name is all that shows before it is open again.")


def locked_after(minutes: int) -> str:
    """Say that nobody used the window for so many minutes."""
    form = ngettext(
        "This plan is protected. Locked after {count} quiet minute.",
        "This plan is protected. Locked after {count} quiet minutes.",
        minutes,
    )
    return form.format(count=minutes)


def lock_entry() -> str:
    """Name the menu entry that locks the plan."""
    return _("Lock this plan")


def lock_after_entry() -> str:
    """Name the menu of how long a window may be quiet."""
    return _("Lock by itself")


def choice(minutes: int) -> str:
    """Name a time in that menu; 0 for never."""
    form = ngettext("After {count} quiet minute", "After {count} quiet minutes", minutes)
    return form.format(count=minutes) if minutes else _("Never")


def locks_after(minutes: int) -> str:
    """Say what holds from now on; 0 for never."""
    if not minutes:
        return _("Protected plans stay open until they are closed or locked by hand")
    form = ngettext(
        "Protected plans are locked after {count} quiet minute",
        "Protected plans are locked after {count} quiet minutes",
        minutes,
    )
    return form.format(count=minutes)


def cannot_lock() -> str:
    """Say why a plan is not locked."""
    return _("This plan has no passphrase, so it cannot be locked")
