"""Let a note of presence that is only renewed ring nobody: fifty laptops renew theirs twice a minute."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_quiet_renewal"
down_revision = "2026_11_28_first_hub"
branch_labels = None
depends_on = None

_TRIGGERS: Final = """
DROP TRIGGER ring ON organizer_hub.presence;
CREATE TRIGGER ring AFTER INSERT ON organizer_hub.presence
    FOR EACH ROW EXECUTE FUNCTION organizer_hub.ring();
CREATE TRIGGER ring_anew AFTER UPDATE ON organizer_hub.presence
    FOR EACH ROW WHEN (OLD.content IS DISTINCT FROM NEW.content)
    EXECUTE FUNCTION organizer_hub.ring();
"""


def upgrade() -> None:
    """Ring for what is new; programs of the version before see no difference."""
    op.execute(sa.text(_TRIGGERS))
