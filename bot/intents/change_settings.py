"""Changes when and how Ally tells you things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain import hearing, preferences
from bot.domain.accounts import Account
from bot.domain.hearers import Because
from bot.domain.hearing import EVENTS, Where
from bot.domain.names import fold
from bot.domain.people import User
from bot.domain.talk import Preference
from bot.intents import absences, naming, wishes
from bot.intents.ability import Doing, slot
from bot.language.declare import Choice, Sort
from bot.reply import Action, Day, Facts, Form, Item, Line, Part, Reply, Spans, Strong, line, say, small
from bot.turn import How, Option, Pending, Press, Question, Turn

NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WHERE = {Where.MESSAGE: "as a message", Where.DIGEST: "in the digest only", Where.OFF: "off"}
WHOSE = {Because.MINE: "my accounts", Because.FOLLOWED: "mine and followed", Because.TEAM: "my team’s too"}
DAYS_CHOICES = {"weekdays": (0, 1, 2, 3, 4), "monday-to-thursday": (0, 1, 2, 3), "every-day": tuple(range(7))}


@dataclass(frozen=True, kw_only=True)
class ChangeSettings(Doing):
    """Changes when and how Ally tells you things."""

    ability = "change-settings"
    heading = "Telling"
    says = (
        "settings",
        "set my digest to 8am",
        "my timezone is Berlin",
        "mute Acme for a week",
        "no digest on Fridays",
    )
    allowed_to_viewers = True
    form_title = "How I am told"

    setting: Any = slot(Sort.NAME, label="Setting", in_form=False)
    value: Any = slot(Sort.TEXT, label="Value", in_form=False)
    account: Any = slot(Sort.ACCOUNT, spoken=False, lend=False)
    digest_at: Any = slot(Sort.NAME, label="Daily digest at (“off” for none)", spoken=False, in_form=True)
    digest_days: Any = slot(
        Sort.CHOICE,
        label="Digest days",
        choices=tuple(Choice(one) for one in DAYS_CHOICES),
        spoken=False,
        in_form=True,
    )
    zone: Any = slot(Sort.NAME, label="Time zone (a city will do)", spoken=False, in_form=True)
    quiet: Any = slot(Sort.NAME, label="Quiet hours (“20:00 to 07:00”, or “off”)", spoken=False, in_form=True)
    away_from: Any = slot(Sort.DAY, label="Away from (the first day)", spoken=False, in_form=True)
    away_until: Any = slot(Sort.DAY, label="Away until (the last day)", spoken=False, in_form=True)
    stand_in: Any = slot(Sort.PERSON, label="Stand-in while away", spoken=False, in_form=True)
    event: Any = slot(
        Sort.CHOICE,
        label="A kind of notice",
        choices=tuple(Choice(one) for one in EVENTS if one != "digest"),
        spoken=False,
        in_form=True,
    )
    where: Any = slot(
        Sort.CHOICE, label="Tell me that", choices=tuple(Choice(one) for one in Where), spoken=False, in_form=True
    )
    whose: Any = slot(
        Sort.CHOICE, label="About", choices=tuple(Choice(one) for one in Because), spoken=False, in_form=True
    )

    @classmethod
    def form(cls, turn: Turn, slots: Mapping[str, Any]) -> Form:
        """Filled with what holds now; events are called what the settings call them."""
        now = hearing.find_preference(turn.session, turn.speaker.id)
        days = next((name for name, days in DAYS_CHOICES.items() if list(days) == list(now.digest_days)), None)
        is_off = now.events.get("digest", {}).get("where") == Where.OFF
        values: dict[str, Any] = {
            "digest_at": "off" if is_off else now.digest_at,
            "zone": now.time_zone or str(turn.zone),
            "quiet": _quiet(now),
        }
        if days:
            values["digest_days"] = days
        if hearing.will_be_away(now, today=turn.now.date()):
            values |= {"away_from": now.away_from, "away_until": now.away_until}
            if now.stand_in_id:
                values["stand_in"] = {"id": now.stand_in_id}
        return Form(
            press=Press(cls.ability, slots),
            title=cls.form_title,
            values=values,
            choices={
                "event": tuple(Option(label, name) for name, label in EVENTS.items() if name != "digest"),
                "where": tuple(Option(label.capitalize(), str(one)) for one, label in WHERE.items()),
                "whose": tuple(Option(label.capitalize(), str(one)) for one, label in WHOSE.items()),
            },
        )

    def perform(self, turn: Turn) -> Reply:
        known = _gathering(turn)
        done = [*self._filled(turn), *self._said(turn)]
        if not done and self.setting is None and self.value is None:
            return _summary(turn)
        if not done:
            return say(
                "That is as it was. Say for example ",
                Strong("set my digest to 8am"),
                ", or open the form.",
                next_steps=(_open_form(),),
                is_shareable=False,
            )
        news = () if known else _gathering(turn)
        return Reply(parts=(*map(Line, done), *news), next_steps=(_open_form(),), is_shareable=False)

    # ── the form ────────────────────────────────────────────────────────────────────────────────

    def _filled(self, turn: Turn) -> Iterator[Spans]:
        kept = preferences.get_preference(turn.session, user_id=turn.speaker.id)
        if self.digest_at:
            yield from _set_digest(turn, kept, str(self.digest_at), slot="digest_at")
        if self.digest_days and list(kept.digest_days) != list(DAYS_CHOICES[self.digest_days]):
            kept.digest_days = list(DAYS_CHOICES[self.digest_days])
            yield (f"Digest days: {_days(kept)}.",)
        if self.zone and self.zone != str(turn.zone):
            yield from _set_zone(turn, kept, str(self.zone), slot="zone")
        if self.quiet and self.quiet != _quiet(kept):
            yield from _set_quiet(kept, str(self.quiet), slot="quiet")
        if self.zone:
            yield from self._filled_away(turn, kept)
        if self.event and (self.where or self.whose):
            yield _set_event(kept, self.event, where=self.where, whose=self.whose)

    def _filled_away(self, turn: Turn, kept: Preference) -> Iterator[Spans]:
        """The days away; whoever empties them is back."""
        if self.away_until is None and self.away_from is None:
            if hearing.will_be_away(kept, today=turn.now.date()):
                yield absences.come_back(turn, kept)
            return
        if self.away_until is None:
            raise Pending(Question("away_until", "Until which day?"))
        stand_in_id = self.stand_in.id if self.stand_in else None
        if (self.away_from, self.away_until, stand_in_id) != (kept.away_from, kept.away_until, kept.stand_in_id):
            yield from absences.set_away(turn, kept, self.away_from, self.away_until, self.stand_in)

    # ── words ───────────────────────────────────────────────────────────────────────────────────

    def _said(self, turn: Turn) -> Iterator[Spans]:
        said = turn.words or ""
        if self.setting is None and self.value is None and not absences.is_about_absence(said):
            return
        kept = preferences.get_preference(turn.session, user_id=turn.speaker.id)
        setting, value = str(self.setting or "").lower().replace("_", "-"), str(self.value or "")
        words = f"{setting} {value} {said}".strip()
        match setting.replace(" ", "-"):
            case "channel":
                yield from _unfollow_channel(turn, value)
            case "unmute" | "mute" | "silence" if "unmute" in words.lower():
                yield from self._unmute(turn, value)
            case "mute" | "silence":
                yield from self._mute(turn, value)
            case "timezone" | "time-zone" | "zone":
                yield from _set_zone(turn, kept, value, slot="value")
            case "quiet" | "quiet-hours" | "quiet-time" | "do-not-disturb" | "dnd":
                yield from _set_quiet(kept, value or said, slot="value")
            case "" | "away" | "vacation" | "out-of-office" | "ooo" | "pto" | "holiday" | "stand-in" | "back":
                yield from self._away(turn, kept, f"{setting} {value or said}".strip())
            case "digest":
                yield from _set_digest(turn, kept, value or "on", slot="value")
            case _:
                yield self._event(kept, setting, value or said, said)

    def _mute(self, turn: Turn, value: str) -> Iterator[Spans]:
        muting = wishes.read_muting(value, now=turn.now)
        account = self._find_account(turn, muting.words)
        preferences.mute(turn.session, user_id=turn.speaker.id, account_id=account.id, until=muting.until)
        until: Spans = (" until ", Day(muting.until)) if muting.until else (" until you say ", Strong("unmute"))
        yield ("Nothing about ", Strong(account.name), *until, ". It stays in your lists.")

    def _unmute(self, turn: Turn, value: str) -> Iterator[Spans]:
        """Among the muted ones there is seldom more than one of a name; of several all are heard again."""
        muted = [
            account for account, _until in preferences.muted(turn.session, user_id=turn.speaker.id, today=date.min)
        ]
        if isinstance(self.account, Account):
            muted = [self.account]
        for account in muted:
            if isinstance(self.account, Account) or fold(value) in fold(account.name):
                preferences.unmute(turn.session, user_id=turn.speaker.id, account_id=account.id)
                yield ("You hear about ", Strong(account.name), " again.")

    def _find_account(self, turn: Turn, words: str) -> Account:
        if isinstance(self.account, Account):
            return self.account
        found = naming.find_account(turn, words, writes=True)
        if isinstance(found, Question):
            raise Pending(found)
        return found[0]

    def _away(self, turn: Turn, kept: Preference, words: str) -> Iterator[Spans]:
        said = absences.find_absence(words, now=turn.now)
        first, until = self.away_from or said.first, self.away_until or said.last
        stand_in = self.stand_in or absences.get_stand_in(turn, words)
        if until is None and first is None:
            if stand_in is not None and hearing.will_be_away(kept, today=turn.now.date()):
                first, until = kept.away_from, kept.away_until
            elif absences.is_return(words):
                yield absences.come_back(turn, kept)
                return
        if until is None:
            raise Pending(Question("away_until", "Until which day?"))
        yield from absences.set_away(turn, kept, first, until, stand_in)

    def _event(self, kept: Preference, setting: str, value: str, words: str) -> Spans:
        heard = (setting, value, words)
        event = self.event or next(filter(None, map(wishes.find_event, heard)), None)
        where = next(filter(None, map(wishes.find_where, (value, words, setting))), None)
        if event is None:
            options = tuple(Option(label, name) for name, label in EVENTS.items())
            raise Pending(Question("event", "Which kind of notice do you mean?", options, is_free=False))
        whose = wishes.find_whose(words)
        if where is None and (whose is None or hearing.is_off(kept, event)):
            where = Where.MESSAGE
        return _set_event(kept, event, where=where, whose=whose)


def _set_digest(turn: Turn, kept: Preference, words: str, *, slot: str) -> Iterator[Spans]:
    """A time, days to add or to leave out, on or off."""
    times, days = wishes.find_times(words), wishes.find_weekdays(words)
    if times and times[0] != kept.digest_at:
        kept.digest_at = times[0]
        yield ("Your daily digest comes at ", Strong(times[0]), f", {_days(kept)}.")
    if days:
        had = set(kept.digest_days)
        chosen = sorted(
            had - set(days) if wishes.is_refusal(words) else had | set(days) if wishes.is_more(words) else days
        )
        if list(kept.digest_days) != chosen:
            kept.digest_days = chosen
            yield (f"Digest days: {_days(kept)}.",)
    where = wishes.find_where(words) if not times and not days else None
    is_off = kept.events.get("digest", {}).get("where") == Where.OFF
    if where is Where.OFF and not is_off:
        yield _set_event(kept, "digest", where=Where.OFF)
    elif is_off and (times or where in (Where.MESSAGE, Where.DIGEST)):
        yield _set_event(kept, "digest", where=Where.MESSAGE)
    elif not times and not days and where is None:
        raise Pending(Question(slot, "At what time, or on which days? For example “8am”, “no Fridays”, or “off”."))


def _set_zone(turn: Turn, kept: Preference, words: str, *, slot: str) -> Iterator[Spans]:
    name = wishes.find_time_zone(words)
    if name is None:
        raise Pending(Question(slot, f"I know no time zone “{words}”. Which city’s time is it?"))
    kept.time_zone = name
    local = turn.now.astimezone(ZoneInfo(name))
    yield ("Your time zone is ", Strong(name), f": it is {local:%H:%M} on {local:%A} there.")


def _set_quiet(kept: Preference, words: str, *, slot: str) -> Iterator[Spans]:
    times = wishes.find_times(words)
    if len(times) >= 2:
        kept.quiet_from, kept.quiet_until = times[0], times[1]
        yield ("Quiet hours: ", Strong(_quiet(kept)), ". What happens then is told when they end.")
    elif wishes.is_refusal(words):
        kept.quiet_from = kept.quiet_until = "00:00"
        yield ("You have no quiet hours now.",)
    else:
        raise Pending(Question(slot, "From when to when? For example “8pm to 7am”, or “off”."))


def _set_event(kept: Preference, event: str, *, where: Any = None, whose: Any = None) -> Spans:
    wish = dict(kept.events.get(event, {}))
    if where:
        wish["where"] = str(where)
    if whose:
        wish["whose"] = str(whose)
    kept.events = {**kept.events, event: wish}
    return (Strong(EVENTS[event]), f": {_wish(wish)}.")


def _unfollow_channel(turn: Turn, account_id: str) -> Iterator[Spans]:
    """The *Stop following* of a notice in a channel."""
    account = turn.session.get(Account, int(account_id)) if account_id.isdigit() else None
    if account is not None:
        preferences.unfollow_in_channel(turn.session, channel_id=turn.place.channel, account_id=account.id)
        yield ("This channel does not follow ", Strong(account.name), " any more.")


# ── how things stand ────────────────────────────────────────────────────────────────────────────


def _summary(turn: Turn) -> Reply:
    now = hearing.find_preference(turn.session, turn.speaker.id)
    is_off = now.events.get("digest", {}).get("where") == Where.OFF
    stand_in = turn.session.get(User, now.stand_in_id) if now.stand_in_id else None
    away: Spans = ("no",)
    if hearing.will_be_away(now, today=turn.now.date()):
        away = (*absences.tell_absence(now, turn.now.date()), f"; {stand_in.name} stands in" if stand_in else "")
    parts: list[Part] = [
        line(Strong("How you are told")),
        Facts(
            (
                ("Daily digest", ("off" if is_off else f"{now.digest_at}, {_days(now)}",)),
                ("Time zone", (str(turn.zone) + ("" if now.time_zone else " (from Slack)"),)),
                ("Quiet hours", (_quiet(now),)),
                ("Away", away),
            )
        ),
    ]
    changed = [name for name in EVENTS if name != "digest" and now.events.get(name)]
    if changed:
        parts += [line(f"{EVENTS[name]}: {_wish(now.events[name])}") for name in changed]
    else:
        parts.append(small("Everything else is told at once, outside of quiet hours."))
    for account, until in preferences.muted(turn.session, user_id=turn.speaker.id, today=turn.now.date()):
        unmute = Press("change-settings", {"setting": "unmute", "value": account.name, "account": {"id": account.id}})
        when: Spans = (" until ", Day(until)) if until else (" for good",)
        parts.append(Item(("Muted: ", Strong(account.name), *when), (), (Action("Unmute", unmute, stays=True),)))
    return Reply(
        parts=tuple(parts),
        actions=(_open_form(), Action("My digest now", Press("show-digest"), stays=True)),
        is_shareable=False,
    )


def _gathering(turn: Turn) -> tuple[Part, ...]:
    """What becomes of the digest-only notices of somebody without a digest."""
    now = hearing.find_preference(turn.session, turn.speaker.id)
    is_waiting = any(wish.get("where") == Where.DIGEST for name, wish in now.events.items() if name != "digest")
    if hearing.has_digest(now) or not is_waiting:
        return ()
    days = "its days" if now.digest_days else "working days"
    return (small(f"You have no daily digest: what you want in it comes gathered, at {now.digest_at} on {days}."),)


def _open_form() -> Action:
    return Action("Change settings", Press("change-settings", {}, How.FORM), stays=True)


def _days(kept: Preference) -> str:
    days = list(kept.digest_days)
    if days == [0, 1, 2, 3, 4]:
        return "Monday to Friday"
    return "every day" if len(days) == len(NAMES) else ", ".join(NAMES[day] for day in days) or "on no day"


def _quiet(kept: Preference) -> str:
    begins, ends = kept.quiet_from or hearing.QUIET[0], kept.quiet_until or hearing.QUIET[1]
    return "off" if begins == ends else f"{begins} to {ends}"


def _wish(wish: Mapping[str, str]) -> str:
    told = [WHERE[Where(wish["where"])]] if "where" in wish else []
    told += [WHOSE[Because(wish["whose"])]] if "whose" in wish else []
    return ", ".join(told)
