"""Salesforce record ids: the 15 and the 18 character form, their checksum, and where they stand in links.

An id of 15 characters minds capitals. The form of 18 adds three characters that say which of the 15 are capitals, so that it
survives a program that does not mind them (Salesforce Help, "What is the 18 digit ID").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

ACCOUNT_PREFIX = "001"
_CHECKSUM_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
_ID = re.compile(r"(?<![A-Za-z0-9])([A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?)(?![A-Za-z0-9])")


@dataclass(frozen=True, slots=True)
class SalesforceId:
    """An id as it was written."""

    written: str

    @property
    def short(self) -> str:
        """The form of 15 characters."""
        return self.written[:15]

    @property
    def long(self) -> str:
        """The form of 18 characters, with the checksum worked out anew."""
        return to_18(self.short)

    @property
    def is_account(self) -> bool:
        return self.written.startswith(ACCOUNT_PREFIX)

    @property
    def has_right_checksum(self) -> bool:
        """True for the short form, which has no checksum."""
        return len(self.written) == 15 or self.written == self.long

    @property
    def lost_its_capitals(self) -> bool:
        """True when the 18 characters are all of one case, as after a lower-casing program; the checksum can restore them."""
        return len(self.written) == 18 and self.written in (self.written.lower(), self.written.upper())


def to_18(short: str) -> str:
    """The 18 character form of a 15 character id; an 18 character id is returned with its checksum corrected."""
    short = short[:15]
    if len(short) != 15:
        raise ValueError(f"not a Salesforce id: {short!r}")
    return short + _checksum(short[:5]) + _checksum(short[5:10]) + _checksum(short[10:])


@lru_cache(maxsize=10_000)
def _checksum(block: str) -> str:
    """The character that says which of five are capitals; cached, as most ids of an org begin alike."""
    return _CHECKSUM_ALPHABET[sum(1 << place for place, char in enumerate(block) if "A" <= char <= "Z")]


def restore_capitals(written: str) -> str | None:
    """The 18 character id whose capitals were lost, or None when the checksum cannot belong to these characters."""
    if len(written) != 18:
        return None
    restored = list(written[:15].lower())
    for block, char in enumerate(written[15:].upper()):
        bits = _CHECKSUM_ALPHABET.find(char)
        if bits < 0:
            return None
        for place in range(5):
            if bits >> place & 1:
                at = block * 5 + place
                if not restored[at].isalpha():
                    return None
                restored[at] = restored[at].upper()
    return to_18("".join(restored))


def find_id(text: str) -> SalesforceId | None:
    """The id that a text is or carries: typed bare, in a Classic link (`…/0015f…`) or a Lightning link (`…/r/Account/0015f…/view`).

    Fifteen letters in a row may be a word, so an id must begin with digits as Salesforce's key prefixes of standard objects do.
    """
    for match in _ID.finditer(text):
        written = match.group(1)
        if written[0] == "0" and written[1] == "0" and any(char.isdigit() for char in written[3:]):
            return SalesforceId(written)
    return None
