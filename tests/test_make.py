"""The builders themselves: they make rows both databases take."""

from __future__ import annotations

from bot.domain.accounts import find_by_salesforce_id
from bot.domain.store import Store
from tests import make


def test_one_of_everything_can_be_kept(store: Store) -> None:
    with store.transaction() as session:
        maya = make.user(session)
        acme = make.account(session, csm=maya)
        dana = make.contact(session, account=acme)
        make.sponsor(session, contact=dana, by=maya)
        make.activity(session, account=acme, author=maya)
        make.task(session, cta=make.cta(session, account=acme, owner=maya))
        make.objective(session, account=acme, plan=make.plan(session, account=acme, owner=maya))
        make.opportunity(session, account=acme)
        make.ticket(session, account=acme)
        make.survey(session, account=acme, contact=dana)
        make.measure(session, account=acme, name="Support", score=80)
        make.health(session, account=acme)

    with store.reading() as session:
        found = find_by_salesforce_id(session, acme.sf_id)
        assert found is not None and found.name == "Acme Corporation"
