"""Opens a CTA on an account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.domain.accounts import Account
from bot.domain.cockpit import find_twins, open_cta, usual_due
from bot.domain.cta_lists import Wanted, list_ctas
from bot.domain.ctas import Cta
from bot.domain.people import User
from bot.domain.playbooks import OBJECTIVE, Playbook, practice
from bot.domain.tasks import apply_playbook, laid_out
from bot.intents.ability import Doing, slot
from bot.intents.cards import counted, day_words, list_item, named, receipt
from bot.intents.choices import PRIORITIES, TYPES
from bot.intents.fits import FITS, ask_fit
from bot.intents.new_cta import Understood, understand
from bot.intents.phrases import local_day
from bot.intents.playbooks import playbook_options
from bot.language.declare import Choice, Sort
from bot.reply import Action, Day, Divider, Form, Item, Menu, MenuOption, Part, Reply, Span, Strong, line, small
from bot.turn import Option, Pending, Press, Question, Turn

USUAL_PRIORITY = "Medium"
SHOWN_ABOVE = 5


@dataclass(frozen=True, kw_only=True)
class OpenCta(Doing):
    """Opens a CTA on an account."""

    ability = "open-cta"
    heading = "CTAs"
    says = (
        "open a risk CTA for Acme due Friday",
        "create an EBR CTA for Acme",
    )
    frames = (
        "+can|could|may i|we have|get [<det>] * cta [<of>] {account} *",
        "+i|we need|want|would_like|would_need|wish [to have] [<det>] * cta [<of>] {account} *",
        "+{account} needs|requires|should_have [<det>] * cta *",
        "+cta open|new|create [<of>] {account} *",
        "+{account} : [<open>] [<det>] [<prio>] [<type>] cta *",
        "+i would like to open [<det>] [<type>] cta *",
        "+~ {account} cta need|needs|make|open|create|get|want|like|new|add|put|raise|start|build|going",
        "++{account} needs|gets|should_get|wants|requires [a|an|one|another] [<type>] cta *",
        "++todo <of> {account} : *",
        "++<open> [<det>] * todo <of> {account} *",
        "++put|set [<det>] * cta on|at|for {account} *",
        "+/cta open .",
        "+<open> [<det>] [<adjectives>] cta *",
        "+<open> [<det>] * <type> cta *",
        "+<open> [<det>] * cta [<of>] {account} *",
        "+<type> cta [<of>] {account} due|:|,|@time|priority|high|reason|owner *",
        "+cta [<of>] {account} [due|:] *",
        "+/cta open|new|create|add {account} *",
        "+<open> [<det>] [<type>] cta .",
        "+<open> [<det>] [<prio>] [<type>] cta * {account} *",
        "+<open> [<det>] todo [for] [me|us] <of> {account} *",
        "+<open> [<det>] * cta , {account} *",
        "+<open> [<det>] * cta <of> [@time] * {account} *",
    )
    form_title = "Open a CTA"
    opens_as_form = True

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    name: Any = slot(Sort.NAME, label="Name")
    type: Any = slot(Sort.CHOICE, label="Type", choices=TYPES)
    reason: Any = slot(Sort.NAME, label="Reason")
    priority: Any = slot(Sort.CHOICE, label="Priority", choices=PRIORITIES)
    due: Any = slot(Sort.DAY, label="Due")
    owner: Any = slot(Sort.PERSON, label="Owner")
    playbook: Any = slot(Sort.NAME, label="Playbook")
    another: Any = slot(Sort.CHOICE, spoken=False, choices=(Choice("another"),))
    """Said when one of this account, type and reason is open already."""
    fit: Any = slot(Sort.CHOICE, spoken=False, choices=FITS)
    """What gives way when the playbook takes longer than the CTA has."""

    @classmethod
    def form(cls, turn: Turn, slots: Mapping[str, Any]) -> Form:
        """The form, with what is open at that account above it."""
        known = slots.get("account")
        account = turn.session.get(Account, known["id"]) if isinstance(known, Mapping) else None
        above = _open_there(turn, account) if account else ()
        return Form(press=Press(cls.ability, slots), title=cls.form_title, above=above, choices=cls.choices(slots))

    @classmethod
    def lists(cls) -> Mapping[str, tuple[Option, ...]]:
        return {"playbook": playbook_options()}

    def perform(self, turn: Turn) -> Reply:
        understood = understand(type=self.type, reason=self.reason, name=self.name, playbook=self.playbook)
        owner = self.owner or turn.speaker
        priority = self.priority.title() if self.priority else USUAL_PRIORITY
        due = self._due(turn, understood.playbook, priority)
        self._ask_about_twins(turn, understood)
        due = self._fitted(turn, understood.playbook, due)
        cta = open_cta(
            turn.session,
            account=self.account,
            type=understood.type,
            reason=understood.reason,
            name=understood.name,
            priority=priority,
            due=due,
            owner=owner,
            by=turn.speaker,
            now=turn.now,
        )
        if understood.playbook:
            apply_playbook(turn.session, cta, understood.playbook, now=turn.now, by=turn.speaker)
        return self._receipt(turn, cta, owner, understood)

    def _due(self, turn: Turn, playbook: Playbook | None, priority: str) -> date:
        today = turn.now.date()
        if self.due is None:
            return laid_out(playbook, today)[-1][1] if playbook else usual_due(priority, today)
        due = local_day(self.due, turn)
        if due < today:
            raise Pending(Question("due", f"{day_words(due)} is past. When is it due?"))
        return due

    # ── asking first ────────────────────────────────────────────────────────────────────────────

    def _ask_about_twins(self, turn: Turn, understood: Understood) -> None:
        if self.another:
            return
        twins = find_twins(
            turn.session,
            account_id=self.account.id,
            type=understood.type,
            reason=understood.reason,
            name=understood.name,
        )
        if not twins:
            return
        reason = f", reason {understood.reason}" if understood.reason else ""
        there = line(Strong(f"{self.account.name} already has an open {understood.type} CTA{reason}:"))
        raise Pending(
            Question(
                slot="another",
                text="Open another one?",
                options=(Option("Open another", "another"),),
                preview=(there, *(_twin(turn, cta) for cta in twins[:3])),
                is_free=False,
            )
        )

    def _fitted(self, turn: Turn, playbook: Playbook | None, due: date) -> date:
        """The due date, moved to the playbook's end where that was chosen."""
        if playbook is None:
            return due
        end = laid_out(playbook, turn.now.date())[-1][1]
        if end <= due or self.fit == "fit":
            return due
        if self.fit == "move-cta":
            return end
        raise Pending(ask_fit(f"{playbook.name} runs until {day_words(end)}, after the CTA is due", end=end, due=due))

    def _receipt(self, turn: Turn, cta: Cta, owner: User, understood: Understood) -> Reply:
        done: list[Span] = ["Opened ", Strong(named(cta)), f" for {self.account.name}, due "]
        assert cta.due is not None  # noqa: S101  (it was just given one)
        done.append(Day(cta.due))
        if owner.id != turn.speaker.id:
            done.append(f", owner {owner.name}")
        steps = []
        usual = [
            words
            for words, said in (
                (f"type {cta.type}", self.type or understood.meant),
                (f"{cta.priority.lower()} priority", self.priority),
                ("this due date", self.due),
            )
            if not said
        ]
        notes: list[Part] = []
        if usual:
            verb = "is" if len(usual) == 1 else "are"
            words = _listed(usual)
            notes.append(small(f"{words[0].upper()}{words[1:]} {verb} the usual, as nothing else was said."))
        if not (self.type or understood.meant):
            notes.append(_type_menu(cta))
        if understood.meant and not understood.playbook:
            press = Press("apply-playbook", {"cta": {"id": cta.id}, "playbook": understood.meant.name})
            steps.append(Action(f"Apply {understood.meant.name}", press))
        return receipt(turn, cta, *done, notes=tuple(notes), next_steps=steps, is_brief=False)


