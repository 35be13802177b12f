"""Reads the shipped permit rules and those a person has added; invalid files are left out and reported."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from organizer_app.domain.checklists.permit_rules import RulePack, read_pack
from organizer_app.domain.checklists.planning_problems import BadRulePack
from organizer_app.environment.resource_files import resource_path
from organizer_app.environment.rule_folder import rule_folder

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class RulePacks:
    """The valid rules, and what is wrong with the invalid files."""

    packs: tuple[RulePack, ...]
    problems: tuple[BadRulePack, ...] = ()


@functools.cache
def shipped_packs() -> tuple[RulePack, ...]:
    """Return the shipped rules."""
    return tuple(read_file(file) for file in sorted(resource_path("permit_rules").glob("*.json")))


def active_packs() -> tuple[RulePack, ...]:
    """Return all valid rules: the shipped ones and a person's own."""
    return rule_packs().packs


def rule_packs(folder: Path | None = None) -> RulePacks:
    """Return all rules; a person's file replaces a shipped one of the same code.

    Args:
        folder: the folder of the person's own files; None for the one beside the preferences.
    """
    packs = {pack.code: pack for pack in shipped_packs()}
    problems = []
    for file in sorted((folder or rule_folder()).glob("*.json")):
        try:
            pack = _read_once(file, _edited_at(file))
        except BadRulePack as bad:
            problems.append(bad)
        else:
            packs[pack.code] = pack
    return RulePacks(tuple(packs.values()), tuple(problems))


def _edited_at(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


@functools.lru_cache(maxsize=128)
def _read_once(file: Path, _edited_at: int) -> RulePack:
    return read_file(file)


def read_file(file: Path) -> RulePack:
    """Read one file of rules.

    Raises:
        BadRulePack: it cannot be read, is not JSON, or contains errors.
    """
    try:
        if file.stat().st_size > _LARGEST:
            raise BadRulePack(file.name, (": too_large",))
        content = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as refused:
        raise BadRulePack(file.name, (": not_json",)) from refused
    return read_pack(content, file.name)
