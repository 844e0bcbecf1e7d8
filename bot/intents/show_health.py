"""Tells an account's health score and what moved it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.accounts import Account
from bot.domain.health import Assessment, Driver, Health, Standing, read_health
from bot.domain.health import Part as Share
from bot.domain.scorecard import standard_scorecard
from bot.intents import leftovers, next_steps, pages, phrases
from bot.intents.ability import Asking, slot
from bot.language.declare import Sort
from bot.reply import Action, Chart, Item, Line, Part, Reply, Small, Spans, Strong
from bot.turn import Turn

MOST_DRIVERS = 3


@dataclass(frozen=True, kw_only=True)
class ShowHealth(Asking):
    """Tells an account's health score and what moved it."""

    ability = "show-health"
    heading = "Accounts"
    says = (
        "health of Acme",
        "is Acme red?",
        "health score for Acme",
        "why is Acme yellow",
    )
    frames = (
        "has|have|did|is the health|healthscore|score <of> {account} *",
        "what turned|made|makes {account} red|yellow|green|amber *",
        "~ why {account} red|yellow|green|amber|unhealthy",
        "~ how {account} health|healthscore|healthy|score|scorecard",
        "~ what|which|tell|show|give|know {account} health|healthscore|scorecard|rag",
        "is|are {account} [still|now|currently|really|doing|in] [the] red|yellow|green|amber|healthy|unhealthy|sick|ok|okay|well|fine|trouble *",
        "why is|are|did|has|does {account} [still|now|so|turn|turned|gone|go|become|look] red|yellow|green|amber|unhealthy|down|low|drop|sick *",
        "[<show>] how healthy is|are {account} *",
        "[<show>] how healthy {account} is|are *",
        "has|have|did {account} ['s] [health] score|healthscore|health *",
        "what is dragging|pulling|bringing|pushing|driving|hurting|holding [down|up] {account} *",
        "what color|colour is|are {account} *",
        "how is|are {account} ['s] health|healthscore|score|scorecard [trending|doing|looking|now] *",
        "when did {account} turn|go|become red|yellow|green *",
        "health {account} .",
        "how do|does {account} score *",
        "explain|break down [the] health|healthscore|score <of> {account} *",
    )
    topics = (
        "health|healthscore|scorecard|rag|score",
        "health status|rating|trend|check|report|details|overview",
        "customer|account|overall health|healthscore|score",
        "rag status",
        "health rag|color",
        "health 's score",
    )
    topic_stands_alone = True

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    details: Any = slot(Sort.FLAG, spoken=False)
    """The whole scorecard, measure by measure."""

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        health = read_health(turn.session, account, now=turn.now)
        steps = next_steps.after(turn, account, answered=self.ability)
        parts: list[Part] = [*leftovers.warning(turn, account)]
        if health.now.score is None:
            parts.append(Line((Strong(account.name), " · health is unknown: no measure of the scorecard has data.")))
            return Reply(parts=tuple(parts), next_steps=steps)
        parts += [
            _headline(account, health),
            *_reasons(health),
            *_trend(turn, account, health, is_detailed=bool(self.details)),
        ]
        parts += _scorecard(turn, health.now) if self.details else _gaps(turn, health.now)
        if health.now.newest:
            parts.append(Small(("Newest measure: ", *phrases.moment(health.now.newest, turn))))
        label, wanted = ("Fewer details", None) if self.details else ("Scorecard", True)
        return Reply(
            parts=tuple(parts),
            actions=(Action(label, pages.again(self, details=wanted)),),
            next_steps=steps,
        )


def _headline(account: Account, health: Health) -> Line:
    spans: Spans = (Strong(account.name), " · ", phrases.health(health.now.score, health.now.band))
    month = health.change_since(health.trend_weeks)
    if month is not None:
        spans = (*spans, f" · {phrases.change(month)} in {health.trend_weeks} weeks")
    week = health.change_since(1)
    if week:
        spans = (*spans, f", {phrases.change(week)} since last week")
    return Line(spans)


