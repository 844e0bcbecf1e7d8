"""Learns what every ability sounds like from the labelled sentences, and keeps it in `bot/intents/sound.npz`.

    make learn                        learn from everything and keep it (a few minutes)
    python -m bench.training --check  learn from four fifths and say how the fifth is read

Deterministic: the same sentences give the same file. Never learns from the held-out corpora.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bench.openings import ANY, POLITE, UNREAL
from bot.domain.account_index import AccountEntry, AccountIndex
from bot.intents import CATALOGUE
from bot.intents.reading import SOUND, build_reader
from bot.language.names import Names, NoNames
from bot.language.sound import Ear, find_sound

if TYPE_CHECKING:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "corpus"
LABELLED = {
    "resolution_accounts": ("dev", "mustnot_dev", "own"),
    "heldout_accounts": ("tuned", "tuned_mustnot"),
    "fresh_accounts": ("fresh", "fresh_mustnot"),
    "voices_accounts": ("voices_open", "voices_open_mustnot"),
    "guests_open_accounts": ("guests_open", "guests_open_mustnot"),
    "unseen_accounts": ("slots_open", "slots_open_mustnot", "slots_further", "calls", "requests", "people"),
}
"""Corpora by the accounts they speak of."""
WORDINGS = "wordings"
"""Sentences with places for names: `{account}`, `{person}`."""
NOW = datetime.fromisoformat("2026-11-24T10:30:00-05:00")
PEOPLE = (
    "Priya Dana Tom Marek Søren Ana Luca Ingrid Yuki Fatima Chloe Diego Hana Sam Rob Mei Olga Pedro Nina Karl Aisha Ben Zoë Ravi "
    "Claire Jonas Kwame Lena Miguel Noor Oscar Petra Quinn Rosa Stefan Tara Umar Vera Will Xenia Yusuf Zara"
).split()
SURNAMES = "Nair Whitfield Okafor Lindqvist Romero Keller Tanaka Dubois Novak Haddad Brandt O'Neill Silva Moretti Jansen".split()
UNKNOWN = 0.12
"""How often the account in a wording is one that nobody knows."""
IMPERATIVE = re.compile(
    r"(?:log|add|set|change|mark|open|create|move|assign|start|comment|close|snooze|complete|apply|flag|activate|share|track|stop|follow|unfollow|link|unlink|send|mute"
    r"|record|note|put|make|raise|tick|finish|park|postpone|email|update|switch|turn|show|list|give|tell|prepare|remove|bind|unbind|hand|reassign|push|bump|enter|save|register)\b(?!:)",
    re.IGNORECASE,
)
"""How requests begin that can be led up to."""
OF_EXAMPLES = 12
"""How often an ability's own examples are said with different openings."""
LONGEST_REQUEST = 100
"""Characters of a wording that is said with them."""
SEED = 20261122
STRENGTH = 40.0
"""How closely the model follows the sentences it learns from (the inverse of the regularisation)."""
COMMON = 8
"""Wordings in which a word must stand for a slip of the finger to be read as it."""
FEWEST = 2
"""Sentences in which a feature must be heard to be learnt."""
FAINTEST = 0.02
"""Features none of whose weights is larger, compared with the largest of all, are forgotten."""


@dataclass(frozen=True)
class Example:
    text: str
    intent: str | None
    now: datetime
    names: Names


def read_rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def index_of(names: Sequence[str]) -> AccountIndex:
    return AccountIndex.build(
        [AccountEntry(number, f"{number:015}", name, (), ()) for number, name in enumerate(names, start=1)]
    )


def names_in(file: str) -> list[str]:
    with (CORPUS / f"{file}.csv").open(encoding="utf-8-sig", newline="") as opened:
        return [row.get("Name") or row.get("name") or "" for row in csv.DictReader(opened)]


def examples_of_corpora() -> Iterator[Example]:
    for accounts, corpora in LABELLED.items():
        names = index_of(names_in(accounts))
        for corpus in corpora:
            for row in read_rows(corpus):
                yield Example(row["text"], row["intent"], datetime.fromisoformat(row["now"]), names)


def examples_of_wordings() -> Iterator[Example]:
    """Every wording once, with names put into its places; now and then nobody knows the account."""
    chance = random.Random(SEED)
    pool = sorted({*names_in("resolution_accounts"), *names_in("fresh_accounts"), *names_in("companies")})
    known = index_of(pool)
    for row in read_rows(WORDINGS):
        text = fill_places(row["text"], pool, chance)
        names: Names = NoNames() if chance.random() < UNKNOWN else known
        yield Example(text, row["intent"], NOW, names)


def examples_of_declarations() -> Iterator[Example]:
    """What every ability says of itself."""
    names = index_of(["Acme Corporation", "Globex"])
    for ability in CATALOGUE:
        yield from (Example(said, ability.ability, NOW, names) for said in ability.says)


