"""Changes a CTA: due date, owner, priority, status; or comments on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.domain import cockpit
from bot.domain.cockpit import Following, Shifting
from bot.domain.ctas import Cta, Status
from bot.domain.people import User
from bot.domain.tasks import ending_after
from bot.intents.ability import Doing, slot
from bot.intents.cards import counted, day_words, named, receipt
from bot.intents.choices import OPEN_STATUSES, PRIORITIES, TYPES, YES_NO
from bot.intents.meanwhile import check_unchanged
from bot.intents.phrases import local_day
from bot.language.declare import Choice, Sort
from bot.reply import Day, Part, Reply, Span, Strong, small
from bot.turn import Option, Pending, Question, Turn


@dataclass(frozen=True, kw_only=True)
class UpdateCta(Doing):
    """Changes a CTA: due date, owner, priority, status; or comments on it."""

    ability = "update-cta"
    heading = "CTAs"
    says = (
        "move CTA 42 to next Friday",
        "assign the onboarding CTA at Acme to Priya",
        "CTA 42 high priority",
        "start CTA 42",
        "comment on CTA 42: waiting for legal",
    )
    frames = (
        "+reassign|assign|move|transfer|hand|pass {cta} [over] from * to *",
        "+can|could|may|will {person} take|have|own|handle|do|look_after [over] {cta} *",
        "+let {person} have|take|own|handle|do|run [over] {cta} *",
        "+{person} takes|gets|has|owns [over] {cta} now|from_now_on *",
        "+for {cta} the [new] owner|deadline|due_date|priority is|should_be|will_be *",
        "+give|assign|hand|pass {person} the {cta} *",
        "+give|assign|hand|pass {person} @cta *",
        "~ {cta} reschedule|postpone|push|pushed|move|moved|slip|slips|shift|delay|extend|deadline|due|date|finished|finish|until|ready @time",
        "-~ {cta} assign|reassign|give|hand|transfer|take|owner|ownership|put|takes",
        "~ {cta} priority|prio|urgent|high|medium|low",
        "~ {cta} comment|comments|note|remark",
        "~ {cta} in_progress|wip|kicked_off|begun|started|working_on|progress",
        "+log|note|add [this|that] on|to|for {cta} that|: *",
        "+make|mark|set {cta} urgent|high|low|medium *",
        "+i am [now] on {cta} [now] *",
        "+we have|we kicked_off|started|begun {cta} *",
        "+move|push|postpone|reschedule|shift|delay|extend|bring|pull|change|set|put|make|update|drag|bump|due|slide|defer {cta} [due] [out|back|forward|up|off|ahead|date] [to|by|for|until|on|from|due] [on|the] @time *",
        "+move|push|postpone|reschedule|shift|delay|extend|change|set|update|put|make|bring|adjust|correct [the] due_date|deadline|date <of> {cta} *",
        "+reschedule|postpone|delay {cta} *",
        "+due_date|deadline|due <of> {cta} *",
        "+due_date|deadline {cta} *",
        "+assign|reassign|give|hand|transfer|pass|delegate|move {cta} [over] [back] [off] [away] [to|at|for|on] {person} *",
        "+take {cta} off|away [from] *",
        "+make {person} [the] owner of {cta} *",
        "+{cta} [is] [now] goes|should_go|hand|handed|assign|assigned|reassign|belongs|give|transfer [over] to|at {person} *",
        "+{cta} to {person} .",
        "+{cta} owner [is|should_be|to|:|=|->] [now] {person} *",
        "+set|change|update|make [the] owner <of> {cta} *",
        "+{cta} new|owner owner *",
        "+{cta} [is|should_be|to|=|->|:|has|needs|gets] [now|a] [of] high|medium|low|urgent|important [prio|priority] *",
        "+{cta} priority|prio [is|should_be|to|=|->|:] [now] high|medium|low|urgent *",
        "+make|set|mark|change|bump|raise|lower|put|move|downgrade|upgrade|escalate|increase|decrease|drop|turn|flag {cta} [priority] [up|down] [to|as|a|with|at|on|=] high|medium|low|urgent|top|important|normal *",
        "+set|change|raise|lower|update|bump|increase|decrease|put|make|drop [the] priority <of> {cta} *",
        "+escalate|downgrade|upgrade|deprioritize|prioritize {cta} *",
        "+start|begin|kick_off {cta} .",
        "+start|begin [working|work] on {cta} *",
        "+start {cta} *",
        "+i_have|we_have|i_am|we_are|i_just [just] [now] [begun|started|working] [begun|started|working|work] [working] [on] {cta} *",
        "+i|we started|begun|began [working|work] on {cta} *",
        "+i|we started|begun|began {cta} *",
        "+working on {cta} *",
        "+mark|set|put|move|change|make|flag|switch|update|turn {cta} [status] [as|to|into|in] in_progress|progress|started|wip|work_in_progress|new|working|ongoing|active *",
        "+{cta} [is] [now] [as|to|status|->|=|:] in_progress|started|wip|work_in_progress|begun|ongoing|underway|under_way|reopened *",
        "+{cta} status [is|to|->|:|=] [now] in_progress|wip|work_in_progress|new|started *",
        "+comment|note [on|for|to|at] {cta} : *",
        "+{cta} - comment|note|remark : *",
        "+{cta} : comment|note|remark that *",
        "+write|put|add|leave|enter|make [as] [<det>] comment|note|remark on|in|to|for|at|under {cta} *",
        "+add|write|put|leave|enter [<det>] comment|note|remark * on|in|to|under {cta} .",
        "+add|put|leave|write|post|make [<det>] comment|note|remark|update <of> {cta} *",
        "+{cta} comment|note|update|remark *",
        "+comment {cta} *",
        "+add to {cta} *",
        "+comment on|to [the] {cta}",
        "+{cta} [should|must|needs|has|will|is|now] [to] [be] [new] [due] [date] due [on|by|for|date|is|to|:|->|=] *",
        "+{cta} [should|must|needs|has|will|can] [to] [be] moved|pushed|postponed|rescheduled|move|shift|slip|slips|moves|extended [to|by|until|till|for|on] @time *",
        "+can {cta} move|be_moved|wait|be_pushed|be_due [to|until|by|on|for] *",
        "+/cta update|assign|move|comment|start|edit|change|reassign {cta} *",
        "+update|change|edit|modify {cta} *",
        "+{cta} to @time *",
    )
    form_title = "Change a CTA"

    cta: Any = slot(Sort.CTA, ask="Which CTA? Say its number.", required=True, label="CTA")
    due: Any = slot(Sort.DAY, label="Due")
    owner: Any = slot(Sort.PERSON, label="Owner")
    priority: Any = slot(Sort.CHOICE, label="Priority", choices=PRIORITIES)
    status: Any = slot(Sort.CHOICE, label="Status", choices=OPEN_STATUSES)
    comment: Any = slot(Sort.TEXT, label="Comment")
    type: Any = slot(Sort.CHOICE, spoken=False, choices=TYPES)
    """Offered on a receipt, where nobody had said the type."""
    important: Any = slot(Sort.CHOICE, spoken=False, choices=YES_NO)
    awake: Any = slot(Sort.CHOICE, spoken=False, choices=YES_NO)
    reopen: Any = slot(Sort.CHOICE, spoken=False, choices=YES_NO)
    """Yes to changing a CTA that is closed."""
    tasks_move: Any = slot(Sort.CHOICE, spoken=False, choices=tuple(Choice(one) for one in Shifting))
    tasks_follow: Any = slot(Sort.CHOICE, spoken=False, choices=tuple(Choice(one) for one in Following))
    seen: Any = slot(Sort.COUNT, spoken=False)

    def perform(self, turn: Turn) -> Reply:
        cta: Cta = self.cta
        check_unchanged(turn, cta, self.seen)
        due = self._new_due(turn)
        owner = self.owner if self.owner is not None and self.owner.id != cta.owner_id else None
        priority = self.priority.title() if self.priority and self.priority.title() != cta.priority else None
        status = self._new_status()
        if not cta.is_open and (due or owner or priority or status):
            self._ask_to_reopen(turn)
            status = status or Status.WORK_IN_PROGRESS
        shifting = self._ask_about_dates(turn, due) if due else Shifting.FITTED
        following = self._ask_about_owners(turn, owner) if owner else Following.NONE

        done: list[Spans] = []
        if status:
            done.append(self._set_status(turn, status))
        if due:
            done.append(self._move(turn, due, shifting))
        if owner:
            done.append(self._hand_over(turn, owner, following))
        if priority:
            done.append((f"priority {cta.priority} → {priority}",))
            cockpit.set_priority(cta, priority=priority, now=turn.now, by=turn.speaker)
        done += self._set_flags(turn)
        notes = self._say_comment(turn) if self.comment else ()
        if self.comment:
            done.append(("comment added",))
        if not done:
            return receipt(turn, cta, *self._unchanged())
        return receipt(turn, cta, Strong(named(cta)), ": ", *_joined(done), notes=notes)

    def _unchanged(self) -> Spans:
        if any((self.due, self.owner, self.priority, self.status, self.important, self.awake, self.type)):
            return (Strong(named(self.cta)), " is so already; nothing was changed.")
        example = f"CTA {self.cta.number} high priority"
        return ("What should change on ", Strong(named(self.cta)), f"? Say it, as in “{example}”, or press Edit.")

    # ── what is new ─────────────────────────────────────────────────────────────────────────────

    def _new_due(self, turn: Turn) -> date | None:
        if self.due is None:
            return None
        due = local_day(self.due, turn)
        if due == self.cta.due:
            return None
        if due < turn.now.date():
            raise Pending(Question("due", f"{day_words(due)} is past. When is CTA {self.cta.number} due?"))
        return due

    def _new_status(self) -> Status | None:
        if not self.status:
            return None
        status = Status.NEW if self.status == "new" else Status.WORK_IN_PROGRESS
        return status if status != self.cta.status else None

    # ── asking first ────────────────────────────────────────────────────────────────────────────

    def _ask_to_reopen(self, turn: Turn) -> None:
        if self.reopen == "yes":
            return
        cta = self.cta
        when = f" on {day_words(cta.closed_at.astimezone(turn.now.tzinfo).date())}" if cta.closed_at else ""
        text = f"{named(cta)} was closed{when} as {cta.status}. Open it again?"
        raise Pending(Question("reopen", text, (Option("Open it again", "yes"),), is_free=False))

    def _ask_about_dates(self, turn: Turn, due: date) -> Shifting:
        """Do the open tasks move with the due date? None of them may end after it in any case."""
        cta = self.cta
        dated = [task for task in cockpit.open_tasks(turn.session, cta) if task.due]
        late = ending_after(dated, due)
        if self.tasks_move:
            return Shifting(self.tasks_move)
        if not dated or (cta.due is None and not late):
            return Shifting.FITTED
        some = "the one" if len(late) == 1 else f"the {len(late)}"
        stay = f"Only {some} that would end after it" if late else "Leave their dates"
        options = [Option(stay, Shifting.FITTED.value)]
        if cta.due is not None:
            days = (due - cta.due).days
            way = f"{counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"
            options.insert(0, Option(f"Move all {way} too", Shifting.ALONG.value))
        text = f"CTA {cta.number} moves to {day_words(due)}. What about its {counted(len(dated), 'open task')}?"
        if late:
            text += f" {len(late)} would end after it."
        raise Pending(Question("tasks_move", text, tuple(options), is_free=False))

    def _ask_about_owners(self, turn: Turn, owner: User) -> Following:
        cockpit.check_owner(owner)
        if self.tasks_follow:
            return Following(self.tasks_follow)
        tasks = cockpit.open_tasks(turn.session, self.cta)
        hers = [task for task in tasks if task.owner_id == self.cta.owner_id]
        others = [task for task in tasks if task.owner_id not in (self.cta.owner_id, owner.id)]
        if not hers and not others:
            return Following.NONE
        was = turn.session.get(User, self.cta.owner_id) if self.cta.owner_id else None
        options = [Option(f"All {len(hers) + len(others)}", Following.ALL.value), Option("None", Following.NONE.value)]
        if hers and others:
            mine = "Mine" if was and was.id == turn.speaker.id else f"{was.first_name}’s" if was else "Nobody’s"
            options.insert(0, Option(f"{mine} ({len(hers)})", Following.OLD_OWNERS.value))
        text = f"CTA {self.cta.number} goes to {owner.name}. Which open tasks follow?"
        raise Pending(Question("tasks_follow", text, tuple(options), is_free=False))

    # ── doing ───────────────────────────────────────────────────────────────────────────────────

    def _set_status(self, turn: Turn, status: Status) -> Spans:
        was = self.cta.status
        cockpit.set_status(self.cta, status=status, now=turn.now, by=turn.speaker)
        return (f"{was} → {status.value}",)

    def _move(self, turn: Turn, due: date, shifting: Shifting) -> Spans:
        cta = self.cta
        was: Span = Day(cta.due) if cta.due else "nothing"
        moved = cockpit.move_due(turn.session, cta, due=due, tasks=shifting, now=turn.now, by=turn.speaker)
        tasks = f", {counted(moved, 'task')} moved" if moved else ""
        return ("due ", was, " → ", Day(due), tasks)

    def _hand_over(self, turn: Turn, owner: User, following: Following) -> Spans:
        cta = self.cta
        was = turn.session.get(User, cta.owner_id) if cta.owner_id else None
        followed = cockpit.hand_over(turn.session, cta, owner=owner, tasks=following, now=turn.now, by=turn.speaker)
        tasks = f", with {counted(followed, 'task')}" if followed else ""
        return (f"owner {was.name if was else 'nobody'} → {owner.name}{tasks}",)

    def _set_flags(self, turn: Turn) -> list[Spans]:
        cta, done = self.cta, list[Spans]()
        if self.type and self.type.title() != cta.type:
            done.append((f"type {cta.type} → {self.type.title()}",))
            cockpit.set_type(cta, type=self.type.title(), now=turn.now, by=turn.speaker)
        if self.important and cta.is_important != (self.important == "yes"):
            cockpit.flag(cta, is_important=self.important == "yes", now=turn.now, by=turn.speaker)
            done.append(("flagged as important",) if cta.is_important else ("the important flag is taken away",))
        if self.awake == "yes" and cta.snoozed_until is not None:
            cockpit.wake(cta, now=turn.now, by=turn.speaker)
            done.append(("no longer snoozed",))
        return done

    def _say_comment(self, turn: Turn) -> tuple[Part, ...]:
        cockpit.comment(turn.session, self.cta, text=self.comment, now=turn.now, by=turn.speaker)
        told = [person.name for person in cockpit.mentioned(turn.session, self.comment) if person.id != turn.speaker.id]
        return (small(f"{' and '.join(told)} will be told."),) if told else ()


Spans = tuple[Span, ...]


def _joined(done: list[Spans]) -> Spans:
    spans: list[Span] = []
    for place, one in enumerate(done):
        spans += ["; " if place else "", *one]
    return tuple(spans)
