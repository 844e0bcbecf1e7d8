"""Lists tasks: mine, an account's, by due date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.people import User, team_of
from bot.domain.tasks import TaskPage, TaskRow, list_tasks
from bot.intents.ability import Asking, slot
from bot.intents.cards import counted
from bot.language.declare import Sort
from bot.reply import Action, Buttons, Day, Item, Part, Reply, Span, Strong, line
from bot.turn import Press, Turn

PAGE_SIZE = 10


@dataclass(frozen=True, kw_only=True)
class ListTasks(Asking):
    """Lists tasks: mine, an account's, by due date."""

    ability = "list-tasks"
    heading = "CTAs"
    says = (
        "my tasks",
        "tasks due this week",
        "tasks for Acme",
    )
    frames = (
        "? * tasks *",
        "tasks *",
        "? todos *",
        "? * todos *",
        "+what do i|we [still] have|need|got [left] to do|finish|complete *",
        "what is left to do [<of>] *",
        "what|which tasks do|does|are|is|have|has *",
        "do i have [any] tasks|task *",
        "? {person} 's tasks *",
        "what does {person} have [left|got] [to] do *",
        "? task *",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", label="Account")
    owner: Any = slot(Sort.SCOPE, label="Whose")
    period: Any = slot(Sort.PERIOD, label="Period")
    page: Any = slot(Sort.COUNT, spoken=False)

    def perform(self, turn: Turn) -> Reply:
        number = self.page or 1
        found = list_tasks(
            turn.session,
            today=turn.now.date(),
            owner_ids=self._owner_ids(turn),
            account_id=self.account.id if self.account else None,
            start=self.period.start if self.period else None,
            end=self.period.end if self.period else None,
            page=number,
            size=PAGE_SIZE,
        )
        parts = [self._headline(found, number), *(self._item(turn, row) for row in found.rows)]
        if found.total > PAGE_SIZE:
            parts.append(Buttons(tuple(self._paging(found, number))))
        return Reply(parts=tuple(parts))

    def _owner_ids(self, turn: Turn) -> list[int] | None:
        if self.owner == "team":
            return [person.id for person in team_of(turn.session, turn.speaker)]
        if self.owner == "all" or (self.owner is None and self.account is not None):
            return None
        return [self.owner.id if isinstance(self.owner, User) else turn.speaker.id]

    def _headline(self, found: TaskPage, number: int) -> Part:
        spans: list[Span] = [Strong(counted(found.total, "open task") if found.total else "No open tasks")]
        if self.account is not None:
            spans.append(f" for {self.account.name}")
        spans.append(self._of_whom())
        if self.period is not None:
            spans.append(" in that time")
        if found.overdue:
            spans.append(f", {found.overdue:,} overdue")
        if found.total > PAGE_SIZE:
            first = (number - 1) * PAGE_SIZE + 1
            spans.append(f" · {first:,}–{first + len(found.rows) - 1:,} of {found.total:,}")
        return line(*spans)

    def _of_whom(self) -> str:
        if isinstance(self.owner, User):
            return f" of {self.owner.name}"
        if self.owner == "team":
            return " of your team"
        return "" if self.owner == "all" or (self.owner is None and self.account) else " of yours"

    def _item(self, turn: Turn, row: TaskRow) -> Item:
        task = row.task
        details: list[Span] = [f"task {task.number} of CTA {row.cta.number} · {row.cta.name} · {row.account}"]
        if task.due:
            details += [" · due ", Day(task.due), ", overdue" if task.due < turn.now.date() else ""]
        if row.owner is None or row.owner.id != turn.speaker.id:
            details.append(f" · {row.owner.name if row.owner else 'nobody’s'}")
        return Item(
            spans=(f"☐ {task.text}",),
            details=(tuple(details),),
            actions=(
                Action("Done", Press("complete-task", {"task": {"id": task.id}}), stays=True),
                Action("Show its CTA", Press("show-cta", {"cta": {"id": row.cta.id}}), stays=True),
            ),
        )

    def _paging(self, found: TaskPage, number: int) -> list[Action]:
        slots: dict[str, Any] = {}
        if self.account is not None:
            slots["account"] = {"id": self.account.id}
        if self.owner is not None:
            slots["owner"] = {"id": self.owner.id} if isinstance(self.owner, User) else self.owner
        if self.period is not None:
            start, end = self.period.start, self.period.end
            slots["period"] = {"start": start and start.isoformat(), "end": end and end.isoformat()}
        buttons = []
        if number > 1:
            buttons.append(Action("‹ Previous", Press(self.ability, {**slots, "page": number - 1})))
        if number * PAGE_SIZE < found.total:
            buttons.append(Action("Next ›", Press(self.ability, {**slots, "page": number + 1})))
        return buttons
