"""A real PostgreSQL for tests: a server of its own in a temporary folder, on a socket and no port, gone at the end."""

import os
import select
import shutil
import signal
import subprocess
import tempfile
from itertools import count
from pathlib import Path

import psycopg

__all__ = ["PostgresServer"]

_USER = "postgres"
_ROOT = Path("/usr/lib/postgresql")
_SECONDS_TO_DIE = 30
# After a crash the whole folder is made sure of; in one call, not file by file.
_DURABLE = {"recovery_init_sync_method": "syncfs"}
_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def _programs() -> Path:
    """The folder with the newest server's programs."""
    found = sorted(_ROOT.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    assert found, "PostgreSQL is not installed. On Debian and Ubuntu: sudo apt-get install postgresql"
    return found[-1].parent


def _killed(pid: int) -> int | None:
    """A handle that can be read from once this process has ended, which it is made to; None where it has gone."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return None
    signal.pidfd_send_signal(handle, signal.SIGKILL)
    return handle


class PostgresServer:
    """A server. `durable`: writes reach the disk before they count, as in real use; else it is quicker."""

    def __init__(self, *, durable: bool = False) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="thorbecke-pg-"))
        self._data = self.folder / "data"
        self._programs = _programs()
        self._settings = {"listen_addresses": "", "unix_socket_directories": str(self.folder), "max_connections": "200"}
        self._settings |= _DURABLE if durable else _FAST
        self._numbers = count(1)
        if os.geteuid() == 0:  # a server never runs as root
            shutil.chown(self.folder, _USER)
        sync = [] if durable else ["--no-sync"]
        self._run("initdb", "-D", self._data, "-U", _USER, "-A", "trust", "-E", "UTF8", "--locale=C", *sync)

    def _run(self, program: str, *arguments: object) -> None:
        as_user = ["runuser", "-u", _USER, "--"] if os.geteuid() == 0 else []
        command = [*as_user, str(self._programs / program), *map(str, arguments)]
        subprocess.run(command, check=True, capture_output=True, cwd=self.folder)

    def start(self) -> "PostgresServer":
        """Start it, and wait until it answers; also after a crash."""
        options = " ".join(f"-c {name}='{value}'" for name, value in self._settings.items())
        self._run("pg_ctl", "-D", self._data, "-o", options, "-l", self.folder / "log", "-w", "start")
        return self

    def kill(self) -> None:
        """End it as a power cut would: every process at once, nothing written on the way out."""
        first = int((self._data / "postmaster.pid").read_text().splitlines()[0])
        os.kill(first, signal.SIGSTOP)  # so that it starts none while the others are listed
        listed = subprocess.run(["pgrep", "-P", str(first)], capture_output=True, text=True, check=False).stdout
        ended = [handle for pid in (first, *map(int, listed.split())) if (handle := _killed(pid)) is not None]
        for handle in ended:
            assert select.select([handle], [], [], _SECONDS_TO_DIE)[0], "a process of PostgreSQL does not die"
            os.close(handle)
        # After a power cut nobody has these numbers; here the dead may keep them until someone collects them.
        for lock in (self._data / "postmaster.pid", *self.folder.glob(".s.PGSQL.*.lock")):
            lock.unlink(missing_ok=True)

    def stop(self) -> None:
        """Stop it and remove what it wrote."""
        if (self._data / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder)

    def new_database(self) -> str:
        """The address of a new, empty database: a schema of its own, which is made in a blink and takes no room."""
        name = f"test_{next(self._numbers)}"
        with psycopg.connect(host=str(self.folder), user=_USER, dbname="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return f"postgresql+psycopg://{_USER}@/postgres?host={self.folder}&options=-csearch_path%3D{name}"

    def __enter__(self) -> "PostgresServer":
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()
