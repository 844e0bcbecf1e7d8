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
