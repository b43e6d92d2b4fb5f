"""Versions of a pack are kept as files in the data folder: their table was never written."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Without the table of pack versions."""
    op.drop_table("policy_version")


def downgrade() -> None:
    """Back to 0005: the table as 0001 made it, empty as it always was."""
    op.create_table(
        "policy_version",
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("pack", sa.JSON(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["company", "person_id"], ["person.company", "person.id"], name=op.f("fk_policy_version_company_person_id")
        ),
        sa.ForeignKeyConstraint(["company"], ["company.company"], name=op.f("fk_policy_version_company")),
        sa.PrimaryKeyConstraint("company", "hash", name=op.f("pk_policy_version")),
    )
