"""Shows NPS and the latest survey answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.accounts import Account
from bot.domain.voices import SurveyLine, latest_surveys
from bot.intents import leftovers, next_steps, phrases
from bot.intents.ability import Asking, slot
from bot.language.declare import Sort
from bot.reply import Item, Line, Part, Reply, Small, Spans, Strong
from bot.turn import Turn

SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class ShowNps(Asking):
    """Shows NPS and the latest survey answers."""

    ability = "show-nps"
    heading = "Accounts"
    says = (
        "NPS of Acme",
        "latest survey for Acme",
    )
    frames = (
        "-~ {account} nps|survey",
        "what did|has|have {account} [answer|say|said|give|gave|score|scored|rate|rated|answered|respond|reply|given|us] * survey|nps|us|score *",
        "how did|does|do {account} [score|rate|rank|answer|grade] [us] *",
        "would {account} recommend us *",
        "did|has|have {account} [answered|answer|fill|filled|responded|respond|completed|complete|reply|replied] * survey|nps *",
        "what nps|score did|does|do|has {account} *",
        "is|are {account} [a] promoter|detractor|passive|promoters|detractors *",
        "what is|was {account} ['s] [last|latest] nps|survey|csat *",
        "? [last|latest] nps|survey <of> {account} *",
        "+? nps|survey [score|scores|result|results|answer|response] [<of>] {account} !",
        "? {account} nps|survey *",
    )
    topics = (
        "nps|survey|csat",
        "latest|last|recent|most recent nps|survey|csat",
        "nps|survey score|results|result|answer|answers|response|responses|feedback|rating|survey|trend|scores|comments",
        "net promoter score",
        "latest|last|recent nps|survey score|results|result|survey|response|responses|feedback|answer",
        "satisfaction survey|score",
    )
    topic_stands_alone = True

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        answers = latest_surveys(turn.session, account, limit=SHOWN)
        parts: list[Part] = [*leftovers.warning(turn, account)]
        told = f"NPS {account.nps}" if account.nps is not None else "NPS is unknown: nobody answered in the last year"
        parts.append(Line((Strong(account.name), f" · {told}")))
        parts += [_answer(turn, one) for one in answers]
        if answers:
            parts.append(
                Small(("NPS is computed from the answers of the last year: share of 9–10 minus share of 0–6.",))
            )
        else:
            parts.append(Small(("No survey answer is recorded.",)))
        return Reply(parts=tuple(parts), next_steps=next_steps.after(turn, account, answered=self.ability))


def _answer(turn: Turn, line: SurveyLine) -> Item:
    score = line.survey.score
    kind = "promoter" if score >= 9 else "passive" if score >= 7 else "detractor"
    details: tuple[Spans, ...] = ((f"“{line.survey.comment}”",),) if line.survey.comment else ()
    return Item(
        (
            Strong(str(score)),
            f" · {kind} · {line.contact or 'anonymous'} · ",
            *phrases.moment(line.survey.answered_at, turn),
        ),
        details,
    )
