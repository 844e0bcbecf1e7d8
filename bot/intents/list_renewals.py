"""Lists renewals in a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.domain.account_lists import AccountList, list_accounts, ordering
from bot.domain.attributes import BY_NAME
from bot.domain.books import in_book, is_customer, usual_scope
from bot.domain.conditions import Condition, clause
from bot.intents import pages, phrases
from bot.intents.ability import Asking, slot
from bot.intents.account_rows import account_row
from bot.language.declare import Sort
from bot.reply import Action, Line, Part, Reply, Small, Strong
from bot.turn import Press, Turn

USUAL_DAYS = 90
"""How far ahead "upcoming" looks."""


@dataclass(frozen=True, kw_only=True)
class ListRenewals(Asking):
    """Lists renewals in a period."""

    ability = "list-renewals"
    heading = "Commercial"
    says = (
        "renewals next quarter",
        "what renews in the next 90 days",
        "my upcoming renewals",
    )
    frames = (
        "? [<possessive>] * renewals *",
        "renewals *",
        "? every|each|all [upcoming] renewal|renewals *",
        "which|what|who|whose * renew|renews|renewing|renewal|up_for_renewal *",
        "which|what|whose contracts|contract|subscriptions|agreements * end|ends|expire|expires|run_out|ending|expiring|due|up *",
        "who is|are up for renewal *",
        "what is|are up for renewal *",
        "what is|are renewing *",
        "? * contracts [that|which] [are] expiring|ending|end|expire|renewing|up|due *",
        "? * accounts|customers [that|which] [are] [coming] [up] [for] [due] [to] renewing|renew|renewal|renews *",
        "? renewal list|calendar|forecast|pipeline|schedule|overview *",
        "? upcoming|next|coming renewals|renewal *",
        "? {person} 's renewals *",
        "how many renewals|renewal *",
        "? * up for renewal *",
    )

    scope: Any = slot(Sort.SCOPE, label="Whose", lend=False)
    period: Any = slot(Sort.PERIOD, label="Period")
    page: Any = slot(Sort.COUNT, spoken=False)

    def perform(self, turn: Turn) -> Reply:
        scope = self.scope or usual_scope(turn.speaker)
        found = list_accounts(
            turn.session,
            is_customer(),
            in_book(turn.session, scope, speaker=turn.speaker),
            clause(
                Condition(BY_NAME["renewal_date"], "within", self._bounds(turn)), zone=turn.zone, speaker=turn.speaker
            ),
            order=[ordering(BY_NAME["renewal_date"], descending=False)],
            limit=pages.PAGE,
            offset=pages.first_row(self.page),
        )
        stage = BY_NAME["stage"]
        parts: list[Part] = [self._headline(turn, scope, found)]
        parts += [account_row(turn, line, [stage, BY_NAME["sentiment"]]) for line in found.lines]
        if extent := pages.extent(self.page, found.count):
            parts.append(Small((f"{extent}, the next first",)))
        return Reply(
            parts=tuple(parts),
            actions=pages.turning(self, self.page, found.count),
            next_steps=self._next(turn, found),
        )

    def _bounds(self, turn: Turn) -> dict[str, str | None]:
        if self.period is None:
            today = turn.now.date()
            return {"start": today.isoformat(), "end": (today + timedelta(days=USUAL_DAYS)).isoformat()}
        # "before March" means those to come, not every renewal since the beginning.
        start = self.period.start or min(turn.now.date(), self.period.end or turn.now.date())
        return {"start": start.isoformat(), "end": self.period.end.isoformat() if self.period.end else None}

    def _headline(self, turn: Turn, scope: Any, found: AccountList) -> Line:
        within = phrases.period_words(self.period) if self.period else (f" in the next {USUAL_DAYS} days",)
        whose = phrases.whose(scope, turn.speaker)
        if not found.count:
            return Line((f"None of {whose}accounts renews" if whose else "No account renews", *within, "."))
        title = f"{whose}{phrases.count(found.count, 'renewal')}"
        return Line((Strong(phrases.capitalised(title)), *within, " · ", *phrases.totals(found.totals), " ARR"))

    def _next(self, turn: Turn, found: AccountList) -> tuple[Action, ...]:
        slots = pages.again(self).slots
        scope = {"scope": slots["scope"]} if "scope" in slots else {}
        wider = (
            [] if self.scope == "all" else [Action("Everyone's renewals", pages.again(self, scope="all", page=None))]
        )
        red = {"field": "health", "op": "eq", "value": "red"}
        within = {"field": "renewal_date", "op": "within", "value": self._bounds(turn)}
        return (
            Action("Only the red ones", Press("list-accounts", scope | {"conditions": [within, red]})),
            Action("Renewal opportunities", Press("list-opportunities", dict(slots) | {"page": None})),
            *wider,
        ) if found.count else tuple(wider)  # fmt: skip
