"""Fills a plan from a large sample: derives repeated records by rule, and replays its history by steps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.organizations import Organization, OrganizationKind
from organizer_app.domain.model.partnerships import Partnership, PartnershipRole, PartnershipStatus
from organizer_app.domain.model.petitions import PetitionPart
from organizer_app.domain.model.plan_templates import PlanTemplate, TemplateTask
from organizer_app.domain.model.saved_views import SavedView
from organizer_app.services.checklists import templates
from organizer_app.services.plan.filter_texts import filter_of, filter_text
from organizer_app.services.plan.places import place_for_text
from organizer_app.services.samples.network_sample_cities import CityFilling
from organizer_app.services.samples.network_sample_story import Story
from organizer_app.services.samples.sample_plans import Filling

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.samples.sample_plans import Content
    from organizer_app.storage.editor import Editor

_AGREED = frozenset({PartnershipStatus.SIGNED, PartnershipStatus.ACTIVE, PartnershipStatus.WITHDRAWN})


def is_network(content: Content) -> bool:
    """Return whether a sample lists cities from which much is derived, instead of every record."""
    return "cities" in content


def fill_network(workspace: Workspace, content: Content) -> None:
    """Write a large sample into an empty plan: its first day as one edit, and every later step as its own.

    The steps have the days and authors of the story, so that history, trend and calls look as in a plan that
    people have worked on for weeks.
    """
    story = Story(workspace, content)
    with story.at(datetime.fromisoformat(content["began_at"]), content["desk"][0]):
        with workspace.edit(EditKind.FILLED_SAMPLE, title=content["title"]) as editor:
            first_day = _FirstDay(workspace, editor, content)
            mobilization_id = first_day.write()
        templates.apply_template(
            workspace, mobilization_id=mobilization_id, template=content["template"]["code"]
        )
    story.tell(mobilization_id, first_day.cities)


class _FirstDay:
    """Writes everything the plan begins with."""

    def __init__(self, workspace: Workspace, editor: Editor, content: Content) -> None:
        self._workspace = workspace
        self._editor = editor
        self._content = content
        self._groups: dict[str, str] = {}
        self.cities: list[CityFilling] = []

    def write(self) -> str:
        """Write it and return the id of the mobilization."""
        filling = Filling(self._workspace, self._editor)
        mobilization_id = filling.mobilization(filling.campaign(self._content), self._content["mobilization"])
        for facts in self._content["organizations"]:
            self._group(mobilization_id, facts)
        for number in range(len(self._content["cities"])):
            city = CityFilling(self._workspace, self._content, number)
            city.write(self._editor, mobilization_id, self._groups)
            self.cities.append(city)
        self._template()
        self._views()
        self._petition(mobilization_id)
        return mobilization_id

    def _group(self, mobilization_id: str, facts: Content) -> None:
        new_id, editor = self._workspace.new_id, self._editor
        home = (
            editor.keep(place_for_text(self._workspace, editor, facts["home"])).id if "home" in facts else ""
        )
        group = Organization(
            id=new_id(),
            name=facts["name"],
            kind=OrganizationKind(facts["kind"]),
            parent_id=self._groups.get(facts.get("parent", ""), ""),
            home_place_id=home,
            people_available=facts.get("people"),
        )
        editor.put(group)
        self._groups[group.name] = group.id
        stage = PartnershipStatus(facts["stage"])
        asked = date.fromisoformat(self._content["asked_on"]) + timedelta(days=len(self._groups) % 9)
        part = Partnership(
            id=new_id(),
            organization_id=group.id,
            mobilization_id=mobilization_id,
            role=PartnershipRole(facts["role"]),
            status=stage,
            credit_order=len(self._groups),
            logo_ok=stage is PartnershipStatus.ACTIVE,
            asked_on=asked,
            signed_on=asked + timedelta(days=10) if stage in _AGREED else None,
        )
        if stage is PartnershipStatus.WITHDRAWN:
            part = replace(part, withdrawn_on=asked + timedelta(days=35))
        if "hold_until" in facts:
            part = replace(part, name_public_from=datetime.fromisoformat(facts["hold_until"]))
        editor.put(part)

    def _template(self) -> None:
        facts = self._content["template"]
        template = PlanTemplate(
            id=self._workspace.new_id(),
            title=facts["title"],
            code=facts["code"],
            description=facts["description"],
        )
        self._editor.put(template)
        for position, task in enumerate(facts["tasks"]):
            values = {name: value for name, value in task.items() if name != "key"}
            self._editor.put(
                TemplateTask(
                    id=self._workspace.new_id(), template_id=template.id, position=position, **values
                )
            )

    def _views(self) -> None:
        for position, (title, view, wanted) in enumerate(self._content["saved_views"]):
            kept = filter_text(filter_of(wanted))
            self._editor.put(
                SavedView(id=self._workspace.new_id(), title=title, view=view, wanted=kept, position=position)
            )

    def _petition(self, mobilization_id: str) -> None:
        for facts in self._content["petitions"]:
            as_of = date.fromisoformat(facts["as_of"])
            values = {**facts, "as_of": as_of}
            self._editor.put(
                PetitionPart(id=self._workspace.new_id(), mobilization_id=mobilization_id, **values)
            )
