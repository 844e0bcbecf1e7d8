"""Lists what is at risk, why, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.accounts import Account
from bot.domain.attributes import BY_NAME
from bot.domain.books import in_book, is_customer, usual_scope
from bot.domain.conditions import Condition, clause
from bot.domain.risks import Risk, Risks, list_risks
from bot.intents import leftovers, next_steps, pages, phrases
from bot.intents.ability import Asking, slot
from bot.intents.account_rows import headline, open_account
from bot.language.declare import Sort
from bot.reply import Action, Item, Line, Part, Reply, Small, Spans, Strong
from bot.turn import How, Press, Turn


@dataclass(frozen=True, kw_only=True)
class ListRisks(Asking):
    """Lists what is at risk, why, and since when."""

    ability = "list-risks"
    heading = "Risk"
    says = (
        "risks",
        "what's at risk",
        "current risks for Acme",
        "which of my customers are at risk",
    )
    frames = (
        "? open|current|all|active risks *",
        "~ {account} risks",
        "? risks *",
        "? * risks [<of>] {account} *",
        "+what|who|which * at-risk *",
        "is|are {account} [really|still|currently] [an|a] at-risk *",
        "why * {account} [is|are] [an|a] at-risk *",
        "? * at-risk accounts|customers|account|customer|list|logos *",
        "? * accounts|customers at-risk *",
        "? at-risk *",
        "? {person} 's risks *",
        "? risk overview|summary|report|list|register|status *",
        "? risk .",
        "what|which [kind|kinds|sort] [of] risks|risk do|does|are|is|have|has *",
        "who might|could|may churn *",
        "which * might|could|may|will|are|is|likely [going|about|likely|to]  churn|churning|leave *",
        "is anything at-risk *",
        "are|do we * at-risk [of] [losing] *",
        "how|what [big] is the risk <of> {account} *",
        "anything|anyone|anybody at-risk *",
        "? * in danger|trouble [of] *",
        "? churn risks|risk|list *",
        "{account} risk|risks .",
    )
    topics = (
        "risks",
        "current|open|active|known|top|latest|existing|all|main|biggest|new risks",
        "risk overview|summary|report|list|status|register|reasons|factors",
    )
    topic_stands_alone = True

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", label="Account")
    scope: Any = slot(Sort.SCOPE, label="Whose", lend=False)
    period: Any = slot(Sort.PERIOD, label="Period")
    page: Any = slot(Sort.COUNT, spoken=False)

    def perform(self, turn: Turn) -> Reply:
        return self._of_account(turn) if self.account else self._of_book(turn)

    # ── one account ─────────────────────────────────────────────────────────────────────────────

    def _of_account(self, turn: Turn) -> Reply:
        account: Account = self.account
        found = list_risks(turn.session, Account.id == account.id, zone=turn.zone, limit=1)
        parts: list[Part] = [*leftovers.warning(turn, account)]
        actions: tuple[Action, ...] = ()
        about = {"account": {"id": account.id}}
        may_write = turn.speaker.may_change and not account.is_leftover
        if found.page:
            risk = found.page[0]
            parts += [Line((Strong(account.name), " is at risk: ", *reasons(risk))), Line(dates(turn, risk))]
            parts += [_cta(turn, risk, index) for index in range(len(risk.ctas))]
            at_stake = risk.account
            parts.append(Small(("At stake: ", phrases.money(at_stake.arr, at_stake.currency), " ARR")))
            if may_write:
                actions = (Action("Risk resolved", Press("close-risk", about), stays=True),)
        else:
            told = " is not at risk: sentiment is neither red nor yellow, no Risk CTA is open, and it is not marked Will Churn."
            parts.append(Line((Strong(account.name), told)))
            if may_write:
                actions = (Action("Raise a risk", Press("raise-risk", about, How.FORM), stays=True),)
        return Reply(
            parts=tuple(parts),
            actions=actions,
            next_steps=next_steps.after(turn, account, answered=self.ability),
        )

    # ── a book ──────────────────────────────────────────────────────────────────────────────────

    def _of_book(self, turn: Turn) -> Reply:
        scope = self.scope or usual_scope(turn.speaker)
        where = [is_customer(), in_book(turn.session, scope, speaker=turn.speaker)]
        if self.period:
            bounds = {"start": _iso(self.period.start), "end": _iso(self.period.end)}
            within = Condition(BY_NAME["renewal_date"], "within", bounds)
            where.append(clause(within, zone=turn.zone, speaker=turn.speaker))
        found = list_risks(turn.session, *where, zone=turn.zone, limit=pages.PAGE, offset=pages.first_row(self.page))
        parts: list[Part] = [self._headline(turn, scope, found)]
        parts += [_row(turn, risk) for risk in found.page]
        if extent := pages.extent(self.page, found.accounts.count):
            parts.append(Small((f"{extent}, the gravest first",)))
        return Reply(
            parts=tuple(parts),
            actions=pages.turning(self, self.page, found.accounts.count),
            next_steps=self._next(scope),
        )

    def _headline(self, turn: Turn, scope: Any, found: Risks) -> Line:
        whose = phrases.whose(scope, turn.speaker)
        renewing: Spans = (" renewing", *phrases.period_words(self.period)) if self.period else ()
        total = found.accounts
        if not total.count:
            subject = f"None of {whose}customers" if whose else "No customer"
            return Line(
                (
                    f"{subject}",
                    *renewing,
                    " is at risk: no red or yellow sentiment, no open Risk CTA, none marked Will Churn.",
                )
            )
        title = f"{whose}{phrases.count(total.count, 'account')} at risk"
        return Line(
            (Strong(phrases.capitalised(title)), *renewing, " · ", *phrases.totals(total.totals), " ARR at stake")
        )

    def _next(self, scope: Any) -> tuple[Action, ...]:
        slots = pages.again(self).slots
        kept = {"scope": slots["scope"]} if "scope" in slots else {}
        wider = () if scope == "all" else (Action("Everyone's risks", pages.again(self, scope="all", page=None)),)
        return (
            Action("Risk CTAs", Press("list-ctas", {"type": "risk"} | ({"owner": kept["scope"]} if kept else {}))),
            Action("Renewals", Press("list-renewals", kept)),
            *wider,
        )


def reasons(risk: Risk) -> Spans:
    """Why it is at risk, the gravest reason first."""
    told: list[Spans] = []
    if risk.is_leaving:
        told.append(("marked Will Churn",))
    if risk.sentiment:
        told.append((f"CSM sentiment {phrases.light(risk.sentiment)}",))
    for cta in risk.ctas[:2]:
        impact = f" → {cta.impact}" if cta.impact else ""
        told.append((f"{cta.reason or cta.name}{impact} (CTA {cta.number})",))
    if len(risk.ctas) > 2:
        told.append((f"{len(risk.ctas) - 2} more Risk CTAs",))
    return phrases.joined(told, "; ")


def dates(turn: Turn, risk: Risk) -> Spans:
    """Since when, the last word and the next one."""
    today = turn.now.date()
    told: list[Spans] = [
        ("since ", *phrases.when(risk.since, today)) if risk.since else ("since when is not recorded",)
    ]
    told.append(("last update ", *phrases.moment(risk.last_update, turn)) if risk.last_update else ("no update yet",))
    if risk.next_update:
        late = "⚠️ update was due " if risk.next_update < today else "next update due "
        told.append((late, *phrases.when(risk.next_update, today)))
    return phrases.joined(told)


def _row(turn: Turn, risk: Risk) -> Item:
    renewal: Spans = ()
    if risk.account.renewal_date:
        renewal = (" · renews ", *phrases.when(risk.account.renewal_date, turn.now.date()))
    return Item(
        (*headline(turn, risk.account), *renewal),
        (reasons(risk), dates(turn, risk)),
        (open_account(risk.account.id),),
    )


def _cta(turn: Turn, risk: Risk, index: int) -> Item:
    cta = risk.ctas[index]
    return Item(
        (f"CTA {cta.number} · {cta.name}",),
        (
            phrases.joined(
                [
                    (cta.reason,) if cta.reason else (),
                    (f"impact: {cta.impact}",) if cta.impact else (),
                    ("due ", *phrases.when(cta.due, turn.now.date())) if cta.due else (),
                ]
            ),
        ),
        (Action("Open", Press("show-cta", {"cta": {"id": cta.id}}), stays=True),),
    )


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
