"""Shows licence use and adoption by product stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.accounts import Account
from bot.domain.attributes import license_utilization
from bot.domain.voices import StageUse, stage_use
from bot.intents import leftovers, next_steps, phrases
from bot.intents.ability import Asking, slot
from bot.language.declare import Sort
from bot.reply import Facts, Line, Part, Reply, Small, Spans, Strong
from bot.turn import Turn

FULL_PERCENT, LOW_PERCENT = 98, 60
"""Nearly out of seats, and so little used that seats may be given back (product.md §9)."""


@dataclass(frozen=True, kw_only=True)
class ShowAdoption(Asking):
    """Shows licence use and adoption by product stage."""

    ability = "show-adoption"
    heading = "Accounts"
    says = (
        "license utilization for Acme",
        "adoption at Acme",
        "how many seats is Acme using",
    )
    frames = (
        "+how many|much|often licenses|seats|users|people|of_their_licenses|of_their_seats|of_the_seats|of_the_licenses|of_their_users|of_the_users|logins are|is|does|do|has|have|did {account} [actually|really] [active] [using|use|used|active|log|logging|consumed|consume|activated] *",
        "+how many users|people|seats|licenses are|is|were [actually|currently] active|used|in_use|using|logging_in|assigned|taken|occupied [us|it|the product] [in|at|from|by|for] {account} *",
        "+which|what modules|features|products|module|feature|product|tools|parts do|does|is|are|did|has|have {account} [actually|really] [use|using|used|adopt|adopted|have] *",
        "how well|much|often is|are|does|do|has|have {account} [actually] [using|use|adopted|adopting|log] *",
        "is|are {account} [actually|really] using|logging|adopting *",
        "@account ['s] usage|utilization|adoption|license_usage|seat_usage|license_utilization *",
        "what percentage|percent|share of * {account} *",
        "how is|are [the] adoption|usage|rollout [going|doing|looking] [<of>] {account} *",
        "? active users [<of>] {account} *",
        "+? license_utilization|usage|use <of> {account} *",
    )
    topics = (
        "-~ {account} adoption|utilization|usage",
        "-~ {account} licenses|seats used|using|use|usage|active",
        "adoption|utilization|usage",
        "license|seat|product|feature|user|platform|licenses|seats|module|users utilization|usage|adoption|use|consumption",
        "adoption|usage|utilization rate|numbers|figures|stats|trend|data|report|level|levels|status|metrics|score|statistics|details|overview",
        "product usage data|stats|trend|numbers|figures",
        "license|seat utilization|usage rate|numbers|figures|trend",
        "feature adoption|usage",
    )
    topic_stands_alone = True

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        stages = stage_use(turn.session, account, today=turn.now.date())
        parts: list[Part] = [*leftovers.warning(turn, account), _headline(account)]
        if account.active_users is not None:
            parts.append(Line((_active(account),)))
        if stages:
            parts.append(Facts(tuple((one.stage, _stage(one)) for one in stages)))
            parts.append(Small(("By stage as of ", *phrases.when(max(one.as_of for one in stages), turn.now.date()))))
        else:
            parts.append(Small(("No adoption by product stage is recorded.",)))
        return Reply(parts=tuple(parts), next_steps=next_steps.after(turn, account, answered=self.ability))


def _headline(account: Account) -> Line:
    share = license_utilization(account)
    if share is None:
        known = f"{account.licensed_users:,} licensed users; billable users are unknown" if account.licensed_users else (
            "license utilization is unknown: no licensed users are recorded")  # fmt: skip
        return Line((Strong(account.name), f" · {known}."))
    remark = ""
    if share >= FULL_PERCENT:
        remark = ": nearly out of seats"
    elif share < LOW_PERCENT:
        remark = ": low"
    told = f" · {share:.0f} % license utilization ({account.billable_users:,} of {account.licensed_users:,}){remark}"
    return Line((Strong(account.name), told))


def _active(account: Account) -> str:
    told = f"{account.active_users:,} people active in the last 28 days"
    if account.billable_users and account.active_users is not None:
        told += f", {100 * account.active_users / account.billable_users:.0f} % of the billable ones"
    return told


def _stage(one: StageUse) -> Spans:
    share = "" if one.percent is None else f" ({one.percent:.0f} %)"
    moved = "" if one.before is None else f" · {phrases.change(one.active - one.before)}"
    return (f"{one.active:,} users{share}{moved}",)
