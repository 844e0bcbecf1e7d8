"""Writing back: the fields whose home is here and that Salesforce must learn within a minute.

An account's CSM, and contacts in both directions ("Who owns a field", product.md). What is written is read at the
moment of sending, so that two changes in a row arrive as the last one, and a repeated write does no harm.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.domain import mirror
from bot.domain.accounts import Account
from bot.domain.contacts import Contact
from bot.domain.errors import SourceRefused
from bot.domain.people import User
from bot.domain.store import Session
from bot.sync.reading import Columns, read_columns
from bot.sync.values import salesforce_id

if TYPE_CHECKING:
    from bot.sync.salesforce import Org

CONTACT_FIELDS = ("first_name", "last_name", "email", "title", "role", "is_champion", "is_sponsor")
ALWAYS_THERE = ("first_name", "last_name", "email", "title")
"""Fields every org has; the others are sent when they hold something."""


@dataclass(frozen=True, slots=True)
class Writing:
    """A record to be written: made in a transaction, sent outside of it."""

    object: str
    """Account or Contact."""
    row_id: int
    sf_id: str | None
    """None for a record Salesforce does not have yet."""
    body: dict[str, Any]


class WriteBacks:
    """Writes rows of ours to Salesforce."""

    def __init__(self, org: Org, *, columns: Columns | None = None) -> None:
        self._org = org
        self._columns = columns or read_columns()

    def prepare(self, session: Session, facts: Mapping[str, Any]) -> Writing | None:
        """What to write for a parcel's facts (`entity`, `row`, `fields`); None when there is nothing any more.

        `SourceRefused` when Salesforce could not understand it.
        """
        if facts["entity"] == "accounts":
            account = session.get(Account, facts["row"])
            return self._write_account(session, account) if account is not None and not account.is_deleted else None
        contact = session.get(Contact, facts["row"])
        return self._write_contact(session, contact, facts["fields"]) if contact is not None else None

    def send(self, writing: Writing) -> str | None:
        """Writes it; the id Salesforce gave to a new record. Raises a kind of `SourceAway`."""
        sf_id = writing.sf_id
        if sf_id is not None:
            self._org.call(lambda client: getattr(client, writing.object).update(sf_id, writing.body))
            return None
        made: dict[str, Any] = self._org.call(lambda client: getattr(client, writing.object).create(writing.body))
        return salesforce_id(made["id"])

    def find_made(self, writing: Writing) -> str | None:
        """The id of a new record that an earlier try made after all."""
        from simple_salesforce.format import format_soql

        query = "SELECT Id FROM Contact WHERE AccountId = {} AND LastName = {} AND Email = {} ORDER BY CreatedDate DESC"
        asked = format_soql(query, *(writing.body.get(name) for name in ("AccountId", "LastName", "Email")))
        rows = self._org.call(lambda client: client.query(asked))["records"]
        return salesforce_id(rows[0]["Id"]) if rows else None

    def settle(self, session: Session, writing: Writing, made: str | None) -> None:
        """Keeps the id of a record Salesforce made."""
        if made is not None:
            mirror.update_rows(session, Contact, {writing.row_id: {"sf_id": made}})

    def _write_account(self, session: Session, account: Account) -> Writing:
        csm = session.get(User, account.csm_id) if account.csm_id else None
        if csm is not None and csm.sf_id is None:
            raise SourceRefused(f"{csm.name} has no user in Salesforce")
        body = {self._title("Account", "csm"): csm.sf_id if csm else None}
        return Writing("Account", account.id, account.sf_id, body)

    def _write_contact(self, session: Session, contact: Contact, changed: list[str]) -> Writing:
        said = {name: getattr(contact, name) for name in CONTACT_FIELDS}
        if not said["last_name"]:
            first, _, last = contact.name.rpartition(" ")
            said |= {"first_name": first or None, "last_name": last}
        if contact.sf_id is None:
            said = {name: value for name, value in said.items() if name in ALWAYS_THERE or value}
        else:
            wanted = {*changed, *(("first_name", "last_name") if "name" in changed else ())}
            said = {name: value for name, value in said.items() if name in wanted}
        body = {self._title("Contact", name): value for name, value in said.items()}
        if contact.sf_id is None or "account_id" in changed:
            account = session.get_one(Account, contact.account_id)
            body[self._title("Contact", "account")] = account.sf_id
        return Writing("Contact", contact.id, contact.sf_id, body)

    def _title(self, entity: str, field: str) -> str:
        title = self._columns[entity][field]
        return title if isinstance(title, str) else title[0]
