"""The tables of the register. The scripts in `migrations` make them; a test holds the two against each other."""

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, String, Table, Text, UniqueConstraint

__all__ = ["EVENTS", "EVIDENCE", "METADATA", "REVISIONS", "SUBJECTS", "VERSION_TABLE"]

# Ours alone, so that the register can share a PostgreSQL database with other programs that use Alembic.
VERSION_TABLE = "register_version"
REVISIONS = ("0001", "0002")
"""The versions of the schema that this program knows, oldest first."""

METADATA = MetaData()

EVENTS = Table(
    "register_events",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("act", String, nullable=False),
    Column("user_id", String, nullable=False),
    Column("user_name", String, nullable=False),
    Column("organisation", String, nullable=False),
    Column("role", String, nullable=False),
    Column("moment", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("ground", Text, nullable=False),
    Column("payload_json", Text, nullable=False),
    Column("evidence_json", Text, nullable=False),
    Column("parties_json", Text, nullable=False),
    Column("key", String),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
    UniqueConstraint("kind", "subject", "version", name="register_events_one_act_per_version"),
    UniqueConstraint("key", name="register_events_one_act_per_key"),
)

EVIDENCE = Table(
    "register_evidence",
    METADATA,
    Column("sha256", String, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

SUBJECTS = Table(
    "register_subjects",
    METADATA,
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("moment", String, nullable=False),
    Column("parties_json", Text, nullable=False),
    Column("data_json", Text, nullable=False),
    Index("register_subjects_by_state", "kind", "state"),
)
