"""One change for many accounts: "set stage to Adoption for all my onboarding accounts renewing this quarter"."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.intents.fields import find_attribute
from bot.language.reading import Reading

_MANY = re.compile(
    r"\s*(?:please\s+)?(?:set|change|update|move)\s+(?:the\s+)?(?P<attribute>[\w -]+?)\s+(?:to\s+(?P<value>.+?)\s+)?"
    r"(?:for|of|on)\s+all\s+(?:of\s+)?(?P<which>(?:the\s+|my\s+)?[^:;\n]*?\b(?:accounts|customers)\b[^:;\n]*?)"
    r"(?:\s+to\s+(?P<late>[^:;\n]+?))?\s*\.?\s*",
    re.IGNORECASE,
)


def read_many(text: str, *, read: Callable[[str], Reading]) -> Reading | None:
    """The change of many that a sentence asks for, None when it is something else; `read` reads which they are.

    It is taken as certain because nothing is written before every row was shown and agreed to.
    """
    said = _MANY.fullmatch(re.sub(r"^/ally\s+", "", text))
    if said is None or bool(said["value"]) == bool(said["late"]):
        return None
    attribute, which = find_attribute(said["attribute"]), read(said["which"])
    if attribute is None or which.intent != "list-accounts":
        return None
    slots = {
        "attribute": attribute,
        "value": said["value"] or said["late"],
        "conditions": which.slots.get("conditions", []),
    }
    if which.slots.get("scope"):
        slots["scope"] = which.slots["scope"]
    return Reading(text=text, intent="update-attribute", slots=slots, confidence=which.confidence, tier="exact")
