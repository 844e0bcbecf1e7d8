"""The names in memory follow the database, whoever writes to it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import OperationalError

from bot.domain.account_names import NameChange
from bot.domain.accounts import Account, AccountAlias
from bot.domain.contacts import Contact
from bot.domain.directory import Directory
from bot.domain.people import User
from bot.domain.resolution import Resolved, resolve
from bot.domain.store import Store
from tests import make


def meant(names: Directory, store: Store, mention: str) -> str | None:
    with store.reading() as session:
        outcome = resolve(names.current(session), mention)
    return outcome.account.name if isinstance(outcome, Resolved) else None


@pytest.fixture
def names(store: Store) -> Directory:
    """Another process, which has read the accounts before anything happens."""
    with store.transaction() as session:
        make.account(session, name="Acme Corporation", domain="acme.com")
        make.account(session, name="Bramblewood Software Inc.")
    names = Directory()
    assert meant(names, store, "acme") == "Acme Corporation"
    return names


def test_a_new_account_is_known_at_once(store: Store, names: Directory) -> None:
    with store.transaction() as session:
        make.account(session, name="Westmarch Airlines")
    assert meant(names, store, "westmarch") == "Westmarch Airlines"


def test_a_renamed_account_is_known_by_its_new_name_alone(store: Store, names: Directory) -> None:
    with store.transaction() as session:
        session.execute(update(Account).where(Account.name.startswith("Bramble")).values(name="Zenith plc"))
    assert meant(names, store, "zenith") == "Zenith plc"
    assert meant(names, store, "bramblewood") is None


def test_aliases_and_the_addresses_of_contacts_are_known(store: Store, names: Directory) -> None:
    with store.transaction() as session:
        acme = session.query(Account).filter_by(name="Acme Corporation").one()
        session.execute(insert(AccountAlias).values(account_id=acme.id, alias="Roadrunner Supplies", source="person"))
        make.contact(session, account=acme, email="wile@coyote.example")
    assert meant(names, store, "roadrunner supplies") == "Acme Corporation"
    assert meant(names, store, "coyote.example") == "Acme Corporation"
    with store.transaction() as session:
        session.query(AccountAlias).delete()
        session.query(Contact).delete()
    assert meant(names, store, "roadrunner supplies") is None
    assert meant(names, store, "coyote.example") is None


def known(names: Directory, store: Store, text: str) -> list[str]:
    with store.reading() as session:
        found = names.current(session).spot_people(text, titles=())
    return [text[one.start : one.end] for one in found]


def test_contacts_and_our_own_people_are_known_as_they_are_called_now(store: Store, names: Directory) -> None:
    said = "dana whitfield, dana okafor and priya nair"
    assert known(names, store, said) == []
    with store.transaction() as session:
        acme = session.query(Account).filter_by(name="Acme Corporation").one()
        make.contact(session, account=acme, name="Dana Whitfield")
        make.user(session, name="Priya Nair")
    assert known(names, store, said) == ["dana whitfield", "priya nair"]
    assert known(Directory(), store, said) == ["dana whitfield", "priya nair"]
    with store.transaction() as session:
        session.execute(update(Contact).values(name="Dana Okafor"))
        session.execute(update(User).where(User.name == "Priya Nair").values(name="Priya Rao"))
    assert known(names, store, said) == ["dana okafor"]
    with store.transaction() as session:
        session.query(Contact).delete()
    assert known(names, store, said) == []


def test_a_merged_account_points_to_its_survivor(store: Store, names: Directory) -> None:
    with store.transaction() as session:
        acme = session.query(Account).filter_by(name="Acme Corporation").one()
        session.query(Account).filter_by(name="Bramblewood Software Inc.").update(
            {"is_leftover": True, "survivor_id": acme.id}
        )
    assert meant(names, store, "bramblewood") == "Acme Corporation"


def test_a_deleted_account_is_forgotten(store: Store, names: Directory) -> None:
    with store.transaction() as session:
        session.query(Account).filter_by(name="Bramblewood Software Inc.").delete()
    assert meant(names, store, "bramblewood") is None


def test_what_is_rolled_back_leaves_no_name_behind(store: Store, names: Directory) -> None:
    with store.sessions() as session:
        make.account(session, name="Phantom Freight")
        assert isinstance(resolve(names.current(session), "phantom"), Resolved)
        session.rollback()
    assert meant(names, store, "phantom") is None
    with store.transaction() as session:
        make.account(session, name="Harbourline Shipping")
    assert meant(names, store, "phantom") is None
    assert meant(names, store, "harbourline") == "Harbourline Shipping"


def test_what_happens_to_an_account_otherwise_is_not_noted(store: Store, names: Directory) -> None:
    with store.transaction() as session:
        before = session.query(NameChange).count()
        session.execute(update(Account).values(health_score=50))
        assert session.query(NameChange).count() == before


def test_notes_that_nobody_needs_any_more_are_forgotten(store: Store, names: Directory) -> None:
    with store.transaction() as session:
        session.execute(
            insert(NameChange), [{"id": one, "account_id": 1, "mark": 1} for one in (50_999, 51_001, 151_000)]
        )
        assert sorted(session.scalars(select(NameChange.id))) == [51_001, 151_000]
    assert meant(names, store, "acme") == "Acme Corporation"


def test_a_note_that_became_visible_late_is_taken_in(store: Store, names: Directory) -> None:
    if store.is_sqlite:
        pytest.skip("one writer at a time: notes become visible in order")
    with store.sessions() as slow:
        make.account(slow, name="Slowpoke Haulage")
        with store.transaction() as quick:
            make.account(quick, name="Quickstep Dance")
        assert meant(names, store, "quickstep") == "Quickstep Dance"
        slow.commit()
    assert meant(names, store, "slowpoke") == "Slowpoke Haulage"


@pytest.mark.only_sqlite
def test_threads_that_ask_at_once_at_the_start_all_see_every_account(store: Store) -> None:
    with store.transaction() as session:
        for number in range(50):
            make.account(session, name=f"Customer{number:03d} Freight")
    directory = Directory()
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda number: meant(directory, store, f"customer{number:03d}"), range(40)))
    assert found == [f"Customer{number:03d} Freight" for number in range(40)]


def test_a_directory_that_could_not_be_read_is_read_again(store: Store, tmp_path: Path) -> None:
    with store.transaction() as session:
        make.account(session, name="Acme Corporation")
    directory = Directory()
    empty = Store(f"sqlite:///{tmp_path / 'empty.db'}")
    with pytest.raises(OperationalError):
        meant(directory, empty, "acme")
    empty.close()
    assert meant(directory, store, "acme") == "Acme Corporation"
