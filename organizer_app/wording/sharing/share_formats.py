"""Names of the export formats, by their codes."""

from __future__ import annotations

from organizer_app.wording.language.texts import _, ngettext, said, said_with

goes_out_as = said("Goes out as")


def format_name(code: str) -> str:
    """Return what a person calls a format, by its code."""
    return {
        "pdf": _("PDF schedule"),
        "html": _("Web page"),
        "ics": _("Calendar file"),
        "text": _("Message text"),
        "text-short": _("Message, short"),
        "text-line": _("Message, one line"),
        "markdown": _("Markdown"),
        "csv": _("Table (CSV)"),
        "xlsx": _("Workbook (XLSX)"),
        "png": _("Picture of the map"),
        "zone-pdf": _("PDF for each time zone"),
        "state-pdf": _("PDF for each state"),
        "month-pdf": _("Months on paper"),
        "week-pdf": _("Weeks on paper"),
        "press": _("Press list"),
        "press-text": _("Press list as text"),
        "vcard": _("Contact cards"),
        "geojson": _("GeoJSON"),
        "kml": _("Map places (KML)"),
        "json": _("JSON"),
        "osdi": _("OSDI events"),
        "action-network": _("Action Network upload"),
        "turnout": _("Crowd Counting Consortium columns"),
        "dissent-turnout": _("Turnout sheet of Dissent"),
        "people": _("Everybody as a table"),
        "people-vcard": _("Everybody as contact cards"),
        "people-vcard-3": _("Everybody as contact cards for older telephones"),
        "groups": _("Partner groups as a table"),
    }[code]


def format_note(code: str, *, paper: str, entries: int, cancelled: int, is_long: bool = False) -> str:
    """Say below the name of a format what the file will be; empty for formats without a note.

    A long schedule is better given as a PDF for each time zone or state.
    """
    if code == "pdf":
        return _("{paper}, long: also in parts").format(paper=paper) if is_long else paper
    if code == "ics":
        total = ngettext("{count} entry", "{count} entries", entries).format(count=f"{entries:,}")
        return (
            _("{total}, {count} canceled").format(total=total, count=f"{cancelled:,}") if cancelled else total
        )
    return {"html": _("one offline file"), "text": _("for Signal or email")}.get(code, "")


def saving(files: int) -> str:
    """Say that files are being made."""
    return ngettext("Making the file…", "Making {count} files…", files).format(count=files)


def saving_parts(told: str, done: int, of: int) -> str:
    """Say how many parts of the files are ready."""
    return _("{told} {done} of {of} parts").format(told=told, done=done, of=of)


cancel_saving = said("Cancel")
more_formats = said("More formats…")
format_list = said("Formats; Enter saves one")
save_as = said_with("Save {name}")


def file_filter(name: str, code: str) -> str:
    """Name the kind of file in the dialog."""
    return _("{name} (*.{code})").format(name=name, code=code)


def file_name(audience: str, number: int, code: str) -> str:
    """Propose the name of a file; it names no plan and no person."""
    known = _("schedule-v{number}-{audience}").format(number=number, audience=audience)
    return f"{known}.{code}"
