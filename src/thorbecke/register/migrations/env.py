"""Run by Alembic: applies the scripts on the connection it was handed, within that connection's transaction."""

from alembic import context

from thorbecke.register.tables import METADATA, VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"], target_metadata=METADATA, version_table=VERSION_TABLE
)
context.run_migrations()
