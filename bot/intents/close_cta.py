"""Closes a CTA, with its outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.cockpit import close_cta, open_tasks, require_open
from bot.domain.ctas import Cta, Status
from bot.intents.ability import Doing, slot
from bot.intents.cards import counted, named, receipt
from bot.intents.choices import CLOSING_STATUSES
from bot.intents.meanwhile import check_unchanged
from bot.language.declare import Sort
from bot.reply import Action, Part, Reply, Strong, line, small
from bot.turn import Option, Pending, Press, Question, Turn

OUTCOMES = {
    "closed-success": Status.CLOSED_SUCCESS,
    "not-a-priority": Status.NOT_A_PRIORITY,
    "competitor-tech-loss": Status.COMPETITOR_TECH_LOSS,
    "product-roadblock": Status.PRODUCT_ROADBLOCK,
    "not-our-dept": Status.NOT_OUR_DEPT,
    "already-solved": Status.ALREADY_SOLVED,
}


@dataclass(frozen=True, kw_only=True)
class CloseCta(Doing):
    """Closes a CTA, with its outcome."""

    ability = "close-cta"
    heading = "CTAs"
    says = (
        "close CTA 42",
        "close the EBR CTA for Acme as won",
        "CTA 42 closed, not a priority",
    )
    frames = (
        "+finished|completed|resolved|done|wrapped_up|closed_out [with] {cta} * close|mark|shut *",
        "+i|we [would] like|want|need|wish {cta} [to be] <closed> *",
        "+{cta} : done|finished|complete *",
        "~ {cta} close|be_closed",
        "+can|could {cta} be closed *",
        "+{cta} , close *",
        "+<close> {cta} *",
        "+{cta} [is|are|can_be|should_be|may_be|to_be|must_be] [now|all|already] <closed> *",
        "+mark|set|flag|put|change|move {cta} [as|to|is] [status] <closed> *",
        "+mark|set|flag|put|change|move {cta} [as|to] [status] [closed] [as] success|successful|won|lost|not_a_priority|competitor_tech_loss|product_roadblock|not_our_dept|not_our_department|already_solved|closed_success *",
        "+{cta} [is|as|:|->|to] won|success|successful|not_a_priority|competitor_tech_loss|product_roadblock|not_our_dept|not_our_department|already_solved|closed_success|lost *",
        "+we_are|i_am done|finished_with {cta} *",
        "+/cta close {cta} *",
        "+i|we [have|just] finished|completed|done|resolved {cta} [and] [please] close|mark *",
        "+get rid of {cta} *",
        "+{cta} can go|be closed *",
        "+<close> [the] upsell|ebr|onboarding|renewal|risk|qbr|expansion at|for|with {account} *",
    )
    form_title = "Close a CTA"

    cta: Any = slot(Sort.CTA, ask="Which CTA? Say its number.", required=True, label="CTA")
    status: Any = slot(Sort.CHOICE, ask="How did it end?", label="Outcome", choices=CLOSING_STATUSES)
    comment: Any = slot(Sort.TEXT, label="Comment")
    seen: Any = slot(Sort.COUNT, spoken=False)

    def perform(self, turn: Turn) -> Reply:
        cta: Cta = self.cta
        require_open(cta)
        check_unchanged(turn, cta, self.seen)
        status = OUTCOMES[self.status] if self.status else self._ask_outcome(turn)
        if status.is_lost and not (self.comment or "").strip():
            raise Pending(
                Question("comment", f"What happened? “{status.value}” needs a sentence for those who come after.")
            )
        close_cta(cta, status=status, comment=self.comment, now=turn.now, by=turn.speaker)
        waiting = len(open_tasks(turn.session, cta))
        notes: tuple[Part, ...] = ()
        if waiting:
            notes = (
                small(f"{counted(waiting, 'open task')} left the task lists with it; reopening brings them back."),
            )
        next_steps = (Action("My open CTAs", Press("list-ctas", {"owner": "me"})),)
        return receipt(
            turn,
            cta,
            "Closed ",
            Strong(named(cta)),
            f" as {status.value}",
            notes=notes,
            next_steps=next_steps,
            is_brief=False,
        )

    def _ask_outcome(self, turn: Turn) -> Status:
        waiting = open_tasks(turn.session, self.cta)
        preview: tuple[Part, ...] = (line(Strong(named(self.cta))),)
        if waiting:
            names = ", ".join(task.text for task in waiting[:3]) + (", …" if len(waiting) > 3 else "")
            preview = (*preview, small(f"{counted(len(waiting), 'task')} still open: {names}"))
        options = tuple(Option(status.value, value) for value, status in OUTCOMES.items())
        raise Pending(Question("status", "How did it end?", options, preview=preview))
