"""Words of the question for the name that changes carry."""

from organizer_app.wording.language.texts import said, said_with

title = said("Your name on your changes")
reason = said(
    "Activity shows who changed what, on this laptop and to those who get the plan. Any name will do; you "
    "may leave it empty and change it later."
)
field = said("Name")
example = said("Such as Ana, or Ana R. (press team)")
leave_empty = said("Leave empty")
save = said("Use this name")
none = said("Your changes carry no name from now on")
named = said_with("Your changes carry the name {name} from now on")
