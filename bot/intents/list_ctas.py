"""Lists CTAs: mine, an account's, overdue, by type, priority or due date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.cta_lists import State
from bot.domain.people import User
from bot.domain.saved_views import drop_view, save_view
from bot.intents.ability import Asking, slot
from bot.intents.choices import PRIORITIES, STATES, TYPES
from bot.intents.cta_page import CtaPage
from bot.intents.cta_view import CtaView
from bot.language.declare import Sort
from bot.reply import Part, Reply, small
from bot.turn import Turn


@dataclass(frozen=True, kw_only=True)
class ListCtas(Asking):
    """Lists CTAs: mine, an account's, overdue, by type, priority or due date."""

    ability = "list-ctas"
    heading = "CTAs"
    says = (
        "my CTAs",
        "open CTAs for Acme",
        "overdue CTAs",
        "high priority risk CTAs due this week",
    )
    frames = (
        "+? every|each|any|all cta due|overdue|open|owned|assigned *",
        "+is|are there [any|some] * ctas *",
        "+? [any] ctas owned_by|assigned_to|belonging_to *",
        "? every|each|any cta *",
        "+? * ctas owned|assigned|by|for *",
        "~ {account} ctas",
        "~ open|due|overdue|have|which|what|any|show|list|my ctas",
        "/cta [list|show|all|mine|my] .",
        "/cta list|show [all] {account} .",
        "+/cta list *",
        "-? * ctas *",
        "ctas [<of>] {account} *",
        "+open|closed|overdue|snoozed|late [high|medium|low] [priority] [risk|expansion|lifecycle|activity|renewal] ctas *",
        "+[high|medium|low] [priority] risk|expansion|lifecycle|activity|renewal ctas *",
        "+high|medium|low [priority] ctas *",
        "+high_priority|low_priority|medium_priority [risk|expansion|lifecycle|activity|renewal] ctas *",
        "ctas .",
        "ctas overdue|due|open|closed|snoozed *",
        "? [open|closed|overdue|snoozed] cta list|queue|overview *",
        "which|what cta|ctas has|have|does|do|is|are|did|should *",
        "do|is|are|have we|there [have|got] [an|any|a] * cta [<of>] {account} *",
        "do we|i_have [an|any|a] * cta *",
        "what is|are [is] due [for] [me|us|the_team|my_team] *",
        "anything|what|something|everything overdue|due|late [on|for|with|at|from] *",
        "what is|are overdue|late|pending|open|past_due|outstanding [for|on|with|at] *",
        "? cta .",
        "? {person} 's ctas *",
        "what * ctas *",
        "how many ctas *",
        "{account} ctas *",
        "cta list [<of>] {account} *",
        "what is [still] open for|at|with|on {account} *",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", label="Account")
    owner: Any = slot(Sort.SCOPE, label="Whose")
    state: Any = slot(Sort.CHOICE, label="State", choices=STATES)
    type: Any = slot(Sort.CHOICE, label="Type", choices=TYPES)
    priority: Any = slot(Sort.CHOICE, label="Priority", choices=PRIORITIES)
    period: Any = slot(Sort.PERIOD, label="Period")
    view: Any = slot(Sort.NAME, spoken=False)
    """What the list's own menus and buttons carry instead of all the above."""
    save: Any = slot(Sort.NAME, spoken=False)
    """The name to keep this view under."""
    drop: Any = slot(Sort.NAME, spoken=False)
    """The name of a kept view to forget."""

    def perform(self, turn: Turn) -> Reply:
        view = self._view()
        remarks: list[Part] = []
        if self.save:
            save_view(turn.session, turn.speaker, ability=self.ability, name=self.save, slots={"view": view.write()})
            remarks.append(small(f"Saved. You find “{self.save}” under Views."))
        if self.drop:
            drop_view(turn.session, turn.speaker, name=self.drop)
            remarks.append(small(f"“{self.drop}” is no longer among your views."))
        shown = CtaPage.of(turn, view)
        return Reply(
            parts=(shown.headline(), *remarks, *shown.rows(), *shown.controls()),
            next_steps=() if shown.page.total else shown.instead(),
        )

    def _view(self) -> CtaView:
        """The view that was written into a button, or the one that was said."""
        if self.view:
            return CtaView.read(self.view)
        owner = self.owner or ("all" if self.account else "me")
        due = f"{self.period.start or ''}~{self.period.end or ''}" if self.period else ""
        return CtaView(
            owner=str(owner.id) if isinstance(owner, User) else owner,
            account=str(self.account.id) if self.account else "",
            state=self.state or State.OPEN,
            type=self.type or "",
            priority=self.priority or "",
            due=due,
        )
