"""PostgreSQL servers of single tests: with TLS, killed and started again, full, or behind a pooler."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import psycopg
from psycopg import sql

from tests.support.waiting import LIMIT, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[2]
# They are this computer, but no names that the program takes for it: whoever connects wants a proof.
REMOTE, ELSEWHERE = "127.0.0.2", "127.0.0.3"


class Certificates(NamedTuple):
    """An authority of its own, and a server that it answers for."""

    authority: Path
    certificate: Path
    key: Path


class Server:
    """A server in a folder of its own, reached by a socket there and on a port of this computer.

    Args:
        folder: empty; belongs to the server's user.
        certificates: with these it has TLS.
    """

    def __init__(self, folder: Path, certificates: Certificates | None = None) -> None:
        self._folder = folder
        self._programs = _programs()
        self.port = free_port()
        self._call("initdb", "-D", self._data, "-U", "organizer", "-A", "trust", "-E", "UTF8", "--no-sync")
        settings = {
            "listen_addresses": f"'127.0.0.1,{REMOTE},{ELSEWHERE}'",
            "port": str(self.port),
            "unix_socket_directories": f"'{folder}'",
            "max_connections": "40",
            # They are killed as programs are; the computer below them goes on, and need not be waited for.
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
        }
        if certificates is not None:
            for name, source in (
                ("ssl_cert_file", certificates.certificate),
                ("ssl_key_file", certificates.key),
            ):
                copied = folder / source.name
                copied.write_bytes(source.read_bytes())
                copied.chmod(0o600)
                _give(copied)
                settings[name] = f"'{copied}'"
            settings["ssl"] = "on"
        with (folder / "data" / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = {value}\n" for name, value in settings.items())
        self.start()

    @property
    def _data(self) -> str:
        return str(self._folder / "data")

    @property
    def address(self) -> str:
        """The address of its owner, by the socket."""
        return f"postgresql://organizer@/postgres?host={self._folder}&port={self.port}"

    def new_database(self) -> str:
        """Make an empty database; return the address of its owner."""
        name = f"hub_{secrets.token_hex(8)}"
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.address.replace("/postgres?", f"/{name}?")

    @property
    def socket(self) -> str:
        """The file of its socket."""
        return f"{self._folder}/.s.PGSQL.{self.port}"

    def start(self) -> None:
        """Start it, and wait until it answers; what a killed one left is recovered."""
        log = str(self._folder / "log")
        self._call("pg_ctl", "start", "-w", "-s", "-t", str(LIMIT), "-D", self._data, "-l", log)

    def kill(self) -> None:
        """End all of it at once, as a power cut does."""
        lock = self._folder / "data" / "postmaster.pid"
        os.kill(int(lock.read_text().split()[0]), signal.SIGKILL)
        # Its children see that it is gone, and end.
        wait_until(lambda: not _has_children(self._data), "the end of a killed server")
        # After a power cut nobody has its number; here a dead process may keep it for a while.
        lock.unlink()
        Path(f"{self.socket}.lock").unlink(missing_ok=True)

    def log(self) -> bytes:
        """Return all that the server has written down."""
        return (self._folder / "log").read_bytes()

    @contextmanager
    def asking_for_passwords(self) -> Iterator[None]:
        """Ask laptops for their passwords meanwhile, and write down every statement."""
        rules = self._folder / "data" / "pg_hba.conf"
        before = rules.read_bytes()
        rules.write_bytes(b"local all organizer trust\nlocal all all scram-sha-256\n")
        self._set_log("all")
        try:
            yield
        finally:
            rules.write_bytes(before)
            self._set_log("none")

    def _set_log(self, statements: str) -> None:
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(sql.SQL("ALTER SYSTEM SET log_statement = {}").format(statements))
            connection.execute("SELECT pg_reload_conf()")

    def end(self) -> None:
        """End it without waiting for anybody."""
        self._call("pg_ctl", "stop", "-D", self._data, "-m", "immediate", "-s", is_checked=False)

    def _call(self, program: str, *arguments: str, is_checked: bool = True) -> None:
        command = [*_as_server(), str(self._programs / program), *arguments]
        done = subprocess.run(command, cwd=self._folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0 or not is_checked, done.stdout + done.stderr


@contextmanager
def own_server(certificates: Certificates | None = None, folder: Path | None = None) -> Iterator[Server]:
    """Run a server; everything of it is deleted afterwards.

    Args:
        certificates: with these it has TLS.
        folder: where; a new folder without it.
    """
    # The tests' own folders are closed to the user of the server.
    work = Path(tempfile.mkdtemp(prefix="organizer-pg.", dir=folder))
    _give(work)
    server = None
    try:
        server = Server(work, certificates)
        yield server
    finally:
        if server is not None:
            server.end()
        shutil.rmtree(work, ignore_errors=True)


@contextmanager
def pooled(
    server: Server, program: str, settings: str = "default_pool_size = 4\nmax_client_conn = 500"
) -> Iterator[int]:
    """Run a pooler in transaction mode before a server; return its port on this computer.

    Args:
        server: the server.
        program: where pgbouncer is.
        settings: how many connections it keeps, as lines of its file.
    """
    work = Path(tempfile.mkdtemp(prefix="organizer-pool."))
    port = free_port()
    (work / "pool.ini").write_text(
        f"[databases]\n* = host={Path(server.socket).parent} port={server.port}\n"
        f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\n"
        # The logins of laptops come and go, so the pooler asks the server for them.
        f"auth_type = scram-sha-256\nauth_file = {work}/users\nauth_user = organizer\n"
        f"pool_mode = transaction\n{settings}\n"
    )
    (work / "users").write_text('"organizer" ""\n')
    for each in (work, *work.iterdir()):
        _give(each)
    command = [*_as_server(), program, "-q", str(work / "pool.ini")]
    with subprocess.Popen(command, cwd=work, stderr=subprocess.DEVNULL) as running:
        try:
            wait_until(lambda: is_open(port), "the pooler", of=running)
            yield port
        finally:
            running.terminate()
            running.wait()
            shutil.rmtree(work, ignore_errors=True)


def free_port() -> int:
    """Return a port of this computer that nobody listens on.

    The system gives none of these to a connection that begins meanwhile (`ip(7)`, ip_local_port_range).
    """
    while True:
        port = 20_000 + secrets.randbelow(10_000)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


def is_open(port: int) -> bool:
    """Return whether somebody listens on a port of this computer."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def certificates_in(folder: Path, host: str = REMOTE) -> Certificates:
    """Make an authority and a certificate of it for a server."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    now = datetime.now(UTC)

    def build(subject: str, issuer: str, key: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
        name, by = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, each)]) for each in (subject, issuer))
        made = x509.CertificateBuilder().subject_name(name).issuer_name(by).public_key(key)
        made = made.serial_number(x509.random_serial_number())
        return made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=2))

    root, own = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    authority = (
        build("Test authority", "Test authority", root.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(root, hashes.SHA256())
    )
    certificate = (
        build("hub.example.org", "Test authority", own.public_key())
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))]), critical=False)
        .sign(root, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    found = Certificates(folder / "authority.pem", folder / "server.pem", folder / "server.key")
    found.authority.write_bytes(authority.public_bytes(pem))
    found.certificate.write_bytes(certificate.public_bytes(pem))
    found.key.write_bytes(
        own.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return found


def _programs() -> Path:
    script = ROOT / "packaging" / "setup" / "with_postgresql.sh"
    return Path(subprocess.run([script, "--find"], capture_output=True, text=True, check=True).stdout.strip())


def _user() -> str:
    known = {each.pw_name for each in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _as_server() -> Sequence[str]:
    # PostgreSQL refuses to run as root, so root lends it the least of its users.
    return ("runuser", "-u", _user(), "--") if os.getuid() == 0 else ()


def _give(path: Path) -> None:
    if os.getuid() == 0:
        shutil.chown(path, _user())


def _has_children(data: str) -> bool:
    """Return whether a process of a killed server is left: it keeps the shared memory of the folder."""
    for each in Path("/proc").glob("[0-9]*/cwd"):
        try:
            if each.readlink() == Path(data):
                return True
        except OSError:
            continue
    return False
