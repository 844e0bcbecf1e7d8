"""Accounts: one row per Salesforce record, with everything a CSM knows about the customer behind it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Date, ForeignKey, Index, Numeric, String, Text, select
from sqlalchemy.orm import Mapped, aliased, mapped_column

from bot.domain.people import User
from bot.domain.store import Base, Json, SalesforceId, Session, Versioned


class Account(Versioned, Base):
    """One customer record of Salesforce; large customers have several."""

    __tablename__ = "accounts"
    __table_args__ = (Index("ix_accounts_csm_id_renewal_date", "csm_id", "renewal_date"),)

    sf_id: Mapped[str] = mapped_column(SalesforceId, unique=True)
    name: Mapped[str] = mapped_column(String(255), index=True)
    website: Mapped[str | None] = mapped_column(String(255))
    domain: Mapped[str | None] = mapped_column(String(255), index=True)
    """Registrable host of the website, lower case, without ``www.``."""
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), index=True)
    kind: Mapped[str | None] = mapped_column(String(40))
    """Salesforce's Type: Customer, Partner, Prospect."""
    segment: Mapped[str | None] = mapped_column(String(40))
    industry: Mapped[str | None] = mapped_column(String(80))
    region: Mapped[str | None] = mapped_column(String(40))
    country: Mapped[str | None] = mapped_column(String(80))
    employees: Mapped[int | None]
    arr: Mapped[Decimal | None] = mapped_column(Numeric(15, 2))
    """Annual recurring revenue in `currency`."""
    currency: Mapped[str | None] = mapped_column(String(3))
    renewal_date: Mapped[date | None] = mapped_column(Date, index=True)
    original_contract_date: Mapped[date | None] = mapped_column(Date)
    stage: Mapped[str | None] = mapped_column(String(40))
    """Lifecycle stage: Onboarding, Implementation, Adoption, Optimize & Grow, Will Churn."""
    stage_since: Mapped[date | None] = mapped_column(Date)
    status: Mapped[str | None] = mapped_column(String(40))
    csm_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    """Account owner: the account executive, kept by Salesforce."""
    solutions_architect_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    executive_sponsor: Mapped[str | None] = mapped_column(String(200))
    priority: Mapped[str | None] = mapped_column(String(2))
    licensed_users: Mapped[int | None]
    billable_users: Mapped[int | None]
    active_users: Mapped[int | None]
    """People active in the last 28 days."""
    deployment_type: Mapped[str | None] = mapped_column(String(120))
    referenceable: Mapped[bool | None]
    sentiment: Mapped[str | None] = mapped_column(String(10))
    """CSM sentiment: Green, Yellow or Red."""
    sentiment_at: Mapped[datetime | None]
    product_sentiment: Mapped[str | None] = mapped_column(String(10))
    product_sentiment_at: Mapped[datetime | None]
    slack_channel: Mapped[str | None] = mapped_column(String(80))
    support_level: Mapped[str | None] = mapped_column(String(40))
    nps: Mapped[int | None]
    """Net promoter score from -100 to 100, computed from the last year's answers; never set by hand."""
    notes_links: Mapped[list[str] | None] = mapped_column(Json)

    health_score: Mapped[int | None]
    """Overall health 0–100 as last computed by `health`; kept here so that lists and rules are one query."""
    health_band: Mapped[str | None] = mapped_column(String(10))
    """Red, Yellow or Green after overrides; None while nothing is known."""
    health_at: Mapped[datetime | None]
    last_activity_at: Mapped[datetime | None]
    """Latest Call or Meeting (Last Activity Date)."""
    last_entry_at: Mapped[datetime | None]
    """Latest timeline entry of any kind."""

    is_deleted: Mapped[bool] = mapped_column(default=False)
    is_leftover: Mapped[bool] = mapped_column(default=False)
    """Deleted or merged in Salesforce, or its name says so; kept, ranked last, never written to."""
    survivor_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    """The record this one was merged into."""
    synced_at: Mapped[datetime | None]
    """When Salesforce last told us about it: the age of the data."""


