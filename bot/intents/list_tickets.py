"""Lists open support tickets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.accounts import Account, Ticket
from bot.domain.voices import list_tickets
from bot.intents import leftovers, next_steps, pages, phrases
from bot.intents.ability import Asking, slot
from bot.intents.choices import PRIORITIES
from bot.language.declare import Sort
from bot.reply import Item, Line, Link, Part, Reply, Small, Span, Strong
from bot.turn import Turn


@dataclass(frozen=True, kw_only=True)
class ListTickets(Asking):
    """Lists open support tickets."""

    ability = "list-tickets"
    heading = "Accounts"
    says = (
        "open tickets for Acme",
        "support issues at Acme",
    )
    frames = (
        "? * tickets|cases|ticket|case [<of>] {account} *",
        "? * support|zendesk issues|issue|tickets|cases|requests|problems [<of>] {account} *",
        "+has|have|did|does|do|is|are {account} [raised|opened|filed|logged|reported|submitted|have|got|raise|open|file|anything|been] * support|tickets|ticket|zendesk|case|cases|bugs *",
        "what * cases|tickets|issues * with|for|at|by|from {account} *",
        "what|which * tickets|cases * {account} *",
        "any * tickets|issues|cases|bugs|escalations|outages <of> {account} *",
        "is|are there * tickets|issues|cases|bugs <of> {account} *",
        "how many * tickets|cases|issues [<of>] {account} *",
        "what problems do|does|has|have {account} *",
        "? {account} 's|tickets [open|support] tickets|cases|issues *",
        "what is {account} complaining about *",
    )
    topics = (
        "is|are|any there [a|an|any] escalation|escalations|outage|bug|issue at|with|for|from {account} *",
        "any escalation|escalations|outage at|with|for|from {account} *",
        "~ {account} tickets|cases|zendesk",
        "tickets|ticket|cases|escalations|bugs",
        "open|support|zendesk|pending|recent|current|high|urgent|active|outstanding|unresolved|latest|critical|new tickets|cases|issues|escalations|ticket|bugs",
        "open|high|urgent|current support|zendesk|priority|prio tickets|cases|issues|ticket",
        "support requests|queue|history|issues|status|situation|load|backlog|problems|topics",
        "high|low|medium|urgent priority tickets|cases|issues",
        "zendesk",
        "open high|low|medium priority tickets|cases",
    )
    topic_stands_alone = True

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    priority: Any = slot(Sort.CHOICE, label="Priority", choices=PRIORITIES)
    page: Any = slot(Sort.COUNT, spoken=False)

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        found, total = list_tickets(
            turn.session,
            account,
            priority=str(self.priority).capitalize() if self.priority else None,
            limit=pages.PAGE,
            offset=pages.first_row(self.page),
        )
        kind = f"{self.priority} priority " if self.priority else ""
        title = f" · {phrases.count(total, f'open {kind}ticket')}" if total else f" · no open {kind}ticket"
        parts: list[Part] = [*leftovers.warning(turn, account), Line((Strong(account.name), title))]
        parts += [_row(turn, one) for one in found]
        if extent := pages.extent(self.page, total):
            parts.append(Small((f"{extent}, the gravest first",)))
        return Reply(
            parts=tuple(parts),
            actions=pages.turning(self, self.page, total),
            next_steps=next_steps.after(turn, account, answered=self.ability),
        )


def _row(turn: Turn, ticket: Ticket) -> Item:
    number = f"#{ticket.number or ticket.source_id}"
    link: Span = Link(number, _address(turn, ticket))
    opened: tuple[Span, ...] = (" · opened ", *phrases.moment(ticket.opened_at, turn)) if ticket.opened_at else ()
    return Item(
        (link, f" · {ticket.subject}"),
        ((f"{ticket.priority or 'No'} priority · {ticket.status}", *opened),),
    )


def _address(turn: Turn, ticket: Ticket) -> str:
    return ticket.url or turn.house.record_link(ticket.source_id)
