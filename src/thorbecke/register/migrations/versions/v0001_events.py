"""Events and evidence, which nobody may change or remove."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_KEPT = ("register_events", "register_evidence")
_SQLITE = """
CREATE TRIGGER {table}_{name} BEFORE {act} ON {table} BEGIN
    SELECT RAISE(ABORT, 'what the register holds is never changed or removed'){when};
END
"""
# Without the last, INSERT OR REPLACE would take an event away unseen by a connection without recursive_triggers.
_SAME = """ FROM register_events
    WHERE number = NEW.number OR key = NEW.key
        OR (kind = NEW.kind AND subject = NEW.subject AND version = NEW.version)"""
_POSTGRESQL = """
CREATE FUNCTION register_refuses() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'what the register holds is never changed or removed'; END $$
"""


def upgrade() -> None:
    """Make the tables and what guards them."""
    text = sa.Text()
    op.create_table(
        "register_events",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("act", "user_id", "user_name", "organisation", "role", "moment")
        ),
        *(
            sa.Column(name, text, nullable=False)
            for name in ("why", "ground", "payload_json", "evidence_json", "parties_json")
        ),
        sa.Column("key", sa.String()),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.UniqueConstraint("kind", "subject", "version", name="register_events_one_act_per_version"),
        sa.UniqueConstraint("key", name="register_events_one_act_per_key"),
    )
    op.create_table(
        "register_evidence",
        sa.Column("sha256", sa.String(), primary_key=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    _guard(op.get_bind().dialect.name)


def _guard(dialect: str) -> None:
    if dialect == "sqlite":
        for table in _KEPT:
            for act in ("UPDATE", "DELETE"):
                op.execute(sa.text(_SQLITE.format(table=table, name=act.lower(), act=act, when="")))
        op.execute(sa.text(_SQLITE.format(table="register_events", name="replace", act="INSERT", when=_SAME)))
        return
    op.execute(sa.text(_POSTGRESQL))
    for table in _KEPT:
        op.execute(
            sa.text(
                f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION register_refuses()"
            )
        )
