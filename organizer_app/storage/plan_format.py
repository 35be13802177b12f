"""Define which plans this version can read: the format number inside every plan, and its newest migration."""

from __future__ import annotations

# Increases with every change of the tables. A reader older than `min_reader` must refuse the plan.
FORMAT = 14
MIN_READER = 14
# Name of a file in `migrations/versions`; new plans start at that step.
NEWEST = "2026_11_29_seals"
# A reader older than this must refuse the steps of another laptop. What came since, it leaves aside.
STEPS_READER = 13
