"""Presses in and out of Slack's button values: compact JSON without anything secret."""

from __future__ import annotations

import json
from typing import Any

from bot.turn import How, Press
from bot.views import limits

_HOWS = {how: how.value[0] if how is not How.SHARE else "h" for how in How}
_BACK = {code: how for how, code in _HOWS.items()}
assert len(_BACK) == len(How)  # noqa: S101  # every way of pressing has a letter of its own
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode


def write_press(press: Press, *, stays: bool = False) -> str:
    """The value of a button; `ValueError` when it would not fit into Slack's 2,000 characters."""
    compact: dict[str, Any] = {"a": press.ability, "h": _HOWS[press.how]}
    if press.slots:
        compact["s"] = dict(press.slots)
    if press.draft is not None:
        compact["d"] = press.draft
    if stays:
        compact["k"] = 1
    value = _encode(compact)
    if len(value) > limits.BUTTON_VALUE:
        raise ValueError(f"press of {press.ability} needs {len(value)} characters")
    return value


def read_press(value: str) -> tuple[Press, bool]:
    """The press in a button's value, and whether its message keeps its buttons; `ValueError` on anything else."""
    try:
        compact = json.loads(value)
        press = Press(compact["a"], compact.get("s", {}), _BACK[compact["h"]], compact.get("d"))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a press of ours") from error
    return press, bool(compact.get("k"))
