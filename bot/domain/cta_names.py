"""Finding the CTA that words mean: a number, or a naming phrase such as "onboarding CTA for Hooli"."""

from __future__ import annotations

import re
from collections.abc import Collection

from rapidfuzz import fuzz
from sqlalchemy import false, or_, select, union

from bot.domain.accounts import Account
from bot.domain.ctas import Cta
from bot.domain.people import User
from bot.domain.playbooks import plain, practice
from bot.domain.store import Session

ALIKE = 72
"""From this score (0–100) on, words may mean a CTA."""
CLEARLY_BETTER = 12
"""A candidate this far behind the best is not asked about."""
MOST_ACCOUNTS, MOST_CANDIDATES = 50, 400
HEAD_NOUN = re.compile(r"\b(ctas?|calls? to action|to-?dos?)\b", re.IGNORECASE)
LINK = re.compile(r"\s+(?:for|at|of|on|with|from|in|against)\s+", re.IGNORECASE)


def find_by_number(session: Session, number: int) -> Cta | None:
    return session.scalar(select(Cta).where(Cta.number == number))


def split_phrase(words: str) -> tuple[str, str]:
    """What it is called and whose it is: ("onboarding", "Hooli"). The second is empty where nothing links them."""
    bare = " ".join(HEAD_NOUN.sub(" ", words).split())
    links = list(LINK.finditer(f" {bare}"))
    if not links:
        return bare, ""
    last = links[-1]
    return f" {bare}"[: last.start()].strip(), f" {bare}"[last.end() :].strip()


def find_ctas(
    session: Session, words: str, *, speaker: User | None = None, account_ids: Collection[int] = ()
) -> list[Cta]:
    """The CTAs these words may mean, best first; one means it is clear, several must be asked about.

    Words for the account are held against the account's name, the rest against the CTA's name, type, reason and
    playbook (and its other names: "EBR"). Open CTAs come before closed ones, the speaker's own break a tie.
    `account_ids` are accounts already known to be meant.
    """
    said = plain(words).removeprefix("cta ").strip()
    if said.isdigit():
        cta = find_by_number(session, int(said))
        return [cta] if cta else []
    scored = _scored(session, words, speaker, account_ids, is_open=True)
    scored = scored or _scored(session, words, speaker, account_ids, is_open=False)
    if not scored:
        return []
    best = scored[0][0]
    return [cta for score, cta in scored if score > best - CLEARLY_BETTER]


def _scored(
    session: Session, words: str, speaker: User | None, account_ids: Collection[int], *, is_open: bool
) -> list[tuple[float, Cta]]:
    what, whose = split_phrase(words)
    scored = []
    for cta, account in _candidates(session, f"{what} {whose}", speaker, account_ids, is_open=is_open):
        score = _score(cta, account, what, whose, is_known=account.id in account_ids)
        if score >= ALIKE:
            is_own = speaker is not None and cta.owner_id == speaker.id
            scored.append((score + (CLEARLY_BETTER if is_own and not whose else 0), cta))
    return sorted(scored, key=lambda one: (-one[0], one[1].number))


def _candidates(
    session: Session, words: str, speaker: User | None, account_ids: Collection[int], *, is_open: bool
) -> list[tuple[Cta, Account]]:
    """CTAs with a word of theirs or of their account, and all of the speaker's own (there a typo is forgiven)."""
    query = select(Cta, Account).join(Account, Account.id == Cta.account_id).where(Cta.is_open.is_(is_open))
    if account_ids:
        query = query.where(Cta.account_id.in_(account_ids))
    else:
        long_enough = sorted((word for word in plain(words).split() if len(word) > 2), key=len, reverse=True)[:6]
        named = select(Account.id).where(or_(false(), *(Account.name.ilike(f"%{word}%") for word in long_enough)))
        of_named = select(Cta.id).where(Cta.account_id.in_(named.limit(MOST_ACCOUNTS)))
        own = select(Cta.id).where(Cta.owner_id == (speaker.id if speaker else None))
        query = query.where(Cta.id.in_(union(of_named, own)))
    return [(cta, account) for cta, account in session.execute(query.order_by(Cta.id.desc()).limit(MOST_CANDIDATES))]


def _score(cta: Cta, account: Account, what: str, whose: str, *, is_known: bool) -> float:
    """0–100: how well the words fit. Without a link the words may hold both, and both must be there."""
    if is_known or whose:
        of_account = 100.0 if is_known else _likeness(whose, account.name)
        of_cta = max(_likeness(what, name) for name in _names(cta)) if what else 100.0
        return min(of_account, of_cta)
    together = max(fuzz.token_set_ratio(plain(what), plain(f"{name} {account.name}")) for name in ("", *_names(cta)))
    alone = max(fuzz.ratio(plain(what), plain(name)) for name in _names(cta))
    return max(together if _shares_rare_word(what, account.name) else 0.0, alone)


def _likeness(said: str, name: str) -> float:
    said, name = plain(said), plain(name)
    if not said:
        return 0.0
    return max(fuzz.token_set_ratio(said, name), fuzz.partial_ratio(said, name) if len(said) > 3 else 0.0)


def _shares_rare_word(words: str, name: str) -> bool:
    return any(
        fuzz.ratio(word, other) >= 85
        for word in plain(words).split()
        for other in plain(name).split()
        if len(other) > 2
    )


def _names(cta: Cta) -> list[str]:
    """Everything a person may call it by."""
    names = [cta.name, cta.type, cta.reason or "", cta.playbook or "", f"{cta.type} {cta.name}"]
    for playbook in practice().playbooks:
        if playbook.type == cta.type and playbook.name in (cta.playbook, cta.reason, cta.name):
            names += playbook.words
    return [name for name in names if name]
