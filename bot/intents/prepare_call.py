"""Briefs you before a call on one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.domain.account_cards import AccountCard, read_card
from bot.domain.accounts import Account
from bot.domain.attributes import BY_NAME
from bot.domain.cta_lists import Page, Wanted, list_ctas
from bot.domain.health import Health, Standing, read_health
from bot.domain.plan_lists import PlanLine, list_plans, of_account
from bot.domain.risks import Risk, list_risks
from bot.domain.timeline_lists import Entry, list_entries, open_follow_ups
from bot.domain.voices import SurveyLine, latest_surveys, list_tickets
from bot.intents import leftovers, phrases
from bot.intents.ability import Asking, slot
from bot.intents.attribute_values import value_of
from bot.intents.list_risks import dates, reasons
from bot.language.declare import Sort
from bot.reply import Action, Day, Heading, Item, Line, Part, Reply, Spans, Strong
from bot.turn import How, Press, Turn

ENTRIES, CTAS, TICKETS, QUESTIONS = 3, 5, 3, 4
NOTES = 200
"""Letters of an entry's notes."""


@dataclass(frozen=True, kw_only=True)
class PrepareCall(Asking):
    """Briefs you before a call on one page."""

    ability = "prepare-call"
    heading = "Accounts"
    says = (
        "prep me for Acme",
        "brief for my call with Acme tomorrow",
    )
    frames = (
        "~ {account} prepare|prep|ready me|call|meeting|ebr|qbr",
        "prep|prepare|brief|ready|coach me for|on|about [my|the|our|a] * [with|at|for] {account} *",
        "+? [call|meeting|ebr|qbr] prep|preparation|briefing|brief|cheat_sheet|talking_points|prep_notes|prep_sheet|briefing_notes [<of>] [my|the|our] * [with] {account} *",
        "+? prep|brief|briefing|preparation|talking_points|cheat_sheet [<of>] {account} *",
        "get|make|help me ready|prepared|prepare [for] * {account} *",
        "+i_am|we_are seeing|meeting|talking|visiting|calling|speaking|presenting [to|with] {account} [in|at|on|next|later|soon] *",
        "+i have [a|an|my] <activity> <of> {account} in|at|on|@time|soon|later|coming|next *",
        "what do|should i [need|have] [to] know before|ahead_of|for [my|the|a] [call|meeting|ebr] [with] {account} *",
        "+i am on|about_to|going_to [a] [call|meeting|meet|talk|speak|visit|call] * {account} *",
        "prep|prepare [for] [my|the|our] <activity> <of> {account} *",
        "what should i talk_about|discuss|raise|bring_up with|at|in {account} *",
        "set me up for [my|the] * {account} *",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        brief = _read(turn, account)
        parts: list[Part] = [*leftovers.warning(turn, account), *_headline(turn, account, brief)]
        parts += _asking(turn, account, brief)
        parts += _health(brief.health)
        parts += _risk(turn, brief.risk)
        parts += _timeline(turn, brief)
        parts += _work(turn, brief)
        parts += _voices(turn, brief)
        about = {"account": {"id": account.id}}
        return Reply(
            parts=tuple(parts),
            actions=() if account.is_leftover else (
                Action("Log the call", Press("log-call", about | {"kind": "call"}, How.FORM), stays=True),
            ),
            next_steps=(
                Action("Timeline", Press("list-activities", about)),
                Action("Contacts", Press("list-contacts", about)),
                Action("Scorecard", Press("show-health", about | {"details": True})),
            ),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Brief:
    """Everything the page is made of."""

    card: AccountCard
    health: Health
    risk: Risk | None
    entries: tuple[Entry, ...]
    follow_ups: dict[int, list[Any]]
    ctas: Page
    plans: list[PlanLine]
    tickets: list[Any]
    surveys: list[SurveyLine]


def _read(turn: Turn, account: Account) -> _Brief:
    session, today = turn.session, turn.now.date()
    entries = list_entries(session, account_id=account.id, zone=turn.zone, limit=ENTRIES).page
    risks = list_risks(session, Account.id == account.id, zone=turn.zone, limit=1).page
    return _Brief(
        card=read_card(session, account, today=today),
        health=read_health(session, account, now=turn.now),
        risk=risks[0] if risks else None,
        entries=entries,
        follow_ups=open_follow_ups(session, entries),
        ctas=list_ctas(session, Wanted(account_id=account.id), now=turn.now, default_zone=turn.house.zone, size=CTAS),
        plans=list_plans(session, of_account(account), limit=2)[0],
        tickets=list_tickets(session, account, limit=TICKETS)[0],
        surveys=latest_surveys(session, account, limit=1),
    )


def _headline(turn: Turn, account: Account, brief: _Brief) -> list[Part]:
    people = ", ".join(f"{name}{f' ({title})' if title else ''}" for name, title, _, _ in brief.card.contacts)
    first = phrases.joined(
        [
            (Strong(account.name),),
            (phrases.health(account.health_score, account.health_band),),
            (account.stage,) if account.stage else (),
        ]
    )
    second = phrases.joined(
        [
            (phrases.money(account.arr, account.currency), " ARR") if account.arr is not None else (),
            ("renews ", *phrases.when(account.renewal_date, turn.now.date())) if account.renewal_date else (),
            ("license use ", *value_of(turn, account, BY_NAME["license_utilization"]))
            if account.licensed_users
            else (),
        ]
    )
    return [Line(first), Line(second), Line((Strong("Who matters:"), " ", people or "no sponsor or champion is known"))]


def _asking(turn: Turn, account: Account, brief: _Brief) -> list[Part]:
    questions = list(_questions(turn, account, brief))[:QUESTIONS]
    return [Heading("What to ask"), Line(("\n".join(f"• {one}" for one in questions),))] if questions else []


def _questions(turn: Turn, account: Account, brief: _Brief) -> Iterator[str]:
    """What the account's own figures give reason to ask."""
    today = turn.now.date()
    for tasks in brief.follow_ups.values():
        yield f"We promised “{tasks[0].text}”: where does it stand?"
    if brief.risk and brief.risk.ctas:
        cta = brief.risk.ctas[0]
        yield f"What has changed on “{cta.reason or cta.name}” (CTA {cta.number})?"
    if account.renewal_date and today <= account.renewal_date <= today + timedelta(days=120):
        yield f"What has to be true for them to renew {phrases.distance(account.renewal_date, today)}?"
    falling = [one for one in brief.health.drivers if one.effect < 0]
    if falling:
        yield f"{falling[0].measure} fell from {falling[0].before} to {falling[0].after}: what is behind it?"
    late = [one for line in brief.plans for one in line.objectives if one.is_open and one.due and one.due < today]
    if late:
        yield f"The objective “{late[0].name}” is overdue: is it still what they want?"
    if brief.tickets:
        yield f"Is support moving fast enough on “{brief.tickets[0].subject}”?"
    if not any(is_sponsor for _, _, _, is_sponsor in brief.card.contacts):
        yield "Who decides about the renewal on their side? No sponsor is known."
    if brief.surveys and brief.surveys[0].survey.score <= 6:
        yield f"{brief.surveys[0].contact or 'Somebody'} gave {brief.surveys[0].survey.score} of 10: what would make it better?"


def _health(health: Health) -> list[Part]:
    moved = ", ".join(f"{one.measure} {one.before} → {one.after}" for one in health.drivers[:3])
    gaps = [part.measure for part in health.now.parts if part.standing is not Standing.COUNTED]
    told: list[Spans] = []
    if moved:
        told.append((f"moved by {moved}",))
    if health.now.override:
        told.append((health.now.override,))
    if gaps:
        told.append((f"stale or missing: {', '.join(gaps)}",))
    return [Line((Strong("Health:"), " ", *phrases.joined(told, "; ")))] if told else []


def _risk(turn: Turn, risk: Risk | None) -> list[Part]:
    return [Line((Strong("At risk:"), " ", *reasons(risk))), Line(dates(turn, risk))] if risk else []


def _timeline(turn: Turn, brief: _Brief) -> list[Part]:
    if not brief.entries:
        return [Heading("Last spoken"), Line(("Nothing is on the timeline yet.",))]
    return [Heading("Last spoken"), *(_entry(turn, one, brief.follow_ups) for one in brief.entries)]


def _entry(turn: Turn, entry: Entry, follow_ups: dict[int, list[Any]]) -> Item:
    activity = entry.activity
    notes = " ".join((activity.notes or "").split())
    details: list[Spans] = []
    if notes:
        details.append((notes if len(notes) <= NOTES else f"{notes[:NOTES].rsplit(' ', 1)[0]} …",))
    for task in follow_ups.get(activity.id, ()):
        due: Spans = (", due ", Day(task.due)) if task.due else ()
        details.append((f"→ follow-up: {task.text}", *due))
    day = phrases.local_day(activity.happened_at, turn)
    return Item((Strong(activity.kind), " · ", Day(day), f" · {activity.subject}"), tuple(details))


def _work(turn: Turn, brief: _Brief) -> list[Part]:
    today = turn.now.date()
    parts: list[Part] = [Heading("Open work")]
    for row in brief.ctas.rows:
        late = " ⚠️ overdue" if row.days_overdue else ""
        due: Spans = (" · due ", *phrases.when(row.cta.due, today)) if row.cta.due else ()
        parts.append(Line((f"CTA {row.cta.number} · {row.cta.name} ({row.cta.type})", *due, late)))
    if brief.ctas.total > len(brief.ctas.rows):
        parts.append(Line((f"… and {brief.ctas.total - len(brief.ctas.rows)} more CTAs",)))
    for line in brief.plans:
        if line.plan.status != "Closed":
            told = f"{line.plan.name} ({line.plan.status}): {line.percent_complete} %, {line.open} objectives open"
            parts.append(Line((told, f", {line.overdue(today)} overdue" if line.overdue(today) else "")))
    return parts if len(parts) > 1 else [*parts, Line(("No open CTA and no open success plan.",))]


def _voices(turn: Turn, brief: _Brief) -> list[Part]:
    parts: list[Part] = []
    if brief.tickets:
        told = "; ".join(f"{one.subject} ({one.priority or 'no priority'}, {one.status})" for one in brief.tickets)
        parts.append(Line((Strong(f"Tickets ({brief.card.open_tickets} open):"), " ", told)))
    for one in brief.surveys:
        comment = f": “{one.survey.comment}”" if one.survey.comment else ""
        parts.append(
            Line((Strong("Last survey:"), " ", f"{one.survey.score} of 10 by {one.contact or 'somebody'}{comment}"))
        )
    return parts
