"""Adds a task to a CTA."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.cockpit import Shifting, move_due, require_open
from bot.domain.ctas import Cta
from bot.domain.tasks import add_task
from bot.intents.ability import Doing, slot
from bot.intents.cards import day_words, named, receipt
from bot.intents.fits import FITS, ask_fit
from bot.intents.phrases import local_day
from bot.language.declare import Sort
from bot.reply import Day, Reply, Span, Strong
from bot.turn import Pending, Question, Turn


@dataclass(frozen=True, kw_only=True)
class AddTask(Doing):
    """Adds a task to a CTA."""

    ability = "add-task"
    heading = "CTAs"
    says = ("add a task to CTA 42: send deck by Thursday",)
    frames = (
        "~ {cta} task|todo|step|subtask add|new|create|put|make|need|needs|include|another",
        "+++add|create|put|make|new|insert|include|need|i_need [<det>] [further] task|todo|subtask|step|tasks <of> {cta} *",
        "+under|on|in|for|to {cta} [please] add|create|put|also *",
        "++{cta} [also] needs|need|gets|get|should_have [<det>] [new|extra] task|todo|step *",
        "+{cta} add|new|another [<det>] task|todo|step *",
        "++{cta} needs|gets [<det>] [new|extra] step : *",
        "+task for|on|in|under|to|: {cta} *",
        "+new task *  {cta} *",
        "+add [<det>] task *",
        "+/cta task|add [task] {cta} *",
        "+add|put {text} to|on|as [the] [tasks|task|todos|todo|list] of|on|for|in {cta} *",
        "+{cta} task *",
        "+add to {cta} [the] task *",
    )
    form_title = "Add a task"

    cta: Any = slot(Sort.CTA, ask="Which CTA? Say its number.", required=True, label="CTA")
    text: Any = slot(Sort.TEXT, ask="What is to be done?", required=True, label="Task")
    due: Any = slot(Sort.DAY, label="Due")
    owner: Any = slot(Sort.PERSON, label="Owner")
    fit: Any = slot(Sort.CHOICE, spoken=False, choices=FITS)
    """What gives way when the task would end after its CTA."""
    seen: Any = slot(Sort.COUNT, spoken=False)

    def perform(self, turn: Turn) -> Reply:
        cta: Cta = self.cta
        require_open(cta)
        due = local_day(self.due, turn) if self.due else None
        if due and due < turn.now.date():
            raise Pending(Question("due", f"{day_words(due)} is past. When is it due?"))
        moved: tuple[Span, ...] = ()
        if due and cta.due and due > cta.due:
            if not self.fit:
                raise Pending(ask_fit(f"{day_words(due)} is after CTA {cta.number} is due", end=due, due=cta.due))
            if self.fit == "move-cta":
                moved = ("; the CTA moved from ", Day(cta.due), " to ", Day(due))
                move_due(turn.session, cta, due=due, tasks=Shifting.FITTED, now=turn.now, by=turn.speaker)
            else:
                due = cta.due
        task = add_task(turn.session, cta, text=self.text, due=due, owner=self.owner, by=turn.speaker)
        done: list[Span] = [f"Added task {task.number} to ", Strong(named(cta)), f": {task.text}"]
        if due:
            done += [", due ", Day(due)]
        if self.owner and self.owner.id != turn.speaker.id:
            done.append(f", for {self.owner.name}")
        return receipt(turn, cta, *done, *moved)
