"""Which account somebody's words name, or the question that finds out."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain import accounts, cta_names
from bot.domain.accounts import Account, Distinction
from bot.domain.cta_names import split_phrase
from bot.domain.ctas import Cta
from bot.domain.resolution import Ambiguous, Assumption, Prior, Problem, Resolution, Resolved, Unknown, resolve
from bot.turn import Option, Question, Turn


def find_account(turn: Turn, words: str, *, writes: bool) -> tuple[Account, str] | Question:
    """The account and what was assumed to find it ("" when the words said it), or the question "Which …?".

    For a write nothing but the words counts: a tie that only the speaker's habits could break is asked about.
    """
    index = turn.house.names.current(turn.session)
    found = resolve(index, words)
    if not isinstance(found, Resolved):
        found = resolve(index, words, prior=_prior(turn))
    if isinstance(found, Ambiguous) and found.likely is not None and not writes:
        account = accounts.get_account(turn.session, found.likely)
        return account, f"{account.name}, the nearest to you of those called “{words}”"
    if isinstance(found, Resolved):
        account = accounts.get_account(turn.session, found.account.key)
        return account, _assumed(account, words, found.assumed)
    return _which(turn, words, found)


def _assumed(account: Account, words: str, assumed: Assumption | None) -> str:
    match assumed:
        case Assumption.REMEMBERED:
            return f"{account.name}, which you chose for “{words}” before"
        case Assumption.OWN:
            return f"{account.name}, the one of yours"
        case Assumption.SURVIVOR:
            return f"{account.name}, into which the record was merged"
        case None:
            return ""


def _prior(turn: Turn) -> Prior:
    speaker = turn.speaker.id
    return Prior(
        own=accounts.own_ids(turn.session, user_id=speaker),
        followed=accounts.followed_ids(turn.session, user_id=speaker),
        remembered=accounts.remembered_choices(turn.session, user_id=speaker),
    )


def _which(turn: Turn, words: str, found: Resolution) -> Question:
    keys = proposed_keys(found)
    options = tuple(describe(one) for one in accounts.tell_apart(turn.session, keys))
    match found:
        case Resolved():
            text = f"Do you mean this account by “{words}”?"
        case Ambiguous():
            text = f"Which {words}?"
        case Unknown(problem=Problem.WRONG_CHECKSUM):
            text = f"“{words}” is not a right Salesforce id: its last three characters do not fit."
        case Unknown(problem=Problem.NOT_AN_ACCOUNT):
            text = f"“{words}” is a Salesforce id, but not an account's. Which account is it?"
        case Unknown():
            text = f"I know no account “{words}”. " + (
                "Did you mean one of these?" if options else "Which account is it?"
            )
    return Question(slot="account", text=text, options=options)


def find_ctas(turn: Turn, words: str) -> list[Cta]:
    """The CTAs that words mean: a number, or what it is called and whose it is, the account found as any account is."""
    what, whose = split_phrase(words)
    keys: Sequence[int] = ()
    if turn.house.names is not None:
        index = turn.house.names.current(turn.session)
        if whose:
            found = resolve(index, whose)
            keys = () if isinstance(found, Unknown) else proposed_keys(found)
        elif spotted := [spot for spot in index.spot(what) if spot.exact]:
            keys = spotted[0].keys
            words = f"{what[: spotted[0].start]} {what[spotted[0].end :]}"
    among = cta_names.find_ctas(turn.session, words, speaker=turn.speaker, account_ids=keys) if keys else []
    return among or cta_names.find_ctas(turn.session, f"{what} for {whose}" if whose else what, speaker=turn.speaker)


def proposed_keys(found: Resolution) -> list[int]:
    """The accounts a resolution found or offers, best first."""
    match found:
        case Resolved(account=account):
            return [account.key]
        case Ambiguous(candidates=candidates):
            return [candidate.key for candidate in candidates]
        case Unknown(nearest=nearest):
            return [candidate.key for candidate in nearest]


def describe(one: Distinction) -> Option:
    """A record as an option, with what tells it apart."""
    facts = [
        one.country or one.region,
        f"part of {one.parent}" if one.parent else None,
        f"CSM {one.csm}" if one.csm else None,
    ]
    if one.arr is not None:
        facts.append(f"{one.arr:,.0f} {one.currency or ''}".strip())
    if one.last_activity_at is not None:
        facts.append(f"last activity {one.last_activity_at:%d %b %Y}")
    facts.append(one.sf_id)
    if one.is_leftover:
        facts.insert(
            0, f"leftover, merged into {one.survivor}" if one.survivor else "leftover, no longer in Salesforce"
        )
    return Option(one.name, {"id": one.id}, " · ".join(filter(None, facts)))
