"""Shows an account's timeline: calls, meetings, e-mails, updates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.accounts import Account
from bot.domain.timeline import COUNTS_AS_ACTIVITY, Kind
from bot.domain.timeline_lists import Entry, list_entries
from bot.intents import leftovers, next_steps, pages, phrases
from bot.intents.ability import Asking, slot
from bot.intents.choices import KINDS
from bot.language.declare import Sort
from bot.reply import Action, Day, Instant, Item, Line, Part, Quote, Reply, Small, Span, Spans, Strong
from bot.turn import How, Press, Turn

SHORT = 240
"""Letters of an entry's notes shown in a list; all of them when one entry is asked for."""

PLURALS = {"Call": "calls", "Meeting": "meetings", "Email": "e-mails", "Update": "updates", "Milestone": "milestones",
           "Health Update": "health updates"}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ListActivities(Asking):
    """Shows an account's timeline: calls, meetings, e-mails, updates."""

    ability = "list-activities"
    heading = "Timeline"
    says = (
        "recent activity at Acme",
        "last call with Acme",
        "when did we last speak to Acme",
        "Acme timeline this month",
    )
    frames = (
        "? [last|latest|recent|previous|past|most_recent|final] [@num] [few] <activity> <of> {account} !",
        "? last|latest|recent|previous|past|most_recent [@num] [few] calls|meetings|emails|notes|updates|activities|interactions|entries|touchpoints|conversations|milestones [we] [had] <of> {account} *",
        "+when did|have|was|were we|i|you|anyone|anybody|somebody|someone|the_team [last|lastly] <talk> [with|to|on|by] {account} *  => count=1",
        "+when was|were|is [the|our|my] last|latest|most_recent <activity> [<of>] {account} *  => count=1",
        "+when was the last time we|i|anyone|someone|somebody <talk> [with|to|at] {account} *  => count=1",
        "what has|have happened|been_happening|been_going_on|been_said|changed with|at|on|for|in|around {account} *",
        "what happened with|at|on|for|in {account} *",
        "? any|all|the [recent] calls|call|meetings|meeting|emails|email|notes|conversations|activity|activities|touchpoints [<of>] {account} *",
        "? calls|meetings|emails|notes|updates|milestones <of> {account} *",
        "? notes|summary|minutes|outcome|result|details <of> [the|my|our] last|latest|previous|most_recent <activity> <of> {account} *  => count=1",
        "have|has|did we|i|anyone|anybody|somebody|someone [ever|already|recently] <talk> [with|to|at] {account} *",
        "what did we|i|they discuss|talk_about|say|cover|agree [on] with|at|on|in {account} *",
        "how often did|do|have we|i <talk> [with|to] {account} *",
        "? [last|latest] timeline|history|activity|activities [<of>] {account} *",
        "? {account} [last|latest|recent] calls|meetings|emails|timeline|activity|activities|history|notes|interactions *",
        "{account} last call|meeting|email|activity|contact|touchpoint|touch|note *  => count=1",
        "? last contact [<of>] {account} *  => count=1",
        "? last touchpoint|interaction|conversation|touch [<of>] {account} *  => count=1",
        "? who talked|spoke to {account} *",
        "? all <activity> <of> {account} !",
        "what was [discussed|said|agreed] [in|at|on|during] [the|our|my] last <activity> <of> {account} *  => count=1",
    )
    topics = (
        "what have|did we|i done|do|did with|at|for {account} *",
        "? who [last] talked|spoke [to|with] {account} *",
        "what have we talked|spoken about with {account} *",
        "~ {account} what|when|who|has|have|did talked|talk|spoke|spoken|discussed|speak|contacted|contact",
        "? last|latest|recent|past [@num] calls|call|meetings|meeting|emails|notes|activities|updates {account} !",
        "what was the last thing|activity|touch|contact <of> {account} *",
        "what was the last thing we|i did <of> {account} *",
        "what did|have we|i do|done|did with|at|for {account} [lately|recently] *",
        "~ {account} timeline|activities|interactions|touchpoints",
        "activity|activities|timeline|interactions|touchpoints|engagement|history|communications|conversations",
        "recent|latest|past|last|previous activity|activities|interactions|touchpoints|notes|calls|meetings|emails|conversations|updates|timeline|history|engagements|milestones",
        "call|meeting|email|activity|interaction|contact|conversation|engagement|communication history|log|notes|logs",
        "timeline entries",
        "calls|meetings|emails|touchpoints|milestones|milestone",
        "notes",
        "account timeline|activity",
    )
    topic_stands_alone = True

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    kind: Any = slot(Sort.CHOICE, label="Kind", choices=KINDS)
    period: Any = slot(Sort.PERIOD, label="Period")
    count: Any = slot(Sort.COUNT, label="How many")
    page: Any = slot(Sort.COUNT, spoken=False)

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        size = min(pages.PAGE, self.count or pages.PAGE)
        found = list_entries(
            turn.session,
            account_id=account.id,
            kinds=_kinds(self.kind, self.count),
            start=self.period.start if self.period else None,
            end=self.period.end if self.period else None,
            zone=turn.zone,
            limit=size,
            offset=pages.first_row(self.page),
        )
        total = min(found.count, self.count or found.count)
        parts: list[Part] = [*leftovers.warning(turn, account), self._headline(found.count)]
        if self.count == 1 and found.page:
            parts += _whole(turn, found.page[0])
        else:
            parts += [_row(turn, entry) for entry in found.page]
        if extent := pages.extent(self.page, total):
            parts.append(Small((extent,)))
        parts.append(_explanation(turn, account))
        about = {"account": {"id": account.id}}
        log = () if account.is_leftover else (Action("Log a call", Press("log-call", about, How.FORM), stays=True),)
        return Reply(
            parts=tuple(parts),
            actions=(*pages.turning(self, self.page, total), *log),
            next_steps=next_steps.after(turn, account, answered=self.ability),
        )

    def _headline(self, count: int) -> Line:
        kind = _kind_name(self.kind)
        noun = PLURALS[kind] if kind else "timeline entries"
        name = Strong(self.account.name)
        within: Spans = phrases.period_words(self.period)
        if not count:
            if self.count == 1 and kind is None:
                return Line((name, " · no call or meeting is on the timeline", *within, "."))
            return Line((name, f" · no {noun}", *within, "."))
        if self.count == 1:
            return Line((name, f" · the last {kind.lower() if kind else 'time we spoke'}", *within))
        return Line((name, f" · {count} {noun if count != 1 else (kind or 'timeline entry').lower()}", *within))


