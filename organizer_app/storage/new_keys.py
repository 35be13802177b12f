"""New random keys that a plan keeps among its facts and that never travel."""

from __future__ import annotations

import json
import secrets
from typing import Final

from organizer_app.domain.basics.plan_secrets import KEY_BYTES

SEAL_SECRET: Final = "seal_secret"  # noqa: S105  # the name of a fact


def new_key() -> str:
    """Return a new key as hex digits."""
    return secrets.token_hex(KEY_BYTES)


def new_seal_secret(origin: str) -> str:
    """Return the fact that the seals of an origin come from: a copy of a plan seals the same steps alike."""
    return json.dumps({"origin": origin, "secret": new_key()})
