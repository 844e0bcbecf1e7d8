"""A list of accounts as a CSV file that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from bot.domain.account_lists import AccountLine

COLUMNS = [
    "Salesforce Id",
    "Account",
    "CSM",
    "ARR",
    "Currency",
    "Renewal Date",
    "Health",
    "Health Score",
    "CSM Sentiment",
    "Stage",
    "Segment",
    "Region",
    "Country",
    "Industry",
    "Priority",
    "NPS",
    "Licensed Users",
    "Billable Users",
    "Last Activity",
    "Leftover",
]

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell beginning so is run as a formula by spreadsheets; an apostrophe in front makes it text."""


def write_csv(lines: Iterable[AccountLine]) -> bytes:
    """UTF-8 with a byte order mark, which Excel needs to see the accents."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows(_row(line) for line in lines)
    return file.getvalue().encode("utf-8-sig")


def safe_cell(value: object) -> object:
    """Text that cannot be taken for a formula; numbers and days stay what they are."""
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def _row(line: AccountLine) -> Sequence[object]:
    return [
        safe_cell(value)
        for value in (
            line.sf_id,
            line.name,
            line.csm,
            line.arr,
            line.currency,
            line.renewal_date,
            line.health_band,
            line.health_score,
            line.sentiment,
            line.stage,
            line.segment,
            line.region,
            line.country,
            line.industry,
            line.priority,
            line.nps,
            line.licensed_users,
            line.billable_users,
            line.last_activity_at.date() if line.last_activity_at else None,
            "yes" if line.is_leftover else None,
        )
    ]
