"""Shows today's digest now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.domain import agenda, hearing
from bot.domain.agenda import Agenda, AtRisk, Due, Moved, Renewing
from bot.intents.ability import Asking
from bot.intents.cards import counted
from bot.reply import Action, Day, Heading, Item, Money, Part, Reply, Spans, Strong, line, say, small
from bot.turn import How, Press, Turn

SHOWN = {"Overdue": 5, "Due today": 5, "Later this week": 3}
"""Lines per heading; the rest is counted."""
MOST_OTHERS = 5
CHANGES = {
    "left": "left",
    "title": "changed title",
    "company": "moved to another company",
    "location": "moved",
    "bounced": "has an address that bounces",
    "deactivated": "was deactivated in Salesforce",
}


@dataclass(frozen=True, kw_only=True)
class ShowDigest(Asking):
    """Shows today's digest now."""

    ability = "show-digest"
    heading = "Telling"
    says = (
        "send me my digest",
        "digest now",
    )

    def perform(self, turn: Turn) -> Reply:
        return find_digest(turn, also=turn.house.kept(turn)) or say(
            "Nothing is overdue or due this week, and nothing changed. Enjoy it.", is_shareable=False
        )


def find_digest(turn: Turn, *, also: tuple[Item, ...] = ()) -> Reply | None:
    """The speaker's day; None when there is nothing to say. `also` are the notices kept for the digest, a row for each
    kind."""
    away = hearing.stood_in_for(turn.session, user_id=turn.speaker.id, today=turn.now.date())
    day = agenda.read_agenda(turn.session, turn.speaker.id, stands_in_for=away.keys(), now=turn.now)
    if day.is_empty and not also:
        return None
    parts: list[Part] = [line(f"{turn.speaker.first_name}, your day: ", Strong(_summary(day, len(also))))]
    if away:
        parts.append(small(f"With what {_listed(away.values())} would see: you are the stand-in."))
    for heading, due in (("Overdue", day.overdue), ("Due today", day.today), ("Later this week", day.this_week)):
        parts += _section(heading, [_due(one, away, turn) for one in due[: SHOWN[heading]]], total=len(due))
    parts += _section("Top risks", [_risk(one) for one in day.risks], total=len(day.risks))
    parts += _section("Renewals near", [_renewal(one) for one in day.renewals[:MOST_OTHERS]], total=len(day.renewals))
    parts += _section("Sponsor changes", [_moved(one) for one in day.sponsors[:MOST_OTHERS]], total=len(day.sponsors))
    parts += _section("Also", list(also), total=len(also))
    return Reply(
        parts=tuple(parts),
        next_steps=(
            Action("My open CTAs", Press("list-ctas", {"owner": "me"})),
            Action("My risks", Press("list-risks", {"scope": "me"})),
            Action("Digest settings", Press("change-settings", {})),
        ),
        is_shareable=False,
    )


def press_cta(ability: str, one: Due, **slots: object) -> Press:
    return Press(ability, {"cta": {"id": one.cta_id}, **slots})


def _summary(day: Agenda, also: int) -> str:
    counts = (
        (len(day.overdue), "overdue"),
        (len(day.today), "due today"),
        (len(day.this_week), "later this week"),
        (len(day.sponsors), "sponsor changes" if len(day.sponsors) > 1 else "sponsor change"),
        (also, "more to know"),
    )
    told = ", ".join(f"{count} {what}" for count, what in counts if count)
    return told or "nothing due; risks and renewals below"


def _section(heading: str, items: list[Item], *, total: int) -> Iterator[Part]:
    if not items:
        return
    yield Heading(f"{heading} ({total})" if total > 1 else heading)
    yield from items
    if total > len(items):
        yield small(f"and {total - len(items)} more")


def _due(one: Due, away: Mapping[int, str], turn: Turn) -> Item:
    monday = turn.now.date() + timedelta(days=7 - turn.now.weekday())
    what = f"Task {one.number} · {one.task}" if one.task_id else f"CTA {one.number} · {one.name}"
    late = (turn.now.date() - one.due).days
    owner = away.get(one.owner_id or 0)
    details: list[Spans] = [
        (
            f"{one.account} · due ",
            Day(one.due),
            f", overdue by {counted(late, 'day')}" if late > 0 else "",
            " · High priority" if one.priority == "High" else "",
            f" · {owner}’s" if owner else "",
        )
    ]
    done = (
        Action("Done", Press("complete-task", {"task": {"id": one.task_id}}), stays=True)
        if one.task_id
        else Action("Close", press_cta("close-cta", one), stays=True)
    )
    return Item(
        (Strong(what),),
        tuple(details),
        (
            Action("Open", press_cta("show-cta", one), stays=True),
            done,
            Action("Snooze to Monday", press_cta("snooze-cta", one, until=monday.isoformat()), stays=True),
            Action("Change", Press("update-cta", {"cta": {"id": one.cta_id}}, How.FORM), stays=True),
        ),
    )


def _risk(one: AtRisk) -> Item:
    why = [
        f"{one.health} health" if one.health in ("Red", "Yellow") else "",
        f"{one.sentiment} sentiment" if one.sentiment in ("Red", "Yellow") else "",
        one.stage if one.stage == "Will Churn" else "",
        f"open risk: {one.reason}" if one.reason else "",
    ]
    details: list[Spans] = [(" · ".join(filter(None, why)) or "open risk",)]
    if one.arr is not None:
        details[0] = (*details[0], " · ", Money(one.arr, one.currency))
    return Item(
        (Strong(one.account),),
        tuple(details),
        (
            Action("Summary", Press("show-account", {"account": {"id": one.account_id}}), stays=True),
            Action("Why", Press("show-health", {"account": {"id": one.account_id}}), stays=True),
            Action("Log a call", Press("log-call", {"account": {"id": one.account_id}}, How.FORM), stays=True),
        ),
    )


def _renewal(one: Renewing) -> Item:
    details: Spans = ("renews ", Day(one.on))
    if one.arr is not None:
        details = (*details, " · ", Money(one.arr, one.currency))
    if one.health:
        details = (*details, f" · {one.health} health")
    return Item(
        (Strong(one.account),),
        (details,),
        (
            Action("Summary", Press("show-account", {"account": {"id": one.account_id}}), stays=True),
            Action("Prepare a call", Press("prepare-call", {"account": {"id": one.account_id}}), stays=True),
        ),
    )


def _moved(one: Moved) -> Item:
    values = f": {one.old or '–'} → {one.new}" if one.new else ""
    play = (Action("Open the play", Press("show-cta", {"cta": {"id": one.cta_id}}), stays=True),) if one.cta_id else ()
    return Item(
        (Strong(one.contact), f" at {one.account} {CHANGES.get(one.change, one.change)}{values}"),
        (),
        (
            *play,
            Action("Who else is there", Press("list-sponsors", {"account": {"id": one.account_id}}), stays=True),
            Action(
                "Not a sponsor",
                Press("track-sponsor", {"contact": {"id": one.contact_id}, "stop": True}),
                confirm="I stop watching this contact. The risk stays open for you to close.",
                stays=True,
            ),
        ),
    )


def _listed(names: Iterable[str]) -> str:
    return " and ".join(names)
