"""The README tells the truth: its tables are read off the declarations. `pytest --record` writes them anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.handlers.manifest import OPTIONAL_SCOPES, SCOPES
from bot.intents import CATALOGUE

README = Path(__file__).parents[2] / "README.md"


def abilities() -> str:
    rows = ["| ability | what it does | people say |", "|---|---|---|"]
    for ability in CATALOGUE:
        rows.append(f"| `{ability.ability}` | {ability.summary()} | {' · '.join(ability.says[:3])} |")
    return "\n".join(rows)


def scopes() -> str:
    needed = [f"   - `{name}`: {reason}" for name, reason in SCOPES.items()]
    optional = [f"   - `{name}` (optional): {reason}" for name, reason in OPTIONAL_SCOPES.items()]
    return "\n".join([*needed, *optional])


@pytest.mark.parametrize(("mark", "table"), [("abilities", abilities), ("scopes", scopes)], ids=["abilities", "scopes"])
def test_the_table_in_the_readme_is_current(mark: str, table, request: pytest.FixtureRequest) -> None:
    text = README.read_text()
    place = re.compile(rf"(<!-- {mark} -->\n).*?( *<!-- /{mark} -->)", re.DOTALL)
    wanted = place.sub(lambda found: f"{found.group(1)}{table()}\n{found.group(2)}", text)
    if request.config.getoption("--record"):
        README.write_text(wanted)
    assert wanted == README.read_text(), "run: pytest --record tests/habits/test_readme.py"


def test_every_ability_can_be_performed() -> None:
    assert [ability.ability for ability in CATALOGUE if not ability.can_be_performed()] == []