class AccountAlias(Base):
    """Another name an account goes by: a former name, a short form, a person's word for it."""

    __tablename__ = "account_aliases"
    __table_args__ = (Index("uq_account_aliases_account_id_alias", "account_id", "alias", unique=True),)

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    alias: Mapped[str] = mapped_column(String(255), index=True)
    source: Mapped[str] = mapped_column(String(20), default="former-name")
    """former-name, person or import."""


class RememberedChoice(Base):
    """Which account a person meant by a wording that several could bear."""

    __tablename__ = "remembered_choices"
    __table_args__ = (Index("uq_remembered_choices_user_id_words", "user_id", "words", unique=True),)

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    words: Mapped[str] = mapped_column(String(255))
    """Normalised as names are."""
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    chosen_at: Mapped[datetime]


class CsmChange(Base):
    """One change of an account's CSM; every one is kept (old, new, when, by whom)."""

    __tablename__ = "csm_changes"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    old_csm_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    new_csm_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    """None when Salesforce changed it."""
    changed_at: Mapped[datetime]


class Follow(Base):
    """Someone, or a channel, who wants to hear about an account."""

    __tablename__ = "follows"
    __table_args__ = (
        Index("uq_follows_user_id_account_id", "user_id", "account_id", unique=True),
        Index("uq_follows_channel_id_account_id", "channel_id", "account_id", unique=True),
    )

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    channel_id: Mapped[str | None] = mapped_column(String(32))
    since: Mapped[datetime]


