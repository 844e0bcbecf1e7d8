"""Something happened to a customer of mine, or to one I follow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain import tidings
from bot.domain.accounts import Account, Ticket
from bot.domain.contacts import Contact, SponsorChange
from bot.domain.ctas import Cta
from bot.domain.store import Session
from bot.domain.tidings import Standing
from bot.intents.cards import named
from bot.intents.show_digest import CHANGES
from bot.notifications.notice import Facts, Notice, account_of, name_of
from bot.reply import Action, Day, Instant, Item, Line, Money, Part, Reply, Small, Span, Spans, Strong, Style
from bot.reply import Facts as Pairs
from bot.turn import How, Press, Turn


class SponsorChanged(Notice):
    """A sponsor or champion moved: what was, what is, how we know, and what it may mean."""

    name = "sponsor-change"

    def item(self, turn: Turn, facts: Facts) -> Item | None:
        found = self._find(turn, facts)
        if found is None:
            return None
        moved, contact, account = found
        return Item(
            (Strong(contact.name), f" at {account.name} {CHANGES.get(moved.change, moved.change)}"),
            (_from_to(moved), (f"{moved.evidence} · confidence {moved.confidence}",)),
            self._actions(moved),
        )

    def gathered(self, count: int) -> str:
        return f"{count} sponsors changed"

    def tell(self, turn: Turn, facts: Facts) -> Reply | None:
        found = self._find(turn, facts)
        if found is None:
            return None
        moved, contact, account = found
        parts: list[Part] = [
            Line((Strong(contact.name), f" at {account.name} {CHANGES.get(moved.change, moved.change)}")),
            Pairs(
                (
                    ("Was", (moved.old_value or "–",)),
                    ("Is", (moved.new_value or "–",)),
                    ("Seen in", (moved.evidence,)),
                    ("Confidence", (moved.confidence,)),
                    ("At stake", _stake(account)),
                    ("Seen", (Instant(moved.changed_at),)),
                )
            ),
        ]
        cta = turn.session.get(Cta, moved.cta_id) if moved.cta_id else None
        if cta is not None and cta.is_open:
            owner = name_of(turn, cta.owner_id)
            parts.append(Small((f"I opened {named(cta)}" + (f" for {owner}." if owner else "."),)))
        return Reply(parts=tuple(parts), actions=self._actions(moved))

    @staticmethod
    def _find(turn: Turn, facts: Facts) -> tuple[SponsorChange, Contact, Account] | None:
        moved = turn.session.get(SponsorChange, facts["moved"])
        account = account_of(turn, facts)
        if moved is None or moved.dismissed_at is not None or account is None:
            return None
        contact = turn.session.get(Contact, moved.contact_id)
        return (moved, contact, account) if contact is not None else None

    @staticmethod
    def _actions(moved: SponsorChange) -> tuple[Action, ...]:
        actions = [
            Action(
                "Not a sponsor",
                Press("track-sponsor", {"contact": {"id": moved.contact_id}, "stop": True}),
                confirm="I stop watching this contact. The risk stays open for you to close.",
            )
        ]
        if moved.cta_id is not None:
            actions.insert(
                0, Action("Open the play", Press("show-cta", {"cta": {"id": moved.cta_id}}), style=Style.PRIMARY)
            )
            actions.append(Action("Snooze", Press("snooze-cta", {"cta": {"id": moved.cta_id}}, How.FORM)))
        return tuple(actions)


class HealthFell(Notice):
    """An account's health fell a band."""

    name = "health-fell"

    def item(self, turn: Turn, facts: Facts) -> Item | None:
        account = account_of(turn, facts)
        if account is None or tidings.BANDS.get(account.health_band or "", 9) > tidings.BANDS[facts["new"]]:
            return None  # it has recovered meanwhile
        score = f", {account.health_score} of 100" if account.health_score is not None else ""
        return Item(
            ("Health of ", Strong(account.name), f" fell from {facts['old']} to {facts['new']}{score}"),
            (_stake(account),),
            (
                Action("Why", Press("show-health", {"account": {"id": account.id}})),
                Action("Log a call", Press("log-call", {"account": {"id": account.id}}, How.FORM)),
                Action("Open a CTA", Press("open-cta", {"account": {"id": account.id}, "type": "risk"}, How.FORM)),
            ),
        )

    def gathered(self, count: int) -> str:
        return f"Health fell at {count} accounts"


