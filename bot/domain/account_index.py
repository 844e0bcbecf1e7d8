"""Every account by everything it is called: an index in memory that proposes, for `resolution` to decide and `spotting` to point at.

Dictionaries hold what can be looked up as it stands (ids, whole names, cores, bare letters, initials, domains, single words);
trigrams of the names find what was misspelt. Entries are kept packed: a million accounts take less than 500 MB.
"""

from __future__ import annotations

import gc
import threading
from array import array
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from math import log
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from bot.domain.account_entry import AccountEntry, Form, lookup_codes, read_forms
from bot.domain.names import Name, fold
from bot.domain.ordinary_words import GENERIC
from bot.domain.people_index import PeopleIndex, SpottedPerson
from bot.domain.places import PLACE_WORDS
from bot.domain.postings import GramBuilder, Postings, Rows, gram_codes, pack_pairs
from bot.domain.salesforce_ids import to_18
from bot.domain.spots import Spotted, Stretch
from bot.domain.spotting import spot_accounts

T = TypeVar("T")
_GRAM_BUDGET = 20_000
"""Postings read for one retrieval: the rarest trigrams first, so that a lookup costs the same at a million accounts."""
_MOST_CLIPPED = 50
_MOST_NAMESAKES = 200
_BATCH = 50_000
_MIN_CHANGES_TO_REBUILD = 50_000
_BEGINNING = 4
"""Letters by which it is told that no name begins with a word."""
_MOST_REMEMBERED = 10_000
"""Words whose look-ups are kept: those that no name holds are the words of every day's talk and come again and again."""


