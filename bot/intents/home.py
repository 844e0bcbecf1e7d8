"""The Home tab: today, what is at risk, what renews, what is followed, what was left unfinished."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from bot.domain.account_lists import list_accounts
from bot.domain.books import colleagues, in_book, is_customer, is_followed_by, usual_scope
from bot.domain.cta_lists import Wanted, list_ctas
from bot.domain.renewals import renewal_buckets
from bot.domain.risks import list_risks
from bot.domain.saved_views import every_view
from bot.domain.store import Session
from bot.domain.talk import Draft, kept_drafts
from bot.intents import phrases
from bot.intents.account_rows import account_row, headline, open_account
from bot.intents.cards import list_item
from bot.intents.list_risks import dates, reasons
from bot.language import markup
from bot.reply import Action, Buttons, Divider, Facts, Heading, Item, Line, Part, Reply, Small, Spans, Strong
from bot.turn import How, Press, Turn

SHOWN = 5
"""Rows of a section; a Home tab holds 100 blocks, and everything else is one button away."""
WORDS = 80
"""Letters of an unfinished request."""


def home(turn: Turn) -> Reply:
    """What a person finds when they open the Home tab. A button's answer comes as a direct message."""
    scope = usual_scope(turn.speaker)
    where = in_book(turn.session, scope, speaker=turn.speaker)
    today = turn.now.date()
    parts: list[Part] = [
        Heading(f"{today:%A}, {today.day} {today:%B}"),
        Buttons(
            (
                Action("My day", Press("show-portfolio")),
                Action("Log a call", Press("log-call", how=How.FORM)),
                Action("Settings", Press("change-settings")),
                Action("Help", Press("help")),
            )
        ),
        *_today(turn, scope),
        *_risks(turn, scope, where),
        *_renewals(turn, scope, where),
        *_followed(turn),
        *_views(turn.session, turn),
        *_drafts(turn),
    ]
    return Reply(parts=tuple(parts), text="Home", is_shareable=False)


def _today(turn: Turn, scope: Any) -> Iterator[Part]:
    people = colleagues(turn.session, scope, speaker=turn.speaker)
    wanted = Wanted(owner_ids=[one.id for one in people] if people else None, end=turn.now.date())
    due = list_ctas(turn.session, wanted, now=turn.now, default_zone=turn.house.zone, size=SHOWN)
    yield Heading("Today")
    if not due.total:
        yield Line(("✅ No CTA is due today or overdue.",))
        return
    late = f", {due.overdue} overdue" if due.overdue else ""
    yield Line((Strong(f"{phrases.count(due.total, 'CTA')} due today or before{late}"),))
    for row in due.rows:
        yield list_item(row, turn)
    owner = {"owner": scope} if people else {"owner": "all"}
    yield Buttons(
        (
            Action("All overdue", Press("list-ctas", owner | {"state": "overdue"})),
            Action("All open CTAs", Press("list-ctas", owner)),
            Action("Tasks", Press("list-tasks", {"owner": "me"})),
        )
    )


def _risks(turn: Turn, scope: Any, where: Any) -> Iterator[Part]:
    found = list_risks(turn.session, is_customer(), where, zone=turn.zone, limit=SHOWN)
    yield Divider()
    yield Heading("At risk")
    if not found.page:
        yield Line((f"Nothing is at risk in {phrases.whose(scope, turn.speaker) or 'all '}accounts.",))
        return
    total = found.accounts
    yield Line((Strong(phrases.count(total.count, "account")), " · ", *phrases.totals(total.totals), " ARR at stake"))
    for risk in found.page:
        details = (reasons(risk), dates(turn, risk))
        yield Item(headline(turn, risk.account), details, (open_account(risk.account.id),))
    if total.count > SHOWN:
        yield Buttons((Action(f"All {total.count} risks", Press("list-risks", {"scope": scope})),))


def _renewals(turn: Turn, scope: Any, where: Any) -> Iterator[Part]:
    today = turn.now.date()
    yield Divider()
    yield Heading("Renewals")
    pairs: list[tuple[str, Spans]] = []
    buttons: list[Action] = []
    start = today
    for bucket in renewal_buckets(turn.session, where, today=today):
        end = today + timedelta(days=bucket.days)
        label = f"Within {bucket.days} days" if start == today else f"{(start - today).days}–{bucket.days} days"
        pairs.append((label, (f"{bucket.count} · ", *phrases.totals(bucket.totals)) if bucket.count else ("none",)))
        if bucket.count:
            period = {"start": start.isoformat(), "end": end.isoformat()}
            buttons.append(Action(label, Press("list-renewals", {"scope": scope, "period": period})))
        start = end + timedelta(days=1)
    yield Facts(tuple(pairs))
    if buttons:
        yield Buttons(tuple(buttons))


def _followed(turn: Turn) -> Iterator[Part]:
    found = list_accounts(turn.session, is_followed_by(turn.speaker), limit=SHOWN)
    yield Divider()
    yield Heading("Followed")
    if not found.count:
        yield Small(("You follow no account yet. Say “follow Acme”, and you hear what its CSM hears.",))
    for line in found.lines:
        yield account_row(turn, line)
    if found.count > SHOWN:
        yield Buttons((Action(f"All {found.count} followed", Press("list-followed")),))


def _views(session: Session, turn: Turn) -> Iterator[Part]:
    views = every_view(session, turn.speaker)
    if views:
        yield Divider()
        yield Heading("Saved views")
        yield Buttons(tuple(Action(view.name, Press(view.ability, view.slots)) for view in views[: 2 * SHOWN]))


def _drafts(turn: Turn) -> Iterator[Part]:
    drafts = [draft for draft in kept_drafts(turn.session, user_id=turn.speaker.id) if draft.ability or draft.words]
    if not drafts:
        return
    yield Divider()
    yield Heading("Unfinished")
    for draft in drafts[:SHOWN]:
        words = markup.undo(draft.words).text if draft.words else draft.ability.replace("-", " ")
        yield Item(
            (words if len(words) <= WORDS else f"{words[:WORDS].rsplit(' ', 1)[0]} …",),
            (("left ", *phrases.moment(draft.updated_at, turn)),),
            (_go_on(draft), Action("Drop it", Press("cancel", {"draft": draft.id}))),
        )


def _go_on(draft: Draft) -> Action:
    """Back to where it stopped: with what is known already, or with the words when they were never understood."""
    if draft.ability:
        return Action("Go on", Press(draft.ability, draft.slots))
    return Action("Say it again", Press("", {}, How.RESUME, draft.id))