def _kinds(kind: str | None, count: int | None) -> tuple[str, ...]:
    """The kinds that were asked for; "when did we last speak" means calls and meetings."""
    name = _kind_name(kind)
    if name:
        return (name,)
    return COUNTS_AS_ACTIVITY if count == 1 else ()


def _kind_name(kind: str | None) -> str | None:
    return next((one.value for one in Kind if one.value.lower().replace(" ", "-") == kind), None)


def _happened(turn: Turn, entry: Entry) -> Spans:
    activity = entry.activity
    if activity.has_time:
        return (Instant(activity.happened_at),)
    return (Day(phrases.local_day(activity.happened_at, turn)),)


def _title(turn: Turn, entry: Entry) -> Spans:
    return (Strong(entry.activity.kind), " · ", *_happened(turn, entry), f" · {entry.activity.subject}")


def _row(turn: Turn, entry: Entry) -> Item:
    details: list[Spans] = []
    if who := _who(entry):
        details.append((who,))
    notes = " ".join((entry.activity.notes or "").split())
    if notes:
        details.append((notes if len(notes) <= SHORT else f"{notes[:SHORT].rsplit(' ', 1)[0]} …",))
    return Item(_title(turn, entry), tuple(details))


def _whole(turn: Turn, entry: Entry) -> list[Part]:
    """One entry with everything it says, its notes verbatim."""
    activity = entry.activity
    facts = [
        f"{activity.duration} minutes" if activity.duration else "",
        activity.meeting_type or "",
        f"CSM sentiment {phrases.light(activity.sentiment)}" if activity.sentiment else "",
        f"risk: {activity.risk_reason}" if activity.risk_reason else "",
    ]
    details = [_who(entry), " · ".join(one for one in facts if one)]
    parts: list[Part] = [Item(_title(turn, entry), tuple((one,) for one in details if one))]
    if activity.notes:
        parts.append(Quote(activity.notes))
    return parts


def _who(entry: Entry) -> str:
    told = [f"by {entry.author}"] if entry.author else []
    if entry.attendees:
        told.append(f"with {', '.join(entry.attendees)}")
    return " · ".join(told)


def _explanation(turn: Turn, account: Account) -> Small:
    """The two dates people mix up, each with its meaning."""
    spans: list[Span] = ["Last activity (calls and meetings): "]
    spans += phrases.moment(account.last_activity_at, turn) if account.last_activity_at else ("none",)
    spans.append(" · last timeline entry (any kind): ")
    spans += phrases.moment(account.last_entry_at, turn) if account.last_entry_at else ("none",)
    return Small(tuple(spans))
