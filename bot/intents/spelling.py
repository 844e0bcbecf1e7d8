"""Forms looked for in what was meant, not in what was typed: misspelt words are found as the lexicon spells them."""

from __future__ import annotations

import re

from bot.language.sentence import Sentence


def find_spelt(sentence: Sentence, form: re.Pattern[str], first: int = 0) -> tuple[int, int] | None:
    """The stretch of the text whose words, well spelt, have the form; looked for from a unit on."""
    starts: list[int] = []
    line = ""
    for unit in sentence.units[first:]:
        starts.append(len(line))
        line += f"{unit.word.replace('-', ' ')} "
    said = form.search(line)
    if said is None or not said.group().strip():
        return None
    begin = said.start() + len(said.group()) - len(said.group().lstrip())
    units = [
        unit for unit, start in zip(sentence.units[first:], starts, strict=True) if begin <= start < said.end() - 1
    ]
    return (units[0].start, units[-1].end) if units else None


__all__ = ["find_spelt"]
