"""Values: how a cell of an export, or a field of the API, is read. Each reader raises `Unreadable` with the reason.

A cell that cannot be what its column says rejects its row: a guess at a date or an amount would be acted upon.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.domain.attributes import find_attribute
from bot.domain.ctas import Status
from bot.domain.people import Role
from bot.domain.salesforce_ids import restore_capitals, to_18

Reader = Callable[[str], object]
"""Text that is not blank → the value."""

NOON = time(12, tzinfo=UTC)
"""A day without an hour is kept as its noon: the same day from Honolulu to Auckland."""
LARGEST_WHOLE = 2**31 - 1
LARGEST_AMOUNT = Decimal(10) ** 13
CLOSED_LISTS = frozenset({"sentiment", "product_sentiment"})
"""Attributes with meanings of their own; in the other lists a company's own words are kept."""

_ID = re.compile(r"[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?(?:[eE][+-]?\d{1,2})?", re.ASCII)
_HOST = re.compile(r"(?:[a-z][a-z0-9+-]*:(?!\d))?(?://)?(?:[^/?#@]*@)?([^/?#:@\s]+)")
_TRUTHS = {"true": True, "1": True, "yes": True, "y": True, "false": False, "0": False, "no": False, "n": False}


class Unreadable(ValueError):
    """A value is not what its column is for; the message is the reason, to be read by a person."""


def line(length: int) -> Reader:
    """One line of at most so many characters; white space around and within it is tidied."""

    @lru_cache(maxsize=5_000)
    def read(cell: str) -> str:
        found = " ".join(cell.split())
        if len(found) > length:
            raise Unreadable(f"has {len(found)} characters, more than {length}")
        return found

    return read


def words(cell: str) -> str:
    """Text of any length, as it was written."""
    return cell.replace("\r\n", "\n").replace("\r", "\n")


@lru_cache(maxsize=50_000)
def salesforce_id(cell: str) -> str:
    """The 18-character form, whichever was given; capitals that a spreadsheet lost are restored by the checksum."""
    found = cell.strip()
    if not _ID.fullmatch(found):
        raise Unreadable(f"{shown(cell)} is not a Salesforce id")
    if len(found) == 18 and found in (found.lower(), found.upper()):
        return restore_capitals(found) or to_18(found)
    return to_18(found)


@lru_cache(maxsize=50_000)
def day(cell: str) -> date:
    """An ISO day; of a moment, its day in UTC, where Salesforce keeps it."""
    try:
        return date.fromisoformat(cell.strip())
    except ValueError:
        return moment(cell).date()


@lru_cache(maxsize=50_000)
def moment(cell: str) -> datetime:
    """An ISO moment, in UTC when it names no zone; a bare day is its noon."""
    found = cell.strip()
    try:
        if len(found) <= 10:
            return datetime.combine(date.fromisoformat(found), NOON)
        read = datetime.fromisoformat(found)
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        raise Unreadable(f"{shown(cell)} is not a date (YYYY-MM-DD)") from None


def number(cell: str) -> Decimal:
    found = cell.strip()
    try:
        if found and _NUMBER.fullmatch(found):
            return Decimal(found.replace(",", ""))
    except InvalidOperation:
        pass
    raise Unreadable(f"{shown(cell)} is not a number")


@lru_cache(maxsize=5_000)
def amount(cell: str) -> Decimal:
    """Money, to the cent."""
    found = number(cell)
    if abs(found) >= LARGEST_AMOUNT:
        raise Unreadable(f"{shown(cell)} is too large an amount")
    return found.quantize(Decimal("0.01"))


def whole(least: int, most: int = LARGEST_WHOLE) -> Reader:
    """A whole number within bounds; Data Loader writes 12 as 12.0."""

    @lru_cache(maxsize=5_000)
    def read(cell: str) -> int:
        found = number(cell)
        if found != found.to_integral_value() or not least <= found <= most:
            raise Unreadable(f"{shown(cell)} is not a whole number from {least} to {most}")
        return int(found)

    return read


@lru_cache(maxsize=1_000)
def truth(cell: str) -> bool:
    try:
        return _TRUTHS[cell.strip().lower()]
    except KeyError:
        raise Unreadable(f"{shown(cell)} is neither true nor false") from None


def email(cell: str) -> str:
    """An address in lower case, as `people` compares them."""
    found = cell.strip().lower()
    if len(found) > 320 or " " in found or not re.fullmatch(r"[^@]+@[^@]+", found):
        raise Unreadable(f"{shown(cell)} is not an e-mail address")
    return found


def time_zone(cell: str) -> str:
    found = cell.strip()
    try:
        ZoneInfo(found)
    except (KeyError, ValueError, OSError):
        raise Unreadable(f"{shown(cell)} is not a time zone") from None
    return found


def role(cell: str) -> str:
    """A role of ours; whoever has another title may ask and log, no more."""
    said = " ".join(cell.split()).casefold()
    if said == "manager":
        return Role.MANAGER
    return next((one for one in Role if one.casefold() == said), Role.VIEWER)


def status(cell: str) -> str:
    """Where a CTA stands; one of ours, a lost close with or without "Closed Lost:" before it."""
    said = " ".join(cell.split()).casefold()
    for one in Status:
        if said in (one.casefold(), one.casefold().removeprefix("closed lost: ")):
            return one.value
    raise Unreadable(f"{shown(cell)} is not a status of a CTA")


def choice(attribute: str, length: int) -> Reader:
    """A value of an attribute's list in its kept spelling, or the company's own word where the list is open."""
    listed = find_attribute(attribute)
    if listed is None:
        raise LookupError(f"no attribute {attribute}")
    as_line = line(length)

    @lru_cache(maxsize=1000)
    def read(cell: str) -> object:
        found = listed.find_choice(cell)
        if found is None and attribute in CLOSED_LISTS:
            raise Unreadable(f"{shown(cell)} is none of {', '.join(listed.choices)}")
        return found or as_line(cell)

    return read


def host_of(website: str) -> str | None:
    """The host of a web address, lower case and without `www.`; None when it has none."""
    found = _HOST.match(website.strip().lower())
    host = found[1].strip(".").removeprefix("www.") if found else ""
    return host[:255] if "." in host else None


def shown(cell: str) -> str:
    """A cell within a sentence: quoted, and short."""
    text = " ".join(cell.split())
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”"
