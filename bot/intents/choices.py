"""The closed lists of the trade, with the words people use for their members."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.language.declare import Choice

KINDS = (
    Choice("call", ("call", "phone call", "phoned", "rang", "spoke", "talked", "zoom", "voicemail", "on the phone")),
    Choice("meeting", ("meeting", "mtg", "met", "ebr", "qbr", "kick-off", "kickoff", "onsite", "visit")),
    Choice("email", ("email", "e-mail", "mail", "mailed", "emailed")),
    Choice("update", ("update", "note")),
    Choice("milestone", ("milestone",)),
    Choice("health-update", ("health update",)),
)
TYPES = (
    Choice("risk", ("risk",)),
    Choice("expansion", ("expansion",)),
    Choice("lifecycle", ("lifecycle", "life cycle")),
    Choice("activity", ("activity",)),
    Choice("renewal", ("renewal",)),
    Choice("objective", ("objective",)),
)
PRIORITIES = (
    Choice("high", ("high", "high priority", "high prio", "urgent", "top priority")),
    Choice("medium", ("medium", "med", "normal")),
    Choice("low", ("low", "low priority", "low prio")),
)
SENTIMENTS = (
    Choice("green", ("green",)),
    Choice("yellow", ("yellow", "amber")),
    Choice("red", ("red",)),
)
STATES = (
    Choice("open", ("open", "still open")),
    Choice("closed", ("closed", "done")),
    Choice("snoozed", ("snoozed",)),
    Choice("overdue", ("overdue", "late", "past due")),
    Choice("all", ("all",)),
)
OPEN_STATUSES = (
    Choice("new", ("new",)),
    Choice("work-in-progress", ("work in progress", "in progress", "wip", "started", "begun")),
)
CLOSING_STATUSES = (
    Choice("closed-success", ("closed success", "success", "won", "successful")),
    Choice("not-a-priority", ("not a priority",)),
    Choice("competitor-tech-loss", ("competitor tech loss", "lost to competitor", "lost to competitor tech")),
    Choice("product-roadblock", ("product roadblock",)),
    Choice("not-our-dept", ("not our dept", "not our department")),
    Choice("already-solved", ("already solved", "duplicate")),
)
STATUSES = OPEN_STATUSES + CLOSING_STATUSES
CHANGES = (
    Choice("left", ("left", "has left", "quit", "is gone", "no longer works")),
    Choice("title", ("is now", "promoted", "new title")),
    Choice("company", ("moved to", "went to", "joined")),
    Choice("location", ("moved to", "relocated")),
)
RISK_REASONS = (
    Choice("lack-of-adoption", ("lack of adoption", "low adoption")),
    Choice("product-value-gaps", ("product value/gaps", "product value", "product gaps")),
    Choice("product-quality-availability", ("product quality/availability", "product quality", "availability")),
    Choice("lack-of-engagement-sponsor", ("lack of engagement/sponsor", "lack of engagement", "lack of sponsor")),
    Choice("loss-of-budget", ("loss of budget", "lost budget", "budget cut", "budget cuts")),
    Choice("corporate-decision", ("corporate decision",)),
    Choice("other", ("other",)),
)
RISK_IMPACTS = (
    Choice("customer-churn", ("customer churn", "churn")),
    Choice("tier-downgrade", ("tier downgrade", "downgrade")),
    Choice("seat-churn", ("seat churn", "seat reduction")),
    Choice("customer-sentiment", ("customer sentiment",)),
    Choice("competitor", ("competitor", "competitors", "competition")),
)
MEETING_TYPES = (
    Choice("cadence", ("cadence", "cadence call")),
    Choice("kick-off", ("kick-off", "kickoff")),
    Choice("executive-business-review", ("executive business review", "ebr", "qbr")),
    Choice("onboarding", ("onboarding",)),
    Choice("training", ("training",)),
    Choice("technical-review", ("technical review",)),
    Choice("renewal", ("renewal",)),
    Choice("escalation", ("escalation",)),
    Choice("other", ("other",)),
)
YES_NO = (Choice("yes"), Choice("no"))


def spelled(value: str | None, names: Iterable[str]) -> str | None:
    """The kept spelling of a chosen value: "product-value-gaps" is "Product Value/Gaps"."""
    wanted = _letters(value or "")
    return next((name for name in names if _letters(name) == wanted), None)


def chosen(name: str | None, choices: Sequence[Choice]) -> str | None:
    """The value that chooses a kept spelling again."""
    wanted = _letters(name or "")
    return next((one.value for one in choices if _letters(one.value) == wanted), None)


def _letters(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())
