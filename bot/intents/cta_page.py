"""One page of CTAs as it is said, with the menus and buttons that turn it, filter it and keep it as a view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.accounts import Account
from bot.domain.cta_lists import Order, Page, Row, State, list_ctas
from bot.domain.people import User, team_of
from bot.domain.playbooks import practice
from bot.domain.saved_views import saved_views
from bot.intents.cards import counted, list_item
from bot.intents.choices import PRIORITIES, TYPES
from bot.intents.cta_view import PERIODS, CtaView, number
from bot.reply import Action, Buttons, Divider, Heading, Menu, MenuOption, Menus, Part, Span, Strong, line
from bot.turn import How, Press, Turn

PAGE_SIZE = 10
WHOSE = {"me": "Mine", "team": "My team’s", "all": "Everyone’s"}
STATE_NAMES = {
    State.OPEN: "Open",
    State.OVERDUE: "Overdue",
    State.SNOOZED: "Snoozed",
    State.CLOSED: "Closed",
    State.ALL: "Open and closed",
}
ORDERS = {
    Order.DUE: "due date",
    Order.TYPE: "type",
    Order.ACCOUNT: "account",
    Order.RENEWAL: "renewal date",
    Order.PRIORITY: "priority",
}


@dataclass(frozen=True)
class CtaPage:
    """One page of one view, ready to be said."""

    turn: Turn
    view: CtaView
    account: Account | None
    owner: User | None
    page: Page

    @classmethod
    def of(cls, turn: Turn, view: CtaView) -> CtaPage:
        account_id, owner_id = number(view.account), number(view.owner)
        account = turn.session.get(Account, account_id) if account_id else None
        owner = turn.session.get(User, owner_id) if owner_id else None
        page = list_ctas(
            turn.session,
            view.wanted(owner_ids=_owner_ids(turn, view), reason=_reason(view), today=turn.now.date()),
            now=turn.now,
            default_zone=turn.house.zone,
            group=Order(view.group) if view.group else None,
            order=Order(view.order),
            page=number(view.page) or 1,
            size=PAGE_SIZE,
        )
        return cls(turn, replace(view, page=str(page.number)), account, owner, page)

    # ── what is said ────────────────────────────────────────────────────────────────────────────

    def headline(self) -> Part:
        page = self.page
        spans: list[Span] = [Strong(counted(page.total, self._noun()) if page.total else f"No {self._noun()}s")]
        spans.append(self._of_whom())
        if page.overdue and self.view.state != State.OVERDUE:
            spans.append(f", {page.overdue:,} overdue")
        if filters := self._filters():
            spans.append(f" ({', '.join(filters)})")
        if page.total > page.size:
            first = (page.number - 1) * page.size + 1
            spans.append(f" · {first:,}–{first + len(page.rows) - 1:,} of {page.total:,}")
        return line(*spans)

    def _noun(self) -> str:
        state = {State.ALL: "", State.OPEN: "open "}.get(State(self.view.state), f"{self.view.state} ")
        return f"{state}CTA"

    def _of_whom(self) -> str:
        owner = {"me": "of yours", "team": "of your team", "all": ""}.get(self.view.owner)
        if owner is None:
            owner = f"of {self.owner.name}" if self.owner else ""
        account = f"for {self.account.name}" if self.account else ""
        return "".join(f" {words}" for words in (owner, account) if words)

    def _filters(self) -> list[str]:
        view = self.view
        start, end = view.days(self.turn.now.date())
        closed = "closed" if view.state == State.CLOSED else "due"
        due = PERIODS[view.due].lower() if view.due in PERIODS else _between(closed, start, end)
        priority = f"{view.priority} priority" if view.priority else ""
        flagged = "flagged" if view.flagged else ""
        return [words for words in (view.type, _reason(view) or "", priority, due, flagged) if words]

    def rows(self) -> Iterable[Part]:
        heading = None
        for row in self.page.rows:
            if self.view.group and (now := _group_name(Order(self.view.group), row)) != heading:
                heading = now
                yield Heading(heading)
            yield list_item(row, self.turn, names_account=self.account is None)

    # ── what can be pressed ─────────────────────────────────────────────────────────────────────

    def controls(self) -> Iterable[Part]:
        buttons = []
        if self.page.number > 1:
            buttons.append(Action("‹ Previous", self._press({"page": str(self.page.number - 1)})))
        if self.page.number * self.page.size < self.page.total:
            buttons.append(Action("Next ›", self._press({"page": str(self.page.number + 1)})))
        is_open = bool(self.view.menus)
        buttons.append(
            Action("Hide filters" if is_open else "Filter and sort", self._press({"menus": "" if is_open else "y"}))
        )
        if is_open:
            name = self._name()
            kept = {one.name for one in saved_views(self.turn.session, self.turn.speaker, ability="list-ctas")}
            if name in kept:
                buttons.append(Action("Forget this view", self._press(kept={"drop": name})))
            else:
                buttons.append(Action("Save this view", self._press(kept={"save": name})))
            yield Divider()
            yield Menus(tuple(self._menus()))
        yield Buttons(tuple(buttons))

    def instead(self) -> tuple[Action, ...]:
        """What to do about an empty list."""
        slots = {"account": {"id": self.account.id}} if self.account else {}
        steps = [Action("Open a CTA…", Press("open-cta", slots, How.FORM))]
        if self.view != CtaView():
            steps.append(Action("My open CTAs", Press("list-ctas", {"owner": "me"})))
        return tuple(steps)

    def _menus(self) -> Iterable[Menu]:
        view = self.view
        if self.account is None or view.owner != "all":
            named = {} if number(view.owner) is None else {view.owner: self.owner.name if self.owner else "Somebody"}
            whose = WHOSE | named
            yield self._menu("Whose", "owner", whose)
        yield self._menu("State", "state", {state.value: words for state, words in STATE_NAMES.items()})
        yield self._menu("Type", "type", {"": "Any type"} | {one.value: one.value.title() for one in TYPES})
        reasons = practice().reasons.get(view.type.title(), ())
        if reasons:
            places = {str(place): reason for place, reason in enumerate(reasons, 1)}
            yield self._menu("Reason", "reason", {"": "Any reason"} | places)
        priorities = {one.value: f"{one.value.title()} priority" for one in PRIORITIES}
        yield self._menu("Priority", "priority", {"": "Any priority"} | priorities)
        yield self._menu("Due", "due", {"": "Due any time"} | PERIODS)
        yield self._menu("Flag", "flagged", {"": "Flagged or not", "y": "Flagged"})
        yield self._menu("Group", "group", {"": "No groups"} | {one: f"By {words}" for one, words in ORDERS.items()})
        yield self._menu("Sort", "order", {one: f"Sorted by {words}" for one, words in ORDERS.items()})
        if kept := saved_views(self.turn.session, self.turn.speaker, ability="list-ctas"):
            options = [MenuOption(one.name, Press("list-ctas", one.slots)) for one in kept]
            yield Menu("Views", tuple(options))

    def _menu(self, label: str, field: str, values: dict[str, str]) -> Menu:
        chosen = getattr(self.view, field)
        also = {"reason": ""} if field == "type" else {}
        return Menu(
            label,
            tuple(
                MenuOption(words, self._press({field: value, **also}), is_chosen=value == chosen)
                for value, words in values.items()
            ),
        )

    def _press(self, changed: Mapping[str, str] | None = None, *, kept: Mapping[str, str] | None = None) -> Press:
        return Press("list-ctas", {"view": self.view.but(**(changed or {})).write(), **(kept or {})})

    def _name(self) -> str:
        """What the view is called when it is kept: what it shows, in words."""
        filters = ", ".join(self._filters())
        order = f"by {ORDERS[Order(self.view.group)]}" if self.view.group else ""
        what = f"{STATE_NAMES[State(self.view.state)]}{self._of_whom()}"
        return " · ".join(words for words in (what, filters, order) if words)


def _owner_ids(turn: Turn, view: CtaView) -> list[int] | None:
    if view.owner == "all":
        return None
    if view.owner == "team":
        return [person.id for person in team_of(turn.session, turn.speaker)]
    return [number(view.owner) or turn.speaker.id]


def _reason(view: CtaView) -> str | None:
    reasons = practice().reasons.get(view.type.title(), ())
    place = number(view.reason)
    return reasons[place - 1] if place and place <= len(reasons) else None


def _between(verb: str, start: date | None, end: date | None) -> str:
    if start and end:
        return f"{verb} {start:%d %b} – {end:%d %b}" if start != end else f"{verb} {start:%a %d %b}"
    if start:
        return f"{verb} from {start:%d %b} on"
    return f"{verb} until {end:%d %b}" if end else ""


def _group_name(group: Order, row: Row) -> str:
    cta = row.cta
    match group:
        case Order.TYPE:
            return cta.type
        case Order.ACCOUNT:
            return row.account.name
        case Order.PRIORITY:
            return f"{cta.priority} priority"
        case Order.RENEWAL:
            renewal = row.account.renewal_date
            return f"Renews {renewal:%B %Y}" if renewal else "No renewal date"
        case Order.DUE:
            return _when(cta.due, row.today)


def _when(due: date | None, today: date) -> str:
    if due is None:
        return "No due date"
    if due < today:
        return "Overdue"
    if due == today:
        return "Due today"
    weeks = (due - today).days + today.weekday()
    return "This week" if weeks < 7 else "Next week" if weeks < 14 else "Later"
