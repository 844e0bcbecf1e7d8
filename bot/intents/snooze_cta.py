"""Puts a CTA away until a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.domain.cockpit import require_open, snooze
from bot.domain.ctas import Cta
from bot.intents.ability import Doing, slot
from bot.intents.cards import day_words, named, press_on, receipt
from bot.intents.meanwhile import check_unchanged
from bot.intents.phrases import local_day
from bot.language.declare import Sort
from bot.reply import Action, Day, Instant, Part, Reply, Span, Strong, small
from bot.turn import Pending, Question, Turn


@dataclass(frozen=True, kw_only=True)
class SnoozeCta(Doing):
    """Puts a CTA away until a day."""

    ability = "snooze-cta"
    heading = "CTAs"
    says = (
        "snooze CTA 42 until Monday",
        "snooze 42 for two weeks",
    )
    frames = (
        "+i do_not|dont want|need|like|wish to see|hear_about {cta} *",
        "+put|place {cta} on_hold|on_ice|aside|away *",
        "+be reminding me of|about|on {cta} *",
        "+{cta} [can|should|may|must] rest|sleep|wait @time *",
        "+~ {cta} snooze|hide|park|sleep|rest|remind|wake|wait|pause @time",
        "~ {cta} snooze|hide|park|sleep|rest|remind|wake|pause",
        "+i dont want to see {cta} before|until|till *",
        "++bring {cta} back in|on|at @time *",
        "++can|could {cta} wait|sleep|rest until|till|for|to|after *",
        "++can|could {cta} wait|sleep|rest @time *",
        "+<snooze> {cta} *",
        "++{cta} not now|today|@time *",
        "+{cta} snooze|snoozed [until|for|till] *",
        "+{cta} can|should|must [be] [to] sleep|snoozed|wait|hide|parked *",
        "+remind|wake me [up] about|of|on {cta} [again] *",
        "+put {cta} to sleep|on_hold|on_ice *",
        "+let {cta} sleep|rest|wait *",
        "+/cta snooze {cta} *",
        "+get {cta} out of my sight|way|list *",
        "+wake {cta} up *",
        "+send {cta} to sleep *",
    )
    form_title = "Snooze a CTA"

    cta: Any = slot(Sort.CTA, ask="Which CTA? Say its number.", required=True, label="CTA")
    until: Any = slot(Sort.DAY, ask="Until when?", required=True, label="Until")
    reason_text: Any = slot(Sort.TEXT, label="Reason")
    seen: Any = slot(Sort.COUNT, spoken=False)

    def perform(self, turn: Turn) -> Reply:
        cta: Cta = self.cta
        require_open(cta)
        check_unchanged(turn, cta, self.seen)
        if _is_past(self.until, turn):
            raise Pending(
                Question("until", f"{day_words(local_day(self.until, turn))} is not ahead of us. Until when?")
            )
        snooze(cta, until=self.until, reason=self.reason_text, now=turn.now, by=turn.speaker)
        back: Span = Instant(self.until) if isinstance(self.until, datetime) else Day(self.until)
        whose = "your" if cta.owner_id == turn.speaker.id else "its owner’s"
        when = "until then" if isinstance(self.until, datetime) else "until that midnight of yours"
        notes: list[Part] = [small(f"It leaves {whose} list {when}, and stays in the account’s.")]
        next_steps = []
        day = local_day(self.until, turn)
        if cta.due and cta.due < day:
            notes.append(small("It is due ", Day(cta.due), ", before it comes back."))
            next_steps.append(
                Action(f"Move its due date to {day_words(day)}", press_on("update-cta", cta, due=day.isoformat()))
            )
        return receipt(
            turn,
            cta,
            "Snoozed ",
            Strong(named(cta)),
            " until ",
            back,
            f": {self.reason_text}" if self.reason_text else "",
            notes=tuple(notes),
            next_steps=next_steps,
        )


def _is_past(until: date | datetime, turn: Turn) -> bool:
    return until <= turn.now if isinstance(until, datetime) else until <= turn.now.date()