def _reasons(health: Health) -> list[Part]:
    parts: list[Part] = []
    if health.now.override:
        parts.append(
            Line((f"The score alone says {health.now.band_by_score}; overall it is {health.now.band} because "
                  f"{health.now.override}.",))
        )  # fmt: skip
    if health.drivers:
        told = "; ".join(_driver(one) for one in health.drivers[:MOST_DRIVERS])
        parts.append(Line((Strong(f"What moved it in {health.trend_weeks} weeks:"), " ", told)))
    weak = sorted(
        (part for part in health.now.parts if part.share and part.reading and part.reading.score <= 50),
        key=lambda part: part.points - part.share,
    )
    if weak:
        told = ", ".join(f"{part.measure} {part.reading.score}" for part in weak[:MOST_DRIVERS] if part.reading)
        parts.append(Line((Strong("What holds it down:"), " ", told)))
    return parts


def _driver(driver: Driver) -> str:
    return f"{driver.measure} {driver.before} → {driver.after} ({driver.effect:+.1f} points)"


def _trend(turn: Turn, account: Account, health: Health, *, is_detailed: bool) -> list[Part]:
    scores = [week.score for week in health.weeks]
    known = [score for score in scores if score is not None]
    if len(known) < 2:
        return []
    words = f"{len(scores)} weeks: from {known[0]} to {known[-1]}, lowest {min(known)}, highest {max(known)}"
    parts: list[Part] = [Small((f"{phrases.sparkline(scores)}  {words}",))]
    if turn.house.draws_charts and not is_detailed:
        card = standard_scorecard()
        parts.append(
            Chart(
                title=f"Health of {account.name}",
                points=tuple((week.monday, week.score) for week in health.weeks),
                bands=tuple((band.name, band.upto) for band in card.bands),
                alt=f"Health of {account.name}, {words}.",
            )
        )
    return parts


def _gaps(turn: Turn, now: Assessment) -> list[Part]:
    """What is stale or missing, and where its weight went."""
    told: list[str] = []
    stale = [part for part in now.parts if part.standing is Standing.STALE]
    if stale:
        told.append("Stale: " + ", ".join(f"{part.measure} ({_age(turn, part)})" for part in stale) + ".")
    absent = [part for part in now.parts if part.standing in (Standing.DROPPED, Standing.MISSING)]
    if absent:
        names = ", ".join(f"{part.measure} ({_absence(turn, part)})" for part in absent)
        weight = sum(part.usual_share for part in absent)
        told.append(f"Not counted: {names}; {weight:.0f} % of the weight is shared out among the rest.")
    return [Small((" ".join(told),))] if told else []


def _scorecard(turn: Turn, now: Assessment) -> list[Part]:
    parts: list[Part] = []
    for group in dict.fromkeys(part.group for part in now.parts):
        rows = [part for part in now.parts if part.group == group]
        parts.append(
            Item(
                (Strong(group), f" · {sum(part.share for part in rows):.0f} %"),
                tuple(_measure(turn, part) for part in rows),
            )
        )
    return parts


def _measure(turn: Turn, part: Share) -> Spans:
    if part.reading is None or not part.share:
        return (f"{part.measure}: {_absence(turn, part)}; its {part.usual_share:.0f} % went to the rest",)
    shift = "" if abs(part.share - part.usual_share) < 0.5 else f" (usually {part.usual_share:.0f} %)"
    stale = f", stale: {_age(turn, part)}" if part.standing is Standing.STALE else ""
    return (f"{part.measure}: {part.reading.score} · weighs {part.share:.0f} %{shift}{stale}",)


def _absence(turn: Turn, part: Share) -> str:
    return "missing" if part.reading is None else f"too old, {_age(turn, part)}"


def _age(turn: Turn, part: Share) -> str:
    assert part.reading is not None  # noqa: S101  (only asked of what was measured)
    return phrases.distance(phrases.local_day(part.reading.at, turn), turn.now.date())
