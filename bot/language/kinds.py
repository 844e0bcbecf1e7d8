"""The kinds of abilities: which change something, and what each is about."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.declare import Declaration, Sort

OF_CUSTOMERS = (Sort.ACCOUNT, Sort.CTA, Sort.CONTACT, Sort.TASK)
"""Sorts of what belongs to customers."""


class Kinds:
    """Abilities by what they do and need."""

    def __init__(self, declarations: Sequence[Declaration]) -> None:
        self.writes = frozenset(one.name for one in declarations if one.writes)
        self.about_nothing = frozenset(one.name for one in declarations if not one.slots)
        self.about_accounts = _needing(declarations, Sort.ACCOUNT)
        self.about_ctas = _needing(declarations, Sort.CTA)
        self.about_attributes = _needing(declarations, Sort.ATTRIBUTE)
        self.about_customers = _needing(declarations, *OF_CUSTOMERS)
        self.telling = frozenset(one.name for one in declarations if len(one.slots) > 1)
        """Those that are told more than what they are about."""
        self.cta_changes = self.writes & self.about_ctas
        self.customer_changes = self.writes & self.about_customers


def _needing(declarations: Sequence[Declaration], *sorts: Sort) -> frozenset[str]:
    """The abilities that cannot do without a slot of one of the sorts."""
    return frozenset(
        one.name for one in declarations if any(slot.sort in sorts and slot.is_required for slot in one.slots)
    )


__all__ = ["Kinds"]
