"""The living card of a CTA: one compact drawing, the same wherever it stands, and receipts built on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.domain.changes import UNDO_WITHIN
from bot.domain.cta_history import comments_of, find_latest
from bot.domain.cta_lists import Row, get_row
from bot.domain.ctas import Cta, CtaTask, Status
from bot.domain.people import User
from bot.domain.playbooks import practice
from bot.domain.tasks import tasks_of
from bot.reply import (
    Action,
    Card,
    Day,
    Instant,
    Item,
    Line,
    Part,
    Quote,
    Reply,
    Span,
    Spans,
    Strong,
    Style,
    line,
    small,
)
from bot.turn import How, Press

if TYPE_CHECKING:
    from bot.turn import Turn

TASKS_SHOWN = 3
"""The next ones; all of them are a press away."""


def draw_cta(turn: Turn, cta: Cta, *, tasks_shown: int = TASKS_SHOWN) -> Reply:
    """The card as it is now, for this viewer: state, next tasks, latest comment, what was done last and by whom."""
    reply = _card(turn, cta, tasks_shown)
    latest = find_latest(turn.session, cta)
    if latest is None:
        return reply
    deed = latest.deed
    what = (deed.summary or "").removeprefix(f"{named(cta)}: ")
    reply = reply.with_parts(small(f"{latest.who}: {what} · ", Instant(deed.done_at)))
    if deed.person_id == turn.speaker.id and turn.now - deed.done_at < UNDO_WITHIN:
        return replace(reply, actions=(*reply.actions, Action("Undo", Press("undo", {"deed": deed.id}))))
    return reply


def receipt(
    turn: Turn, cta: Cta, *done: Span, notes: tuple[Part, ...] = (), next_steps: Any = (), is_brief: bool = True
) -> Reply:
    """What was done, in one line, above the CTA as it is now. The road adds *Undo*.

    A pressed card is drawn again in full, in its place; an answer to words is brief where nothing more was asked.
    """
    card = _card(turn, cta)
    if is_brief and turn.words is not None:
        card = replace(card, parts=card.parts[:1], card=None)
    return replace(card, parts=(line(*done), *notes, *card.parts), next_steps=tuple(next_steps), text="")


def day_words(day: date) -> str:
    """ "Fri 4 Dec", for questions and buttons."""
    return f"{day:%a} {day.day} {day:%b}"


def named(cta: Cta) -> str:
    return f"CTA {cta.number} · {cta.name}"


def press_on(ability: str, cta: Cta, *, how: How = How.DO, **slots: Any) -> Press:
    """A press about this CTA as it was drawn: when it has changed by then, that is shown first."""
    return Press(ability, {"cta": {"id": cta.id}, "seen": cta.version, **slots}, how)


def when_due(row: Row) -> Spans:
    """Its due date, in words where it presses: overdue, today, tomorrow."""
    cta = row.cta
    if cta.due is None:
        return ("no due date",)
    if not cta.is_open:
        return ("due ", Day(cta.due))
    late = (row.today - cta.due).days
    if late > 0:
        return ("due ", Day(cta.due), f", overdue by {counted(late, 'day')}")
    words = {0: ", today", -1: ", tomorrow"}
    return ("due ", Day(cta.due), words.get(late, ""))


def counted(number: int, noun: str) -> str:
    """ "1 task", "3 tasks"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _card(turn: Turn, cta: Cta, tasks_shown: int = TASKS_SHOWN) -> Reply:
    turn.session.flush()
    row = get_row(turn.session, cta, now=turn.now, default_zone=turn.house.zone)
    tasks = tasks_of(turn.session, cta)
    parts: list[Part] = [_head(row, turn), *_tasks(turn, cta, tasks, tasks_shown)]
    if not cta.is_open and cta.closing_comment:
        parts.append(Quote(cta.closing_comment))
    for said, person in comments_of(turn.session, cta, limit=1):
        parts += [small(f"{person.name if person else 'Somebody'} commented · ", Instant(said.written_at))]
        parts.append(Quote(said.text))
    return Reply(
        parts=tuple(parts),
        text=f"{named(cta)}, {row.account.name}: {cta.status}",
        actions=_actions(row),
        card=Card("ctas", cta.id),
    )


def _head(row: Row, turn: Turn) -> Item:
    cta = row.cta
    owner = row.owner.name if row.owner else "nobody"
    flag = "⚑ " if cta.is_important else ""
    kind = " · ".join(filter(None, (cta.type, cta.reason, f"{cta.priority} priority")))
    details: list[Spans] = [(Strong(cta.status), " · ", *when_due(row), f" · owner {owner}"), (kind,)]
    if cta.playbook:
        details.append((f"Playbook {cta.playbook}",))
    if cta.snoozed_until and cta.snoozed_until > turn.now:
        why = f": {cta.snooze_reason}" if cta.snooze_reason else ""
        details.append(("Snoozed until ", Instant(cta.snoozed_until), why))
    if cta.source != "Manual":
        details.append((f"Opened by the rule “{cta.source}” · ", *_age(cta)))
    return Item(
        spans=(flag, Strong(named(cta)), f" · {row.account.name}"), details=tuple(details), actions=_menu(row, turn)
    )


