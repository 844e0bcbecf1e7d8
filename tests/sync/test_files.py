"""`ally import`: a folder of Salesforce's own CSV files, whatever shape it arrives in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.domain.accounts import Account, AccountAlias, CsmChange
from bot.domain.changes import Change, Deed
from bot.domain.contacts import Contact
from bot.domain.ctas import Cta
from bot.domain.people import User
from bot.domain.store import Store
from bot.domain.timeline import Activity
from tests import make
from tests.sync.exports import counts, of, rejected, run, run_dry, write

ACME = "0015f00000pmp2lAAA"
GLOBEX = "0015f000002vBRyAAM"
MAYA = "0055f00000XXFRQAA5"
PRIYA = "0055f00000CA63wAAD"


def account(sf_id: str = ACME, name: str = "Acme Corporation", **cells: object) -> dict[str, object]:
    return {"Id": sf_id, "Name": name, **cells}


def user(sf_id: str = MAYA, name: str = "Maya Okafor", **cells: object) -> dict[str, object]:
    return {"Id": sf_id, "Name": name, "Email": f"{name.split()[0].lower()}@example.com", "Role__c": "CSM", **cells}


def find(store: Store, sf_id: str = ACME) -> Account:
    with store.reading() as session:
        found = session.scalar(select(Account).where(Account.sf_id == sf_id))
        assert found is not None
        return found


def how_many(store: Store, table: type) -> int:
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_columns_come_in_any_order_and_unknown_ones_are_ignored(store: Store, tmp_path: Path) -> None:
    rows = [{"Fax": "1", "ARR__c": "420000.0", "Renewal_Date__c": "2027-01-09", "Name": "Acme & Sons", "Id": ACME}]
    write(tmp_path / "export", "Account", rows)

    run(store, tmp_path / "export")

    acme = find(store)
    assert (acme.name, acme.arr, acme.renewal_date) == ("Acme & Sons", Decimal("420000.00"), date(2027, 1, 9))


@pytest.mark.only_sqlite
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encoding_and_delimiter_are_found_out(store: Store, tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [
        account(name="Société Générale d'Électricité", Industry="Énergie"),
        account(GLOBEX, "Brandt & Söhne; Maschinenbau, Köln", Industry="Größenwahn"),
    ]
    write(tmp_path / "export", "Account", rows, encoding=encoding, delimiter=delimiter)

    run(store, tmp_path / "export")

    assert find(store).name == "Société Générale d'Électricité"
    assert find(store, GLOBEX).name == "Brandt & Söhne; Maschinenbau, Köln"


def test_line_breaks_and_quotes_inside_a_cell_are_kept(store: Store, tmp_path: Path) -> None:
    notes = 'He said "next to, not instead of".\n- me: send figures\n\n- Dana: "ok"'
    write(tmp_path / "export", "Account", [account()])
    write(tmp_path / "export", "Task", [
        {"Id": make.salesforce_id("00T"), "WhatId": ACME, "Subject": "Call", "Type": "Call", "ActivityDate": "2026-11-17",
         "Description": notes, "Status": "Completed"}
    ])  # fmt: skip

    run(store, tmp_path / "export")

    with store.reading() as session:
        assert session.scalar(select(Activity.notes)) == notes


def test_an_id_of_15_and_of_18_characters_is_one_record(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "export", "Account", [account(ACME[:15])])
    write(tmp_path / "export", "Contact", [
        {"Id": make.salesforce_id("003"), "AccountId": ACME, "LastName": "Reyes", "Email": "dana@acme.example"}
    ])  # fmt: skip
    run(store, tmp_path / "export")
    write(tmp_path / "export", "Account", [account(ACME)])

    report = run(store, tmp_path / "export")

    assert counts(report, "Account.csv") == (0, 0, 1, 0)
    assert how_many(store, Account) == 1 and how_many(store, Contact) == 1


def test_a_bad_row_is_reported_with_its_cells_and_the_rest_is_loaded(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "export", "Account", [
        account(ARR__c="1000"),
        account(GLOBEX, "Globex", ARR__c="a lot"),
        account("not-an-id", "Nobody", ARR__c="1"),
        account(make.salesforce_id(), "", ARR__c="1"),
        account(make.salesforce_id(), "Initech", ARR__c="2"),
    ])  # fmt: skip

    report = run(store, tmp_path / "export")

    assert counts(report, "Account.csv") == (2, 0, 0, 3)
    lines = rejected(report)
    assert [(line[0], line[1]) for line in lines] == [("Account.csv", "3"), ("Account.csv", "4"), ("Account.csv", "5")]
    assert lines[0][2:] == ["ARR__c: “a lot” is not a number", GLOBEX, "Globex", "a lot"]
    assert "Salesforce id" in lines[1][2] and lines[2][2] == "Name is empty"


def test_a_quote_that_is_never_closed_costs_its_own_row_only(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    others = [make.salesforce_id() for _ in range(3)]
    text = f'Id,Name,Industry\n{ACME},"Acme,Energy\n' + "".join(f"{one},Company,Energy\n" for one in others)
    (folder / "Account.csv").write_text(text, encoding="utf-8")

    report = run(store, folder)

    assert counts(report, "Account.csv") == (3, 0, 0, 1)
    assert rejected(report)[0][1:3] == ["2", "has a quote that is never closed"]


def test_a_damaged_byte_costs_its_own_row_only(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    good = [f"{make.salesforce_id()},Köln {number}\n".encode() for number in range(3)]
    (folder / "Account.csv").write_bytes(b"Id,Name\n" + ACME.encode() + b",Sch\xf6n\n" + b"".join(good))

    report = run(store, folder)

    assert counts(report, "Account.csv") == (3, 0, 0, 1)


def test_parents_and_managers_may_come_after_those_below_them(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "export", "User", [user(ManagerId=PRIYA), user(PRIYA, "Priya Raman", ManagerId="")])
    write(tmp_path / "export", "Account", [account(ParentId=GLOBEX), account(GLOBEX, "Globex", ParentId="")])

    run(store, tmp_path / "export")

    with store.reading() as session:
        maya = session.scalars(select(User).where(User.sf_id == MAYA)).one()
        assert session.get_one(User, maya.manager_id).name == "Priya Raman"
    assert find(store).parent_id == find(store, GLOBEX).id


def test_accounts_that_are_each_others_parents_do_not_make_a_circle(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "export", "Account", [account(ParentId=GLOBEX), account(GLOBEX, "Globex", ParentId=ACME)])

    report = run(store, tmp_path / "export")

    assert {find(store).parent_id, find(store, GLOBEX).parent_id} == {None, find(store, GLOBEX).id}
    assert of(report, "Account.csv").unknown == {"ParentId": 1}


def test_importing_twice_changes_nothing(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "export", "User", [user()])
    write(
        tmp_path / "export", "Account", [account(CSM__c=MAYA, ARR__c="1.5", ParentId=GLOBEX), account(GLOBEX, "Globex")]
    )
    run(store, tmp_path / "export")

    report = run(store, tmp_path / "export")

    assert counts(report, "Account.csv") == (0, 0, 2, 0)
    assert counts(report, "User.csv") == (0, 0, 1, 0)
    assert how_many(store, Deed) == 0


def test_what_people_changed_here_survives_an_export_that_says_nothing_new(store: Store, tmp_path: Path) -> None:
    write(
        tmp_path / "export", "Account", [account(Lifecycle_Stage__c="Onboarding", CSM_Sentiment__c="Green", ARR__c="1")]
    )
    run(store, tmp_path / "export")
    with store.transaction() as session:
        edited = session.scalars(select(Account)).one()
        edited.stage, edited.sentiment = "Adoption", "Red"

    write(
        tmp_path / "export",
        "Account",
        [account(Lifecycle_Stage__c="Onboarding", CSM_Sentiment__c="Yellow", ARR__c="2")],
    )
    report = run(store, tmp_path / "export")

    acme = find(store)
    assert (acme.stage, acme.sentiment, acme.arr) == ("Adoption", "Yellow", Decimal("2.00"))
    assert counts(report, "Account.csv") == (0, 1, 0, 0)


def test_a_change_in_the_source_is_in_the_audit_with_old_and_new(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "export", "Account", [account(Region__c="EMEA")])
    run(store, tmp_path / "export")
    write(tmp_path / "export", "Account", [account(Region__c="AMER")])

    run(store, tmp_path / "export")

    with store.reading() as session:
        deed, change = session.execute(select(Deed, Change).join(Change, Change.deed_id == Deed.id)).one()
        assert (deed.actor, deed.account_id) == ("sync:salesforce", find(store).id)
        assert (change.entity, change.field, change.old, change.new) == ("accounts", "region", "EMEA", "AMER")


def test_a_renamed_account_keeps_its_former_name(store: Store, tmp_path: Path) -> None:
    for name in ("Acme Corporation", "Acme Holdings", "Acme Corporation"):
        write(tmp_path / "export", "Account", [account(name=name)])
        run(store, tmp_path / "export")

    with store.reading() as session:
        assert set(session.scalars(select(AccountAlias.alias))) == {"Acme Corporation", "Acme Holdings"}


def test_every_change_of_csm_is_kept(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "export", "User", [user(), user(PRIYA, "Priya Raman")])
    for csm in (MAYA, PRIYA):
        write(tmp_path / "export", "Account", [account(CSM__c=csm)])
        run(store, tmp_path / "export")

    with store.reading() as session:
        change = session.scalars(select(CsmChange)).one()
        people = [session.get_one(User, one).name for one in (change.old_csm_id, change.new_csm_id)]
    assert people == ["Maya Okafor", "Priya Raman"]


def test_somebody_unknown_is_left_empty_and_tried_again_when_they_are_known(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "export", "Account", [account(CSM__c=MAYA)])
    first = run(store, tmp_path / "export")
    assert find(store).csm_id is None and of(first, "Account.csv").unknown == {"CSM__c": 1}

    write(tmp_path / "export", "User", [user()])
    run(store, tmp_path / "export")

    with store.reading() as session:
        assert find(store).csm_id == session.scalar(select(User.id))


@pytest.mark.parametrize(
    "cells",
    [
        {"IsDeleted": "true", "MasterRecordId": GLOBEX},
        {"IsDeleted": "true", "MasterRecordId": ""},
        {"Name": "Acme TO BE MERGED NO LONGER IN SALESFORCE"},
        {"Name": "Acme Ltd TO BE DELETED NO LONGER IN SFDC", "IsDeleted": "false"},
    ],
)
def test_a_deleted_or_merged_account_is_kept_and_marked(store: Store, tmp_path: Path, cells: dict[str, str]) -> None:
    plain = account(GLOBEX, "Globex", **{one: "" for one in cells if one != "Name"})
    write(tmp_path / "export", "Account", [account() | cells, plain])

    run(store, tmp_path / "export")

    acme, globex = find(store), find(store, GLOBEX)
    assert acme.is_leftover and not globex.is_leftover
    assert acme.survivor_id == (globex.id if cells.get("MasterRecordId") else None)


def test_only_calls_and_meetings_count_as_activity(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "export", "Account", [account()])
    write(tmp_path / "export", "Task", [
        {"Id": make.salesforce_id("00T"), "WhatId": ACME, "Type": kind, "ActivityDate": day, "Status": status, "Subject": ""}
        for kind, day, status in [
            ("Call", "2026-11-01", "Completed"),
            ("Email", "2026-11-05", "Completed"),
            ("Call", "2026-12-24", "Open"),
        ]
    ])  # fmt: skip

    report = run(store, tmp_path / "export")

    acme = find(store)
    assert acme.last_activity_at is not None and acme.last_activity_at.date() == date(2026, 11, 1)
    assert acme.last_entry_at is not None and acme.last_entry_at.date() == date(2026, 11, 5)
    assert counts(report, "Task.csv") == (2, 0, 0, 1)


def test_a_row_whose_account_nobody_knows_is_rejected_by_its_column(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "export", "Contact", [{"Id": make.salesforce_id("003"), "AccountId": ACME, "LastName": "Reyes"}])

    report = run(store, tmp_path / "export")

    assert rejected(report)[0][2] == f"AccountId: nothing with the id {ACME} is known"


def test_a_number_that_is_taken_here_is_given_anew(store: Store, tmp_path: Path) -> None:
    with store.transaction() as session:
        make.cta(session, account=make.account(session, sf_id=ACME), number=42)
    write(tmp_path / "export", "CTA", [
        {"Id": make.salesforce_id("a0X"), "Number": "42", "AccountId": ACME, "Name": "EBR", "Type": "Lifecycle",
         "CreatedDate": "2026-10-01"}
    ])  # fmt: skip

    run(store, tmp_path / "export")

    with store.reading() as session:
        assert dict(session.execute(select(Cta.name, Cta.number)).all())["EBR"] == 43


def test_a_snoozed_cta_comes_back_at_midnight_where_its_owner_is(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "export", "User", [user(TimeZoneSidKey="Asia/Tokyo")])
    write(tmp_path / "export", "Account", [account()])
    write(tmp_path / "export", "CTA", [
        {"Id": make.salesforce_id("a0X"), "AccountId": ACME, "Name": "EBR", "Type": "Lifecycle", "OwnerId": MAYA,
         "CreatedDate": "2026-10-01", "SnoozedUntil": "2026-12-01"}
    ])  # fmt: skip

    run(store, tmp_path / "export")

    with store.reading() as session:
        until = session.scalars(select(Cta.snoozed_until)).one()
    assert until is not None and until.isoformat() == "2026-11-30T15:00:00+00:00"


def test_a_person_with_two_salesforce_users_is_one_person(store: Store, tmp_path: Path) -> None:
    old = user(MAYA, IsActive="false", Role__c="Viewer") | {"Email": "maya@example.com"}
    new = user(PRIYA, IsActive="true") | {"Email": "Maya@Example.com"}
    write(tmp_path / "export", "User", [new, old])
    write(tmp_path / "export", "Account", [account(CSM__c=MAYA), account(GLOBEX, "Globex", CSM__c=PRIYA)])

    run(store, tmp_path / "export")

    with store.reading() as session:
        maya = session.scalars(select(User)).one()
    assert (maya.is_active, maya.role) == (True, "CSM")
    assert find(store).csm_id == find(store, GLOBEX).csm_id == maya.id


def test_a_dry_run_counts_and_keeps_nothing(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "export", "Account", [account(ARR__c=""), account(GLOBEX, "Globex", ARR__c="many")])

    report = run_dry(store, tmp_path / "export")

    assert counts(report, "Account.csv") == (1, 0, 0, 1)
    assert how_many(store, Account) == 0


def test_custom_fields_are_mapped_in_the_folder(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "export", "Account", [account(Annual_Value__c="77")])
    (tmp_path / "export" / "columns.toml").write_text('[Account]\narr = "Annual_Value__c"\n', encoding="utf-8")

    run(store, tmp_path / "export")

    assert find(store).arr == Decimal("77.00")


def test_a_file_without_ids_is_refused_and_the_others_are_loaded(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "export", "Account", [account()])
    write(tmp_path / "export", "Contact", [{"LastName": "Reyes", "AccountId": ACME}])

    report = run(store, tmp_path / "export")

    assert of(report, "Contact.csv").refused == "has no column Id"
    assert not report.is_whole and counts(report, "Account.csv") == (1, 0, 0, 0)


@pytest.mark.only_sqlite
def test_a_folder_with_nothing_to_import_is_an_error(store: Store, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        run(store, tmp_path / "nowhere")
    (tmp_path / "Holiday.csv").write_text("a,b\n", encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        run(store, tmp_path)


def test_a_record_that_stands_twice_is_loaded_once(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "export", "Account", [account(), account(), account(ACME[:15], name="Acme Ltd")])

    for expected in ((1, 0, 1, 1), (0, 0, 2, 1)):
        assert counts(run(store, tmp_path / "export"), "Account.csv") == expected
    assert find(store).name == "Acme Corporation"
