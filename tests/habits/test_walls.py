"""The walls of the house: what may import what, and what may be written where."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = Path(sys.executable).parent
SOURCES = sorted((ROOT / "bot").rglob("*.py"))


@pytest.mark.parametrize(
    "command",
    [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",), ("lint-imports", "--no-logo")],
    ids=lambda command: command[0] + (" format" if "format" in command else ""),
)
def test_the_tools_find_nothing(command: tuple[str, ...]) -> None:
    done = subprocess.run([TOOLS / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_transaction_is_committed_in_one_place_only() -> None:
    holders = [path.name for path in SOURCES if re.search(r"\.commit\(", path.read_text())]
    assert holders == []


def test_importing_the_house_touches_nothing() -> None:
    """No engine, client or app at module level: every module can be imported without a database or a network."""
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in SOURCES if path.name != "__main__.py"]
    script = (
        "import importlib, socket, sqlite3, sys\n"
        "def refuse(*_args, **_named): raise AssertionError('touched the outside at import')\n"
        "socket.socket.connect = refuse\n"
        "sqlite3.connect = refuse\n"
        "for name in sys.argv[1:]: importlib.import_module(name)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, *names], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_broken_things_are_caught_in_one_place() -> None:
    holders = {path.name for path in SOURCES if re.search(r"except (Base)?Exception\b", path.read_text())}
    assert holders <= {"conversation.py", "deliver.py"}