def _age(cta: Cta) -> Spans:
    if cta.closed_at is not None:
        return ("open ", Day(cta.created_at.date()), " – ", Day(cta.closed_at.date()))
    return ("since ", Day(cta.created_at.date()))


def _tasks(turn: Turn, cta: Cta, tasks: list[CtaTask], shown: int) -> list[Part]:
    if not tasks:
        return []
    waiting = [task for task in tasks if not task.is_done]
    parts: list[Part] = [small(f"{len(tasks) - len(waiting)} of {counted(len(tasks), 'task')} done")]
    if not cta.is_open:
        return parts
    for task in waiting[:shown]:
        done = Action("Done", Press("complete-task", {"task": {"id": task.id}}))
        parts.append(Item(spans=(f"☐ {task.text}",), details=(_task_details(turn, cta, task),), actions=(done,)))
    if len(waiting) > shown:
        everything = Action("Show all", Press("show-cta", {"cta": {"id": cta.id}, "tasks": len(waiting)}))
        parts.append(Item(spans=(f"…and {counted(len(waiting) - shown, 'more task')}",), actions=(everything,)))
    return parts


def _task_details(turn: Turn, cta: Cta, task: CtaTask) -> Spans:
    spans: list[Span] = [f"task {task.number}"]
    if task.due:
        spans += [" · due ", Day(task.due)]
        if task.due < turn.now.date():
            spans.append(", overdue")
    if task.owner_id != cta.owner_id:
        owner = turn.session.get(User, task.owner_id) if task.owner_id else None
        spans.append(f" · {owner.name if owner else 'nobody'}")
    return tuple(spans)


def _actions(row: Row) -> tuple[Action, ...]:
    cta = row.cta
    if not cta.is_open:
        return (Action("Reopen", press_on("update-cta", cta, status="work-in-progress", reopen="yes")),)
    return (
        Action("Close…", press_on("close-cta", cta), Style.PRIMARY),
        Action("Snooze…", press_on("snooze-cta", cta, how=How.FORM)),
        Action("Edit…", _edit(cta)),
        Action("Add task…", press_on("add-task", cta, how=How.FORM)),
    )


def _menu(row: Row, turn: Turn) -> tuple[Action, ...]:
    cta = row.cta
    if not cta.is_open:
        return ()
    actions = []
    if cta.status == Status.NEW:
        actions.append(Action("Start", press_on("update-cta", cta, status="work-in-progress")))
    if cta.snoozed_until and cta.snoozed_until > turn.now:
        actions.append(Action("Wake up now", press_on("update-cta", cta, awake="yes")))
    if row.owner is None or row.owner.id != turn.speaker.id:
        actions.append(Action("Give it to me", press_on("update-cta", cta, owner={"id": turn.speaker.id})))
    if not cta.playbook and practice().playbooks_for(cta.type):
        actions.append(Action("Apply a playbook…", press_on("apply-playbook", cta)))
    important = ("Take the flag away", "no") if cta.is_important else ("Flag as important", "yes")
    actions.append(Action(important[0], press_on("update-cta", cta, important=important[1])))
    return tuple(actions)


def _edit(cta: Cta) -> Press:
    known: dict[str, Any] = {"priority": cta.priority.lower()}
    if cta.owner_id:
        known["owner"] = {"id": cta.owner_id}
    if cta.due:
        known["due"] = cta.due.isoformat()
    known["status"] = "new" if cta.status == Status.NEW else "work-in-progress"
    return press_on("update-cta", cta, how=How.FORM, **known)


def list_item(row: Row, turn: Turn, *, names_account: bool = True) -> Item:
    """One CTA as a row of a list: two lines, and what is done most with it."""
    cta = row.cta
    facts = [row.account.name] if names_account else []
    facts += [cta.type, cta.priority]
    if cta.status != Status.NEW:
        facts.append(cta.status)
    details: list[Span] = [" · ".join(facts), " · ", *when_due(row)]
    if row.tasks:
        details.append(f" · {row.done}/{row.tasks} tasks")
    if row.owner is None or row.owner.id != turn.speaker.id:
        details.append(f" · {row.owner.name if row.owner else 'nobody’s'}")
    if cta.snoozed_until and cta.snoozed_until > turn.now:
        details += [" · snoozed until ", Instant(cta.snoozed_until)]
    flag = "⚑ " if cta.is_important else ""
    return Item(spans=(flag, Strong(named(cta))), details=(tuple(details),), actions=_row_actions(cta))


def _row_actions(cta: Cta) -> tuple[Action, ...]:
    show = Action("Show", Press("show-cta", {"cta": {"id": cta.id}}), stays=True)
    if not cta.is_open:
        return (show,)
    return (
        show,
        Action("Close…", press_on("close-cta", cta), stays=True),
        Action("Snooze…", press_on("snooze-cta", cta, how=How.FORM), stays=True),
        Action("Edit…", Press("update-cta", {"cta": {"id": cta.id}, "seen": cta.version}, How.FORM), stays=True),
        Action("Add task…", press_on("add-task", cta, how=How.FORM), stays=True),
    )


__all__ = ["Line", "counted", "draw_cta", "list_item", "named", "press_on", "receipt", "when_due"]
