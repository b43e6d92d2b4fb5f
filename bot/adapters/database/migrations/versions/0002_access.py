"""Who is let in and by whom, and whose update it was."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """People have a name and a state; codes a key; tries and the audit a table."""
    op.add_column("person", sa.Column("name", sa.Text(), nullable=False, server_default=""))
    op.add_column("person", sa.Column("state", sa.Text(), nullable=False, server_default="active"))
    op.add_column("pairing", sa.Column("key", sa.Text(), nullable=True))
    op.add_column("update_", sa.Column("user_id", sa.BigInteger(), nullable=True))
    op.create_index(
        op.f("ix_update__company_user_id_received_at"), "update_", ["company", "user_id", "received_at"], unique=False
    )
    op.create_table(
        "attempt",
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["company"], ["company.company"], name=op.f("fk_attempt_company")),
        sa.PrimaryKeyConstraint("company", "key", name=op.f("pk_attempt")),
    )
    op.create_table(
        "audit",
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["company"], ["company.company"], name=op.f("fk_audit_company")),
        sa.PrimaryKeyConstraint("company", "key", name=op.f("pk_audit")),
    )


def downgrade() -> None:
    """Back to 0001."""
    op.drop_table("audit")
    op.drop_table("attempt")
    op.drop_index(op.f("ix_update__company_user_id_received_at"), table_name="update_")
    op.drop_column("update_", "user_id")
    op.drop_column("pairing", "key")
    op.drop_column("person", "state")
    op.drop_column("person", "name")