class CtaOpened(Notice):
    """An account I care for or follow got a CTA."""

    name = "cta-opened"

    def item(self, turn: Turn, facts: Facts) -> Item | None:
        cta, account = turn.session.get(Cta, facts["cta"]), account_of(turn, facts)
        if cta is None or not cta.is_open or account is None:
            return None
        owner = name_of(turn, cta.owner_id) or "nobody yet"
        who = name_of(turn, cta.created_by_id) or f"The rule “{cta.source}”"
        due: Spans = (" · due ", Day(cta.due)) if cta.due else ()
        return Item(
            (f"{who} opened ", Strong(named(cta)), f" for {account.name}"),
            ((f"{cta.type} · {cta.priority} priority · owner {owner}", *due),),
            (Action("Open", Press("show-cta", {"cta": {"id": cta.id}})),),
        )

    def gathered(self, count: int) -> str:
        return f"{count} CTAs were opened for accounts you follow"


class RenewalNear(Notice):
    """A renewal came within 90, 60, 30, 14 or 7 days."""

    name = "renewal-countdown"

    marks = (7, 14, 30, 60, 90)
    late = 3
    """A mark passed more days ago than this is not told any more."""

    def due(self, session: Session, *, now: datetime, zone: ZoneInfo) -> Sequence[dict[str, Any]]:
        today = now.astimezone(zone).date()
        found = [
            Standing(account_id, csm_id, f"{account_id}:{on}:{mark}", {"mark": mark})
            for mark in self.marks
            for account_id, csm_id, on in tidings.renewing_between(
                session, first=today + timedelta(days=mark - self.late), last=today + timedelta(days=mark)
            )
        ]
        expires_at = now + timedelta(days=self.late)
        return tidings.standing_parcels(session, found, kind=self.name, expires_at=expires_at, now=now)

    def item(self, turn: Turn, facts: Facts) -> Item | None:
        account = account_of(turn, facts)
        if account is None or account.renewal_date is None:
            return None
        left = (account.renewal_date - turn.now.date()).days
        if not 0 <= left <= facts["mark"]:
            return None  # it was moved, or it is over
        health = f" · {account.health_band} health" if account.health_band else ""
        return Item(
            (Strong(account.name), f" renews in {left} days, on ", Day(account.renewal_date)),
            ((Money(account.arr, account.currency) if account.arr is not None else "ARR unknown", health),),
            (
                Action("Summary", Press("show-account", {"account": {"id": account.id}})),
                Action("Prepare a call", Press("prepare-call", {"account": {"id": account.id}})),
                Action("Its CTAs", Press("list-ctas", {"account": {"id": account.id}})),
            ),
        )

    def gathered(self, count: int) -> str:
        return f"{count} renewals come near"


class TicketEscalated(Notice):
    """A support ticket became urgent."""

    name = "ticket-escalated"

    def due(self, session: Session, *, now: datetime, zone: ZoneInfo) -> Sequence[dict[str, Any]]:
        found = [
            Standing(account_id, csm_id, f"{ticket_id}", {"ticket": ticket_id})
            for ticket_id, account_id, csm_id in tidings.escalated_tickets(session)
        ]
        expires_at = now + timedelta(days=3)
        return tidings.standing_parcels(session, found, kind=self.name, expires_at=expires_at, now=now)

    def item(self, turn: Turn, facts: Facts) -> Item | None:
        ticket, account = turn.session.get(Ticket, facts["ticket"]), account_of(turn, facts)
        if ticket is None or not ticket.is_open or account is None:
            return None
        opened: tuple[Span, ...] = (" · opened ", Instant(ticket.opened_at.astimezone(UTC))) if ticket.opened_at else ()
        return Item(
            (Strong(account.name), f": ticket {ticket.number or ticket.source_id} is escalated"),
            ((ticket.subject,), (f"{ticket.priority or 'No'} priority · {ticket.status}", *opened)),
            (
                Action("All tickets", Press("list-tickets", {"account": {"id": account.id}})),
                Action("Open a CTA", Press("open-cta", {"account": {"id": account.id}, "type": "risk"}, How.FORM)),
            ),
        )

    def gathered(self, count: int) -> str:
        return f"{count} tickets are escalated"


def _from_to(moved: SponsorChange) -> Spans:
    return (f"{moved.old_value or '–'} → {moved.new_value or '–'}",)


def _stake(account: Account) -> Spans:
    spans: list[Span] = []
    if account.arr is not None:
        spans += [Money(account.arr, account.currency)]
    if account.renewal_date is not None:
        spans += [", renews " if spans else "renews ", Day(account.renewal_date)]
    return tuple(spans) or ("unknown",)