def _open_there(turn: Turn, account: Account) -> tuple[Part, ...]:
    page = list_ctas(
        turn.session,
        Wanted(account_id=account.id),
        now=turn.now,
        default_zone=turn.house.zone,
        size=SHOWN_ABOVE,
    )
    if not page.total:
        return (small(f"Nothing is open at {account.name}."),)
    items = [list_item(row, turn, names_account=False) for row in page.rows]
    more = (small(f"…and {page.total - len(items)} more"),) if page.total > len(items) else ()
    bare = [Item(spans=item.spans, details=item.details) for item in items]
    return (line(Strong(f"{counted(page.total, 'CTA')} open at {account.name}:")), *bare, *more, Divider())


def _twin(turn: Turn, cta: Cta) -> Item:
    owner = turn.session.get(User, cta.owner_id) if cta.owner_id else None
    details: list[Span] = [f"{cta.status} · {owner.name if owner else 'nobody’s'}"]
    if cta.due:
        details += [" · due ", Day(cta.due)]
    show = Action("Show it", Press("show-cta", {"cta": {"id": cta.id}}), stays=True)
    return Item(spans=(Strong(named(cta)),), details=(tuple(details),), actions=(show,))


def _type_menu(cta: Cta) -> Part:
    kinds = (one for one in practice().types if one != OBJECTIVE)
    options = tuple(
        MenuOption(one, Press("update-cta", {"cta": {"id": cta.id}, "type": one.lower()}), is_chosen=one == cta.type)
        for one in kinds
    )
    return Menu("Type", options)


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
