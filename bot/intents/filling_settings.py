"""The slots of a person's settings: which one, and its value as it was said."""

from __future__ import annotations

import re
from typing import Any

from bot.intents.wishes import find_event, find_event_wish, find_where
from bot.language.trade import Heard

Slots = dict[str, Any]
THANKS = re.compile(
    r"[\s,]*\b(?:please|pls|thanks|thx|thank you|for me|instead|ta|cheers|mate|(?:would|could|will|can) you)[\s.!]*$",
    re.IGNORECASE,
)
AFTERTHOUGHT = re.compile(r"(?:\s*,)?\s*\b(?:please|pls)\b\s*,.*$|\s*[,;–—]\s*(?:i|i'm|i've|we|because|since|as|it|that|so)\b.*$", re.IGNORECASE)  # fmt: skip
"""Why it is wished: "…, I am back home"."""
POLITE = re.compile(r"^(?:(?:hi|hey|ally|please|pls|can you|could you|kindly|ok|so)[\s,]+)+", re.IGNORECASE)
ZONE = re.compile(
    r"\btime ?zone\b\s*(?:(?:is|to|should be|=|:|as|now|for)(?!\w)\s*)*(?P<value>[^\s.,!?].*?)?(?: now)?$",
    re.IGNORECASE,
)
STAY = re.compile(r"\b(?:i(?:'m| am)|i moved|i live|i work|i've moved|we moved)\b.*?\b(?:in|to|on)\s+(?P<value>[^,.;!]+?)(?:\s+now)?(?=[,.;!]|\s+(?:so|and|please|pls|can you|could you)\b|$)", re.IGNORECASE)  # fmt: skip
AWAY = re.compile(r"vacation|leave|holiday|pto", re.IGNORECASE)
GONE = re.compile(
    r"(?:i(?:['’]?m| am|['’]?ll be| will be)\s+|(?:set|mark|put) me(?: as)?\s+)?"
    r"(?:away|(?:out|off)(?: of (?:the )?office)?|on (?:a )?(?:vacation|leave|holidays?|pto))\b(?P<value>.*)$",
    re.IGNORECASE | re.DOTALL,
)
MUTE = re.compile(r"(?:un)?mute\s+(?:notifications? (?:for|from|about|on) )?(?P<value>.+)", re.IGNORECASE)
DIGEST = re.compile(
    r"\bdigests?\s+(?:(?:to|at|for|is|should|be|come|arrive|time|by|in|on|reach me|from now on)\s+|[=:]\s*)*(?P<value>.+)$",
    re.IGNORECASE,
)
WHOLE = re.compile(r"(?:no|stop|pause|disable|skip|don'?t|do not|cancel|resume|enable|turn|switch)\b", re.IGNORECASE)
"""A request that is its value as a whole."""
OTHERS = re.compile(
    r"\b(?P<name>quiet hours|working hours|working days|language|notifications?|alerts?|reminders?)\b\s*(?:to|from|is|are|=|:)?\s*(?P<value>.*)$",
    re.IGNORECASE,
)


def fill_settings(heard: Heard) -> Slots:
    """The slots of `change-settings`; without any, the settings are shown."""
    text = AFTERTHOUGHT.sub("", heard.sentence.text[heard.sentence.units[heard.clause].start :].strip(" .!?"))
    bare = POLITE.sub("", THANKS.sub("", text))
    stay = STAY.search(heard.sentence.text)
    if said := ZONE.search(bare):
        value = said["value"] or (stay["value"] if stay else None)
        return {"setting": "timezone", "value": value.strip(" .!?") if value else None}
    if said := MUTE.match(bare):
        return {"setting": "mute", "value": said["value"].strip(" .!?")}
    if event := find_event_wish(bare):
        return {"setting": event, "value": bare}
    if re.search(r"\bdigests?\b", bare, re.IGNORECASE):
        if WHOLE.match(bare):
            return {"setting": "digest", "value": bare}
        said = DIGEST.search(bare)
        return {"setting": "digest", "value": said["value"].strip(" .!?") if said else None}
    if said := GONE.match(bare):
        return {"setting": "away", "value": said["value"].strip(" ,.!?") or None}
    if said := OTHERS.search(bare):
        return {"setting": said["name"].lower(), "value": said["value"].strip(" .!?") or None}
    if stay:
        return {"setting": "away" if AWAY.search(bare) else "timezone", "value": stay["value"]}
    event = find_event(bare)
    return {"setting": event, "value": bare} if event and find_where(bare) else {}


__all__ = ["fill_settings"]
