"""`ally audit`: the audit trail as lines of text, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.accounts import tell_apart
from bot.domain.audit import Riddle, Trace, read_riddles, read_trail
from bot.domain.directory import Directory
from bot.domain.resolution import Resolved, resolve
from bot.domain.store import Session, Store
from bot.intents.csv_export import safe_cell
from bot.intents.naming import proposed_keys


class NoSuchAccount(Exception):
    """The account that was asked for is not clear; says what was found."""


def write_report(
    store: Store, *, account: str | None, since: str | None, zone: ZoneInfo, shape: str, riddles: bool
) -> Iterator[str]:
    """The lines, one per change; `since` is an ISO day or moment, in `zone` where it names none."""
    begin = _moment(since, zone) if since else None
    with store.reading() as session:
        if riddles:
            yield from SHAPES[shape](read_riddles(session, since=begin))
        else:
            wanted = [_find_account(session, account)] if account else None
            yield from SHAPES[shape](read_trail(session, account_ids=wanted, since=begin))


def _moment(said: str, zone: ZoneInfo) -> datetime:
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        raise ValueError(f"--since: “{said}” is no ISO day or moment, such as 2026-11-23") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _find_account(session: Session, words: str) -> int:
    index = Directory().current(session)
    found = resolve(index, words)
    if isinstance(found, Resolved):
        return int(found.account.key)
    near = ", ".join(f"{one.name} ({one.sf_id})" for one in tell_apart(session, proposed_keys(found)))
    raise NoSuchAccount(f"--account: which “{words}”? " + (f"There is {near}." if near else "I know none."))


def _as_text(rows: Iterable[Trace | Riddle]) -> Iterator[str]:
    for row in rows:
        if isinstance(row, Riddle):
            chosen = f" → {row.chosen}" if row.chosen else ""
            yield f"{row.said_at}  {row.who}: {row.text}{chosen}"
            continue
        undone = " (taken back)" if row.undone_at else ""
        yield (
            f"{row.done_at}  {row.who} · {row.ability} · {row.account or '–'} · "
            f"{row.entity} {row.row} {row.field}: {row.old or '–'} → {row.new or '–'}{undone}"
        )


def _as_json(rows: Iterable[Trace | Riddle]) -> Iterator[str]:
    for row in rows:
        yield json.dumps(asdict(row), ensure_ascii=False)


def _as_csv(rows: Iterable[Trace | Riddle]) -> Iterator[str]:
    """One record at a time; a cell that a spreadsheet would run as a formula is made text."""
    names: list[str] = []
    for row in rows:
        values = asdict(row)
        if not names:
            names = list(values)
            yield _record(names)
        yield _record([str(safe_cell(one)) for one in values.values()])


def _record(values: list[str]) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator="").writerow(values)
    return file.getvalue()


SHAPES = {"text": _as_text, "json": _as_json, "csv": _as_csv}
