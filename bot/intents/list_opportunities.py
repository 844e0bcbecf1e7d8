"""Lists opportunities from Salesforce."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.accounts import Account
from bot.domain.books import in_book, usual_scope
from bot.domain.commercial import Opportunities, OpportunityLine, list_opportunities
from bot.intents import leftovers, next_steps, pages, phrases
from bot.intents.ability import Asking, slot
from bot.intents.account_rows import open_account
from bot.language.declare import Sort
from bot.reply import Action, Item, Line, Link, Part, Reply, Small, Span, Strong
from bot.turn import Press, Turn

KINDS = {"upsell": "Upsell", "upsells": "Upsell", "services": "Services"}
"""Words that ask for one kind of deal only."""


@dataclass(frozen=True, kw_only=True)
class ListOpportunities(Asking):
    """Lists opportunities from Salesforce."""

    ability = "list-opportunities"
    heading = "Commercial"
    says = (
        "opportunities for Acme",
        "my open opps closing this quarter",
        "upsell at Acme",
    )
    frames = (
        "? * opportunities|deals|pipeline *",
        "what are we [trying] [to] sell|selling|pitch|pitching|offering [to] {account} *",
        "is|are there [any|an|a] * opportunity|opportunities|deal|deals|pipeline|upsell *",
        "what * sell|upsell [to] {account} *",
        "what is [in] [the|our|my] pipeline *",
        "? upsells|upsell *",
        "what|which * opportunities|deals|pipeline *",
        "any * opportunity|deal|upsell *",
        "{account} pipeline|opportunities|deals|upsell *",
        "? * opportunity *",
    )
    topics = (
        "~ {account} opportunities|pipeline|deals|upsells",
        "opportunities|opportunity|pipeline|deals|deal|upsell|upsells|cross-sell|crosssell|cross-sells|ops",
        "open|active|current|upsell|expansion|renewal|sales|pending|new|existing|live|ongoing opportunities|opportunity|pipeline|deals|deal|potential|ops",
        "sales|expansion pipeline|opportunities",
        "open pipeline",
        "upsell|expansion potential",
    )
    topic_stands_alone = True

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", label="Account")
    scope: Any = slot(Sort.SCOPE, label="Whose", lend=False)
    period: Any = slot(Sort.PERIOD, label="Period")
    kind: Any = slot(Sort.NAME, spoken=False)
    """One kind of deal only: Upsell or Services."""
    page: Any = slot(Sort.COUNT, spoken=False)

    def perform(self, turn: Turn) -> Reply:
        asked = self if self.kind else _with_kind_said(self, turn.words)
        where = in_book(turn.session, asked._scope(turn), speaker=turn.speaker)
        if self.account:
            where = Account.id == self.account.id
        found = list_opportunities(
            turn.session,
            where,
            kind=asked.kind,
            start=self.period.start if self.period else None,
            end=self.period.end if self.period else None,
            limit=pages.PAGE,
            offset=pages.first_row(self.page),
        )
        parts: list[Part] = [*leftovers.warning(turn, self.account)] if self.account else []
        parts.append(asked._headline(turn, found))
        parts += [_row(turn, one, with_account=self.account is None) for one in found.lines]
        if extent := pages.extent(self.page, found.count):
            parts.append(Small((extent,)))
        return Reply(
            parts=tuple(parts),
            actions=pages.turning(asked, self.page, found.count),
            next_steps=asked._next(turn),
        )

    def _headline(self, turn: Turn, found: Opportunities) -> Line:
        kind = f"{self.kind.lower()} " if self.kind else ""
        whose = f"{self.account.name}: " if self.account else phrases.whose(self._scope(turn), turn.speaker)
        if not found.count:
            noun = f"no open {kind}opportunity closes" if self.period else f"no open {kind}opportunity"
            told = f"{whose}{noun}" if self.account else f"{noun} in {whose or 'all '}accounts"
            return Line((phrases.capitalised(told), *phrases.period_words(self.period), "."))
        title = f"{whose}{phrases.count(found.count, f'open {kind}opportunity', f'open {kind}opportunities')}"
        closing: tuple[Span, ...] = (" closing", *phrases.period_words(self.period)) if self.period else ()
        return Line((Strong(phrases.capitalised(title)), *closing, " · ", *phrases.totals(found.totals)))

    def _next(self, turn: Turn) -> tuple[Action, ...]:
        if self.account:
            return next_steps.after(turn, self.account, answered=self.ability)
        slots = pages.again(self).slots
        kept = {name: slots[name] for name in ("scope", "period") if name in slots}
        return (Action("Renewals", Press("list-renewals", kept)), Action("Risks", Press("list-risks", kept)))

    def _scope(self, turn: Turn) -> Any:
        return self.scope or usual_scope(turn.speaker)


def _with_kind_said(asked: ListOpportunities, words: str | None) -> ListOpportunities:
    said = next((KINDS[word] for word in (words or "").lower().split() if word in KINDS), None)
    return ListOpportunities(account=asked.account, scope=asked.scope, period=asked.period, kind=said, page=asked.page)


def _row(turn: Turn, line: OpportunityLine, *, with_account: bool) -> Item:
    deal = line.opportunity
    chance = f" ({deal.probability} %)" if deal.probability is not None else ""
    return Item(
        (
            Link(deal.name, turn.house.record_link(deal.sf_id)),
            " · ",
            phrases.money(deal.amount, line.currency),
            *((f" · {line.account}",) if with_account and line.account not in deal.name else ()),
        ),
        (
            phrases.joined(
                [
                    (deal.kind,) if deal.kind else (),
                    (f"{deal.stage}{chance}",) if deal.stage else (),
                    ("closes ", *phrases.when(deal.close_date, turn.now.date())),
                ]
            ),
        ),
        (open_account(line.account_id),) if with_account else (),
    )
