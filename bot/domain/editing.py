"""Editing: changing a field of an account by hand, with what belongs to the change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from bot.domain.accounts import Account
from bot.domain.attributes import Attribute, Keeper, Kind
from bot.domain.changes import Change, Deed
from bot.domain.errors import Refusal
from bot.domain.people import User
from bot.domain.store import Session


def permit(by: User, account: Account) -> None:
    """Viewers change nothing and leftovers are never written to; a CSM may change any account, and is told whose it is."""
    if not by.may_change:
        raise Refusal("viewer-may-not-change", person=by.name)
    if account.is_leftover or account.is_deleted:
        raise Refusal("leftover-account", name=account.name, survivor=None)


def permit_attribute(attribute: Attribute, *, by: User, account: Account | None = None) -> None:
    """Only what is ours can be changed here (product.md §1, "Who owns a field")."""
    if not by.may_change:
        raise Refusal("viewer-may-not-change", person=by.name)
    if attribute.keeper is Keeper.SALESFORCE:
        raise Refusal("kept-by-salesforce", attribute=attribute.label, sf_id=account.sf_id if account else None)
    if attribute.keeper is Keeper.COMPUTED:
        raise Refusal("computed-here", attribute=attribute.label)


def change_attribute(
    session: Session, account: Account, attribute: Attribute, value: Any, *, by: User, now: datetime
) -> tuple[Any, Any]:
    """Sets the field and returns its old and new value; `value` is typed as the column is, None clears it."""
    permit(by, account)
    permit_attribute(attribute, by=by, account=account)
    if attribute.choices and value is not None and value not in attribute.choices:
        raise Refusal("not-a-choice", attribute=attribute.label, value=value)
    if attribute.kind is Kind.PERSON and value is not None:
        _permit_person(session.get_one(User, value))
    old = getattr(account, attribute.column)
    setattr(account, attribute.column, value)
    if attribute.name in ("sentiment", "product_sentiment"):
        setattr(account, f"{attribute.column}_at", now if value else None)
    elif attribute.name == "stage" and value != old:
        account.stage_since = now.date()
    elif attribute.name == "website":
        account.domain = _host(value)
    return old, value


def _permit_person(person: User) -> None:
    if not person.is_active:
        raise Refusal("owner-inactive", person=person.name)
    if not person.may_change:
        raise Refusal("viewer-cannot-own", person=person.name)


def _host(website: str | None) -> str | None:
    host = (website or "").casefold().partition("://")[2] or (website or "").casefold()
    return host.split("/")[0].split(":")[0].removeprefix("www.") or None


@dataclass(frozen=True, slots=True)
class LastChange:
    """Who changed a field last, from what to what, and when."""

    who: str
    old: Any
    new: Any
    at: datetime


def find_last_change(session: Session, account: Account, attribute: Attribute) -> LastChange | None:
    """The latest recorded change of one field of an account."""
    row = session.execute(
        select(Change, Deed, User.name)
        .join(Deed, Deed.id == Change.deed_id)
        .outerjoin(User, User.id == Deed.person_id)
        .where(Change.entity == "accounts", Change.row_id == account.id, Change.field == attribute.column)
        .order_by(Change.id.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    change, deed, name = row
    return LastChange(name or deed.actor.replace(":", " "), change.old, change.new, deed.done_at)


def kept_form(value: Any) -> Any:
    """A value as a question keeps it, to be compared later."""
    return (
        value.isoformat()
        if isinstance(value, date)
        else value
        if isinstance(value, bool | int)
        else value and str(value)
    )
