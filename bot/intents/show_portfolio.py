"""Shows my day and my book: what needs attention, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.books import colleagues, in_book, usual_scope
from bot.domain.cta_lists import Row, Wanted, list_ctas
from bot.domain.onboarding import Newcomer, Step, list_newcomers
from bot.domain.portfolios import Attention, Book, Why, read_book
from bot.intents import pages, phrases
from bot.intents.ability import Asking, slot
from bot.intents.account_rows import headline, open_account
from bot.language.declare import Sort
from bot.reply import Action, Heading, Item, Line, Part, Reply, Small, Spans, Strong
from bot.turn import Press, Turn

CTAS_SHOWN = 5
ONBOARDING = "onboarding"


@dataclass(frozen=True, kw_only=True)
class ShowPortfolio(Asking):
    """Shows my day and my book: what needs attention, and why."""

    ability = "show-portfolio"
    heading = "Accounts"
    says = (
        "my day",
        "my dashboard",
        "my book",
        "what needs my attention",
    )
    frames = (
        "+what do i have to do [today|@time] .",
        "? [my|the|our] [team] [morning] day|dashboard|book|portfolio|cockpit|agenda|numbers|morning [of business] [please] !",
        "what needs|need|requires|deserves|wants my|our|the_team's|team attention|attention *",
        "what needs|requires attention *",
        "how is|are my|our|the [team] book|portfolio|customers|accounts|day|week [of business] [looking|doing|today] *",
        "what should i|we do|focus|work|look|start|tackle [on|with|at|first] [today|@time|first|next] *",
        "what is on [for] [me] [my] [today|plate|agenda|desk|schedule|@time] *",
        "team|my dashboard|book|portfolio|overview|day|morning|view|numbers *",
        "dashboard *",
        "portfolio *",
        "? my overview|summary|cockpit|agenda|priorities|status|week|home|worklist|stuff *",
        "what is urgent|important|hot|on_fire|burning *",
        "portfolio|book|dashboard overview|summary|review|health *",
        "start my day",
        "{person} 's book|portfolio|dashboard *",
        "what does my day|week|book look *",
        "? book|portfolio|dashboard of [the|my] [team] *",
    )

    scope: Any = slot(Sort.SCOPE, label="Whose", lend=False)
    view: Any = slot(Sort.NAME, spoken=False)
    """"onboarding" for the customers on their way in."""
    page: Any = slot(Sort.COUNT, spoken=False)

    def perform(self, turn: Turn) -> Reply:
        scope = self.scope or usual_scope(turn.speaker)
        if self.view == ONBOARDING or ONBOARDING in (turn.words or "").lower():
            return ShowPortfolio(scope=self.scope, view=ONBOARDING, page=self.page)._onboarding(turn, scope)
        return self._day_and_book(turn, scope)

    # ── the day and the book ────────────────────────────────────────────────────────────────────

    def _day_and_book(self, turn: Turn, scope: Any) -> Reply:
        book = read_book(
            turn.session,
            in_book(turn.session, scope, speaker=turn.speaker),
            now=turn.now,
            limit=pages.PAGE,
            offset=pages.first_row(self.page),
        )
        whose = phrases.whose(scope, turn.speaker)
        parts: list[Part] = [_figures(whose, book)]
        if not self.page or self.page == 1:
            parts += _day(turn, scope)
        parts.append(Heading("Needs attention"))
        parts += [_attention(turn, one) for one in book.attention]
        if not book.attention:
            parts.append(Line(("Nothing is red, leaving, overdue, silent or renewing within 90 days.",)))
        if extent := pages.extent(self.page, book.needing.count):
            parts.append(Small((f"{extent}, the most pressing first",)))
        kept = {name: value for name, value in pages.again(self).slots.items() if name == "scope"}
        return Reply(
            parts=tuple(parts),
            actions=pages.turning(self, self.page, book.needing.count),
            next_steps=(
                Action("Risks", Press("list-risks", kept)),
                Action("Renewals", Press("list-renewals", kept)),
                Action("Onboarding", pages.again(self, view=ONBOARDING, page=None)),
            ),
        )

    # ── onboarding ──────────────────────────────────────────────────────────────────────────────

    def _onboarding(self, turn: Turn, scope: Any) -> Reply:
        found, accounts = list_newcomers(
            turn.session,
            in_book(turn.session, scope, speaker=turn.speaker),
            today=turn.now.date(),
            zone=turn.zone,
            limit=pages.PAGE,
            offset=pages.first_row(self.page),
        )
        whose = phrases.whose(scope, turn.speaker)
        back = Action("Whole book", pages.again(self, view=None, page=None))
        if not accounts.count:
            return Reply(
                parts=(
                    Line(
                        (f"None of {whose}customers is in onboarding." if whose else "No customer is in onboarding.",)
                    ),
                ),
                next_steps=(back,),
            )
        late = sum(one.is_late for one in found)
        title = f"{whose}{phrases.count(accounts.count, 'customer')} in onboarding"
        parts: list[Part] = [
            Line((Strong(phrases.capitalised(title)), f" · {late} late on this page" if late else " · nobody is late"))
        ]
        parts += [_newcomer(turn, one) for one in found]
        parts.append(Small(("Targets: engaged within 14 days, first value within 30, onboarded within 45.",)))
        return Reply(parts=tuple(parts), actions=pages.turning(self, self.page, accounts.count), next_steps=(back,))


def _figures(whose: str, book: Book) -> Line:
    arr: dict[str | None, Any] = {}
    bands = [f"{phrases.light(band)} {book.in_band(band)}" for band in ("Red", "Yellow", "Green") if book.in_band(band)]
    if book.in_band(None):
        bands.append(f"{phrases.light(None)} {book.in_band(None)}")
    for total in book.totals:
        arr[total.currency] = arr.get(total.currency, 0) + total.arr
    money = phrases.joined([(phrases.money(amount, currency),) for currency, amount in arr.items() if amount], " + ")
    title = phrases.capitalised(f"{whose}{phrases.count(book.count, 'customer')}")
    return Line(
        phrases.joined([(Strong(title),), (*money, " ARR") if money else (), (", ".join(bands),) if bands else ()])
    )


def _day(turn: Turn, scope: Any) -> list[Part]:
    """What is due today or overdue."""
    people = colleagues(turn.session, scope, speaker=turn.speaker)
    wanted = Wanted(owner_ids=[one.id for one in people] if people else None, end=turn.now.date())
    due = list_ctas(turn.session, wanted, now=turn.now, default_zone=turn.house.zone, size=CTAS_SHOWN)
    if not due.total:
        return [Line(("✅ No CTA is due today or overdue.",))]
    late = f", {due.overdue} overdue" if due.overdue else ""
    parts: list[Part] = [Line((Strong(f"{phrases.count(due.total, 'CTA')} due today or before{late}"),))]
    parts += [_cta(turn, row) for row in due.rows]
    if due.total > len(due.rows):
        parts.append(Small((f"{due.total - len(due.rows)} more; say “overdue CTAs” for all.",)))
    return parts


def _cta(turn: Turn, row: Row) -> Item:
    late = f"⚠️ {row.days_overdue} days overdue" if row.days_overdue else "due today"
    return Item(
        (f"CTA {row.cta.number} · {row.cta.name} · {row.account.name}",),
        ((f"{late} · {row.cta.priority} · {row.owner.name if row.owner else 'nobody'}",),),
        (Action("Open", Press("show-cta", {"cta": {"id": row.cta.id}}), stays=True),),
    )


def _attention(turn: Turn, one: Attention) -> Item:
    line = one.account
    told = [_reason(turn, one, why) for why in one.reasons]
    return Item(headline(turn, line), (phrases.joined(told),), (open_account(line.id),))


def _reason(turn: Turn, one: Attention, why: Why) -> Spans:
    today = turn.now.date()
    match why:
        case Why.LEAVING:
            return ("marked Will Churn",)
        case Why.RED_SENTIMENT:
            return ("CSM sentiment 🔴 Red",)
        case Why.RED_HEALTH:
            return ("health 🔴 Red",)
        case Why.RENEWS_SOON | Why.RENEWS:
            return ("renews ", *phrases.when(one.account.renewal_date, today))
        case Why.OVERDUE:
            return (phrases.count(one.overdue_ctas, "overdue CTA"),)
        case Why.SILENT:
            at = one.account.last_activity_at
            return ("no call or meeting yet" if at is None else
                    f"last call or meeting {phrases.distance(phrases.local_day(at, turn), today)}",)  # fmt: skip


def _newcomer(turn: Turn, one: Newcomer) -> Item:
    day = "start unknown" if one.day is None else f"day {one.day}"
    late = "⚠️ late · " if one.is_late else ""
    steps = [("engaged", one.engaged), ("first value", one.first_value), ("onboarded", one.onboarded)]
    task: Spans = ("no open onboarding task",)
    if one.next_task:
        task = (f"next: {one.next_task}", *((", due ", *phrases.when(one.next_task_due, turn.now.date()))
                                            if one.next_task_due else ()))  # fmt: skip
    return Item(
        (phrases.account_link(turn, one.account), f" · {late}{day} · {one.account.csm or 'no CSM'}"),
        ((" · ".join(_step(name, step, one.day) for name, step in steps),), task),
        (open_account(one.account.id),),
    )


def _step(name: str, step: Step, day: int | None) -> str:
    if step.reached is not None:
        return f"{name} on day {step.reached}" + (f" (target {step.target})" if step.is_late(step.reached) else " ✓")
    if day is None:
        return f"{name}: –"
    left = step.target - day
    if left == 0:
        return f"{name}: due today"
    return f"{name}: {phrases.count(left, 'day')} left" if left > 0 else f"{name}: {phrases.count(-left, 'day')} late"
