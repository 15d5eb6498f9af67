"""The bootstrap finds a Python that really runs, installs once, and says in a sentence when there is none."""

import shutil
import subprocess
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "scripts/bootstrap"
TOOLS = ("sh", "dirname", "cat", "cmp", "rm", "cp", "touch", "timeout", "mkdir", "env", "readlink", "chmod")
SHIM = "#!/bin/sh\nexit 127\n"
OLD = '#!/bin/sh\ncase "$*" in *ensurepip*) exit 0 ;; esac\nexit 1\n'
# As much of a Python as the bootstrap asks for; what it is told to run, it writes down.
NEW = """#!/bin/sh
case "$*" in
    *'version_info[:2]'*) exit 0 ;;
    *ensurepip*) exit 0 ;;
    *'* 1000'*) echo 3013 ;;
    *'version.split'*) echo Python 3.13.0 ;;
    '-m venv'*) mkdir -p "$3/bin" "$3/lib/python3.13/site-packages"; cp "$0" "$3/bin/python" ;;
    *) echo "$*" >>"$LOG" ;;
esac
"""


class Machine:
    """A machine with a checkout and, on its PATH, what a test puts there."""

    def __init__(self, folder: Path) -> None:
        self.checkout, self.path, self.log = folder / "checkout", folder / "bin", folder / "log"
        (self.checkout / "scripts").mkdir(parents=True)
        self.path.mkdir()
        shutil.copy(SOURCE, self.checkout / "scripts/bootstrap")
        for name in ("requirements.txt", "requirements-dev.txt", "requirements-uv.txt"):
            (self.checkout / name).write_text(f"# {name}\n")
        for tool in TOOLS:
            (self.path / tool).symlink_to(shutil.which(tool))
        self.log.touch()

    def has(self, name: str, program: str) -> None:
        (self.path / name).write_text(program)
        (self.path / name).chmod(0o755)

    def bootstrap(self, *words: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": str(self.path), "HOME": "/nowhere", "LOG": str(self.log), "UV_PYTHON_DOWNLOADS": "never"}
        command = ["/bin/sh", str(self.checkout / "scripts/bootstrap"), *words]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_python_that_only_seems_to_be_there_is_passed_over(machine: Machine) -> None:
    machine.has("python3.14", SHIM)
    machine.has("python3", OLD)
    machine.has("python", NEW)

    done = machine.bootstrap()

    assert done.returncode == 0
    assert done.stdout.splitlines() == ["Making .venv with Python 3.13.0 ...", "Installing requirements.txt ..."]
    assert (machine.checkout / ".venv/bin/trellis").exists()
    assert (
        machine.checkout / ".venv/lib/python3.13/site-packages/trellis.pth"
    ).read_text() == f"{machine.checkout}/src\n"


def test_second_run_installs_nothing_until_the_locked_file_changes(machine: Machine) -> None:
    machine.has("python3", NEW)
    machine.bootstrap()
    first = machine.log.read_text()

    again = machine.bootstrap()
    unchanged = machine.log.read_text()
    (machine.checkout / "requirements.txt").write_text("# more\n")
    machine.bootstrap()

    assert again.stdout == ""
    assert unchanged == first
    assert machine.log.read_text().count("-r requirements.txt") == 2


def test_dev_installs_what_the_tests_need(machine: Machine) -> None:
    machine.has("python3", NEW)

    machine.bootstrap("dev")

    assert "--require-hashes -r requirements-dev.txt" in machine.log.read_text()


def test_half_made_environment_is_made_again(machine: Machine) -> None:
    machine.has("python3", NEW)
    machine.bootstrap()
    (machine.checkout / ".venv/.made").unlink()

    done = machine.bootstrap()

    assert done.stdout.startswith("Making .venv")


@pytest.mark.parametrize("programs", [{}, {"python3": OLD}, {"python3.13": SHIM, "python3": OLD}])
def test_machine_without_a_python_is_told_in_one_sentence_what_to_install(
    machine: Machine, programs: dict[str, str]
) -> None:
    for name, program in programs.items():
        machine.has(name, program)

    done = machine.bootstrap()

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("Trellis needs Python 3.12 or newer with its venv module: install it")
    assert len(done.stderr.splitlines()) == 1
    assert not (machine.checkout / ".venv").exists()
