"""Refusals: the lawful no. They carry facts; the words are found at the edge."""

from __future__ import annotations


class Refusal(Exception):
    """Something may not be done. `code` names the rule; `facts` say what is needed to explain it."""

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts
