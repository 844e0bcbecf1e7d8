"""Slash commands that are written in a hurry, spelt out as sentences: "/cta 142 done" says "CTA 142 done"."""

from __future__ import annotations

import re

OWN_COMMAND = re.compile(r"^\s*[/@]ally\b[\s:,]*", re.IGNORECASE)
"""Slack's command for everything, or the bot named by hand: what follows is read like any other words."""
_NUMBER = r"#?(?P<number>\d{1,7})(?![\w%]|[/.,:]\d)"
_MARK = r"\s*[,:]?\s*"
_FORMS = tuple(
    (re.compile(rf"^\s*/cta\s+{form}(?P<rest>.*)$", re.IGNORECASE | re.DOTALL), sentence)
    for form, sentence in (
        (rf"{_NUMBER}\s*(?:->|→|=>|>)\s*", "move CTA {number} to {rest}"),
        (rf"{_NUMBER}{_MARK}(?:comment|note|remark)\b{_MARK}", "comment on CTA {number}: {rest}"),
        (rf"{_NUMBER}{_MARK}(?:task|to-?do)\b{_MARK}", "add a task to CTA {number}: {rest}"),
        (rf"{_NUMBER}{_MARK}(?:p|prio|pri|priority)\s*1\b", "CTA {number} priority high{rest}"),
        (rf"{_NUMBER}{_MARK}(?:prio|pri)\b[\s:=]*", "CTA {number} priority {rest}"),
        (_NUMBER, "CTA {number}{rest}"),
        (rf"(?:comment|note|remark)(?: on)?\s+{_NUMBER}{_MARK}", "comment on CTA {number}: {rest}"),
        (rf"(?:add )?(?:task|to-?do)(?: to)?\s+{_NUMBER}{_MARK}", "add a task to CTA {number}: {rest}"),
        (rf"reopen\s+{_NUMBER}", "set CTA {number} back to new{rest}"),
        (rf"(?:done|finished|complete)\s+{_NUMBER}", "CTA {number} done{rest}"),
        (rf"close\s+(?P<outcome>won|lost|success)\s+{_NUMBER}", "close CTA {number} {outcome}{rest}"),
        (rf"(?P<verb>(?!(?:open|new|create|add|list)\b)[a-z]+)\s+{_NUMBER}", "{verb} CTA {number}{rest}"),
    )
)


def spell_out(text: str) -> str:
    """What a command says in words; any other text is itself. What stands behind the number stays as it was typed."""
    for form, sentence in _FORMS if text.lstrip().startswith("/") else ():
        if said := form.match(text):
            return sentence.format(**said.groupdict()).rstrip(" :")
    return OWN_COMMAND.sub("", text)
