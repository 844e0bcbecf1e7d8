"""Lists the accounts I follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.account_lists import list_accounts
from bot.domain.books import is_followed_by
from bot.intents import pages, phrases
from bot.intents.ability import Asking, slot
from bot.intents.account_rows import account_row
from bot.language.declare import Sort
from bot.reply import Action, Line, Part, Reply, Small, Strong
from bot.turn import Press, Turn


@dataclass(frozen=True, kw_only=True)
class ListFollowed(Asking):
    """Lists the accounts I follow."""

    ability = "list-followed"
    heading = "Telling"
    says = (
        "who do I follow",
        "my followed accounts",
    )
    frames = (
        "who|what|whom|which do|am|are|have|did i|we follow|following|followed|subscribed *",
        "which|what accounts|customers|companies do|am|are|have i|we follow|following|followed|subscribed|watching|watch *",
        "? * accounts|customers|companies|ones [that|which] i|we [am|are] [have] follow|following|followed|subscribed|watch *",
        "? followed|following|watched|subscribed accounts|customers|list *",
        "? followed [accounts] *",
        "? my follows|following|followings|subscriptions|watchlist *",
        "am i following|subscribed *",
        "? follow list *",
        "? accounts|customers i follow *",
    )

    page: Any = slot(Sort.COUNT, spoken=False)

    def perform(self, turn: Turn) -> Reply:
        found = list_accounts(
            turn.session, is_followed_by(turn.speaker), limit=pages.PAGE, offset=pages.first_row(self.page)
        )
        if not found.count:
            told = "You follow no account. Say “follow Acme”, and you hear what its CSM hears."
            return Reply(
                parts=(Line((told,)),), next_steps=(Action("My accounts", Press("list-accounts", {"scope": "me"})),)
            )
        parts: list[Part] = [Line((Strong(f"You follow {phrases.count(found.count, 'account')}"),))]
        parts += [account_row(turn, line) for line in found.lines]
        if extent := pages.extent(self.page, found.count):
            parts.append(Small((extent,)))
        return Reply(parts=tuple(parts), actions=pages.turning(self, self.page, found.count))
