"""How the value of an account's attribute is shown."""

from __future__ import annotations

from bot.domain.account_cards import people_of
from bot.domain.accounts import Account
from bot.domain.attributes import Attribute, Keeper, Kind, license_utilization
from bot.intents import phrases
from bot.reply import Instant, Link, Money, Spans
from bot.turn import Turn


def value_of(turn: Turn, account: Account, attribute: Attribute) -> Spans:
    """The value in words; a dash when there is none."""
    if attribute.name == "license_utilization":
        return _utilization(account)
    value = getattr(account, attribute.column)
    if value is None or value == "":
        return (phrases.UNKNOWN,)
    match attribute.kind:
        case Kind.MONEY:
            return (Money(value, account.currency),)
        case Kind.DAY:
            return phrases.when(value, turn.now.date())
        case Kind.MOMENT:
            return phrases.moment(value, turn)
        case Kind.PERSON:
            return (people_of(turn.session, account).get(attribute.name, phrases.UNKNOWN),)
        case Kind.ACCOUNT:
            parent = turn.session.get(Account, value)
            return (phrases.account_link(turn, parent),) if parent else (phrases.UNKNOWN,)
        case Kind.FLAG:
            return ("Yes" if value else "No",)
        case Kind.HEALTH:
            return (phrases.health(account.health_score, value),)
        case Kind.NUMBER:
            return (phrases.number(value, attribute.unit),)
        case _:
            return _words(attribute, str(value))


def source_of(account: Account, attribute: Attribute) -> Spans:
    """Whose the value is and how old, for the line below it."""
    if attribute.keeper is Keeper.COMPUTED:
        return ("Computed here",)
    if attribute.name in ("sentiment", "product_sentiment"):
        at = getattr(account, f"{attribute.name}_at")
        return ("Given ", Instant(at)) if at else ("Nobody noted when it was given",)
    if attribute.keeper is Keeper.SALESFORCE and account.synced_at:
        return ("From Salesforce, ", Instant(account.synced_at))
    return ()


def _words(attribute: Attribute, value: str) -> Spans:
    if attribute.name in ("sentiment", "product_sentiment"):
        return (phrases.light(value),)
    if attribute.name == "website":
        address = value if value.startswith(("http://", "https://")) else f"https://{value}"
        return (Link(value, address),)
    return (value,)


def _utilization(account: Account) -> Spans:
    share = license_utilization(account)
    if share is None:
        return (phrases.UNKNOWN,)
    return (f"{share:.0f} % ({account.billable_users:,} of {account.licensed_users:,} licensed users)",)
