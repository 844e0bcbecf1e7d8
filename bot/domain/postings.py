"""Which rows carry a code: a compact map from integers to row numbers that can grow without being built anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int32]
_NO_ROWS: Rows = np.empty(0, dtype=np.int32)


class Postings:
    """Sorted codes with their rows in three flat arrays, and beside them a small dictionary of what came since.

    A lookup is a binary search and a slice: at a million accounts this takes a fifth of the memory of a dictionary of lists.
    """

    def __init__(self, codes: NDArray[np.int64] | None = None, rows: Rows | None = None) -> None:
        self._codes: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self._starts: NDArray[np.int32] = np.zeros(1, dtype=np.int32)
        self._rows: Rows = _NO_ROWS
        self._fresh: dict[int, list[int]] = defaultdict(list)
        if codes is not None and rows is not None and len(codes):
            self._settle(codes, rows)

    def _settle(self, codes: NDArray[np.int64], rows: Rows) -> None:
        order = np.argsort(codes, kind="stable")
        codes = codes[order]
        self._rows = rows[order]
        firsts = np.flatnonzero(np.concatenate(([True], codes[1:] != codes[:-1])))
        self._codes = codes[firsts]
        self._starts = np.append(firsts, len(codes)).astype(np.int32)

    def add(self, code: int, row: int) -> None:
        rows = self._fresh[code]
        if not rows or rows[-1] != row:
            rows.append(row)

    def find(self, code: int) -> Rows:
        """The rows of a code in the order they were added; rows that are no longer in use may be among them."""
        at = int(self._codes.searchsorted(code))
        settled = _NO_ROWS
        if at < len(self._codes) and self._codes[at] == code:
            settled = self._rows[self._starts[at] : self._starts[at + 1]]
        fresh = self._fresh.get(code)
        return np.concatenate((settled, np.array(fresh, dtype=np.int32))) if fresh else settled

    def find_all(self, codes: Iterable[int]) -> list[Rows]:
        return [self.find(code) for code in codes]

    def contains(self, codes: NDArray[np.int64]) -> NDArray[np.bool_]:
        """For each code, whether any row carries it."""
        if len(self._codes):
            at = np.minimum(self._codes.searchsorted(codes), len(self._codes) - 1)
            known: NDArray[np.bool_] = self._codes[at] == codes
        else:
            known = np.zeros(len(codes), dtype=np.bool_)
        if self._fresh:
            known = known | np.fromiter(
                (code in self._fresh for code in codes.tolist()), dtype=np.bool_, count=len(codes)
            )
        return known


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
        for batch_counts, owners in self._batches:
            within = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(batch_counts)[:-1]))
            rows[np.repeat(free - within, batch_counts) + np.arange(len(owners))] = owners
            free += batch_counts
        self._batches.clear()
        return GramPostings(counts, rows)
