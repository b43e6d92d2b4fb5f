"""Companies, people, cases, drafts, and the durable inbox and outbox."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every table of the first version."""
    op.create_table(
        "company",
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("company", name=op.f("pk_company")),
    )
    op.create_table(
        "client",
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("card", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["company"], ["company.company"], name=op.f("fk_client_company")),
        sa.PrimaryKeyConstraint("company", "id", name=op.f("pk_client")),
    )
    op.create_table(
        "person",
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["company"], ["company.company"], name=op.f("fk_person_company")),
        sa.PrimaryKeyConstraint("company", "id", name=op.f("pk_person")),
        sa.UniqueConstraint("company", "telegram_id", name=op.f("uq_person_company_telegram_id")),
    )
    op.create_table(
        "update_",
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["company"], ["company.company"], name=op.f("fk_update__company")),
        sa.PrimaryKeyConstraint("company", "update_id", name=op.f("pk_update_")),
    )
    op.create_index(op.f("ix_update__company_state"), "update_", ["company", "state"], unique=False)
    op.create_table(
        "case_",
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=True),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["company", "client_id"], ["client.company", "client.id"], name=op.f("fk_case__company_client_id")
        ),
        sa.ForeignKeyConstraint(
            ["company", "person_id"], ["person.company", "person.id"], name=op.f("fk_case__company_person_id")
        ),
        sa.ForeignKeyConstraint(["company"], ["company.company"], name=op.f("fk_case__company")),
        sa.PrimaryKeyConstraint("company", "id", name=op.f("pk_case_")),
    )
    op.create_table(
        "pairing",
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=True),
        sa.Column("telegram_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["company", "made_by"], ["person.company", "person.id"], name=op.f("fk_pairing_company_made_by")
        ),
        sa.ForeignKeyConstraint(["company"], ["company.company"], name=op.f("fk_pairing_company")),
        sa.PrimaryKeyConstraint("company", "code_hash", name=op.f("pk_pairing")),
    )
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
    op.create_table(
        "decision",
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("clause", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["company", "case_id"], ["case_.company", "case_.id"], name=op.f("fk_decision_company_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["company", "person_id"], ["person.company", "person.id"], name=op.f("fk_decision_company_person_id")
        ),
        sa.ForeignKeyConstraint(["company"], ["company.company"], name=op.f("fk_decision_company")),
        sa.PrimaryKeyConstraint("company", "id", name=op.f("pk_decision")),
    )
    op.create_table(
        "turn",
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["company", "case_id"], ["case_.company", "case_.id"], name=op.f("fk_turn_company_case_id")
        ),
        sa.ForeignKeyConstraint(["company"], ["company.company"], name=op.f("fk_turn_company")),
        sa.PrimaryKeyConstraint("company", "case_id", "position", name=op.f("pk_turn")),
        sa.UniqueConstraint("company", "key", name=op.f("uq_turn_company_key")),
    )
    op.create_table(
        "draft",
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("register", sa.Text(), nullable=True),
        sa.Column("tone", sa.Text(), nullable=False),
        sa.Column("prompt", sa.Text(), nullable=False),
        sa.Column("passages", sa.JSON(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("sent_as", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["company", "case_id", "turn"],
            ["turn.company", "turn.case_id", "turn.position"],
            name=op.f("fk_draft_company_case_id_turn"),
        ),
        sa.ForeignKeyConstraint(["company"], ["company.company"], name=op.f("fk_draft_company")),
        sa.PrimaryKeyConstraint("company", "id", name=op.f("pk_draft")),
        sa.UniqueConstraint("company", "case_id", "version", name=op.f("uq_draft_company_case_id_version")),
    )
    op.create_table(
        "fact",
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("turn", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["company", "case_id", "turn"],
            ["turn.company", "turn.case_id", "turn.position"],
            name=op.f("fk_fact_company_case_id_turn"),
        ),
        sa.ForeignKeyConstraint(["company"], ["company.company"], name=op.f("fk_fact_company")),
        sa.PrimaryKeyConstraint("company", "case_id", "turn", "position", name=op.f("pk_fact")),
    )
    op.create_table(
        "outgoing",
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("draft_id", sa.Text(), nullable=True),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["company", "draft_id"], ["draft.company", "draft.id"], name=op.f("fk_outgoing_company_draft_id")
        ),
        sa.ForeignKeyConstraint(
            ["company", "update_id"],
            ["update_.company", "update_.update_id"],
            name=op.f("fk_outgoing_company_update_id"),
        ),
        sa.ForeignKeyConstraint(["company"], ["company.company"], name=op.f("fk_outgoing_company")),
        sa.PrimaryKeyConstraint("company", "update_id", "position", name=op.f("pk_outgoing")),
    )
    op.create_index(
        op.f("ix_outgoing_company_chat_id_message_id"), "outgoing", ["company", "chat_id", "message_id"], unique=False
    )


def downgrade() -> None:
    """Back to an empty database."""
    op.drop_index(op.f("ix_outgoing_company_chat_id_message_id"), table_name="outgoing")
    op.drop_table("outgoing")
    op.drop_table("fact")
    op.drop_table("draft")
    op.drop_table("turn")
    op.drop_table("decision")
    op.drop_table("policy_version")
    op.drop_table("pairing")
    op.drop_table("case_")
    op.drop_index(op.f("ix_update__company_state"), table_name="update_")
    op.drop_table("update_")
    op.drop_table("person")
    op.drop_table("client")
    op.drop_table("company")
