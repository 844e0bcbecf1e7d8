"""Slack's marks undone: what a person sees, as plain text, and whether part of it is somebody else's words."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

LONGEST = 40_000
"""Characters that are looked at; Slack sends no more."""

_FENCE = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_CODE = re.compile(r"`([^`\n]*)`")
_ANGLE = re.compile(r"<([^<>\n|]{1,2000})(?:\|([^<>\n]{0,500}))?>")
_FOREIGN = re.compile(
    r"</?(?!https?:|mailto:)[a-z][\w-]*(?:\s[^<>]*)?/?>|<!--|<\||\[[^\[\]\n]*\]\([^()\n]*\)", re.IGNORECASE
)
"""Tags and links of other markup languages, which nobody types to an assistant."""
_BOLD = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,500}?)(?<=\S)\*(?![\w*])")
_SLANTED = re.compile(r"(?<![\w_])_(?=\S)([^_\n]{1,500}?)(?<=\S)_(?![\w_])")
_STRUCK = re.compile(r"(?<![\w~])~(?=\S)([^~\n]{1,500}?)(?<=\S)~(?![\w~])")
_QUOTED_LINE = re.compile(r"^\s{0,3}(?:>{1,3})(?!\d)", re.MULTILINE)
_PLAIN = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
                        "\u00a0": " ", "\u202f": " ", "\u200b": None, "\u200d": None, "\u2060": None, "\ufeff": None, "\t": " ", "\r": None})  # fmt: skip

_ONE_FOR_ONE = {letter: plain for letter, plain in _PLAIN.items() if plain}
_MARKS = frozenset("*_~`") | {chr(letter) for letter, plain in _PLAIN.items() if not plain}
"""What reading leaves out, and comparing too."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A message as a person reads it."""

    text: str
    is_quoting: bool
    """True when it holds a `>` quote, code or markup of another language: words of somebody else, which give no orders."""


def undo(text: str) -> Plain:
    """The message without Slack's marks; links by their words, people by their names."""
    text = text[:LONGEST]
    is_quoting = bool(_FENCE.search(text) or _FOREIGN.search(html.unescape(text))) or any(
        len(one.split()) > 1 for one in _CODE.findall(text)
    )
    text = html.unescape(_ANGLE.sub(_words_of, text)).translate(_PLAIN)
    is_quoting = is_quoting or bool(_QUOTED_LINE.search(text))
    text = _CODE.sub(r"\1", text)
    for mark in (_BOLD, _SLANTED, _STRUCK):
        text = mark.sub(r"\1", text)
    return Plain(text.strip(), is_quoting)


def reveal(text: str, *, name_of: Callable[[str], str] = str) -> str:
    """The message as it was written, word for word, with links and people readable; for keeping, not for reading."""
    text = re.sub(r"<@(\w+)(?:\|([^>]*))?>", lambda mark: f"@{mark[2] or name_of(mark[1]) or mark[1]}", text)
    return html.unescape(_ANGLE.sub(_shown, text)).strip()


def verbatim(written: str, part: str) -> str:
    """The part of a message, read without its marks, as it was written: with its own quotation marks and asterisks.

    The part itself where it cannot be found again.
    """
    whole = reveal(written)
    letters = [(at, letter) for at, letter in enumerate(whole.translate(_ONE_FOR_ONE)) if letter not in _MARKS]
    wanted = "".join(letter for letter in part.translate(_ONE_FOR_ONE) if letter not in _MARKS)
    found = "".join(letter for _at, letter in letters).rfind(wanted)
    if found < 0 or not wanted:
        return part
    first, last = letters[found][0], letters[found + len(wanted) - 1][0]
    while first > 0 and whole[first - 1] in "*_~`":
        first -= 1
    if whole[first].isdigit() and re.search(r"(?:^|\s)[-−]$", whole[:first]):
        first -= 1  # a minus sign is part of its number
    while last + 1 < len(whole) and whole[last + 1] in "*_~`":
        last += 1
    return whole[first : last + 1]


def disguise(text: str) -> str:
    """Plain words as Slack would deliver them, so that they can be heard again."""
    return html.escape(text, quote=False)


def _shown(mark: re.Match[str]) -> str:
    """A link as its words and its address, where they differ."""
    target, words = mark.group(1), mark.group(2)
    if words and re.match(r"https?:", target) and words not in target:
        return f"{words} ({target})"
    return _words_of(mark)


def _words_of(mark: re.Match[str]) -> str:
    target, words = mark.group(1), mark.group(2)
    if words:
        return f"#{words}" if target.startswith("#") else words
    if target.startswith("mailto:"):
        return target.removeprefix("mailto:")
    return re.sub(r"^[#!]", "", target) if target[0] in "#!" else target


def small(text: str) -> str:
    """The text in small letters, each of them where it was."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(one.lower()[0] for one in text)


__all__ = ["LONGEST", "Plain", "disguise", "reveal", "small", "undo", "verbatim"]
