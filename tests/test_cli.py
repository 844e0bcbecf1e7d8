"""The command line as a person meets it: quick help, honest exits, data on one stream and talk on the other."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

from bot.views import limits


def ally(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "ALLY_", "DATABASE_"))}
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=cwd,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_help_is_there_at_once_because_nothing_heavy_is_loaded(tmp_path: Path) -> None:
    script = (
        "import sys, bot.cli; print([name for name in ('sqlalchemy', 'slack_bolt', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert "Starts Ally with demo data" in ally("--help", cwd=tmp_path).stdout


def test_a_demo_at_a_port_that_is_taken_says_so_at_once_and_what_to_do(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        done = ally("demo", "--port", str(other.getsockname()[1]), cwd=tmp_path)
    assert done.returncode == 1
    assert "cannot be used" in done.stderr
    assert "ally demo --port" in done.stderr
    assert "Traceback" not in done.stderr


def test_every_malformed_setting_is_said_at_once_by_name_with_its_purpose(tmp_path: Path) -> None:
    done = ally("migrate", cwd=tmp_path, DATABASE_URL="mysql://x", ALLY_TIMEZONE="Mars/Base", ALLY_PORT="high")
    assert done.returncode == 1
    assert done.stdout == ""
    for name in ("DATABASE_URL", "ALLY_TIMEZONE", "ALLY_PORT"):
        assert name in done.stderr
    assert "the time zone of people without one" in done.stderr


def test_serving_without_tokens_says_which_are_missing(tmp_path: Path) -> None:
    done = ally("serve", cwd=tmp_path)
    assert done.returncode == 1
    assert "SLACK_BOT_TOKEN is missing" in done.stderr
    assert "SLACK_SIGNING_SECRET is missing" in done.stderr


def test_wrong_usage_exits_with_two(tmp_path: Path) -> None:
    assert ally("migrate", "--sideways", cwd=tmp_path).returncode == 2


def test_the_doctor_says_what_to_do(tmp_path: Path) -> None:
    done = ally("doctor", cwd=tmp_path)
    assert done.returncode == 1
    assert "run: ally migrate" in done.stdout
    assert ally("migrate", cwd=tmp_path).returncode == 0
    assert "The database is at head" in ally("doctor", cwd=tmp_path).stdout


def test_the_manifest_is_one_that_slack_takes(tmp_path: Path) -> None:
    manifest = json.loads(ally("manifest", "--url", "https://ally.example/slack/events", cwd=tmp_path).stdout)
    about = manifest["display_information"]
    assert len(about["name"]) <= 35
    assert len(about["description"]) <= 140
    assert 175 <= len(about["long_description"]) <= 4000
    assert all(len(command["usage_hint"]) <= 1000 for command in manifest["features"]["slash_commands"])
    assert all(len(shortcut["name"]) <= limits.VIEW_TITLE for shortcut in manifest["features"]["shortcuts"])
    assert "channels:history" not in manifest["oauth_config"]["scopes"]["bot"]
    assert json.loads(ally("manifest", cwd=tmp_path).stdout)["settings"]["socket_mode_enabled"] is True
