"""The attributes of an account: the one table that says what each is called, how it is kept and whose it is.

Showing, listing, sorting and changing an attribute all read this table; a new attribute is one row here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Numeric, cast, func, literal

from bot.domain.accounts import Account


class Kind(StrEnum):
    """What an attribute's value is, and so how it is shown and compared."""

    MONEY = "money"  # in the account's currency
    DAY = "day"
    MOMENT = "moment"
    CHOICE = "choice"  # one of `choices`
    PERSON = "person"  # one of us, by id
    ACCOUNT = "account"  # another account, by id
    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"  # 0–100
    FLAG = "flag"
    HEALTH = "health"  # a band; compared with a number, the score 0–100


class Keeper(StrEnum):
    """Who owns a field: only what is ours can be changed here (product.md, "Who owns a field")."""

    ALLY = "ally"
    SALESFORCE = "salesforce"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class Attribute:
    """One thing there is to know about an account."""

    name: str
    """Canonical, as `ally parse` prints it."""
    label: str
    kind: Kind
    column: str
    """The field of `Account` it is kept in; the numerator's for a computed share."""
    keeper: Keeper = Keeper.ALLY
    choices: tuple[str, ...] = ()
    """The closed list of its values, in their kept spelling; empty when anything may be written."""
    unit: str = ""

    @property
    def is_editable(self) -> bool:
        """May be changed here, by anyone who may change customer data (`User.may_change`)."""
        return self.keeper is Keeper.ALLY

    @property
    def expression(self) -> ColumnElement[Any]:
        """Its value as SQL, for conditions, sorting and grouping."""
        if self.name == "license_utilization":
            used = cast(Account.billable_users, Numeric(15, 4))
            return 100 * used / func.nullif(Account.licensed_users, literal(0))
        kept: ColumnElement[Any] = getattr(Account, self.column)
        return kept

    @property
    def amount(self) -> ColumnElement[Any]:
        """Its value as a number in SQL: of health, the score behind the band."""
        if self.kind is Kind.HEALTH:
            score: ColumnElement[Any] = Account.health_score.expression
            return score
        return self.expression

    def find_choice(self, words: str) -> str | None:
        """The value of the closed list these words spell, whatever their case and punctuation."""
        wanted = _plain(words)
        return next(
            (one for one in self.choices if wanted in (_plain(one), *map(_plain, SPELLINGS.get(one, ())))), None
        )


BANDS = ("Red", "Yellow", "Green")
SEGMENTS = ("Enterprise", "Mid-Market", "SMB", "Public Sector")
REGIONS = ("AMER", "EMEA", "APAC", "LATAM")
STAGES = ("Onboarding", "Implementation", "Adoption", "Optimize & Grow", "Will Churn")
PRIORITIES = ("P1", "P2", "P3", "P4")

SPELLINGS: dict[str, tuple[str, ...]] = {
    "Yellow": ("amber", "orange"),
    "Enterprise": ("large", "large/enterprise", "ent"),
    "Mid-Market": ("mm", "midmarket"),
    "SMB": ("small business", "small and medium business"),
    "Public Sector": ("pubsec", "government"),
    "AMER": ("americas", "north america", "na", "us region"),
    "EMEA": ("europe",),
    "APAC": ("asia", "asia pacific", "asia-pacific"),
    "LATAM": ("latin america", "south america"),
    "Optimize & Grow": ("optimise and grow", "optimize", "optimise", "grow", "growth"),
    "Will Churn": ("churning", "churn", "leaving"),
    "Onboarding": ("onboard",),
    "Adoption": ("adopting",),
}
"""Other words for a value; "Optimize and Grow" needs none, "&" and "and" are the same."""

TABLE: tuple[Attribute, ...] = (
    Attribute("name", "Name", Kind.TEXT, "name", Keeper.SALESFORCE),
    Attribute("arr", "ARR", Kind.MONEY, "arr", Keeper.SALESFORCE),
    Attribute("renewal_date", "Renewal date", Kind.DAY, "renewal_date", Keeper.SALESFORCE),
    Attribute("original_contract_date", "Customer since", Kind.DAY, "original_contract_date", Keeper.SALESFORCE),
    Attribute("stage", "Stage", Kind.CHOICE, "stage", choices=STAGES),
    Attribute("status", "Status", Kind.TEXT, "status"),
    Attribute("csm", "CSM", Kind.PERSON, "csm_id"),
    Attribute("account_owner", "Account owner", Kind.PERSON, "owner_id", Keeper.SALESFORCE),
    Attribute("solutions_architect", "Solutions architect", Kind.PERSON, "solutions_architect_id", Keeper.SALESFORCE),
    Attribute("executive_sponsor", "Executive sponsor", Kind.TEXT, "executive_sponsor"),
    Attribute("segment", "Segment", Kind.CHOICE, "segment", choices=SEGMENTS),
    Attribute("industry", "Industry", Kind.TEXT, "industry"),
    Attribute("region", "Region", Kind.CHOICE, "region", choices=REGIONS),
    Attribute("country", "Country", Kind.TEXT, "country"),
    Attribute("employees", "Employees", Kind.NUMBER, "employees"),
    Attribute("website", "Website", Kind.TEXT, "website"),
    Attribute("priority", "Priority", Kind.CHOICE, "priority", choices=PRIORITIES),
    Attribute("sentiment", "CSM sentiment", Kind.CHOICE, "sentiment", choices=BANDS),
    Attribute("product_sentiment", "Product sentiment", Kind.CHOICE, "product_sentiment", choices=BANDS),
    Attribute("referenceable", "Referenceable", Kind.FLAG, "referenceable"),
    Attribute("nps", "NPS", Kind.NUMBER, "nps", Keeper.COMPUTED),
    Attribute("licensed_users", "Licensed users", Kind.NUMBER, "licensed_users", unit="users"),
    Attribute("billable_users", "Billable users", Kind.NUMBER, "billable_users", unit="users"),
    Attribute("active_users", "Active users (28 days)", Kind.NUMBER, "active_users", unit="users"),
    Attribute("license_utilization", "License utilization", Kind.PERCENT, "billable_users", Keeper.COMPUTED),
    Attribute("support_level", "Support level", Kind.TEXT, "support_level"),
    Attribute("slack_channel", "Customer Slack channel", Kind.TEXT, "slack_channel"),
    Attribute("parent", "Parent account", Kind.ACCOUNT, "parent_id", Keeper.SALESFORCE),
    Attribute("deployment_type", "Deployment type", Kind.TEXT, "deployment_type"),
    Attribute("health", "Health", Kind.HEALTH, "health_band", Keeper.COMPUTED, choices=BANDS),
    Attribute("last_activity", "Last activity (call or meeting)", Kind.MOMENT, "last_activity_at", Keeper.COMPUTED),
)
BY_NAME = {one.name: one for one in TABLE}


def find_attribute(name: str) -> Attribute | None:
    """The attribute of this name; its plural and its spelling with dashes or spaces count too."""
    key = "_".join(name.casefold().replace("-", " ").replace("_", " ").split())
    return BY_NAME.get(key) or BY_NAME.get(key.removesuffix("s"))


def license_utilization(account: Account) -> float | None:
    """Billable users as a share of licensed ones, in percent; None when either is unknown."""
    if account.billable_users is None or not account.licensed_users:
        return None
    return 100 * account.billable_users / account.licensed_users


def _plain(words: str) -> str:
    return "".join(letter for letter in words.casefold().replace("&", "and") if letter.isalnum())
