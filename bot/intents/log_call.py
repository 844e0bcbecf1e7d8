"""Logging on the timeline: one sentence after a call, and done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.domain import timeline
from bot.domain.accounts import Account
from bot.domain.cockpit import open_cta
from bot.domain.ctas import Cta
from bot.domain.people import User
from bot.domain.tasks import add_task
from bot.domain.timeline import Activity, Guest, Kind
from bot.intents.ability import Doing, slot
from bot.intents.choices import KINDS, SENTIMENTS
from bot.language.declare import Sort
from bot.reply import Action, Buttons, Day, Facts, Instant, Part, Quote, Reply, Span, Strong, line, small
from bot.turn import How, Press, Turn

KIND_NAMES = {
    "call": Kind.CALL,
    "meeting": Kind.MEETING,
    "email": Kind.EMAIL,
    "update": Kind.UPDATE,
    "milestone": Kind.MILESTONE,
    "health-update": Kind.HEALTH_UPDATE,
}
FOLLOW_UP_DUE = timedelta(days=7)
"""When a follow-up without a day of its own is due: in a week."""
NOON = time(12)
"""The hour under which an entry is kept when only its day was said; nobody sees it."""


@dataclass(frozen=True, kw_only=True)
class LogCall(Doing):
    """Logs a call, meeting, e-mail, update or milestone on an account's timeline."""

    ability = "log-call"
    heading = "Timeline"
    says = (
        "log a call with Acme",
        "had a call with Acme yesterday with Dana and Li, renewal at risk over pricing, follow up Friday",
        "log a 30 min meeting with Acme: they want a tour of the reports",
        "add a note to Acme: budget is signed",
        "just spoke to Acme, all good",
    )
    allowed_to_viewers = True
    form_title = "Log to timeline"

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    kind: Any = slot(Sort.CHOICE, label="Kind", choices=KINDS)
    on: Any = slot(Sort.DAY, label="When", past=True)
    attendees: Any = slot(Sort.PEOPLE, label="Attendees")
    duration: Any = slot(Sort.DURATION, label="Duration")
    sentiment: Any = slot(Sort.CHOICE, label="CSM sentiment", choices=SENTIMENTS)
    subject: Any = slot(Sort.NAME, label="Subject")
    notes: Any = slot(Sort.TEXT, label="Notes")
    follow_up: Any = slot(Sort.FOLLOW_UP, label="Follow-up")
    permalink: Any = slot(Sort.TEXT, spoken=False)
    """The Slack message this was logged from."""

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        kind = KIND_NAMES[self.kind] if self.kind else Kind.CALL
        happened_at, has_time = self._moment(turn)
        guests = timeline.match_guests(turn.session, self.attendees or (), account=account, speaker=turn.speaker)
        activity = timeline.log_activity(
            turn.session,
            account=account,
            author=turn.speaker,
            kind=kind,
            happened_at=happened_at,
            has_time=has_time,
            subject=self.subject or f"{kind} with {account.name}",
            guests=guests,
            duration=self.duration,
            sentiment=self.sentiment.capitalize() if self.sentiment else None,
            notes=self.notes,
            permalink=self.permalink,
            source="shortcut" if self.permalink else "slack",
            now=turn.now,
        )
        to_do = self._open_to_do(turn, activity) if self.follow_up else None
        return self._receipt(turn, activity, guests, to_do)

    def _moment(self, turn: Turn) -> tuple[datetime, bool]:
        """When it happened: now, unless a day (or an hour) was said."""
        if self.on is None:
            return turn.now, True
        if isinstance(self.on, datetime):
            return self.on, True
        on: date = self.on
        return (turn.now, False) if on == turn.now.date() else (datetime.combine(on, NOON, turn.zone), False)

    def _open_to_do(self, turn: Turn, activity: Activity) -> Cta:
        """A follow-up is a task, and tasks live in CTAs: one of type Activity named ``To-Do: <subject>``."""
        text = self.follow_up["text"]
        due = date.fromisoformat(str(self.follow_up["due"])[:10]) if self.follow_up.get("due") else None
        due = due or turn.now.date() + FOLLOW_UP_DUE
        csm = turn.session.get(User, self.account.csm_id) if self.account.csm_id else None
        owner = turn.speaker if turn.speaker.may_change else csm or turn.speaker
        cta = open_cta(
            turn.session,
            account=self.account,
            type="Activity",
            name=f"To-Do: {activity.subject}"[:255],
            due=due,
            owner=owner,
            now=turn.now,
        )
        add_task(turn.session, cta, text=text, due=due, owner=owner)
        activity.cta_id = cta.id
        return cta

    def _receipt(self, turn: Turn, activity: Activity, guests: list[Guest], to_do: Cta | None) -> Reply:
        account: Account = self.account
        when: Span = Instant(activity.happened_at) if activity.has_time else Day(activity.happened_at.date())
        pairs: list[tuple[str, tuple[Span, ...]]] = [("When", (when,))]
        if self.subject:
            pairs.append(("Subject", (self.subject,)))
        if guests:
            pairs.append(("Attendees", (", ".join(guest.name for guest in guests),)))
        if activity.duration:
            pairs.append(("Duration", (f"{activity.duration} min",)))
        if activity.sentiment:
            pairs.append(("CSM sentiment", (f"{activity.sentiment} (now the account's)",)))
        if to_do is not None and to_do.due is not None:
            pairs.append(("Follow-up", (f"{self.follow_up['text']}, due ", Day(to_do.due), f" (CTA {to_do.number})")))
        parts: list[Part] = [line(f"Logged: {activity.kind} with ", Strong(account.name), "."), Facts(tuple(pairs))]
        if activity.notes:
            parts.append(Quote(activity.notes))
        parts.extend(_offers(account, guests))
        return Reply(parts=tuple(parts), text=f"Logged: {activity.kind} with {account.name}.")


def _offers(account: Account, guests: list[Guest]) -> list[Part]:
    """Names nobody knows are kept on the entry and offered as new contacts."""
    unknown = [guest.name for guest in guests if not guest.is_known]
    if not unknown:
        return []
    names = " and ".join(unknown) if len(unknown) < 3 else ", ".join(unknown)
    buttons = tuple(
        Action(
            f"Add {name} as a contact",
            Press("add-contact", {"account": {"id": account.id}, "contact": name}, How.FORM),
            stays=True,
        )
        for name in unknown[:5]
    )
    return [small(f"{names}: not among the contacts of {account.name}, kept by name."), Buttons(buttons)]
