"""Requests put to managers."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The table of escalations."""
    op.create_table(
        "escalation",
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("draft_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("asks", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("remind_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deputy_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_key", sa.Text(), nullable=True),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["company", "case_id"], ["case_.company", "case_.id"], name=op.f("fk_escalation_company_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["company", "person_id"], ["person.company", "person.id"], name=op.f("fk_escalation_company_person_id")
        ),
        sa.ForeignKeyConstraint(["company"], ["company.company"], name=op.f("fk_escalation_company")),
        sa.PrimaryKeyConstraint("company", "id", name=op.f("pk_escalation")),
    )
    op.create_index(op.f("ix_escalation_company_state_next_at"), "escalation", ["company", "state", "next_at"])


def downgrade() -> None:
    """Back to 0004."""
    op.drop_index(op.f("ix_escalation_company_state_next_at"), table_name="escalation")
    op.drop_table("escalation")
