"""Name what JSON is when it holds no events, people or groups, so that it is refused as what it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.importing.import_problems import FileKind
from organizer_app.exchange.foreign.object_fields import Object, object_at, text_at

if TYPE_CHECKING:
    from collections.abc import Mapping

# The resources of OSDI 1.2 (opensupporter.github.io/osdi-docs), as their addresses and links name them.
_RESOURCES: Final[Mapping[str, FileKind]] = {
    "petition": FileKind.PETITIONS,
    "signature": FileKind.PETITIONS,
    "advocacy_campaign": FileKind.PETITIONS,
    "outreach": FileKind.PETITIONS,
    "form": FileKind.FORMS,
    "submission": FileKind.FORMS,
    "fundraising_page": FileKind.DONATIONS,
    "donation": FileKind.DONATIONS,
    "attendance": FileKind.SIGN_UPS,
    "message": FileKind.MESSAGES,
    "wrapper": FileKind.MESSAGES,
    "list": FileKind.PEOPLE_LISTS,
    "item": FileKind.PEOPLE_LISTS,
    "query": FileKind.PEOPLE_LISTS,
    "result": FileKind.PEOPLE_LISTS,
    "tag": FileKind.TAGS,
    "tagging": FileKind.TAGS,
    "question": FileKind.SURVEYS,
    "answer": FileKind.SURVEYS,
    "script": FileKind.SURVEYS,
    "script_question": FileKind.SURVEYS,
    "canvass": FileKind.CANVASSES,
    "canvassing_effort": FileKind.CANVASSES,
    "phone_bank": FileKind.CANVASSES,
    "phone_bank_result": FileKind.CANVASSES,
    "organization": FileKind.ORGANIZATIONS,
    "share_page": FileKind.SHARE_PAGES,
    "event_campaign": FileKind.EVENT_CAMPAIGNS,
}
# Names that only one resource has, for records that were saved without their addresses.
_OWN_NAMES: Final[Mapping[str, FileKind]] = {
    "total_signatures": FileKind.PETITIONS,
    "total_outreaches": FileKind.PETITIONS,
    "total_submissions": FileKind.FORMS,
    "payment": FileKind.DONATIONS,
    "tickets": FileKind.SIGN_UPS,
    "wrapper_type": FileKind.MESSAGES,
    "reply_to": FileKind.MESSAGES,
    "item_type": FileKind.PEOPLE_LISTS,
    "question_type": FileKind.SURVEYS,
    "contact_type": FileKind.CANVASSES,
    "canvass": FileKind.CANVASSES,
    "share_options": FileKind.SHARE_PAGES,
    "organization": FileKind.ORGANIZATIONS,
    "origin_system": FileKind.SERVICE_RECORD,
}
_PART: Final = re.compile(r"[a-z_]+")
_SAYS: Final = frozenset({"notice", "error", "errors", "message", "status", "code", "osdi:error"})


def kind_of(content: Any) -> FileKind:  # JSON is anything  # noqa: ANN401  # JSON is anything
    """Return what JSON is that nothing was read from."""
    if isinstance(content, list):
        objects = [each for each in content if isinstance(each, dict)]
        served = _resource(objects[0]) if objects else None
        return served or (FileKind.JSON if content else FileKind.JSON_EMPTY)
    if not isinstance(content, dict):
        return FileKind.JSON_RECORD
    served = _resource(content)
    if served:
        return served
    if _says_something(content):
        return FileKind.WEB_ANSWER
    lists = [value for value in content.values() if isinstance(value, list)]
    if any(isinstance(each, dict) for held in lists for each in held):
        return FileKind.JSON
    is_list = len(lists) == 1 and not lists[0] and {"entries", "data", "events", "results"} & content.keys()
    return FileKind.JSON_EMPTY if is_list else FileKind.JSON_RECORD


def _says_something(content: Object) -> bool:
    """Return whether an object is a statement of a server and nothing else; a status alone is a record."""
    return content.keys() <= _SAYS and bool({"notice", "error", "errors", "osdi:error"} & content.keys())


def _resource(record: Object) -> FileKind | None:
    """Return which resource of an organizing service a record or page is; None without such a service."""
    held = object_at(record, "_embedded")
    for name in held:
        kind = _named(name.rpartition(":")[2])
        if kind and name != "osdi:question":  # a script question holds its question
            return kind
    if {"osdi:events", "osdi:people"} & held.keys():
        return FileKind.JSON_EMPTY
    links = object_at(record, "_links")
    address = text_at(links, "self", "href").partition("?")[0]
    # The last name in an address is the resource; those before it are what it belongs to.
    for part in reversed(_PART.findall(address.partition("/api/")[2])):
        if kind := _named(part):
            return kind
    for name, kind in _OWN_NAMES.items():
        is_served = links or {"identifiers", "email_addresses"} & record.keys()
        if name in record and (is_served or kind is not FileKind.ORGANIZATIONS):
            return kind
    return FileKind.SERVICE_RECORD if any(name.startswith("osdi:") for name in links) else None


def _named(resource: str) -> FileKind | None:
    """Return the kind of a resource by its name in the singular or plural."""
    forms = (resource, resource.removesuffix("s"), resource.removesuffix("es"), resource[:-3] + "y")
    return next((_RESOURCES[form] for form in forms if form in _RESOURCES), None)
