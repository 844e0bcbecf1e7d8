"""How long an import takes: 100,000 accounts, for the first time and again, on SQLite (or on DATABASE_URL).

.venv/bin/python -m bench.importing [accounts]
"""

from __future__ import annotations

import csv
import os
import random
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.domain.migration import migrate
from bot.domain.salesforce_ids import to_18
from bot.domain.store import Store
from bot.sync.files import load

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HEADER = [
    "Id",
    "Name",
    "ParentId",
    "Website",
    "Industry",
    "BillingCountry",
    "Type",
    "OwnerId",
    "NumberOfEmployees",
    "IsDeleted",
    "MasterRecordId",
    "ARR__c",
    "CurrencyIsoCode",
    "Renewal_Date__c",
    "Original_Contract_Date__c",
    "Lifecycle_Stage__c",
    "Segment__c",
    "Region__c",
    "CSM__c",
    "Priority__c",
    "CSM_Sentiment__c",
    "Licensed_Users__c",
    "Billable_Users__c",
    "Active_Users_28d__c",
    "Referenceable__c",
    "Solutions_Architect__c",
    "NPS__c",
]


def write_folder(folder: Path, count: int) -> None:
    """Ten people, and accounts of plausible width; one in five has a parent further down in the file."""
    dice = random.Random(7)
    people = [to_18(f"0055f{number:010d}") for number in range(10)]
    with (folder / "User.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Id", "Name", "Email", "TimeZoneSidKey", "ManagerId", "IsActive", "Role__c"])
        for number, one in enumerate(people):
            rows.writerow([one, f"Person {number}", f"p{number}@example.com", "Europe/Berlin", "", "true", "CSM"])
    ids = [to_18(f"0015f{number:010d}") for number in range(count)]
    with (folder / "Account.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEADER)
        for number, one in enumerate(ids):
            below = number + dice.randint(1, 900)
            parent = ids[below] if number % 5 == 0 and below < count else ""
            day = f"2027-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"
            rows.writerow(
                [one, f"Company {number} & Sons GmbH", parent, f"https://www.company{number}.example", "Manufacturing",
                 "Germany", "Customer", dice.choice(people), dice.randint(20, 20_000), "false", "",
                 dice.randint(10, 900) * 1000, "EUR", day, "2023-01-10", "Adoption", "Mid-Market", "EMEA",
                 dice.choice(people), "P2", dice.choice(["Green", "Yellow", "Red", ""]), 500, 400, 300, "true",
                 dice.choice(people), 42]
            )  # fmt: skip


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "export"
        folder.mkdir()
        write_folder(folder, count)
        url = os.environ.get("DATABASE_URL", f"sqlite:///{place}/ally.db")
        migrate(url)
        store = Store(url)
        for what in ("first import", "the same again"):
            begun, worked = time.perf_counter(), time.process_time()
            report = load(store, folder, now=NOW, zone=ZoneInfo("UTC"), rejected_to=Path(place) / "rejected.csv")
            took, work = time.perf_counter() - begun, time.process_time() - worked
            accounts = report.files[1].tally
            print(
                f"{what}: {count} accounts, {work:.1f} s CPU, {took:.1f} s wall on {store.url.get_backend_name()} "
                f"(created {accounts.created}, unchanged {accounts.unchanged}, rejected {accounts.rejected})"
            )
        store.close()


if __name__ == "__main__":
    main()
