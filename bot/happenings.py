"""What can be made to happen to the demo's customers, so that one sees in a minute what Ally tells unprompted.

It happens the way it does outside: Salesforce exports changed records, and they are imported.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.domain import health_upkeep, sponsors
from bot.domain.store import Store
from bot.local.workspace import Happening
from bot.sync.files import load

ZONE = ZoneInfo("America/Los_Angeles")
MEASURES = ("License Utilization", "User Engagement", "Stage Adoption", "Support", "Meeting Cadence")
FALLEN_TO = 5
"""Score every measure falls to."""

Row = dict[str, str]


def happenings(store: Store, exports: Path, clock: Callable[[], datetime]) -> tuple[Happening, ...]:
    """What can happen; `exports` are the files the demo was loaded from."""

    def sponsor_leaves() -> str:
        contact = _find(exports / "Contact.csv", FirstName="Gordon", LastName="Pryce")
        elsewhere = _find(exports / "Account.csv", Name="Copperfield Analytics")
        _arrive(store, "Contact", [{**contact, "AccountId": elsewhere["Id"]}], now=clock())
        with store.transaction() as session:
            sponsors.watch_contacts(session, now=clock())
        return (
            "Salesforce says that Gordon Pryce, sponsor at Westmarch Airlines, moved to another company. Maya is told."
        )

    def health_falls() -> str:
        account = _find(exports / "Account.csv", Name="Silverline Semiconductor Corp.")
        moment = (clock() - timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        fallen = [
            {"AccountId": account["Id"], "Measure": measure, "Score": str(FALLEN_TO), "UpdatedAt": moment}
            for measure in MEASURES
        ]
        _arrive(store, "HealthScore", fallen, now=clock())
        with store.transaction() as session:
            health_upkeep.refresh(session, now=clock())
        return "The product measures of Silverline Semiconductor fell. Maya is told."

    return (
        Happening("sponsor-leaves", "A sponsor leaves Westmarch Airlines", sponsor_leaves),
        Happening("health-falls", "Health falls at Silverline Semiconductor", health_falls),
    )


def _find(path: Path, **values: str) -> Row:
    with path.open(encoding="utf-8", newline="") as file:
        return next(row for row in csv.DictReader(file) if values.items() <= row.items())


def _arrive(store: Store, name: str, rows: list[Row], *, now: datetime) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with (Path(folder) / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        load(store, Path(folder), now=now, zone=ZONE, rejected_to=Path(folder) / "rejected.csv")
