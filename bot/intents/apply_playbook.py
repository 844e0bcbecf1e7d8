"""Puts a playbook's tasks into a CTA."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.cockpit import Shifting, move_due
from bot.domain.ctas import Cta
from bot.domain.playbooks import Playbook
from bot.domain.tasks import apply_playbook, check_playbook, laid_out
from bot.intents.ability import Doing, slot
from bot.intents.cards import counted, day_words, named, receipt
from bot.intents.fits import FITS, ask_fit
from bot.intents.meanwhile import check_unchanged
from bot.intents.playbooks import ask_playbook, get_playbook, playbook_options
from bot.language.declare import Sort
from bot.reply import Day, Reply, Span, Strong
from bot.turn import Option, Pending, Turn


@dataclass(frozen=True, kw_only=True)
class ApplyPlaybook(Doing):
    """Puts a playbook's tasks into a CTA."""

    ability = "apply-playbook"
    heading = "CTAs"
    says = ("apply account triage to CTA 42",)
    frames = (
        "+{cta} gets|needs|use|apply|should_use|should_get|run [the] {playbook} playbook *",
        "+for|on|in|with {cta} [please] apply|use|run|start [the] playbook {playbook} .",
        "+~ {cta} playbook apply|use|run|put|start|set|add|attach|launch",
        "+apply|use|run|attach|launch|trigger|execute [the] {playbook} [playbook] on|to|for|with|in|onto|at|against {cta} *",
        "++put|add|start|set|assign|attach|apply|use [the] {playbook} playbook on|to|for|with|in|onto|at|against {cta} *",
        "+apply|use|run|put|add|start|attach [the] playbook {playbook} [on|to|for|in|at] {cta} *",
        "+{cta} playbook {playbook}",
        "+{cta} with|use|apply [the] {playbook} playbook *",
        "+set|change [the] playbook <of> {cta} to {playbook} *",
        "+apply|run|use|start [the] {playbook} playbook *",
    )
    form_title = "Apply a playbook"

    cta: Any = slot(Sort.CTA, ask="Which CTA? Say its number.", required=True, label="CTA")
    playbook: Any = slot(Sort.NAME, ask="Which playbook?", label="Playbook")
    fit: Any = slot(Sort.CHOICE, spoken=False, choices=FITS)
    """What gives way when the playbook takes longer than the CTA has."""
    seen: Any = slot(Sort.COUNT, spoken=False)

    @classmethod
    def lists(cls) -> Mapping[str, tuple[Option, ...]]:
        return {"playbook": playbook_options()}

    def perform(self, turn: Turn) -> Reply:
        cta: Cta = self.cta
        check_unchanged(turn, cta, self.seen)
        playbook = self._playbook()
        check_playbook(cta, playbook)
        end = laid_out(playbook, turn.now.date())[-1][1]
        moved: tuple[Span, ...] = ()
        if cta.due and end > cta.due:
            if not self.fit:
                raise Pending(
                    ask_fit(
                        f"{playbook.name} runs until {day_words(end)}, after CTA {cta.number} is due",
                        end=end,
                        due=cta.due,
                    )
                )
            if self.fit == "move-cta":
                moved = ("; the CTA moved from ", Day(cta.due), " to ", Day(end))
                move_due(turn.session, cta, due=end, tasks=Shifting.FITTED, now=turn.now, by=turn.speaker)
        made = apply_playbook(turn.session, cta, playbook, now=turn.now, by=turn.speaker)
        last = made[-1].due
        done: list[Span] = [f"Applied {playbook.name} to ", Strong(named(cta)), f": {counted(len(made), 'task')}"]
        if last:
            done += [", the last due ", Day(last)]
        return receipt(turn, cta, *done, *moved, is_brief=False)

    def _playbook(self) -> Playbook:
        if not self.playbook:
            return ask_playbook(f"Which playbook for CTA {self.cta.number}?", self.cta.type)
        return get_playbook(self.playbook, type=self.cta.type)
