"""Sums up an account: stage, ARR, renewal, health, what is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.account_cards import AccountCard, read_card
from bot.domain.accounts import Account
from bot.domain.attributes import license_utilization
from bot.intents import leftovers, next_steps, pages, phrases
from bot.intents.ability import Asking, slot
from bot.language.declare import Sort
from bot.reply import Action, Facts, Instant, Line, Part, Reply, Small, Spans, Strong
from bot.turn import How, Press, Turn


@dataclass(frozen=True, kw_only=True)
class ShowAccount(Asking):
    """Sums up an account: stage, ARR, renewal, health, what is open."""

    ability = "show-account"
    heading = "Accounts"
    says = (
        "summary of Acme",
        "tell me about Acme",
        "Acme?",
        "how is Acme doing overall",
    )
    frames = (
        "how is|are going|doing [it] [with|at] {account} *",
        "what do you|we have|know|got [on|about|of] {account} *",
        "~ {account} summary|overview|360|rundown|snapshot",
        "what is happening|going_on|new at|with|in {account} *",
        "~ {account} tell about",
        "{account} .",
        "tell me [more|everything|something|all|a_bit|what_you_know] [about] {account} *",
        "what can you tell me about {account} *",
        "how is|are {account} doing|going|getting|looking|faring|holding *",
        "how are|is things|everything|it [going|looking] with|at|for {account} *",
        "what is [the] [current] story|situation|latest|deal|state|status|scoop|word|state_of_play|update|state_of_affairs|news <of> {account} *",
        "pull_up|bring_up|open|show_me|show|look_up|find|lookup|get_me|give_me|view|see|display|check|get [account|the_account] {account} .",
        "bring|get|fill|catch me up|in [to speed] [on|about|with] {account} *",
        "who is|are {account} *",
        "remind me who|what|about {account} *",
        "what is new|up|happening with|at|on|for {account} *",
        "brief|quick_overview|summary|look <of> {account} .",
        "i need|want [the|a|an] 360|@num [view] <of> {account}",
        "i need|want [the|a|an] summary|overview|360|details|info|rundown|snapshot|everything [view] <of> {account} *",
        "summarize|summarise|describe|recap {account} *",
        "everything [we know] [you have] [about|on] {account} *",
        "where do we stand with {account} *",
        "? account|customer {account} .",
        "anything [new] [i should know] about|on|at|with {account} *",
        "give me [a|the] * on|about {account} .",
        "and {account} .",
        "info|details|data [on|about|for] {account} .",
        "account {account} .",
        "let me [have a] look at {account} .",
        "{account} status|info|details|data|summary .",
        "state of {account} .",
        "how do|does things stand with|at {account} *",
    )
    topics = (
        "summary|overview|360|snapshot|profile|rundown|synopsis|dossier|recap|background",
        "account summary|overview|profile|page|record|card|details",
        "details|latest|story|scoop|basics|big picture",
        "quick summary|overview|snapshot",
        "lay of the land",
        "360 view",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    details: Any = slot(Sort.FLAG, spoken=False)
    """Everything else too; three lines otherwise."""

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        card = read_card(turn.session, account, today=turn.now.date())
        details = (_details(turn, account, card),) if self.details else ()
        return Reply(
            parts=(*leftovers.warning(turn, account), *_summary(turn, account, card), *details, *_age(account)),
            text=f"{account.name}: {phrases.health(account.health_score, account.health_band)}",
            actions=self._actions(turn),
            next_steps=leftovers.way_out(turn, account, self.ability)
            or next_steps.after(turn, account, answered=self.ability),
        )

    def _actions(self, turn: Turn) -> tuple[Action, ...]:
        about = {"account": {"id": self.account.id}}
        toggle = (
            Action("Fewer details", pages.again(self, details=None))
            if self.details
            else Action("Details", pages.again(self, details=True))
        )
        if self.account.is_leftover:
            return (toggle,)
        writing = [Action("Log a call", Press("log-call", about, How.FORM), stays=True)]
        if turn.speaker.may_change:
            writing.append(Action("Open a CTA", Press("open-cta", about, How.FORM), stays=True))
        return (toggle, *writing)


def sum_up(turn: Turn, account: Account) -> tuple[Part, ...]:
    """The account in three lines, with the age of what Salesforce says."""
    card = read_card(turn.session, account, today=turn.now.date())
    return (*leftovers.warning(turn, account), *_summary(turn, account, card), *_age(account))


def _age(account: Account) -> tuple[Part, ...]:
    return (Small(("Salesforce data as of ", Instant(account.synced_at))),) if account.synced_at else ()


def _summary(turn: Turn, account: Account, card: AccountCard) -> tuple[Line, ...]:
    """Three lines: what it is and how it is, what it pays and until when, what is going on."""
    today = turn.now.date()
    renewal: Spans = ("renews ", *phrases.when(account.renewal_date, today)) if account.renewal_date else ()
    open_ctas: Spans = (
        phrases.count(card.open_ctas, "open CTA") + (f", {card.overdue_ctas} overdue" if card.overdue_ctas else ""),
    )
    talked: Spans = ("no call or meeting yet",)
    if account.last_activity_at:
        ago = phrases.distance(phrases.local_day(account.last_activity_at, turn), today)
        talked = (f"last call or meeting {ago}",)
    return (
        Line(
            phrases.joined(
                [
                    (Strong(account.name),),
                    (phrases.health(account.health_score, account.health_band),),
                    (account.stage,) if account.stage else (),
                    (account.priority,) if account.priority else (),
                ]
            )
        ),
        Line(
            phrases.joined(
                [
                    (phrases.money(account.arr, account.currency), " ARR") if account.arr is not None else (),
                    renewal,
                    ("CSM ", card.people["csm"]) if "csm" in card.people else ("no CSM yet",),
                ]
            )
        ),
        Line(
            phrases.joined(
                [
                    open_ctas,
                    talked,
                    (phrases.count(card.open_tickets, "open ticket"),) if card.open_tickets else (),
                ]
            )
        ),
    )


def _details(turn: Turn, account: Account, card: AccountCard) -> Facts:
    share = license_utilization(account)
    pairs: list[tuple[str, Spans]] = [
        ("Salesforce", (phrases.account_link(turn, account),)),
        ("Segment", phrases.joined([(one,) for one in (account.segment, account.industry) if one])),
        ("Region", phrases.joined([(one,) for one in (account.region, account.country) if one])),
        ("CSM sentiment", phrases.joined([(phrases.light(account.sentiment),), _ago(turn, account.sentiment_at)])),
        ("NPS", (phrases.number(account.nps),)),
        ("License use", (phrases.UNKNOWN if share is None else f"{share:.0f} % of {account.licensed_users:,}",)),
        ("Tickets", (_tickets(card),)),
        ("Success plan", (_plan(card),)),
        ("Last timeline entry", _entry(turn, card)),
        ("Sponsors and champions", (_contacts(card),)),
        ("Account owner", (card.people.get("account_owner", phrases.UNKNOWN),)),
        ("Solutions architect", (card.people.get("solutions_architect", phrases.UNKNOWN),)),
    ]
    if card.parent or card.children:
        family = [
            card.parent and f"part of {card.parent}",
            card.children and phrases.count(card.children, "subsidiary", "subsidiaries"),
        ]
        pairs.append(("Family", (" · ".join(str(one) for one in family if one),)))
    return Facts(tuple((label, spans or (phrases.UNKNOWN,)) for label, spans in pairs))


def _ago(turn: Turn, at: Any) -> Spans:
    return (phrases.distance(phrases.local_day(at, turn), turn.now.date()),) if at else ()


def _tickets(card: AccountCard) -> str:
    urgent = f", {card.urgent_tickets} high priority" if card.urgent_tickets else ""
    return f"{card.open_tickets} open{urgent}"


def _plan(card: AccountCard) -> str:
    if card.plan is None:
        return "none active"
    return f"{card.plan.name}: {card.plan.closed} of {phrases.count(card.plan.objectives, 'objective')} done"


def _entry(turn: Turn, card: AccountCard) -> Spans:
    if card.last_entry is None:
        return ("none",)
    kind, subject, at = card.last_entry
    return (f"{kind}: {subject}, ", *_ago(turn, at))


def _contacts(card: AccountCard) -> str:
    named = [
        f"{name} ({'sponsor' if is_sponsor else 'champion'}{f', {title}' if title else ''})"
        for name, title, _is_champion, is_sponsor in card.contacts
    ]
    return ", ".join(named) or "none known"
