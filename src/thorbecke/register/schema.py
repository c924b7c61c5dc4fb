"""Making a register, and bringing one of an older version up to date."""

from sqlalchemy import Connection, inspect

from thorbecke.errors import RegisterError
from thorbecke.register.database import Database
from thorbecke.register.kinds import Kinds
from thorbecke.register.replay import Progress, refill, silent
from thorbecke.register.subjects import known_kinds
from thorbecke.register.tables import REVISIONS

__all__ = ["init", "migrate", "upgrade"]


def init(address: str | None = None) -> str:
    """Make an empty register and tell where; raises RegisterError where there is one, or something else stands."""
    database = Database(address)
    try:
        _check_empty(database)
        with database.writing() as connection:
            migrate(connection)
    finally:
        database.close()
    return str(database)


def _check_empty(database: Database) -> None:
    if database.schema() is not None:
        raise RegisterError(
            f"There is a register at {database} already. 'thorbecke register upgrade' brings it up to date."
        )
    if database.file is None:
        return
    try:
        database.file.parent.mkdir(parents=True, exist_ok=True)
        database.file.touch(mode=0o600)  # drafts in it are private
    except OSError as error:
        raise RegisterError(f"{database.file} cannot be made: {error.strerror}.") from error
    with database.reading() as connection:
        if inspect(connection).get_table_names():
            raise RegisterError(f"{database} is a database of something else. Give another file.")


def upgrade(address: str | None = None, kinds: Kinds | None = None, *, progress: Progress = silent) -> tuple[str, str]:
    """Bring a register up to date and compute anew what subjects have come to; every event stays as it is.

    Gives the version of the schema before and after. Raises RegisterError where there is none, or a newer one.
    """
    database = Database(address)
    try:
        before = database.schema()
        if before not in REVISIONS:
            database.check_schema()
        with database.writing() as connection:
            migrate(connection)
            refill(connection, known_kinds() if kinds is None else kinds, progress)
    finally:
        database.close()
    return str(before), REVISIONS[-1]


def migrate(connection: Connection, revision: str = REVISIONS[-1]) -> None:
    """Run the scripts that lead to a version of the schema, within the transaction of the connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "thorbecke.register:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
