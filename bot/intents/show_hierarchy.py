"""Shows parent and subsidiaries, with ARR and health rolled up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.account_trees import Family, Relative, read_family
from bot.domain.accounts import Account
from bot.intents import leftovers, next_steps, phrases
from bot.intents.ability import Asking, slot
from bot.intents.account_rows import open_account
from bot.language.declare import Sort
from bot.reply import Item, Line, Part, Reply, Small, Span, Strong
from bot.turn import Turn

MOST = 25
"""Members shown; a message holds 50 blocks."""

INDENT = "\u2003"
"""A wide space, which Slack does not collapse."""


@dataclass(frozen=True, kw_only=True)
class ShowHierarchy(Asking):
    """Shows parent and subsidiaries, with ARR and health rolled up."""

    ability = "show-hierarchy"
    heading = "Accounts"
    says = (
        "parent of Acme",
        "Acme's subsidiaries",
        "account hierarchy for Acme",
    )
    frames = (
        "who do|does|did {account} belong|belongs|report to *",
        "is|are {account} [a] part|subsidiary|owned|child|member_of|by *",
        "which|what accounts|companies|entities|subsidiaries|children|customers belong|belongs|does|do|are|has|have [to|under] {account} *",
        "who is|are above|under|over|below {account} *",
        "does {account} have [any] [a] parent|subsidiaries|children|subsidiary *",
        "? [company] family|tree|group|structure [<of>] {account} !",
    )
    topics = (
        "-~ {account} subsidiaries|hierarchy|daughters|affiliates",
        "hierarchy|subsidiaries|subsidiary|parent|children|affiliates|daughters|parents",
        "account|corporate|company|org|organization|group|parent|ownership hierarchy|structure|tree",
        "parent company|account|organization",
        "child accounts|companies|account",
        "family tree",
        "sister companies|accounts",
        "daughter companies",
        "org chart",
        "related accounts",
        "ultimate parent",
        "parent and subsidiaries|children",
    )
    topic_stands_alone = True

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        family = read_family(turn.session, account)
        steps = next_steps.after(turn, account, answered=self.ability)
        parts: list[Part] = [*leftovers.warning(turn, account)]
        if len(family.members) == 1:
            parts.append(Line((Strong(account.name), " stands alone: no parent and no subsidiaries.")))
            return Reply(parts=tuple(parts), next_steps=steps)
        parts += [_headline(account, family), _roll_up(family)]
        shown = _around(family, account)
        parts += [_row(turn, one, is_asked=one.account.id == account.id) for one in shown]
        if len(shown) < len(family.members):
            parts.append(Small((f"{len(shown)} of {len(family.members)} accounts of the family shown",)))
        return Reply(parts=tuple(parts), next_steps=steps)


def _headline(account: Account, family: Family) -> Line:
    """Its parent and how many stand below it."""
    names = {one.account.id: one.account.name for one in family.members}
    below = sum(one.account.parent_id == account.id for one in family.members)
    parent = names.get(account.parent_id) if account.parent_id else None
    told: list[Span] = [Strong(account.name)]
    told.append(f" belongs to {parent}" if parent else " is the top of its family")
    told.append(f" and has {phrases.count(below, 'subsidiary', 'subsidiaries')}." if below else ".")
    return Line(tuple(told))


def _roll_up(family: Family) -> Line:
    bands = [f"{phrases.light(band)} {number}" for band, number in sorted(family.bands.items())]
    return Line(
        phrases.joined(
            [
                (f"The family: {phrases.count(len(family.living), 'account')}",),
                (*phrases.totals(family.totals), " ARR"),
                (", ".join(bands),) if bands else (),
            ]
        )
    )


def _around(family: Family, account: Account) -> tuple[Relative, ...]:
    """The family as far as it fits, in any case with the account itself."""
    place = next(index for index, one in enumerate(family.members) if one.account.id == account.id)
    start = max(0, min(place - MOST // 2, len(family.members) - MOST))
    return family.members[start : start + MOST]


def _row(turn: Turn, relative: Relative, *, is_asked: bool) -> Item:
    account = relative.account
    branch = f"{INDENT * (relative.depth - 1)}└ " if relative.depth else ""
    marks = (" (leftover)" if account.is_leftover else "") + ("  ← asked about" if is_asked else "")
    return Item(
        (
            branch,
            phrases.account_link(turn, account),
            f"{marks} · ",
            phrases.money(account.arr, account.currency),
            f" · {phrases.health(account.health_score, account.health_band)}",
        ),
        actions=() if is_asked else (open_account(account.id),),
    )
