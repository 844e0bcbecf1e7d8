"""Tens of thousands of sentences about other things than customers, to count what a reader would wrongly write.

    python -m bench.otherworlds              the sentences of otherworlds.txt, one a line, always the same
    python -m bench.otherworlds --file FILE  the sentences of any text, one a line

Many use Ally's own verbs (close, open, log, set, snooze, follow …) on garage doors, alarms and chess pieces.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from pathlib import Path

GRAMMAR = Path(__file__).with_name("otherworlds.txt")
PER_PATTERN = 300
"""Sentences drawn from each line of the grammar, at most."""

ASKED = [
    "{}",
    "{}",
    "please {}",
    "hey, {}",
    "can you {}?",
    "could you {} for me?",
    "{} please",
    "I need you to {}",
    "ok now {}",
    "{}!!",
    "pls {} thx",
    "{}, would you?",
]
WONDERED = ["{}?", "{}", "hey, {}?", "do you know {}?", "quick question: {}?", "just curious, {}?"]
REMARKED = ["{}", "{}.", "by the way, {}", "so {}", "honestly, {}", "{} lol", "fyi {}", "guess what, {}"]
MANNERS = {"!": ASKED, "?": WONDERED, ".": REMARKED}


def generated_sentences(per_pattern: int = PER_PATTERN) -> Iterator[tuple[str, str]]:
    """The domain and the sentence, each sentence once, in the same order on every run."""
    words, domain, seen = {}, "", set()
    for line in GRAMMAR.read_text(encoding="utf-8").splitlines():
        if line.startswith("=="):
            domain = line.strip("= ")
        elif found := re.fullmatch(r"(\w+) = (.+)", line):
            words[found[1]] = f"[{found[2]}]"
        elif line[:1] in MANNERS:
            pattern = re.sub(r"\{(\w+)\}", lambda found: words[found[1]], line[2:])
            dice = random.Random(line)
            for _ in range(per_pattern):
                sentence = dice.choice(MANNERS[line[0]]).format(drawn(pattern, dice))
                if sentence not in seen:
                    seen.add(sentence)
                    yield domain, sentence


def drawn(pattern: str, dice: random.Random) -> str:
    """The pattern with one alternative taken at every choice, the innermost first."""
    while found := re.search(r"\[([^\[\]]*)\]", pattern):
        pattern = pattern[: found.start()] + dice.choice(found[1].split("|")) + pattern[found.end() :]
    return re.sub(r"\s+(,|$)", r"\1", re.sub(r"\s+", " ", pattern))


def sentences_of(path: Path) -> Iterator[tuple[str, str]]:
    """The file's name and each of its sentences: lines, cut after full stops, question and exclamation marks."""
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        for sentence in re.split(r"(?<=[.!?])\s+", line.strip()):
            if sentence:
                yield path.name, sentence


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--file", type=Path, help="read the sentences of this text instead")
    options = parser.parse_args()
    for _, sentence in sentences_of(options.file) if options.file else generated_sentences():
        print(sentence)


if __name__ == "__main__":
    main()