class ChannelBinding(Base):
    """The account a Slack channel is about; it lends the account to what is asked there."""

    __tablename__ = "channel_bindings"

    channel_id: Mapped[str] = mapped_column(String(32), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    bound_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    bound_at: Mapped[datetime]
    summary_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    """Who wants a living summary of the account pinned in the channel, for everybody in it; None where nobody does."""


class AdoptionPoint(Base):
    """How many people used one product stage, on one day."""

    __tablename__ = "adoption_points"
    __table_args__ = (Index("uq_adoption_points_account_id_stage_as_of", "account_id", "stage", "as_of", unique=True),)

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    stage: Mapped[str] = mapped_column(String(80))
    active_users: Mapped[int]
    licensed_users: Mapped[int | None]
    as_of: Mapped[date] = mapped_column(Date)


class Opportunity(Base):
    """A deal in Salesforce; read only here."""

    __tablename__ = "opportunities"

    sf_id: Mapped[str] = mapped_column(SalesforceId, unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    name: Mapped[str] = mapped_column(String(255))
    stage: Mapped[str | None] = mapped_column(String(80))
    amount: Mapped[Decimal | None] = mapped_column(Numeric(15, 2))
    """In the account's currency."""
    close_date: Mapped[date | None] = mapped_column(Date, index=True)
    kind: Mapped[str | None] = mapped_column(String(40))
    """Renewal, New Business, Upsell or Services."""
    is_closed: Mapped[bool] = mapped_column(default=False)
    is_won: Mapped[bool] = mapped_column(default=False)
    probability: Mapped[int | None]


class Ticket(Base):
    """A support case, from Zendesk or Salesforce's Case."""

    __tablename__ = "tickets"
    __table_args__ = (Index("uq_tickets_source_source_id", "source", "source_id", unique=True),)

    source: Mapped[str] = mapped_column(String(20), default="salesforce")
    source_id: Mapped[str] = mapped_column(String(40))
    number: Mapped[str | None] = mapped_column(String(40))
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    subject: Mapped[str] = mapped_column(Text)
    priority: Mapped[str | None] = mapped_column(String(20))
    status: Mapped[str] = mapped_column(String(40))
    opened_at: Mapped[datetime | None]
    is_open: Mapped[bool] = mapped_column(default=True, index=True)
    url: Mapped[str | None] = mapped_column(String(500))


class Survey(Base):
    """One answer to the NPS question, 0–10."""

    __tablename__ = "surveys"
    __table_args__ = (
        Index("uq_surveys_account_id_contact_id_answered_at", "account_id", "contact_id", "answered_at", unique=True),
    )

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    score: Mapped[int]
    comment: Mapped[str | None] = mapped_column(Text)
    answered_at: Mapped[datetime]


def get_account(session: Session, account_id: int) -> Account:
    """The account with this id; `LookupError` when there is none."""
    account = session.get(Account, account_id)
    if account is None:
        raise LookupError(f"no account {account_id}")
    return account


def find_by_salesforce_id(session: Session, sf_id: str) -> Account | None:
    return session.scalar(select(Account).where(Account.sf_id == sf_id))


@dataclass(frozen=True, slots=True)
class Distinction:
    """The facts that tell one record from its namesakes."""

    id: int
    name: str
    sf_id: str
    country: str | None
    region: str | None
    parent: str | None
    csm: str | None
    arr: Decimal | None
    currency: str | None
    last_activity_at: datetime | None
    is_leftover: bool
    survivor: str | None


def tell_apart(session: Session, account_ids: Sequence[int]) -> list[Distinction]:
    """What tells these records apart, in the order given; one query."""
    parent, survivor, csm = aliased(Account), aliased(Account), aliased(User)
    rows = session.execute(
        select(
            Account.id,
            Account.name,
            Account.sf_id,
            Account.country,
            Account.region,
            parent.name,
            csm.name,
            Account.arr,
            Account.currency,
            Account.last_activity_at,
            Account.is_leftover,
            survivor.name,
        )
        .outerjoin(parent, parent.id == Account.parent_id)
        .outerjoin(survivor, survivor.id == Account.survivor_id)
        .outerjoin(csm, csm.id == Account.csm_id)
        .where(Account.id.in_(account_ids))
    )
    found = {row[0]: Distinction(*tuple(row)) for row in rows}
    return [found[account_id] for account_id in account_ids if account_id in found]


def names_of(session: Session, account_ids: Collection[int]) -> dict[int, str]:
    """The names of several accounts by their ids."""
    rows = session.execute(select(Account.id, Account.name).where(Account.id.in_(account_ids)))
    return {row[0]: row[1] for row in rows}


def ids_beginning_with(session: Session, words: str, *, limit: int) -> list[int]:
    """Living accounts whose name begins with these words, for suggestions while somebody types."""
    return list(
        session.scalars(
            select(Account.id)
            .where(Account.name.istartswith(words.strip(), autoescape=True), ~Account.is_leftover)
            .order_by(Account.name)
            .limit(limit)
        )
    )


def own_ids(session: Session, *, user_id: int) -> frozenset[int]:
    """The accounts this person is the CSM of."""
    return frozenset(session.scalars(select(Account.id).where(Account.csm_id == user_id)))


def followed_ids(session: Session, *, user_id: int) -> frozenset[int]:
    return frozenset(session.scalars(select(Follow.account_id).where(Follow.user_id == user_id)))


def remember_choice(session: Session, *, user_id: int, words: str, account_id: int, now: datetime) -> None:
    """Keeps which account a person meant by a wording; the latest choice counts."""
    words = words[:255]
    choice = session.scalar(
        select(RememberedChoice).where(RememberedChoice.user_id == user_id, RememberedChoice.words == words)
    )
    if choice is None:
        session.add(RememberedChoice(user_id=user_id, words=words, account_id=account_id, chosen_at=now))
    else:
        choice.account_id, choice.chosen_at = account_id, now


def remembered_choices(session: Session, *, user_id: int) -> dict[str, int]:
    rows = session.execute(
        select(RememberedChoice.words, RememberedChoice.account_id).where(RememberedChoice.user_id == user_id)
    )
    return {row[0]: row[1] for row in rows}


def find_bound_account(session: Session, *, channel_id: str) -> Account | None:
    """The account a channel is about."""
    return session.scalar(
        select(Account)
        .join(ChannelBinding, ChannelBinding.account_id == Account.id)
        .where(ChannelBinding.channel_id == channel_id)
    )
