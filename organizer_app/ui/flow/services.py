"""The services as screens call them: each is imported when it is first used, on the background's thread.

SQLAlchemy comes with the first of them and costs more than the window itself, so that none may be imported
before the first paint. A screen writes ``services.partners.set_stage(...)`` inside the work it hands over.
"""
# ruff: noqa: PLC0414  # the alias tells the type checker that these names are handed on

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from organizer_app.services import action_rows as action_rows
    from organizer_app.services import action_steps as action_steps
    from organizer_app.services import check_measures as check_measures
    from organizer_app.services import checking as checking
    from organizer_app.services import city_actions as city_actions
    from organizer_app.services import coverage as coverage
    from organizer_app.services import deadlines as deadlines
    from organizer_app.services import groups as groups
    from organizer_app.services import history as history
    from organizer_app.services import holidays as holidays
    from organizer_app.services import name_offers as name_offers
    from organizer_app.services import partner_books as partner_books
    from organizer_app.services import partners as partners
    from organizer_app.services import permits as permits
    from organizer_app.services import readiness as readiness
    from organizer_app.services import reflow as reflow
    from organizer_app.services import saved_views as saved_views
    from organizer_app.services import scheduling as scheduling
    from organizer_app.services import simultaneity_rule as simultaneity_rule
    from organizer_app.services import tasks as tasks
    from organizer_app.services import templates as templates
else:
    from importlib import import_module

    def __getattr__(name: str) -> object:
        """Import a service the first time its name is used."""
        if name.startswith("_"):
            raise AttributeError(name)
        return import_module(f"organizer_app.services.{name}")
