"""Words of the report of an error."""

from organizer_app.wording.language.texts import said

title = said("Error report")
promise = said(
    "Versions, the kind of error and the lines of the program it went through. Nothing of the plan is in it, "
    "and nothing is sent. You can copy it for the person who helps you."
)
none = said("There was no error since the program was started.")
copy = said("Copy report")
copied = said("Copied")
close = said("Close")
