"""Updates that are answered together with an earlier one."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A column that names the update with whose answer this one is answered."""
    op.add_column("update_", sa.Column("joined_to", sa.BigInteger(), nullable=True))
    op.create_index(op.f("ix_update__company_chat_id_state"), "update_", ["company", "chat_id", "state"], unique=False)


def downgrade() -> None:
    """Back to 0003."""
    op.drop_index(op.f("ix_update__company_chat_id_state"), table_name="update_")
    op.drop_column("update_", "joined_to")
