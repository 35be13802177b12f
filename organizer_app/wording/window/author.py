"""Words of the question for the name that changes carry."""

from organizer_app.wording.language.texts import _, said

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


def named(name: str) -> str:
    """Say which name changes carry from now on."""
    return _("Your changes carry the name {name} from now on").format(name=name)
