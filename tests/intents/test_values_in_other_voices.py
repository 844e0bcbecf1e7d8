"""Values reach their slots in whatever voice they are said, without the politeness and the contrasts around them."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from bench.comparing import wrong_slots
from bot.domain.account_index import AccountEntry, AccountIndex
from bot.intents.reading import build_reader
from bot.language.reader import Reader

TUESDAY = datetime.fromisoformat("2026-11-24T10:30:00-05:00")
COMPANIES = (
    "Weissberg Optik",
    "Ostrander Freight",
    "Larkrise Dental",
    "Grupo Alcazar",
    "Port Ellery",
    "Kestrel Bay Foods",
    "Tamsin & Roe",
)
NAMES = AccountIndex.build([AccountEntry(at, f"001AB{at}", name) for at, name in enumerate(COMPANIES, 1)])

SAID = """
The support level of Weissberg Optik is from today on Gold, please correct | update-attribute | {"account": "Weissberg Optik", "attribute": "support_level", "value": "Gold"}
Ostrander Freight's industry is Logistics only, at the moment it reads Retail | update-attribute | {"account": "Ostrander Freight", "attribute": "industry", "value": "Logistics"}
Larkrise Dental should be Mid-Market and not SMB, correct the segment please | update-attribute | {"account": "Larkrise Dental", "attribute": "segment", "value": "Mid-Market"}
Please make the country of Grupo Alcazar Spain, no Portugal | update-attribute | {"account": "Grupo Alcazar", "attribute": "country", "value": "Spain"}
licensed users port ellery 2,400 | update-attribute | {"account": "port ellery", "attribute": "licensed_users", "value": "2,400"}
port ellery employees 780 | update-attribute | {"account": "port ellery", "attribute": "employees", "value": "780"}
slack channel for kestrel bay foods is #kbf-success now | update-attribute | {"account": "kestrel bay foods", "attribute": "slack_channel", "value": "#kbf-success"}
website of Tamsin & Roe: tamsinroe.example, I ask to change it | update-attribute | {"account": "Tamsin & Roe", "attribute": "website", "value": "tamsinroe.example"}
Deployment type of Larkrise Dental is now private cloud, kindly amend | update-attribute | {"account": "Larkrise Dental", "attribute": "deployment_types", "value": "private cloud"}
Kestrel Bay Foods went for the Silver support level, please note it | update-attribute | {"account": "Kestrel Bay Foods", "attribute": "support_level", "value": "Silver"}
Account: Ostrander Freight, field: industry, new value: Maritime | update-attribute | {"account": "Ostrander Freight", "attribute": "industry", "value": "Maritime"}
Weissberg Optik has now 310 billable users, please update | update-attribute | {"account": "Weissberg Optik", "attribute": "billable_users", "value": "310"}
Currency of Grupo Alcazar must be EUR instead of USD, thank you for changing | update-attribute | {"account": "Grupo Alcazar", "attribute": "currency", "value": "EUR"}
cta 311 is from now on of Matteo, to be ready the 4 of december | update-cta | {"cta": "311", "owner": "Matteo", "due": "2026-12-04"}
shove cta 311 to dec 9 and chuck it over to wanjiru | update-cta | {"cta": "311", "due": "2026-12-09", "owner": "wanjiru"}
CTA 311: Birgit can take it, high | update-cta | {"cta": "311", "owner": "Birgit", "priority": "high"}
CTA 311 to Yusuf, 18.12., low. | update-cta | {"cta": "311", "owner": "Yusuf", "due": "2026-12-18", "priority": "low"}
I've begun the renewal CTA for Port Ellery, mark it as in progress and put 'quote is with Dana's boss' as a comment | update-cta | {"cta": "renewal CTA for Port Ellery", "status": "work-in-progress", "comment": "quote is with Dana's boss"}
Please write as comment in the onboarding CTA of Larkrise Dental: Ulla Berg returns on 4 January. | update-cta | {"cta": "onboarding CTA of Larkrise Dental", "comment": "Ulla Berg returns on 4 January"}
Please comment on CTA 311 that the router is still in customs, and move the due date to 11 December | update-cta | {"cta": "311", "comment": "the router is still in customs", "due": "2026-12-11"}
Update CTA 311 - Owner: Priscilla - Due: 2026-12-15 - Priority: Low - Comment: scope agreed with Mr. Hahn | update-cta | {"cta": "311", "owner": "Priscilla", "due": "2026-12-15", "priority": "low", "comment": "scope agreed with Mr. Hahn"}
cta 311 medium and it should be done by dec 3, tess owns it now | update-cta | {"cta": "311", "priority": "medium", "due": "2026-12-03", "owner": "tess"}
pop cta 311 on Callum's plate, due next wednesday | update-cta | {"cta": "311", "owner": "Callum", "due": "2026-12-02"}
make CTA 311 urgent mate, their board sits on Thursday | update-cta | {"cta": "311", "priority": "high"}
cta ostrander freight renewal - quote for 80 trucks - due 12/10 - marisol | open-cta | {"account": "ostrander freight", "type": "renewal", "name": "quote for 80 trucks", "due": "2026-12-10", "owner": "marisol"}
renewl cta kestrel bay foods 'cold chain add-on' marisol owns it due end of jan, low | open-cta | {"account": "kestrel bay foods", "type": "renewal", "name": "cold chain add-on", "owner": "marisol", "due": "2027-01-31", "priority": "low"}
opn a cta 4 port ellery, fix the gate scanners, hi prio, by thurs | open-cta | {"account": "port ellery", "name": "fix the gate scanners", "priority": "high", "due": "2026-11-26"}
new cta larkrise dental: chk licence cnt, hi pri, due eow | open-cta | {"account": "larkrise dental", "name": "chk licence cnt", "priority": "high", "due": "2026-11-27"}
ok open a cta for grupo alcazar call it second plant rollout make it expansion high priority and give it to ines due december tenth | open-cta | {"account": "grupo alcazar", "name": "second plant rollout", "type": "expansion", "priority": "high", "owner": "ines", "due": "2026-12-10"}
Please open a CTA for Weissberg Optik. It should be called "Lens lab training", lifecycle type, I am the owner, due 15 December | open-cta | {"account": "Weissberg Optik", "name": "Lens lab training", "type": "lifecycle", "owner": "me", "due": "2026-12-15"}
Open risk CTA, Port Ellery, reason Loss of Budget, Account Triage playbook, Freya, in 5 days | open-cta | {"account": "Port Ellery", "type": "risk", "reason": "Loss of Budget", "playbook": "Account Triage", "owner": "Freya", "due": "2026-11-29"}
onboarding cta larkrise dental, customer welcome playbook, owner tess, due 12/9 | open-cta | {"account": "larkrise dental", "name": "onboarding", "playbook": "customer welcome", "owner": "tess", "due": "2026-12-09"}
please open a medium priority risk CTA at Ostrander Freight to walk the depots with them, by 9 December, Jonas said he would take it | open-cta | {"account": "Ostrander Freight", "type": "risk", "priority": "medium", "name": "walk the depots with them", "due": "2026-12-09", "owner": "Jonas"}
Kindly raise one expansion call to action for Grupo Alcazar, it should be due on 5 December and owned by Tess | open-cta | {"account": "Grupo Alcazar", "type": "expansion", "due": "2026-12-05", "owner": "Tess"}
Can I have a CTA on Tamsin & Roe: get the data annex signed, due end of January, and stick it on Shanice's list | open-cta | {"account": "Tamsin & Roe", "name": "get the data annex signed", "due": "2027-01-31", "owner": "Shanice"}
put a risk cta on kestrel bay foods pls, reason lack of adoption, w/ the win back playbook | open-cta | {"account": "kestrel bay foods", "type": "risk", "reason": "lack of adoption", "playbook": "win back"}
raise risk port ellery - product value gaps - impact tier downgrade - they hate the new map view | raise-risk | {"account": "port ellery", "reason": "product value gaps", "impact": "tier downgrade", "notes": "they hate the new map view"}
flag ostrander freight at risk, loss of budget, impct seat churn, two depots close in may | raise-risk | {"account": "ostrander freight", "reason": "loss of budget", "impact": "seat churn", "notes": "two depots close in may"}
Grupo Alcazar is at risk: lack of engagement, impact customer churn at worst. Nobody answers since May. | raise-risk | {"account": "Grupo Alcazar", "reason": "lack of engagement", "impact": "customer churn", "notes": "Nobody answers since May"}
we have to flag larkrise dental as a risk the reason is corporate decision and the impact is tier downgrade | raise-risk | {"account": "larkrise dental", "reason": "corporate decision", "impact": "tier downgrade"}
RAISE RISK - account: Weissberg Optik - reason: Product Quality/Availability - impact: Customer Sentiment - notes: three outages in one month | raise-risk | {"account": "Weissberg Optik", "reason": "Product Quality/Availability", "impact": "Customer Sentiment", "notes": "three outages in one month"}
Stick a task on the Port Ellery EBR CTA: book the pilot house, by Thursday, Rosa can do it | add-task | {"cta": "Port Ellery EBR CTA", "text": "book the pilot house", "due": "2026-11-26", "owner": "Rosa"}
CTA 311 gets a task: 'ring Uwe before he sails', by 10.12., Tomasz. | add-task | {"cta": "311", "text": "ring Uwe before he sails", "due": "2026-12-10", "owner": "Tomasz"}
task on cta 311 send the tariff sheet, kel does it, due fri | add-task | {"cta": "311", "text": "send the tariff sheet", "owner": "kel", "due": "2026-11-27"}
what all tasks are pending on Meera till Friday? | list-tasks | {"owner": "Meera", "period": {"start": null, "end": "2026-11-27"}}
New contact for Weissberg Optik: Dr.-Ing. Antje Wolff, Leiterin Vertrieb, a.wolff@weissberg.example. Thank you | add-contact | {"account": "Weissberg Optik", "contact": "Dr.-Ing. Antje Wolff", "title": "Leiterin Vertrieb", "email": "a.wolff@weissberg.example"}
Mr. Kofi Asante has joined Port Ellery as Head of Procurement, email kofi@portellery.example, please create the contact | add-contact | {"account": "Port Ellery", "contact": "Mr. Kofi Asante", "title": "Head of Procurement", "email": "kofi@portellery.example"}
new contact: Marit van Dam (COO), she is in Kestrel Bay Foods, marit@kestrelbay.example | add-contact | {"account": "Kestrel Bay Foods", "contact": "Marit van Dam", "title": "COO", "email": "marit@kestrelbay.example"}
add rory flint depot mngr as a contact on ostrander freight | add-contact | {"account": "ostrander freight", "contact": "rory flint", "title": "depot mngr"}
add june hollis as a contact for tamsin & roe she's the office manager her email is june@tamsinroe.example | add-contact | {"account": "tamsin & roe", "contact": "june hollis", "title": "office manager", "email": "june@tamsinroe.example"}
Please add my new contact Liv Strand, plant manager at Kestrel Bay Foods | add-contact | {"account": "Kestrel Bay Foods", "contact": "Liv Strand", "title": "plant manager"}
Ama Owusu, head of IT → contact at Port Ellery, ama@portellery.example | add-contact | {"account": "Port Ellery", "contact": "Ama Owusu", "title": "head of IT", "email": "ama@portellery.example"}
there's a new face at Larkrise Dental, name of Pauline Marsh, could you add her as a contact? | add-contact | {"account": "Larkrise Dental", "contact": "Pauline Marsh"}
pls add sid barlow 2 larkrise dental, practice mgr | add-contact | {"account": "larkrise dental", "contact": "sid barlow", "title": "practice mgr"}
accts apac >200k <40% lic util renewing q1 | list-accounts | {"conditions": [{"field": "region", "op": "eq", "value": "apac"}, {"field": "arr", "op": "gt", "value": 200000}, {"field": "license_utilization", "op": "lt", "value": 40}, {"field": "renewal_date", "op": "within", "value": {"start": "2027-01-01", "end": "2027-03-31"}}]}
Kindly list enterprise customers where health score is below 40 and ARR is above 90k | list-accounts | {"conditions": [{"field": "segment", "op": "eq", "value": "enterprise"}, {"field": "health", "op": "lt", "value": 40}, {"field": "arr", "op": "gt", "value": 90000}]}
my accounts in onboarding that nobody's talked to in the last twenty days | list-accounts | {"scope": "me", "conditions": [{"field": "stage", "op": "eq", "value": "onboarding"}, {"field": "last_activity", "op": "before", "value": "2026-11-04"}]}
accounts with employees over 500 and nps under 20 and more than 100k ARR | list-accounts | {"conditions": [{"field": "employees", "op": "gt", "value": 500}, {"field": "nps", "op": "lt", "value": 20}, {"field": "arr", "op": "gt", "value": 100000}]}
which customers have 200+ licensed users and under 30% utilization | list-accounts | {"conditions": [{"field": "licensed_users", "op": "gte", "value": 200}, {"field": "license_utilization", "op": "lt", "value": 30}]}
list all SMB customers in the Implementation stage, sorted by renewal date | list-accounts | {"conditions": [{"field": "segment", "op": "eq", "value": "smb"}, {"field": "stage", "op": "eq", "value": "implementation"}], "sort": {"field": "renewal_date", "order": "asc"}}
list ctas owner=Noor type=risk state=open | list-ctas | {"owner": "Noor", "type": "risk", "state": "open"}
please give me the list of low-priority CTAs for Port Ellery | list-ctas | {"account": "Port Ellery", "priority": "low"}
show overdue ctas please, I've lost my list | list-ctas | {"state": "overdue"}
Success plan for Port Ellery. Onboarding. Due 15 March. | open-success-plan | {"account": "Port Ellery", "template": "Onboarding", "due": "2027-03-15"}
succes plan 4 ostrander freight pls, the adoption one, due 31 jan | open-success-plan | {"account": "ostrander freight", "template": "adoption", "due": "2027-01-31"}
Please activate success plan "Calm Harbour" of Port Ellery. It is still draft. | activate-success-plan | {"account": "Port Ellery", "plan": "Calm Harbour"}
New objective: halve the gate queue. Plan: rollout plan. Account: Port Ellery. Due: 1/29. | add-objective | {"account": "Port Ellery", "plan": "rollout plan", "text": "halve the gate queue", "due": "2027-01-29"}
change my timezone to Lisbon, I have moved back | change-settings | {"setting": "timezone", "value": "Lisbon"}
set my digest to 7:15 please, I start earlier now | change-settings | {"setting": "digest", "value": "7:15"}
Just heard that Dr. Sushila has resigned from Kestrel Bay Foods | report-sponsor-change | {"contact": "Dr. Sushila", "account": "Kestrel Bay Foods", "change": "left"}
share the rollout plan of port ellery w/ captain moss | share-success-plan | {"account": "port ellery", "plan": "rollout plan", "contact": "captain moss"}
""".strip().splitlines()
FORM = "New CTA\nAccount: Port Ellery\nName: Berth plan review\nType: Activity\nPriority: Low\nOwner: Anouk\nDue: 2026-12-11"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return build_reader()


@pytest.mark.parametrize("line", SAID)
def test_every_value_is_read_and_nothing_around_it(reader: Reader, line: str) -> None:
    text, intent, slots = line.split(" | ")
    reading = reader.read(text, now=TUESDAY, names=NAMES)
    assert reading.intent == intent
    assert wrong_slots(json.loads(slots), reading.slots) == []


def test_an_owner_ends_with_his_line(reader: Reader) -> None:
    assert reader.read(FORM, now=TUESDAY, names=NAMES).slots["owner"] == "Anouk"
