"""The services as screens call them: each is imported at its first use, on the background's thread.

The first of them imports SQLAlchemy, which costs more than the window itself, so none may be imported before
the first paint. A screen writes ``services.partners.set_stage(...)`` inside the work it passes to the
background.
"""
# ruff: noqa: PLC0414  # the alias marks these names as re-exported for the type checker

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from organizer_app.services.actions import action_rows as action_rows
    from organizer_app.services.actions import action_steps as action_steps
    from organizer_app.services.actions import city_actions as city_actions
    from organizer_app.services.actions import counting as counting
    from organizer_app.services.actions import groups as groups
    from organizer_app.services.actions import name_suggestions as name_suggestions
    from organizer_app.services.actions import numbers as numbers
    from organizer_app.services.actions import readiness as readiness
    from organizer_app.services.actions import scheduling as scheduling
    from organizer_app.services.actions import simultaneity_rule as simultaneity_rule
    from organizer_app.services.checklists import checklists as checklists
    from organizer_app.services.checklists import permits as permits
    from organizer_app.services.checklists import proposed_tasks as proposed_tasks
    from organizer_app.services.checklists import tasks as tasks
    from organizer_app.services.checklists import templates as templates
    from organizer_app.services.checks import check_measures as check_measures
    from organizer_app.services.checks import checking as checking
    from organizer_app.services.checks import problem_board as problem_board
    from organizer_app.services.day import after_actions as after_actions
    from organizer_app.services.day import count_books as count_books
    from organizer_app.services.day import count_closing as count_closing
    from organizer_app.services.day import cue_times as cue_times
    from organizer_app.services.day import day_books as day_books
    from organizer_app.services.day import day_papers as day_papers
    from organizer_app.services.day import entries as entries
    from organizer_app.services.day import forecasts as forecasts
    from organizer_app.services.day import incidents as incidents
    from organizer_app.services.day import ladder_calls as ladder_calls
    from organizer_app.services.day import lessons as lessons
    from organizer_app.services.day import logs as logs
    from organizer_app.services.day import public_lines as public_lines
    from organizer_app.services.day import rehearsals as rehearsals
    from organizer_app.services.day import show_books as show_books
    from organizer_app.services.logistics import logistics as logistics
    from organizer_app.services.logistics import logistics_books as logistics_books
    from organizer_app.services.logistics import show_files as show_files
    from organizer_app.services.overview import finding as finding
    from organizer_app.services.partners import partner_books as partner_books
    from organizer_app.services.partners import partners as partners
    from organizer_app.services.people import call_sheet_files as call_sheet_files
    from organizer_app.services.people import calls as calls
    from organizer_app.services.people import coverage as coverage
    from organizer_app.services.people import people_books as people_books
    from organizer_app.services.people import people_lists as people_lists
    from organizer_app.services.people import real_people as real_people
    from organizer_app.services.plan import backups as backups
    from organizer_app.services.plan import deadlines as deadlines
    from organizer_app.services.plan import history as history
    from organizer_app.services.plan import holidays as holidays
    from organizer_app.services.plan import key_dates as key_dates
    from organizer_app.services.plan import placeholders as placeholders
    from organizer_app.services.plan import protection as protection
    from organizer_app.services.plan import reflow as reflow
    from organizer_app.services.plan import reverting as reverting
    from organizer_app.services.plan import saved_views as saved_views
    from organizer_app.services.plan import step_details as step_details
    from organizer_app.services.plan import typed_drafts as typed_drafts
    from organizer_app.services.plan import typesetting as typesetting
    from organizer_app.services.plan import verifying as verifying
    from organizer_app.services.sharing import contact_files as contact_files
    from organizer_app.services.sharing import recipients as recipients
    from organizer_app.services.sharing import release_names as release_names
    from organizer_app.services.sharing import release_omissions as release_omissions
    from organizer_app.services.sharing import release_questions as release_questions
    from organizer_app.services.sharing import releases as releases
    from organizer_app.services.together import chosen_folder as chosen_folder
    from organizer_app.services.together import conflicts as conflicts
    from organizer_app.services.together import exchange_books as exchange_books
    from organizer_app.services.together import exchanging as exchanging
    from organizer_app.services.together import host_cities as host_cities
    from organizer_app.services.together import hub as hub
    from organizer_app.services.together import hub_exchange as hub_exchange
    from organizer_app.services.together import hub_line as hub_line
    from organizer_app.services.together import hub_place as hub_place
    from organizer_app.services.together import hub_presence as hub_presence
    from organizer_app.services.together import hub_turns as hub_turns
    from organizer_app.services.together import hub_waiting as hub_waiting
    from organizer_app.services.together import large_erasures as large_erasures
    from organizer_app.services.together import members as members
    from organizer_app.services.together import merge_previews as merge_previews
    from organizer_app.services.together import returned_forms as returned_forms
    from organizer_app.services.together import saved_history as saved_history
    from organizer_app.services.together import shared_folder as shared_folder
else:
    from functools import cache
    from importlib import import_module
    from importlib.util import find_spec

    def __getattr__(name: str) -> object:
        """Import a service the first time its name is used; raise AttributeError when it does not exist."""
        if name.startswith("_"):
            raise AttributeError(name)
        return import_module(_place_of(name))

    @cache
    def _place_of(name: str) -> str:
        from pkgutil import iter_modules

        from organizer_app import services

        for topic in iter_modules(services.__path__):
            place = f"{services.__name__}.{topic.name}.{name}"
            if find_spec(place) is not None:
                return place
        raise AttributeError(name)