def examples_of_openings() -> Iterator[Example]:
    """Requests led up to politely, and the same said so that nothing is wanted: only what changes something must not be done then."""
    chance = random.Random(SEED)
    names = index_of(["Acme Corporation", "Globex"])
    writes = {ability.ability for ability in CATALOGUE if ability.writes} - {"undo", "cancel"}
    said = [
        (ability.ability, sentence) for ability in CATALOGUE for sentence in ability.says for _ in range(OF_EXAMPLES)
    ]
    pool = ["Acme Corporation", "Globex"]
    said += [
        (row["intent"], fill_places(row["text"], pool, chance))
        for row in read_rows(WORDINGS)
        if row["intent"] and IMPERATIVE.match(row["text"]) and len(row["text"]) < LONGEST_REQUEST
    ]
    for ability, sentence in said:
        if not IMPERATIVE.match(sentence):
            yield Example(chance.choice(ANY).format(sentence), ability, NOW, names)
            continue
        request = sentence[0].lower() + sentence[1:]
        yield Example(chance.choice(POLITE).format(request.rstrip("?.")), ability, NOW, names)
        if ability in writes:
            yield Example(chance.choice(UNREAL).format(request.rstrip("?.")), None, NOW, names)


def fill_places(text: str, pool: Sequence[str], chance: random.Random) -> str:
    for place in ("{account}", "{account2}"):
        name = chance.choice(pool)
        text = text.replace(place, name.lower() if chance.random() < 0.3 else name)
    for place in ("{person}", "{person2}"):
        name = chance.choice(PEOPLE)
        if chance.random() < 0.25:
            name = f"{name} {chance.choice(SURNAMES)}"
        text = text.replace(place, name.lower() if text.islower() else name)
    return text


def listen(examples: Sequence[Example]) -> list[dict[str, float]]:
    """The features of every example."""
    deaf = Ear(abilities=[None], features=[], weights=np.zeros((0, 1)), scale=1.0, bias=np.zeros(1), words=find_words())
    reader = build_reader(deaf)
    found = []
    for one in examples:
        sentence = reader.cut(one.text, now=one.now, names=one.names)
        found.append(find_sound(sentence, reader.find_marks(sentence)).count())
    return found


def find_words() -> list[str]:
    """Words that many wordings are made of."""
    said = Counter(
        word
        for row in read_rows(WORDINGS)
        for word in set(re.findall(r"(?<![{\w'])[a-z]{4,}(?![}\w'])", row["text"].lower()))
    )
    return sorted(word for word, count in said.items() if count >= COMMON)


def learn(examples: Sequence[Example]) -> tuple[DictVectorizer, LogisticRegression]:
    from sklearn.feature_extraction import DictVectorizer  # needed to learn, not to be tested
    from sklearn.linear_model import LogisticRegression

    vectors = DictVectorizer(dtype=np.float32)
    heard = vectors.fit_transform(listen(examples))
    seen = np.asarray((heard > 0).sum(axis=0)).ravel()
    vectors.restrict(seen >= FEWEST)
    model = LogisticRegression(C=STRENGTH, max_iter=400, tol=1e-4)
    model.fit(heard[:, seen >= FEWEST], [one.intent or "" for one in examples])
    return vectors, model


def fingerprint() -> str:
    """Of all sentences that are learnt from; kept with what was learnt, so that a test sees when to learn anew."""
    read = sorted({WORDINGS, *(corpus for corpora in LABELLED.values() for corpus in corpora)})
    openings = "\n".join((*POLITE, *UNREAL)).encode()
    return hashlib.sha256(b"".join((CORPUS / f"{name}.jsonl").read_bytes() for name in read) + openings).hexdigest()


def save(vectors: DictVectorizer, model: LogisticRegression) -> None:
    weights = model.coef_.T
    scale = np.float32(np.abs(weights).max() / 127)
    kept = np.abs(weights).max(axis=1) >= FAINTEST * np.abs(weights).max()
    features = [feature for feature, is_kept in zip(vectors.get_feature_names_out(), kept, strict=True) if is_kept]
    np.savez_compressed(
        SOUND,
        abilities="\n".join(model.classes_),
        features="\n".join(features),
        weights=np.round(weights[kept] / scale).astype(np.int8),
        scale=scale,
        bias=model.intercept_.astype(np.float32),
        words="\n".join(find_words()),
        fingerprint=fingerprint(),
    )


def check(examples: Sequence[Example]) -> None:
    learnt = [one for place, one in enumerate(examples) if place % 5]
    unseen = examples[::5]
    vectors, model = learn(learnt)
    guesses = model.predict(vectors.transform(listen(unseen)))
    right = sum(guess == (one.intent or "") for guess, one in zip(guesses, unseen, strict=True))
    print(f"{len(learnt)} sentences learnt, {len(unseen)} unseen: {right / len(unseen):.3f} right")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="learn from four fifths and read the fifth")
    chosen = parser.parse_args()
    examples = [*examples_of_declarations(), *examples_of_corpora(), *examples_of_wordings(), *examples_of_openings()]
    if chosen.check:
        check(examples)
    else:
        save(*learn(examples))
        print(f"{len(examples)} sentences learnt, {SOUND.stat().st_size / 1000:.0f} kB kept")


if __name__ == "__main__":
    main()
