"""Words of `organizer protect` and of the options that open a protected plan."""

from organizer_app.wording.language.texts import ngettext, said, said_with

protect_help = said(
    "Set, change or remove the passphrase of a plan. Without --new-passphrase-file it is asked for."
)
new_file_help = said("File that holds the new passphrase.")
remove_help = said("Remove the passphrase: anyone who has the program can read the plan then.")
sheet_help = said("Write the recovery sheet to this text file. Print it, then delete it.")
recovery_help = said("File that holds the letters of the recovery sheet, in place of the passphrase.")
key_file_help = said("Key file that a plan needs beside its passphrase.")
new_key_file_help = said(
    "File that is needed beside the new passphrase from now on; any file that never changes."
)
no_name_help = said("Leave the plan's name off the recovery sheet.")
ask_now = said("Passphrase today")
ask_new = said("New passphrase")
ask_again = said("The same again")
remove_alone = said("--remove takes no new passphrase, key file or sheet.")
is_protected = said("Protected. The passphrase opens the plan from now on; nobody can open it without it.")
has_no_sheet = said(
    "There is no recovery sheet: a forgotten passphrase cannot be replaced. --sheet makes one."
)
key_left = said(
    "The keyring of this computer did not answer: it still holds the key that opened the plan before, and "
    "older copies of it."
)
is_removed = said("The plan has no passphrase anymore: anyone who has the program can read it.")
sheet_written = said_with("The recovery sheet is in {path}. Print it, then delete the file.")


def copies_left(names: tuple[str, ...]) -> str:
    """Name copies beside the plan, which open as they did before."""
    form = ngettext(
        "This copy still opens as before: {names}.", "These copies still open as before: {names}.", len(names)
    )
    return form.format(names=", ".join(names))
