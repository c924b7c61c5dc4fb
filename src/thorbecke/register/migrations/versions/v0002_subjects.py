"""What each subject has come to, kept beside the events and recomputed from them after this step."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of subjects; `upgrade` fills it from the events."""
    op.create_table(
        "register_subjects",
        sa.Column("kind", sa.String(), primary_key=True),
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("moment", sa.String(), nullable=False),
        sa.Column("parties_json", sa.Text(), nullable=False),
        sa.Column("data_json", sa.Text(), nullable=False),
    )
    op.create_index("register_subjects_by_state", "register_subjects", ["kind", "state"])
