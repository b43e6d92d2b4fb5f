"""Cases with a title and an end, clients of a person, drafts with the moment they were sent."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """New columns; every case so far is open and without a title."""
    op.add_column("client", sa.Column("person_id", sa.Text(), nullable=True))
    op.add_column("client", sa.Column("folded", sa.Text(), nullable=False, server_default=""))
    op.add_column("case_", sa.Column("title", sa.Text(), nullable=False, server_default=""))
    op.add_column("case_", sa.Column("touched_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("case_", sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("draft", sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Back to 0002."""
    op.drop_column("draft", "sent_at")
    for name in ("closed_at", "touched_at", "title"):
        op.drop_column("case_", name)
    op.drop_column("client", "folded")
    op.drop_column("client", "person_id")
