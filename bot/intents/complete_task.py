"""Ticks off a task."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.ctas import Cta, CtaTask
from bot.domain.tasks import complete_task, tasks_of
from bot.intents.ability import Doing, slot
from bot.intents.cards import named, press_on, receipt
from bot.language.declare import Sort
from bot.reply import Action, Instant, Reply, Span, Strong, Style
from bot.turn import Turn


@dataclass(frozen=True, kw_only=True)
class CompleteTask(Doing):
    """Ticks off a task."""

    ability = "complete-task"
    heading = "CTAs"
    says = (
        'done with "send deck" on CTA 42',
        "complete task 7",
    )
    frames = (
        "+done|finished_with [the] {task} on|in|from|of|at|for|under {cta} *",
        "+<close> [the] task {task} [on|in|from|of|at|for|under {cta}] *",
        "+<close> [the] {task} task [on|in|from|of|at|for|under {cta}] *",
        "+<close> {task} [off] on|in|from|of|under {cta} *",
        "+mark|set|check|tick|cross|flag [off] [the] task {task} [on|in|from|of|under {cta}] [as|is] [off|done|complete|completed|finished|closed] *",
        "+mark|set|check|tick|cross|flag [off] [the] {task} task [on|in|from|of|at|for|under {cta}] [as|is] [off|done|complete|completed|finished|closed] *",
        "+task {task} [on|in|from|of|under {cta}] [is|has_been|can_be|was] [now|all] done|complete|completed|finished|closed|checked|ticked *",
        "+{task} [task] on|in|of|from {cta} is done|complete|finished *",
        "+i|we [have|just] did|done|finished|completed [the] {task} [task] on|in|from|of|under {cta} *",
        "+i|we [have|just] did|done|finished|completed [the] task {task} *",
        "+done with task {task} *",
        "+check|tick|cross off {task} on|in|from|of|under|at {cta} *",
        "+done with {task} on {cta} *",
        "+finished|done|completed task {task} *",
    )
    form_title = "Tick off a task"

    cta: Any = slot(Sort.CTA, label="CTA", lend=False)
    task: Any = slot(Sort.TASK, ask="Which task?", required=True, label="Task")

    def perform(self, turn: Turn) -> Reply:
        task: CtaTask = self.task
        cta = turn.session.get_one(Cta, task.cta_id)
        if task.is_done:
            when: tuple[Span, ...] = (", ", Instant(task.completed_at)) if task.completed_at else ()
            return receipt(turn, cta, f"Task {task.number} was done already", *when, ": ", task.text)
        complete_task(task, now=turn.now, by=turn.speaker)
        tasks = tasks_of(turn.session, cta)
        done = sum(one.is_done for one in tasks)
        tail = "; that was the last one" if done == len(tasks) else f", {done} of {len(tasks)} done"
        steps = []
        if done == len(tasks) and cta.is_open:
            steps.append(Action(f"Close CTA {cta.number}…", press_on("close-cta", cta), Style.PRIMARY))
        return receipt(
            turn,
            cta,
            f"Done: task {task.number} ",
            Strong(task.text),
            f" of {named(cta)}{tail}",
            next_steps=steps,
            is_brief=False,
        )
