"""What a rule does at an account it fires for: opens a CTA or brings one up to date, sets a field, or tells somebody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.domain import cockpit, consequences, hearing, outbox, tasks
from bot.domain.accounts import Account
from bot.domain.attributes import BY_NAME
from bot.domain.changes import begin_deed, end_deed
from bot.domain.ctas import Cta
from bot.domain.people import Role, User
from bot.domain.playbooks import practice
from bot.domain.rule_book import Rule
from bot.domain.store import Session


@dataclass(frozen=True, slots=True)
class Firing:
    """What a rule did at one account, or would do."""

    rule: str
    account_id: int
    account: str
    deed: str
    """opened, updated, suppressed, set or told."""
    what: str = ""


def fire(session: Session, rule: Rule, account: Account, *, now: datetime) -> Firing:
    """Does what the rule says at the account, under a deed of its own."""
    deed = begin_deed(session, actor=f"rule:{rule.name}", ability="rules", account_id=account.id, done_at=now)
    match rule.action:
        case "open":
            done, what = _open(session, rule, account, now=now)
        case "set":
            done, what = _set(rule, account)
        case _:
            done, what = _tell(session, rule, account, now=now)
    deed.summary = f"{rule.says}: {done} {what}".strip()
    recorded = end_deed(session, deed)
    consequences.follow(session, deed, recorded, now=now)
    return Firing(rule.name, account.id, account.name, done, what)


def _open(session: Session, rule: Rule, account: Account, *, now: datetime) -> tuple[str, str]:
    how = rule.how
    owner = find_owner(session, account, how["owner"])
    due = _due(account, how, now.date())
    twins = cockpit.find_twins(session, account_id=account.id, type=how["type"], reason=how.get("reason"))
    if how.get("reason") in (None, "Other", "Follow-up"):
        # A catch-all reason says too little for two CTAs to be the same: only this rule's own is.
        twins = [cta for cta in twins if cta.source == rule.name]
    if twins:
        return _bring_up_to_date(session, twins[0], rule, owner=owner, due=due, now=now)
    cta = cockpit.open_cta(
        session,
        account=account,
        type=how["type"],
        reason=how.get("reason"),
        name=how["name"].format(account=account.name),
        priority=how.get("priority", "Medium"),
        due=due,
        owner=owner,
        source=rule.name,
        now=now,
    )
    playbook = practice().find_playbook(how["playbook"]) if how.get("playbook") else None
    if playbook is not None:
        tasks.apply_playbook(session, cta, playbook, now=now)
    return "opened", f"CTA {cta.number} · {cta.name}"


def _bring_up_to_date(
    session: Session, cta: Cta, rule: Rule, *, owner: User | None, due: date | None, now: datetime
) -> tuple[str, str]:
    """An open CTA of the same account, type and reason gets what it lacks; a snoozed one is somebody's decision."""
    label = f"CTA {cta.number} · {cta.name}"
    if cta.snoozed_until is not None and cta.snoozed_until > now:
        return "suppressed", f"{label} is snoozed"
    priorities = list(practice().priorities)
    wanted = rule.how.get("priority", "Medium")
    before = (cta.owner_id, cta.due, cta.priority)
    if cta.owner_id is None and owner is not None:
        cta.owner_id = owner.id
    if cta.due is None and due is not None:
        cta.due = due
    if priorities.index(wanted) < priorities.index(cta.priority):
        cta.priority = wanted
    if before == (cta.owner_id, cta.due, cta.priority):
        return "suppressed", f"{label} is open already"
    cta.updated_at = now
    return "updated", label


def _set(rule: Rule, account: Account) -> tuple[str, str]:
    attribute = BY_NAME[rule.how["field"]]
    value = attribute.find_choice(str(rule.how["value"])) if attribute.choices else rule.how["value"]
    if getattr(account, attribute.column) == value:
        return "suppressed", f"{attribute.label} is {value} already"
    setattr(account, attribute.column, value)
    return "set", f"{attribute.label} to {value}"


def _tell(session: Session, rule: Rule, account: Account, *, now: datetime) -> tuple[str, str]:
    person = find_owner(session, account, rule.how["to"])
    if person is None:
        return "suppressed", "nobody to tell"
    parcel = {
        "key": f"rule-told:{rule.name}:{account.id}:{now.date()}:u{person.id}",
        "kind": "rule-told",
        "user_id": person.id,
        "account_id": account.id,
        "facts": {"account": account.id, "rule": rule.name, "text": rule.how["text"].format(account=account.name)},
        "expires_at": now + timedelta(days=3),
    }
    outbox.queue(session, [parcel], now=now)
    return "told", person.name


def find_owner(session: Session, account: Account, who: str) -> User | None:
    """The person a rule means. Without a CSM their manager is the account owner's, or else the first of the managers."""
    if who == "account-owner":
        return _active(session, account.owner_id)
    csm = _active(session, account.csm_id)
    if who == "csm":
        return csm
    for person in (csm, _active(session, account.owner_id)):
        manager = _active(session, person.manager_id) if person else None
        if manager is not None and manager.may_change:
            return manager
    managers = hearing.everyone(session, User.role == Role.MANAGER)
    return managers[0][0] if managers else None


def _active(session: Session, user_id: int | None) -> User | None:
    person = session.get(User, user_id) if user_id else None
    return person if person is not None and person.is_active else None


def _due(account: Account, how: dict[str, Any], today: date) -> date | None:
    if "due_on" in how:
        found = getattr(account, BY_NAME[how["due_on"]].column)
        return found if isinstance(found, date) else None
    return today + timedelta(days=how["due_days"]) if "due_days" in how else None
