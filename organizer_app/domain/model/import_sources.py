"""Record where lists come from and what each row of them said, so that the next import knows it again."""

from __future__ import annotations

from dataclasses import dataclass

from organizer_app.domain.basics.audiences import Internal, Secret
from organizer_app.domain.basics.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSource(Record):
    """A list that is imported again and again, such as "March hosts".

    Attributes:
        name: what people call it; the name of its first file unless somebody said otherwise.
        file_name: name of the file that was read last.
        headings: the headings of that file.
        column_map: the columns whose field a person chose, each as ``heading=field``.
    """

    name: Internal[str]
    file_name: Internal[str] = ""
    headings: Internal[tuple[str, ...]] = ()
    column_map: Internal[tuple[str, ...]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedRows(Record):
    """What some rows of a source said at one import; a row of a later import replaces an earlier one.

    Never changed afterwards: undoing the import hides it, so that the source is known as it was before.

    Attributes:
        import_source_id: the source; empty for return forms that went out or came back, which are no list.
        rows: the cells of each row as they were in the file, its action, and how they were read, as JSON.
            They hold whatever a list holds, so nobody but the team sees them.
        report: counts, doubts and skipped lines of the import, as JSON; only with its first rows.
    """

    import_source_id: Internal[str]
    rows: Secret[str] = "[]"
    report: Secret[str] = ""
