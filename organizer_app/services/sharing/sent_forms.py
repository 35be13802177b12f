"""Makes return forms as one step, and remembers what each one showed, for when its reply comes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue, NothingFound
from organizer_app.domain.model.import_sources import ImportedRows
from organizer_app.domain.sharing.reply_problems import SeveralForms
from organizer_app.services.sharing.form_secrets import own_form_secret
from organizer_app.services.sharing.return_forms import forms_for
from organizer_app.storage.audience_reader import AudienceReader

if TYPE_CHECKING:
    from organizer_app.domain.sharing.return_forms import ReturnForm
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.sharing.return_forms import FormRequest

# Marks records that hold forms that went out, in place of the name of a program that rows came from.
FORMS_OUT: Final = "return-form"


def make_forms(workspace: Workspace, *, request: FormRequest, is_one: bool = False) -> tuple[ReturnForm, ...]:
    """Make the forms of a request, in the order of the schedule, as one step; canceled actions have none.

    The plan keeps what each form showed, so that a reply is compared with that, however late it comes.

    Args:
        workspace: the plan.
        request: which forms, for whom.
        is_one: whether there may be one form only.

    Raises:
        SeveralForms: there is more than one form where one was wanted; none was made.
        BadValue: no mobilization has this name, or the audience is not one of exports.
        NothingFound: no action is in this city.
    """
    if request.audience not in EXPORT_AUDIENCES:
        raise BadValue("audience", request.audience.code)
    now, plan_id = workspace.clock().replace(microsecond=0), workspace.plan_id
    with workspace.edit(EditKind.MADE_FORMS) as editor:
        key, shown = own_form_secret(editor).key, AudienceReader(editor, request.audience)
        forms = forms_for(shown, request, key=key, plan_id=plan_id, now=now)
        if not forms:
            raise NothingFound("city", request.city)
        if is_one and len(forms) > 1:
            raise SeveralForms(request.city, len(forms))
        first = next(iter(forms.values()))
        editor.note(city=first.city if len(forms) == 1 else "", count=str(len(forms)))
        kept = [_kept(action_id, form) for action_id, form in forms.items()]
        rows = json.dumps({"rows": [], "forms": kept}, ensure_ascii=False, separators=(",", ":"))
        editor.put(
            ImportedRows(id=workspace.new_id(), import_source_id="", rows=rows, source_system=FORMS_OUT)
        )
    return tuple(forms.values())


def _kept(action_id: str, form: ReturnForm) -> dict[str, Any]:
    mark = form.mark
    return {
        "action_id": action_id,
        "token": mark.token,
        "revision": mark.revision,
        "audience": form.audience.code,
        "values": dict(form.values),
        "made_at": form.made_at.isoformat(),
    }
