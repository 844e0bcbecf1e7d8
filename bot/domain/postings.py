"""Which rows carry a code: compact maps from codes to row numbers that can grow without being built anew."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int32]
_NO_ROWS: Rows = np.empty(0, dtype=np.int32)
_ROW_BITS = 24
_ROW_MASK = (1 << _ROW_BITS) - 1
_CODE_MASK = (1 << (63 - _ROW_BITS)) - 1


class Postings:
    """Rows by code, each pair packed into one sorted 64-bit number, and beside them a small dictionary of what came since.

    A lookup is a binary search. A million accounts take a tenth of the memory of a dictionary of lists; in return 39 bits of
    a code are kept, so that a lookup finds a foreign row once in 50,000 times at that size: whoever must be sure looks at the row.
    """

    def __init__(self) -> None:
        self._packed: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self._fresh: dict[int, list[int]] = defaultdict(list)

    @classmethod
    def build(cls, packed: array[int]) -> Postings:
        """Takes over an array of pairs made by `pack_pairs`."""
        postings = cls()
        if packed:
            postings._packed = np.frombuffer(packed, dtype=np.int64)
            postings._packed.sort()
        return postings

    def add(self, code: int, row: int) -> None:
        rows = self._fresh[code & _CODE_MASK]
        if not rows or rows[-1] != row:
            rows.append(row)

    def find(self, code: int) -> Rows:
        """The rows of a code in ascending order; rows that are no longer in use may be among them."""
        code &= _CODE_MASK
        first = code << _ROW_BITS
        at = int(self._packed.searchsorted(first))
        settled = _NO_ROWS
        if at < len(self._packed) and int(self._packed[at]) >> _ROW_BITS == code:
            end = int(self._packed.searchsorted(first | _ROW_MASK, side="right"))
            settled = (self._packed[at:end] & _ROW_MASK).astype(np.int32)
        fresh = self._fresh.get(code)
        return np.concatenate((settled, np.array(fresh, dtype=np.int32))) if fresh else settled

    def count(self, code: int) -> int:
        """How many rows a code has."""
        first = (code & _CODE_MASK) << _ROW_BITS
        at, end = self._packed.searchsorted((first, first + _ROW_MASK + 1))
        return int(end - at) + len(self._fresh.get(code & _CODE_MASK, ()))

    def contains(self, codes: Iterable[int]) -> NDArray[np.bool_]:
        """For each code, whether any row carries it."""
        wanted = np.fromiter(codes, dtype=np.int64) & _CODE_MASK
        known = np.zeros(len(wanted), dtype=np.bool_)
        if len(self._packed):
            at = np.minimum(self._packed.searchsorted(wanted << _ROW_BITS), len(self._packed) - 1)
            known |= self._packed[at] >> _ROW_BITS == wanted
        if self._fresh:
            known |= np.fromiter((code in self._fresh for code in wanted.tolist()), dtype=np.bool_, count=len(wanted))
        return known


def pack_pairs(codes: Iterable[int], row: int) -> list[int]:
    """The pairs of one row, for `Postings.build`."""
    return [(code & _CODE_MASK) << _ROW_BITS | row for code in codes]


class GramPostings:
    """Postings of the trigrams of names. Codes are small integers, so the starts of their rows stand in a plain array."""

    def __init__(self, counts: NDArray[np.int64], rows: Rows) -> None:
        self._starts = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(counts)))
        self._rows = rows
        self._fresh: dict[int, list[int]] = defaultdict(list)

    def add(self, code: int, row: int) -> None:
        rows = self._fresh[code]
        if not rows or rows[-1] != row:
            rows.append(row)

    def find(self, code: int) -> Rows:
        settled = self._rows[self._starts[code] : self._starts[code + 1]]
        fresh = self._fresh.get(code)
        return np.concatenate((settled, np.array(fresh, dtype=np.int32))) if fresh else settled


SYMBOLS = 37  # a space, 26 letters, 10 digits
GRAM_CODES = SYMBOLS**3
_SYMBOL_OF = np.zeros(256, dtype=np.uint16)
_SYMBOL_OF[ord("a") : ord("z") + 1] = np.arange(1, 27)
_SYMBOL_OF[ord("0") : ord("9") + 1] = np.arange(27, 37)


def gram_codes(text: str) -> set[int]:
    """The trigrams of folded words as numbers; a space stands at both ends."""
    return set(_codes_in(f" {text} ".encode()).tolist())


def _codes_in(text: bytes) -> NDArray[np.uint16]:
    symbols = _SYMBOL_OF[np.frombuffer(text, dtype=np.uint8)]
    codes: NDArray[np.uint16] = (symbols[:-2] * SYMBOLS + symbols[1:-1]) * SYMBOLS + symbols[2:]
    return codes


class GramBuilder:
    """Builds `GramPostings` from batches of names, so that the memory needed beside the result stays small."""

    def __init__(self) -> None:
        self._batches: list[tuple[NDArray[np.int64], Rows]] = []

    def add_batch(self, texts: list[str], first_row: int) -> None:
        """Takes the texts of consecutive rows. A trigram that crosses from one text into the next is left out."""
        encoded = [f" {text} ".encode() for text in texts]
        lengths = np.fromiter((len(text) for text in encoded), dtype=np.int64, count=len(encoded))
        codes = _codes_in(b"".join(encoded))
        owners = np.repeat(np.arange(first_row, first_row + len(texts), dtype=np.int32), lengths)[:-2]
        inside = np.ones(len(codes), dtype=np.bool_)
        ends = np.cumsum(lengths)[:-1]
        inside[ends - 1] = False
        inside[ends - 2] = False
        codes, owners = codes[inside], owners[inside]
        order = np.argsort(codes, kind="stable")
        codes, owners = codes[order], owners[order]
        single = np.ones(len(codes), dtype=np.bool_)
        single[1:] = (codes[1:] != codes[:-1]) | (owners[1:] != owners[:-1])
        codes, owners = codes[single], owners[single]
        self._batches.append((np.bincount(codes, minlength=GRAM_CODES), owners))

    def build(self) -> GramPostings:
        counts = np.zeros(GRAM_CODES, dtype=np.int64)
        for batch_counts, _ in self._batches:
            counts += batch_counts
        free = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(counts)[:-1]))
        rows = np.empty(int(counts.sum()), dtype=np.int32)
        self._batches.reverse()
        while self._batches:  # each is let go as soon as it is placed, or names would stand in memory twice
            batch_counts, owners = self._batches.pop()
            within = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(batch_counts)[:-1]))
            rows[np.repeat(free - within, batch_counts) + np.arange(len(owners))] = owners
            free += batch_counts
        return GramPostings(counts, rows)