_fold_place = lru_cache(maxsize=1_000)(fold)
"""Regions and countries are few."""


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Spares looking for garbage among a million things that are all kept: a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class AccountIndex:
    """Safe to use from several threads: whoever asks or changes takes `lock` for the few milliseconds it needs."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.people = PeopleIndex()
        """Who may be named beside the accounts; filled by whoever fills the index, and empty where nobody is known."""
        self._reset()

    def _reset(self) -> None:
        self._packed = bytearray()
        self._ends = array("q", [0])
        self._keys = array("q")
        self._links = array("i")
        self._lengths = array("B")
        self._alive = bytearray()
        self._beginnings = set[str]()
        self._count = 0
        self._changes = 0
        self._names = Postings()
        self._words = Postings()
        self._by_key = Postings()
        self._grams = GramBuilder().build()
        self._forget_lookups()

    def _forget_lookups(self) -> None:
        """What was looked up for a word holds until an account comes, goes or is renamed."""
        self._counts = dict[str, int]()
        self._found = dict[Hashable, object]()

    @classmethod
    def build(cls, entries: Iterable[AccountEntry]) -> AccountIndex:
        """An index of many accounts at once; about 5 s per 100,000 at most."""
        index = cls()
        index.fill(entries)
        return index

    def fill(self, entries: Iterable[AccountEntry]) -> None:
        """Forgets everything and takes in these accounts."""
        with _nothing_collected():
            self._fill(entries)

    def _fill(self, entries: Iterable[AccountEntry]) -> None:
        self._reset()
        names, words = array("q"), array("q")
        grams, texts, first = GramBuilder(), list[str](), 0
        for entry in entries:
            row = self._store(entry, forms := read_forms(entry))
            names.fromlist(pack_pairs(lookup_codes(entry, forms), row))
            words.fromlist(pack_pairs({hash(word) for form in forms for word in form.searched}, row))
            texts.append(forms[0].text if len(forms) == 1 else "  ".join([form.text for form in forms]))
            if len(texts) == _BATCH:
                grams.add_batch(texts, first)
                texts, first = [], row + 1
        if texts:
            grams.add_batch(texts, first)
        self._grams = grams.build()
        self._names = Postings.build(names)
        self._words = Postings.build(words)
        self._by_key = Postings.build(
            array("q", [pair for row, key in enumerate(self._keys) for pair in pack_pairs([key], row)])
        )

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[AccountEntry]:
        return (self.entry_at(row) for row in range(len(self._keys)) if self._alive[row])

    def upsert(self, entry: AccountEntry) -> None:
        """Takes in a new account or the present state of a known one."""
        with self.lock:
            self.remove(entry.key)
            row = self._store(entry, forms := read_forms(entry))
            for code in lookup_codes(entry, forms):
                self._names.add(code, row)
            for form in forms:
                for word in form.searched:
                    self._words.add(hash(word), row)
                for gram in gram_codes(form.text):
                    self._grams.add(gram, row)
            self._forget_lookups()
            self._by_key.add(entry.key, row)
            self._changes += 1
            if self._changes > max(_MIN_CHANGES_TO_REBUILD, self._count // 2):
                self.fill(list(self))

    def remove(self, key: int) -> None:
        """Forgets an account; one that is not known is forgotten already."""
        with self.lock:
            self._forget_lookups()
            for row in self._by_key.find(key).tolist():
                self._count -= self._alive[row]
                self._alive[row] = 0

    def entry(self, key: int) -> AccountEntry:
        """The account of a key; KeyError when there is none."""
        rows = self.rows_of_key(key)
        if not rows:
            raise KeyError(key)
        return self.entry_at(rows[0])

    def spot(
        self, text: str, *, people: Sequence[Stretch] = (), familiar: Collection[str] = (), head: int | None = None
    ) -> list[Spotted]:
        """Where a text names accounts; see `spotting`."""
        with self.lock:
            return spot_accounts(self, text, people=people, familiar=familiar, head=head)

    def spot_people(self, text: str, *, titles: Collection[str]) -> list[SpottedPerson]:
        """Where a text names people who are known: in full, or by the surname behind a title."""
        with self.lock:
            return self.people.spot(text, titles=titles)

    def spot_people_of(self, accounts: Iterable[int], text: str) -> list[SpottedPerson]:
        """Where a text has the first name or the surname of one of our own people, or of somebody at these accounts."""
        with self.lock:
            return self.people.spot_single(text, accounts=accounts)

    # Rows: what follows is for `resolution` and `spotting`.

    def entry_at(self, row: int) -> AccountEntry:
        sf_id, name, region, country, leftover, aliases, domains, _ = self._record(row)
        parent, owner, survivor = [None if link < 0 else link for link in self._links[row * 3 : row * 3 + 3]]
        return AccountEntry(
            key=self._keys[row],
            sf_id=sf_id,
            name=name,
            aliases=tuple(aliases.split("\x1e")) if aliases else (),
            domains=tuple(domains.split("\x1e")) if domains else (),
            parent=parent,
            region=region,
            country=country,
            owner=owner,
            leftover=leftover == "1",
            survivor=survivor,
        )

    def text_at(self, row: int) -> str:
        """The compared words of all of a row's names."""
        return self._record(row)[-1]

    def place_at(self, row: int) -> tuple[str, str]:
        """Region and country, folded."""
        _, _, region, country, *_ = self._record(row)
        return region, country

    def forms_at(self, row: int) -> list[list[str]]:
        """The compared words of each of a row's names, the account's own name first."""
        return [form.split() for form in self._record(row)[-1].split("\x1e")]

    def key_at(self, row: int) -> int:
        return self._keys[row]

    def rows_of_key(self, key: int) -> list[int]:
        return self._living(self._by_key.find(key))

    def rows_with_id(self, sf_id: str) -> list[int]:
        """Rows by an id of 15 or 18 characters as it stands, capitals minded."""
        wanted = to_18(sf_id)
        return [row for row in self._living(self._names.find(hash("#" + wanted))) if self._record(row)[0] == wanted]

    def rows_with_domain(self, host: str) -> list[int]:
        return [row for row in self._living(self._names.find(hash("@" + host))) if host in self.entry_at(row).domains]

    def rows_called(self, name: Name) -> Iterator[list[int]]:
        """Rows that bear exactly this name: by the whole if a legal form was given, by the core, by the bare letters."""
        rows = self.rows_with_letters(name.bare)
        names = {row: read_forms(self.entry_at(row)) for row in rows}
        if name.form:
            yield [row for row in rows if any(form.name.whole == name.whole for form in names[row])]
        yield [row for row in rows if any(form.name.core == name.core for form in names[row])]
        yield rows

    def rows_abbreviated(self, short: str) -> list[int]:
        """Rows whose initials are these letters."""
        return self._living(self._names.find(hash("^" + short)))

    def rows_labelled(self, label: str) -> list[int]:
        """Rows with a domain of this name, whatever it ends in: "jnj" for jnj.com."""
        return self._living(self._names.find(hash("%" + label)))

    def rows_clipped(self, short: str) -> list[int]:
        """Rows whose first two words begin as the two halves of these letters do: "amex", "socgen", "stanchart"."""
        found = list[int]()
        for at in range(2, len(short) - 1):
            head, tail = short[:at], short[at:]
            for row in self._living(self._names.find(hash("&" + head[:2] + tail[:2])))[:_MOST_CLIPPED]:
                if any(
                    form[0].startswith(head) and form[1].startswith(tail)
                    for form in self.forms_at(row)
                    if len(form) > 1
                ):
                    found.append(row)
        return found

    def rows_with_letters(self, letters: str) -> list[int]:
        """Rows one of whose names has these bare letters; of very many the first."""
        rows = self._living(self._names.find(hash("~" + letters))[:_MOST_NAMESAKES])
        return [row for row in rows if any("".join(form) == letters for form in self.forms_at(row))]

    def are_letters_of_names(self, letters: Sequence[str]) -> NDArray[np.bool_]:
        """For each run of bare letters, whether some account bears them as its name."""
        return self._names.contains([hash("~" + run) for run in letters])

    def may_begin_a_name(self, letters: str) -> bool:
        """False when no account was ever called by a name that begins with these bare letters, of which the first few count."""
        return len(letters) < _BEGINNING or letters[:_BEGINNING] in self._beginnings

    def word_count(self, word: str) -> int:
        """How many names carry a compared word."""
        count = self._counts.get(word)
        if count is None:
            if len(self._counts) >= _MOST_REMEMBERED:
                self._counts.clear()
            count = self._counts[word] = self._words.count(hash(word))
        return count

    def weight(self, word: str) -> float:
        """How much a word tells accounts apart, from about 0.1 to 1; a word that no name carries tells the most."""
        rarity = log((len(self._keys) + 2) / (self.word_count(word) + 1)) / log(len(self._keys) + 2)
        weight = 0.25 + 0.75 * rarity
        return weight * (0.4 if word in PLACE_WORDS else 0.5 if word in GENERIC else 1.0)

    def rows_with_words(self, words: Iterable[str], *, count: int) -> list[int]:
        """Rows that carry all of these compared words, shorter names first."""
        found = sorted((self._words.find(hash(word)) for word in set(words)), key=len)
        if not found or not len(found[0]):
            return []
        common = found[0]
        for rows in found[1:]:
            common = np.asarray(common[np.isin(common, rows)], dtype=np.int32)
        return self._shortest(common, count)

    def nearest_rows(self, words: Sequence[str], *, count: int) -> list[int]:
        """Rows whose names share the most telling trigrams with these compared words, best first."""
        return self.remember(("near", count, *words), lambda: self._find_nearest(words, count))

    def remember(self, asked: Hashable, find: Callable[[], T]) -> T:
        """What is found for a question; found once, until an account comes, goes or is renamed."""
        if asked not in self._found:
            if len(self._found) >= _MOST_REMEMBERED:
                self._found.clear()
            self._found[asked] = find()
        return cast("T", self._found[asked])

    def _find_nearest(self, words: Iterable[str], count: int) -> list[int]:
        found = [self._grams.find(code) for code in gram_codes(" ".join(words))]
        found = sorted((rows for rows in found if len(rows)), key=len)
        if not found:
            return []
        shared = np.zeros(len(self._keys), dtype=np.float32)
        touched: list[Rows] = []
        spent = 0
        for rows in found:
            spent += len(rows)
            if spent > _GRAM_BUDGET and touched:
                break
            shared[rows] += log((len(self._keys) + 1) / len(rows)) + 0.1
            touched.append(rows)
        near = np.concatenate(touched)
        rank = shared[near]
        if len(near) > 8 * count:
            near = near[rank >= np.partition(rank, -8 * count)[-8 * count]][: 16 * count]
        near = np.array(sorted(set(near.tolist())), dtype=np.int32)  # few: quicker than numpy's own way
        rank = shared[near] - 0.04 * np.array(self._lengths, dtype=np.uint8)[near]
        return self._living(near[np.argsort(-rank, kind="stable")][: 2 * count])[:count]

    def _shortest(self, rows: Rows, count: int) -> list[int]:
        if len(rows) > 4 * count:
            lengths = np.array(self._lengths, dtype=np.uint8)[rows]
            rows = np.sort(rows[np.argpartition(lengths, 4 * count)[: 4 * count]])
        living = self._living(rows)
        return sorted(living, key=lambda row: (self._lengths[row], row))[:count] if len(living) > count else living

    def _living(self, rows: NDArray[np.integer]) -> list[int]:
        return [row for row in rows.tolist() if self._alive[row]]

    def _record(self, row: int) -> list[str]:
        return self._packed[self._ends[row] : self._ends[row + 1]].decode().split("\x1f")

    def _store(self, entry: AccountEntry, forms: list[Form]) -> int:
        fields = (
            entry.sf_id,
            entry.name,
            _fold_place(entry.region),
            _fold_place(entry.country),
            "1" if entry.leftover or forms[0].name.leftover else "",
            "\x1e".join(entry.aliases),
            "\x1e".join(entry.domains),
            "\x1e".join(form.text for form in forms),
        )
        self._packed += "\x1f".join(fields).encode("utf-8", "replace")
        self._ends.append(len(self._packed))
        self._keys.append(entry.key)
        self._links.extend([-1 if link is None else link for link in (entry.parent, entry.owner, entry.survivor)])
        self._lengths.append(min(255, len(forms[0].text)))
        self._alive.append(1)
        self._beginnings.update([form.text.replace(" ", "")[:_BEGINNING] for form in forms])
        self._count += 1
        return len(self._keys) - 1
