"""Changes when and how Ally tells you things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain import hearing, preferences
from bot.domain.accounts import Account
from bot.domain.hearers import Because
from bot.domain.hearing import EVENTS, Where
from bot.domain.talk import Preference
from bot.intents import absences, muting, telling, telling_hours, time_zones, wishes
from bot.intents.ability import Doing, slot
from bot.intents.telling_hours import DAYS_CHOICES, tell_days, tell_quiet
from bot.intents.wishes import WHERE, WHOSE
from bot.language.declare import Choice, Sort
from bot.reply import Form, Line, Reply, Spans, Strong, say
from bot.turn import Option, Pending, Press, Question, Turn


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
    frames = (
        "? [my|the] [notification|digest] settings|preferences|options|configuration|notifications !",
        "open|change|edit|adjust|manage|update|configure|see|show [my|the] [notification|digest] settings|preferences|notifications *",
        "++set|change|move|make|put|send|push|switch|schedule|deliver [me] [my|the] [daily|morning] digest to|at|for|time|every|on|only|:|by *",
        "++my|the digest at|to|should|must|time|needs|in|is|every|daily|weekly|off *",
        "++i want|would_like|prefer|need my|the digest [to|at|by|every|on|be|in|before|after] *",
        "++my|set|change [my|the] timezone [is|to|should|=|:|as|for|now] *",
        "++timezone [is|to|:|=|should_be] *",
        "++i am in|on [the] {name} timezone|time *",
        "++i moved|live|am_based|am_now|work_in|to {name} *",
        "++mute|unmute [notifications|notices|alerts] [for|from|about|on] {account} *",
        "++mute|unmute [all|my] notifications|alerts|notices|digest|reminders *",
        "++silence {account} *",
        "++no digest|notifications|messages|digests|pings|updates|alerts|notices *",
        "++turn|switch off|on [my|the|all] digest|notifications|renewal|alerts|reminders|notices|sponsor|health|cta *",
        "++turn|switch [my|the|all] digest|notifications|alerts|reminders off|on *",
        "++stop|pause|disable|enable|resume|skip|cancel|suspend [sending] [me] [my|the|all] digest|digests|notifications|alerts|reminders|pings|notices *",
        "++dont send [me] [my|the|a|any] digest|digests|notifications|alerts *",
        "++quiet hours *",
        "++set|change|my|make [my|the] quiet hours *",
        "++do not disturb *",
        "++set my language|working_hours|hours|working_days *",
        "++i am on vacation|leave|holiday|pto|away|off|out [of office] *",
        "++i am|will_be away|out|off [of office] [until|till|from|for|through] @time *",
        "++i am back [from|at|in] *",
        "++back from vacation|leave|holiday|pto|parental *",
        "++{person} covers|stands_in|fills_in [for] me *",
        "++dont disturb|bother|ping|notify|message me *",
        "++only ping|notify|message|tell_me *",
        "++digest at|off|on|only|weekly|daily|time *",
        "++set digest *",
        "++away|out|off [of] [the] [office] [from|until|till|for|through|on|starting] @time *",
        "++i will_be on [a] vacation|leave|holiday|pto *",
        "++set|mark|put me [as] away|out [of office] *",
        "away off .",
        "++put|keep|send|move|include|bundle|show [me] [my|the|all] mention|mentions|renewal|renewals|sponsor|health|ticket|tickets|task|assignment|assignments|cta|ctas|rule|rules|escalation|escalations|rollup [change|changes|notice|notices|alert|alerts|notifications|messages|reminders|countdown] [only] in|into|to|with [the|my] [daily] digest [only] .",
        "++mentions|renewals|tickets|assignments|escalations changes|notice|notices|alert|alerts|notifications|messages|reminders|countdown [only] in|into [the|my] [daily] digest [only] .",
        "++mentions|renewals|tickets|assignments|escalations [only] in|into [the|my] [daily] digest [only] .",
        "++only tell|notify|ping|message me about|of [escalated] mention|mentions|renewal|renewals|sponsor|health|ticket|tickets|task|assignment|assignments|cta|ctas|rule|rules|escalation|escalations|rollup [change|changes|notice|notices|alert|alerts|notifications|messages|reminders|countdown] in|with [the|my] [daily] digest .",
        "++stop|quit telling|notifying|pinging|messaging|alerting me about|of|on [escalated] mention|mentions|renewal|renewals|sponsor|health|ticket|tickets|task|assignment|assignments|cta|ctas|rule|rules|escalation|escalations|rollup [change|changes|notice|notices|alert|alerts|notifications|messages|reminders|countdown] .",
        "++stop|disable|mute [the|my|all] mention|mentions|renewal|renewals|sponsor|health|ticket|tickets|task|assignment|assignments|cta|ctas|rule|rules|escalation|escalations|rollup notices|alerts|notifications|reminders|messages .",
        "++turn|switch [the|my] [weekly] [team] rollup|roll_up off|on .",
        "++turn|switch off|on [the|my] [weekly] [team] rollup|roll_up .",
        "++tell|notify|ping|message|alert me about|of mention|mentions|renewal|renewals|sponsor|health|ticket|tickets|task|assignment|assignments|cta|ctas|rule|rules|escalation|escalations|rollup [change|changes|notice|notices|alert|alerts|notifications|messages|reminders|countdown] at_once|immediately|right_away .",
        "++notify|ping|message|alert me about|of mention|mentions|renewal|renewals|sponsor|health|ticket|tickets|task|assignment|assignments|cta|ctas|rule|rules|escalation|escalations|rollup [change|changes|notice|notices|alert|alerts|notifications|messages|reminders|countdown] for|at|of my team|teams [too|also|accounts|customers] .",
        "++no quiet hours .",
        "++daily|morning digest on|at|every *",
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
        values: dict[str, Any] = {
            "digest_at": "off" if hearing.is_off(now, "digest") else now.digest_at,
            "zone": now.time_zone or str(turn.zone),
            "quiet": tell_quiet(now),
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
        known = telling.tell_gathering(turn)
        done = [*self._filled(turn), *self._said(turn)]
        if not done and self.setting is None and self.value is None:
            return telling.draw_settings(turn)
        if not done:
            return say(
                "That is as it was. Say for example ",
                Strong("set my digest to 8am"),
                ", or open the form.",
                next_steps=(telling.form_button(),),
                is_shareable=False,
            )
        news = () if known else telling.tell_gathering(turn)
        return Reply(parts=(*map(Line, done), *news), next_steps=(telling.form_button(),), is_shareable=False)

    # ── the form ────────────────────────────────────────────────────────────────────────────────

    def _filled(self, turn: Turn) -> Iterator[Spans]:
        kept = preferences.get_preference(turn.session, user_id=turn.speaker.id)
        if self.digest_at:
            yield from telling_hours.set_digest(kept, str(self.digest_at), slot="digest_at")
        if self.digest_days and list(kept.digest_days) != list(DAYS_CHOICES[self.digest_days]):
            kept.digest_days = list(DAYS_CHOICES[self.digest_days])
            yield (f"Digest days: {tell_days(kept)}.",)
        if self.zone and self.zone != str(turn.zone):
            yield from time_zones.set_zone(turn, kept, str(self.zone), slot="zone")
        if self.quiet and self.quiet != tell_quiet(kept):
            yield from telling_hours.set_quiet(kept, str(self.quiet), slot="quiet")
        if self.zone:
            yield from self._filled_away(turn, kept)
        if self.event and (self.where or self.whose):
            yield wishes.set_wish(kept, self.event, where=self.where, whose=self.whose)

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
                yield from muting.unmute(turn, value, self.account)
            case "mute" | "silence":
                yield muting.mute(turn, value, self.account)
            case "timezone" | "time-zone" | "zone":
                yield from time_zones.set_zone(turn, kept, value, slot="value")
            case "quiet" | "quiet-hours" | "quiet-time" | "do-not-disturb" | "dnd":
                yield from telling_hours.set_quiet(kept, value or said, slot="value")
            case "" | "away" | "vacation" | "out-of-office" | "ooo" | "pto" | "holiday" | "stand-in" | "back":
                yield from self._away(turn, kept, f"{setting} {value or said}".strip())
            case "digest":
                yield from telling_hours.set_digest(kept, value or "on", slot="value")
            case _:
                yield self._event(kept, setting, value or said, said)

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
        return wishes.set_wish(kept, event, where=where, whose=whose)


def _unfollow_channel(turn: Turn, account_id: str) -> Iterator[Spans]:
    """The *Stop following* of a notice in a channel."""
    account = turn.session.get(Account, int(account_id)) if account_id.isdigit() else None
    if account is not None:
        preferences.unfollow_in_channel(turn.session, channel_id=turn.place.channel, account_id=account.id)
        yield ("This channel does not follow ", Strong(account.name), " any more.")
