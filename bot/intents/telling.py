"""How somebody is told, as a summary with the way to change it."""

from __future__ import annotations

from bot.domain import hearing, preferences
from bot.domain.hearing import EVENTS, Where
from bot.domain.people import User
from bot.intents import absences
from bot.intents.telling_hours import tell_days, tell_quiet
from bot.intents.wishes import tell_wish
from bot.reply import Action, Day, Facts, Item, Part, Reply, Spans, Strong, line, small
from bot.turn import How, Press, Turn


def draw_settings(turn: Turn) -> Reply:
    now = hearing.find_preference(turn.session, turn.speaker.id)
    stand_in = turn.session.get(User, now.stand_in_id) if now.stand_in_id else None
    away: Spans = ("no",)
    if hearing.will_be_away(now, today=turn.now.date()):
        away = (*absences.tell_absence(now, turn.now.date()), f"; {stand_in.name} stands in" if stand_in else "")
    parts: list[Part] = [
        line(Strong("How you are told")),
        Facts(
            (
                ("Daily digest", ("off" if hearing.is_off(now, "digest") else f"{now.digest_at}, {tell_days(now)}",)),
                ("Time zone", (str(turn.zone) + ("" if now.time_zone else " (from Slack)"),)),
                ("Quiet hours", (tell_quiet(now),)),
                ("Away", away),
            )
        ),
    ]
    changed = [name for name in EVENTS if name != "digest" and now.events.get(name)]
    if changed:
        parts += [line(f"{EVENTS[name]}: {tell_wish(now.events[name])}") for name in changed]
    else:
        parts.append(small("Everything else is told at once, outside of quiet hours."))
    for account, until in preferences.muted(turn.session, user_id=turn.speaker.id, today=turn.now.date()):
        unmute = Press("change-settings", {"setting": "unmute", "value": account.name, "account": {"id": account.id}})
        when: Spans = (" until ", Day(until)) if until else (" for good",)
        parts.append(Item(("Muted: ", Strong(account.name), *when), (), (Action("Unmute", unmute, stays=True),)))
    return Reply(
        parts=tuple(parts),
        actions=(form_button(), Action("My digest now", Press("show-digest"), stays=True)),
        is_shareable=False,
    )


def tell_gathering(turn: Turn) -> tuple[Part, ...]:
    """What becomes of the digest-only notices of somebody without a digest."""
    now = hearing.find_preference(turn.session, turn.speaker.id)
    is_waiting = any(wish.get("where") == Where.DIGEST for name, wish in now.events.items() if name != "digest")
    if hearing.has_digest(now) or not is_waiting:
        return ()
    days = "its days" if now.digest_days else "working days"
    return (small(f"You have no daily digest: what you want in it comes gathered, at {now.digest_at} on {days}."),)


def form_button() -> Action:
    return Action("Change settings", Press("change-settings", {}, How.FORM), stays=True)
