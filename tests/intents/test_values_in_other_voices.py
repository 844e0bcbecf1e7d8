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
raise a risk on Grupo Alcazar: two of their three plants stopped using us | raise-risk | {"account": "Grupo Alcazar", "reason": "two of their three plants stopped using us"}
Kindly mark Larkrise Dental as at risk, sponsor has resigned, they may go for seat churn | raise-risk | {"account": "Larkrise Dental", "reason": "sponsor has resigned", "impact": "seat churn"}
Flag Tamsin & Roe as risk please. Budget freeze until summer. | raise-risk | {"account": "Tamsin & Roe", "reason": "Budget freeze until summer"}
Ostrander Freight is a churn risk now that Dario has left, he was our only fan | raise-risk | {"account": "Ostrander Freight", "impact": "churn", "reason": "Dario has left", "notes": "he was our only fan"}
add weissberg optik to the risk list bc no one logs in | raise-risk | {"account": "weissberg optik", "reason": "no one logs in"}
I'd like to flag a risk at Kestrel Bay Foods, cause: price increase, might mean a downgrade | raise-risk | {"account": "Kestrel Bay Foods", "reason": "price increase", "impact": "downgrade"}
arr of port ellery went up to 240k, pls update | update-attribute | {"account": "port ellery", "attribute": "arr", "value": "240k"}
update employees on larkrise dental, they're 95 now | update-attribute | {"account": "larkrise dental", "attribute": "employees", "value": "95"}
I'd like the region for Grupo Alcazar to read LATAM rather than EMEA | update-attribute | {"account": "Grupo Alcazar", "attribute": "region", "value": "LATAM"}
Could you change who the CSM is for Tamsin & Roe? It's Lucia now. | update-attribute | {"account": "Tamsin & Roe", "attribute": "csm", "value": "Lucia"}
Kestrel Bay Foods: support level Gold, not Silver | update-attribute | {"account": "Kestrel Bay Foods", "attribute": "support_level", "value": "Gold"}
set solutions architect = Bram for weissberg optik | update-attribute | {"account": "weissberg optik", "attribute": "solutions_architect", "value": "Bram"}
Port Ellery's website has changed to portellery.example, update it would you | update-attribute | {"account": "Port Ellery", "attribute": "website", "value": "portellery.example"}
put Ostrander Freight's sentiment to amber, they were grumpy today | update-attribute | {"account": "Ostrander Freight", "attribute": "sentiment", "value": "amber"}
Ostrander Freight moves to implementation phase as of today | update-attribute | {"account": "Ostrander Freight", "attribute": "stage", "value": "implementation"}
the deployment type for kestrel bay foods is hybrid now thanks | update-attribute | {"account": "kestrel bay foods", "attribute": "deployment_types", "value": "hybrid"}
executive sponsor at Grupo Alcazar: Rafael Ortiz from now on | update-attribute | {"account": "Grupo Alcazar", "attribute": "executive_sponsor", "value": "Rafael Ortiz"}
can you take Larkrise Dental down to P3 | update-attribute | {"account": "Larkrise Dental", "attribute": "priority", "value": "P3"}
Larkrise Dental seats 45 -> 60 | update-attribute | {"account": "Larkrise Dental", "attribute": "licensed_users", "value": "60"}
billable users for Port Ellery should read 1 200 and not 1 020 | update-attribute | {"account": "Port Ellery", "attribute": "billable_users", "value": "1 200"}
open a cta for port ellery to review the crane dashboards, medium, due 12 dec, give it to rosa | open-cta | {"account": "port ellery", "name": "review the crane dashboards", "priority": "medium", "due": "2026-12-12", "owner": "rosa"}
I need a CTA on Grupo Alcazar called Plant audit, owner Ines, by the end of next week | open-cta | {"account": "Grupo Alcazar", "name": "Plant audit", "owner": "Ines", "due": "2026-12-04"}
Kestrel Bay Foods needs an expansion CTA: cold store module, high, due 20 January, Marisol to own | open-cta | {"account": "Kestrel Bay Foods", "type": "expansion", "name": "cold store module", "priority": "high", "due": "2027-01-20", "owner": "Marisol"}
new lifecycle cta / larkrise dental / hygiene training / low / 8 dec / tess | open-cta | {"account": "larkrise dental", "type": "lifecycle", "name": "hygiene training", "priority": "low", "due": "2026-12-08", "owner": "tess"}
create a renewal CTA at Tamsin & Roe for me, due on 3 December, urgent | open-cta | {"account": "Tamsin & Roe", "type": "renewal", "owner": "me", "due": "2026-12-03", "priority": "high"}
please open one cta for ostrander freight, driver app rollout, keep it low priority, deadline 15th december, assign to Gideon only | open-cta | {"account": "ostrander freight", "name": "driver app rollout", "priority": "low", "due": "2026-12-15", "owner": "Gideon"}
risk cta for port ellery please, reason corporate decision, apply the save plan playbook, Rosa's | open-cta | {"account": "port ellery", "type": "risk", "reason": "corporate decision", "playbook": "save plan", "owner": "Rosa"}
can we get a cta going for tamsin and roe, chase the signed order form, tomorrow | open-cta | {"account": "tamsin and roe", "name": "chase the signed order form", "due": "2026-11-25"}
CTA 311 goes to Lucia and moves to the 14th | update-cta | {"cta": "311", "owner": "Lucia", "due": "2026-12-14"}
311: started, due 30 nov | update-cta | {"cta": "311", "status": "work-in-progress", "due": "2026-11-30"}
give cta 311 another week and lower it to medium | update-cta | {"cta": "311", "due": "2026-12-01", "priority": "medium"}
drop CTA 311 to low priority and hand to Anouk | update-cta | {"cta": "311", "priority": "low", "owner": "Anouk"}
The deadline of CTA 311 must be shifted by two weeks, responsible is Bram | update-cta | {"cta": "311", "due": "2026-12-08", "owner": "Bram"}
CTA 311: comment that legal wants another round, owner Bram | update-cta | {"cta": "311", "comment": "legal wants another round", "owner": "Bram"}
add task to cta 311: order the badges, Tess by Friday | add-task | {"cta": "311", "text": "order the badges", "owner": "Tess", "due": "2026-11-27"}
new task under CTA 311 for Gideon: count the scanners, due 2 Dec | add-task | {"cta": "311", "owner": "Gideon", "text": "count the scanners", "due": "2026-12-02"}
task for CTA 311 - email the invoice list (owner: Rosa, due: 3 Dec) | add-task | {"cta": "311", "text": "email the invoice list", "owner": "Rosa", "due": "2026-12-03"}
Please add one task in CTA 311, prepare the agenda, to be done by Meera on or before 1 December | add-task | {"cta": "311", "text": "prepare the agenda", "owner": "Meera", "due": "2026-12-01"}
Tomorrow's task on 311, mine: ring the notary | add-task | {"cta": "311", "text": "ring the notary", "owner": "me", "due": "2026-11-25"}
anouk's overdue ctas | list-ctas | {"owner": "anouk", "state": "overdue"}
CTAs sitting with Gideon that are still open | list-ctas | {"owner": "Gideon", "state": "open"}
what CTAs does Rosa have due before Christmas | list-ctas | {"owner": "Rosa", "period": {"start": null, "end": "2026-12-24"}}
closed ctas of the team in october | list-ctas | {"owner": "team", "state": "closed", "period": {"start": "2026-10-01", "end": "2026-10-31"}}
which CTAs is Lucia working on | list-ctas | {"owner": "Lucia"}
high risk ctas, mine and past due | list-ctas | {"owner": "me", "type": "risk", "priority": "high", "state": "overdue"}
give me customers in France or Spain with ARR from 50k to 80k | list-accounts | {"conditions": [{"field": "country", "op": "eq", "value": "france"}, {"field": "country", "op": "eq", "value": "spain"}, {"field": "arr", "op": "gte", "value": 50000}, {"field": "arr", "op": "lte", "value": 80000}]}
customers w/ health under 50 and arr over 75k, biggest first | list-accounts | {"conditions": [{"field": "health", "op": "lt", "value": 50}, {"field": "arr", "op": "gt", "value": 75000}], "sort": {"field": "arr", "order": "desc"}}
Gideon's yellow accounts | list-accounts | {"scope": "Gideon", "conditions": [{"field": "health", "op": "eq", "value": "yellow"}]}
accounts with csm sentiment red and health green | list-accounts | {"conditions": [{"field": "sentiment", "op": "eq", "value": "red"}, {"field": "health", "op": "eq", "value": "green"}]}
p1 customers of ours in manufacturing renewing before april | list-accounts | {"conditions": [{"field": "priority", "op": "eq", "value": "p1"}, {"field": "industry", "op": "eq", "value": "manufacturing"}, {"field": "renewal_date", "op": "before", "value": "2027-04-01"}]}
Rafael at Grupo Alcazar has been made Chief Operating Officer | report-sponsor-change | {"account": "Grupo Alcazar", "contact": "Rafael", "change": "title", "value": "Chief Operating Officer"}
Our sponsor Kofi Asante is leaving Port Ellery at the end of the month | report-sponsor-change | {"account": "Port Ellery", "contact": "Kofi Asante", "change": "left"}
Marit van Dam from Kestrel Bay Foods relocated to Rotterdam | report-sponsor-change | {"account": "Kestrel Bay Foods", "contact": "Marit van Dam", "change": "location", "value": "Rotterdam"}
FYI Ulla at Weissberg Optik has moved on to Carlsson Instruments | report-sponsor-change | {"account": "Weissberg Optik", "contact": "Ulla", "change": "company", "value": "Carlsson Instruments"}
Contact for Tamsin & Roe: June Hollis, June.Hollis@tamsinroe.example, Office Manager, please add | add-contact | {"account": "Tamsin & Roe", "contact": "June Hollis", "email": "June.Hollis@tamsinroe.example", "title": "Office Manager"}
save the new purchasing lead at ostrander freight: dario conti, dario@ostrander.example | add-contact | {"account": "ostrander freight", "contact": "dario conti", "email": "dario@ostrander.example", "title": "purchasing lead"}
add Ama Owusu to Port Ellery as a contact, she runs IT there | add-contact | {"account": "Port Ellery", "contact": "Ama Owusu"}
CTA 311 closed - won, they signed for three years | close-cta | {"cta": "311", "status": "closed-success", "comment": "they signed for three years"}
please close cta 311, not our department, it went to billing | close-cta | {"cta": "311", "status": "not-our-dept", "comment": "it went to billing"}
shut 311 for me, the customer fixed it themselves | close-cta | {"cta": "311", "comment": "the customer fixed it themselves"}
Rosa's renewals next quarter | list-renewals | {"scope": "Rosa", "period": {"start": "2027-01-01", "end": "2027-03-31"}}
which contracts of the team run out before the summer | list-renewals | {"scope": "team"}
what's up for renewal in February and March for me | list-renewals | {"scope": "me", "period": {"start": "2027-02-01", "end": "2027-03-31"}}
send my digest at half past eight from Monday | change-settings | {"setting": "digest", "value": "half past eight from Monday"}
mute larkrise dental until 5 january please | change-settings | {"setting": "mute", "value": "larkrise dental until 5 january"}
I'm on leave from 14 December until 4 January | change-settings | {"setting": "away", "value": "from 14 December until 4 January"}
goal for port ellery's harbour plan: turn ships round in 20 hours by end of march | add-objective | {"account": "port ellery", "plan": "harbour plan", "text": "turn ships round in 20 hours", "due": "2027-03-31"}
open a cta for port ellery: berth audit - lucia - 4 dec - high | open-cta | {"account": "port ellery", "name": "berth audit", "owner": "lucia", "due": "2026-12-04", "priority": "high"}
CTA for Larkrise Dental, hygiene refresher, Tess, 8 Dec | open-cta | {"account": "Larkrise Dental", "name": "hygiene refresher", "owner": "Tess", "due": "2026-12-08"}
open cta grupo alcazar: quarterly numbers @ines due friday | open-cta | {"account": "grupo alcazar", "name": "quarterly numbers", "owner": "ines", "due": "2026-11-27"}
I want a risk CTA on Ostrander Freight, Gideon should look after it, deadline 10 December | open-cta | {"account": "Ostrander Freight", "type": "risk", "owner": "Gideon", "due": "2026-12-10"}
please create for Kestrel Bay Foods an expansion CTA "freezer module" with Marisol as owner and due date 12 January | open-cta | {"account": "Kestrel Bay Foods", "type": "expansion", "name": "freezer module", "owner": "Marisol", "due": "2027-01-12"}
We need a to-do for Weissberg Optik: send the calibration kit by Monday. Anton takes care of it. | open-cta | {"account": "Weissberg Optik", "name": "send the calibration kit", "due": "2026-11-30", "owner": "Anton"}
Tamsin & Roe: new CTA, sort out the duplicate invoices, me, Thursday | open-cta | {"account": "Tamsin & Roe", "name": "sort out the duplicate invoices", "owner": "me", "due": "2026-11-26"}
make a CTA at Port Ellery for the crane sensors, due in three weeks and low priority, I'll do it | open-cta | {"account": "Port Ellery", "name": "crane sensors", "due": "2026-12-15", "priority": "low", "owner": "me"}
open a lifecycle cta for larkrise dental titled first value review due the 9th of december assigned to tess with low priority | open-cta | {"account": "larkrise dental", "type": "lifecycle", "name": "first value review", "due": "2026-12-09", "owner": "tess", "priority": "low"}
add an activity CTA to Grupo Alcazar: site visit in Leon, 15 Dec, prio medium, belongs to Ines | open-cta | {"account": "Grupo Alcazar", "type": "activity", "name": "site visit in Leon", "due": "2026-12-15", "priority": "medium", "owner": "Ines"}
Could Gideon get a CTA on Ostrander Freight? Replace the depot tablets, by 18 December. | open-cta | {"account": "Ostrander Freight", "owner": "Gideon", "name": "Replace the depot tablets", "due": "2026-12-18"}
renewal CTA at Port Ellery, 90 days out, Rosa owns, medium prio pls | open-cta | {"account": "Port Ellery", "type": "renewal", "owner": "Rosa", "priority": "medium"}
Support level at Port Ellery? Should be Premium now. Please set it. | update-attribute | {"account": "Port Ellery", "attribute": "support_level", "value": "Premium"}
we moved Kestrel Bay Foods to the Platinum support package, please reflect that | update-attribute | {"account": "Kestrel Bay Foods", "attribute": "support_level", "value": "Platinum"}
Larkrise Dental's country field says Ireland but it has to be Scotland | update-attribute | {"account": "Larkrise Dental", "attribute": "country", "value": "Scotland"}
industry Tamsin & Roe -> Legal Services | update-attribute | {"account": "Tamsin & Roe", "attribute": "industry", "value": "Legal Services"}
Change segment from SMB to Mid-Market for Larkrise Dental | update-attribute | {"account": "Larkrise Dental", "attribute": "segment", "value": "Mid-Market"}
Weissberg Optik now counts 820 employees | update-attribute | {"account": "Weissberg Optik", "attribute": "employees", "value": "820"}
Tamsin & Roe's Slack channel is #ext-tamsin-roe | update-attribute | {"account": "Tamsin & Roe", "attribute": "slack_channel", "value": "#ext-tamsin-roe"}
please be so kind to set Kestrel Bay Foods on stage Optimize & Grow | update-attribute | {"account": "Kestrel Bay Foods", "attribute": "stage", "value": "Optimize & Grow"}
product sentiment port ellery yellow pls | update-attribute | {"account": "port ellery", "attribute": "product_sentiment", "value": "yellow"}
Deployment model for Ostrander Freight: on-premise | update-attribute | {"account": "Ostrander Freight", "attribute": "deployment_types", "value": "on-premise"}
digest at 6 am on working days please | change-settings | {"setting": "digest", "value": "6 am on working days"}
no digests at weekends please | change-settings | {"setting": "digest", "value": "no digests at weekends"}
my time zone is Central European Time, please | change-settings | {"setting": "timezone", "value": "Central European Time"}
mute port ellery for two weeks would you | change-settings | {"setting": "mute", "value": "port ellery for two weeks"}
quiet hours from 7pm to 7am please | change-settings | {"setting": "quiet hours", "value": "7pm to 7am"}
what does Lucia's book look like | show-portfolio | {"scope": "Lucia"}
portfolio of the whole team please | show-portfolio | {"scope": "team"}
how is Gideon's portfolio doing | show-portfolio | {"scope": "Gideon"}
renewals of Rosa and when, this quarter | list-renewals | {"scope": "Rosa", "period": {"start": "2026-10-01", "end": "2026-12-31"}}
which renewals does gideon have next month | list-renewals | {"scope": "gideon", "period": {"start": "2026-12-01", "end": "2026-12-31"}}
everyone's renewals in January | list-renewals | {"scope": "all", "period": {"start": "2027-01-01", "end": "2027-01-31"}}
show me what tess has overdue, ctas I mean | list-ctas | {"owner": "tess", "state": "overdue"}
open expansion ctas of marisol | list-ctas | {"owner": "marisol", "type": "expansion", "state": "open"}
ctas for gideon due this week | list-ctas | {"owner": "gideon", "period": {"start": "2026-11-23", "end": "2026-11-29"}}
snoozed and low prio ctas on port ellery | list-ctas | {"account": "port ellery", "priority": "low", "state": "snoozed"}
Rosa's high-priority CTAs | list-ctas | {"owner": "Rosa", "priority": "high"}
Which CTAs owned by Anton are late? | list-ctas | {"owner": "Anton", "state": "overdue"}
my team's renewal CTAs that are past due | list-ctas | {"owner": "team", "type": "renewal", "state": "overdue"}
CTA 311 can be closed as success, comment: signed on Monday | close-cta | {"cta": "311", "status": "closed-success", "comment": "signed on Monday"}
cta 311 done and dusted, close it mate | close-cta | {"cta": "311"}
Kindly close CTA 311 with status Product Roadblock, thanks in advance | close-cta | {"cta": "311", "status": "product-roadblock"}
close 311 pls - lost to competitor, price was too high | close-cta | {"cta": "311", "status": "competitor-tech-loss", "comment": "price was too high"}
Port Ellery isn't at risk any more, they renewed for two years | close-risk | {"account": "Port Ellery", "notes": "they renewed for two years"}
accounts that renew in Q1 and are in the adoption stage, not in EMEA | list-accounts | {"conditions": [{"field": "renewal_date", "op": "within", "value": {"start": "2027-01-01", "end": "2027-03-31"}}, {"field": "stage", "op": "eq", "value": "adoption"}, {"field": "region", "op": "ne", "value": "emea"}]}
customers with less than 50 seats and over 20k | list-accounts | {"conditions": [{"field": "licensed_users", "op": "lt", "value": 50}, {"field": "arr", "op": "gt", "value": 20000}]}
team accounts with negative nps | list-accounts | {"scope": "team", "conditions": [{"field": "nps", "op": "lt", "value": 0}]}
healthcare or education customers above 60k, sorted by nps ascending | list-accounts | {"conditions": [{"field": "industry", "op": "eq", "value": "healthcare"}, {"field": "industry", "op": "eq", "value": "education"}, {"field": "arr", "op": "gt", "value": 60000}], "sort": {"field": "nps", "order": "asc"}}
10 largest customers in APAC | list-accounts | {"count": 10, "sort": {"field": "arr", "order": "desc"}, "conditions": [{"field": "region", "op": "eq", "value": "apac"}]}
start tracking Ulla Berg from Weissberg Optik as our champion | track-sponsor | {"contact": "Ulla Berg", "account": "Weissberg Optik"}
Please correct: Ostrander Freight's industry ought to be Transportation, not Retail | update-attribute | {"account": "Ostrander Freight", "attribute": "industry", "value": "Transportation"}
the segment for Grupo Alcazar needs fixing, it should say Enterprise | update-attribute | {"account": "Grupo Alcazar", "attribute": "segment", "value": "Enterprise"}
csm of port ellery should be changed to rosa pls n thx | update-attribute | {"account": "port ellery", "attribute": "csm", "value": "rosa"}
Mark Port Ellery's support level down as Basic | update-attribute | {"account": "Port Ellery", "attribute": "support_level", "value": "Basic"}
hand Ostrander Freight over to Gideon as CSM from 1 December | update-attribute | {"account": "Ostrander Freight", "attribute": "csm", "value": "Gideon"}
Set the billing currency at Weissberg Optik to CHF, they moved to Zug | update-attribute | {"account": "Weissberg Optik", "attribute": "currency", "value": "CHF"}
Update website for Larkrise Dental: https://larkrise.example (the old one is dead) | update-attribute | {"account": "Larkrise Dental", "attribute": "website", "value": "https://larkrise.example"}
make it region APAC for Tamsin & Roe | update-attribute | {"account": "Tamsin & Roe", "attribute": "region", "value": "APAC"}
Tamsin & Roe can be a reference again, please mark it | update-attribute | {"account": "Tamsin & Roe", "attribute": "referenceable", "value": "yes"}
industry of Grupo Alcazar = Food & Beverage (was Agriculture) | update-attribute | {"account": "Grupo Alcazar", "attribute": "industry", "value": "Food & Beverage"}
support tier on kestrel bay foods to gold pretty please | update-attribute | {"account": "kestrel bay foods", "attribute": "support_level", "value": "gold"}
change the exec sponsor at port ellery from Kofi to Ama Owusu | update-attribute | {"account": "port ellery", "attribute": "executive_sponsor", "value": "Ama Owusu"}
Please open a CTA for Port Ellery with the name "Pilot licence renewal", high priority, and assign it to Rosa by 4 December | open-cta | {"account": "Port Ellery", "name": "Pilot licence renewal", "priority": "high", "owner": "Rosa", "due": "2026-12-04"}
open risk cta larkrise dental loss of budget due 3 dec owner tess high | open-cta | {"account": "larkrise dental", "type": "risk", "reason": "loss of budget", "due": "2026-12-03", "owner": "tess", "priority": "high"}
get a cta open on kestrel bay foods for marisol: freezer alarms, no rush so low, end of the year | open-cta | {"account": "kestrel bay foods", "owner": "marisol", "name": "freezer alarms", "priority": "low", "due": "2026-12-31"}
create an expansion CTA, 50 more seats, for Grupo Alcazar, due end of Q1, high priority, owner me | open-cta | {"account": "Grupo Alcazar", "type": "expansion", "name": "50 more seats", "due": "2027-03-31", "priority": "high", "owner": "me"}
cta ostrander freight: tyre sensor pilot; owner gideon; prio high; due 15/12 | open-cta | {"account": "ostrander freight", "name": "tyre sensor pilot", "owner": "gideon", "priority": "high", "due": "2026-12-15"}
Would you open a lifecycle CTA on Larkrise Dental regarding the go-live checklist, for Tess, due this Friday? | open-cta | {"account": "Larkrise Dental", "type": "lifecycle", "name": "go-live checklist", "owner": "Tess", "due": "2026-11-27"}
open a renewal CTA for Port Ellery with the Upcoming Renewal playbook and a due date of 11 January | open-cta | {"account": "Port Ellery", "type": "renewal", "playbook": "Upcoming Renewal", "due": "2027-01-11"}
pls put in a cta @ tamsin & roe - redline the DPA - rosa - by tues - med | open-cta | {"account": "tamsin & roe", "name": "redline the DPA", "owner": "rosa", "due": "2026-12-01", "priority": "medium"}
CTA 311 please to Bram, and it's not urgent any more, make it low | update-cta | {"cta": "311", "owner": "Bram", "priority": "low"}
cta 311 was due yesterday, give it until friday | update-cta | {"cta": "311", "due": "2026-11-27"}
Set CTA 311 in progress, due date 10 December, owner Lucia, comment: kick-off held | update-cta | {"cta": "311", "status": "work-in-progress", "due": "2026-12-10", "owner": "Lucia", "comment": "kick-off held"}
CTA 311: low, Gideon, 9 December | update-cta | {"cta": "311", "priority": "low", "owner": "Gideon", "due": "2026-12-09"}
Tess is off sick, give her CTA 311 to Gideon | update-cta | {"cta": "311", "owner": "Gideon"}
raise the priority on the EBR CTA at Port Ellery to high & move it up to Monday | update-cta | {"cta": "EBR CTA at Port Ellery", "priority": "high", "due": "2026-11-30"}
leave a note on CTA 311 saying the pilot starts in week 50 | update-cta | {"cta": "311", "comment": "the pilot starts in week 50"}
add "book the hall" to CTA 311 as a task for Rosa, due the 3rd | add-task | {"cta": "311", "text": "book the hall", "owner": "Rosa", "due": "2026-12-03"}
CTA 311 new task: collect the badges by 2 December - Bram | add-task | {"cta": "311", "text": "collect the badges", "due": "2026-12-02", "owner": "Bram"}
give Lucia a task on CTA 311: translate the guide by Friday | add-task | {"cta": "311", "owner": "Lucia", "text": "translate the guide", "due": "2026-11-27"}
on CTA 311 add the task send samples, assigned to Anton, deadline Thursday | add-task | {"cta": "311", "text": "send samples", "owner": "Anton", "due": "2026-11-26"}
task on CTA 311, Gideon please: weigh the pallets, tomorrow | add-task | {"cta": "311", "owner": "Gideon", "text": "weigh the pallets", "due": "2026-11-25"}
I'll take a task on 311: draft the minutes by Monday | add-task | {"cta": "311", "owner": "me", "text": "draft the minutes", "due": "2026-11-30"}
new contact at port ellery - rosa bell, dock supervisor, rosa@portellery.example | add-contact | {"account": "port ellery", "contact": "rosa bell", "title": "dock supervisor", "email": "rosa@portellery.example"}
Kindly add below contact for Grupo Alcazar: Name: Rafael Ortiz, Designation: Plant Head, Email: rafael@alcazar.example | add-contact | {"account": "Grupo Alcazar", "contact": "Rafael Ortiz", "title": "Plant Head", "email": "rafael@alcazar.example"}
Larkrise Dental have a new practice manager, Nia Powell, nia@larkrise.example - add her please | add-contact | {"account": "Larkrise Dental", "contact": "Nia Powell", "title": "practice manager", "email": "nia@larkrise.example"}
can you put Bernd Vogel (Einkauf, b.vogel@weissberg.example) in as a contact at Weissberg Optik | add-contact | {"account": "Weissberg Optik", "contact": "Bernd Vogel", "title": "Einkauf", "email": "b.vogel@weissberg.example"}
contact ostrander freight: dario conti / fleet director / dario@ostrander.example | add-contact | {"account": "ostrander freight", "contact": "dario conti", "title": "fleet director", "email": "dario@ostrander.example"}
customers in the UK or Ireland, enterprise only, whose nps is under 0 | list-accounts | {"conditions": [{"field": "country", "op": "eq", "value": "uk"}, {"field": "country", "op": "eq", "value": "ireland"}, {"field": "segment", "op": "eq", "value": "enterprise"}, {"field": "nps", "op": "lt", "value": 0}]}
list accts arr>=100k and health<60 | list-accounts | {"conditions": [{"field": "arr", "op": "gte", "value": 100000}, {"field": "health", "op": "lt", "value": 60}]}
accounts that aren't referenceable and have an NPS of 9 or more | list-accounts | {"conditions": [{"field": "referenceable", "op": "eq", "value": "no"}, {"field": "nps", "op": "gte", "value": 9}]}
red or yellow accounts of mine with renewals before 1 march | list-accounts | {"scope": "me", "conditions": [{"field": "health", "op": "eq", "value": "red"}, {"field": "health", "op": "eq", "value": "yellow"}, {"field": "renewal_date", "op": "before", "value": "2027-03-01"}]}
which of Gideon's customers have we not spoken to for 45 days | list-accounts | {"scope": "Gideon", "conditions": [{"field": "last_activity", "op": "before", "value": "2026-10-10"}]}
customers with no CSM in LATAM | list-accounts | {"conditions": [{"field": "csm", "op": "missing", "value": null}, {"field": "region", "op": "eq", "value": "latam"}]}
add an objective to the growth plan of Grupo Alcazar: 300 active users by end of June | add-objective | {"account": "Grupo Alcazar", "plan": "growth plan", "text": "300 active users", "due": "2027-06-30"}
success plan for larkrise dental please, template Adoption, until end of March | open-success-plan | {"account": "larkrise dental", "template": "Adoption", "due": "2027-03-31"}
close the rollout plan for Port Ellery | close-success-plan | {"account": "Port Ellery", "plan": "rollout plan"}
share Kestrel Bay Foods' success plan with marit@kestrelbay.example | share-success-plan | {"account": "Kestrel Bay Foods", "contact": "marit@kestrelbay.example"}
tasks of Rosa due before friday | list-tasks | {"owner": "Rosa", "period": {"start": null, "end": "2026-11-26"}}
what tasks has Gideon got this week | list-tasks | {"owner": "Gideon", "period": {"start": "2026-11-23", "end": "2026-11-29"}}
Weissberg Optik, please change its industry, it has become Medical Technology | update-attribute | {"account": "Weissberg Optik", "attribute": "industry", "value": "Medical Technology"}
the solutions architect on Port Ellery is Bram as of this week, update that please | update-attribute | {"account": "Port Ellery", "attribute": "solutions_architect", "value": "Bram"}
Tamsin & Roe have 38 seats now, up from 25 | update-attribute | {"account": "Tamsin & Roe", "attribute": "licensed_users", "value": "38"}
Put "Maritime" as industry for Port Ellery | update-attribute | {"account": "Port Ellery", "attribute": "industry", "value": "Maritime"}
kindly change stage of Larkrise Dental into Adoption as they finished the onboarding | update-attribute | {"account": "Larkrise Dental", "attribute": "stage", "value": "Adoption"}
Grupo Alcazar country: Mexico!! not Spain | update-attribute | {"account": "Grupo Alcazar", "attribute": "country", "value": "Mexico"}
Ostrander Freight's support plan got upgraded to Premier Plus, update please | update-attribute | {"account": "Ostrander Freight", "attribute": "support_level", "value": "Premier Plus"}
I'm no longer the CSM of Port Ellery, please put Rosa | update-attribute | {"account": "Port Ellery", "attribute": "csm", "value": "Rosa"}
employees at Kestrel Bay Foods must be corrected to 1.450 | update-attribute | {"account": "Kestrel Bay Foods", "attribute": "employees", "value": "1.450"}
Larkrise Dental region EMEA, was wrongly APAC | update-attribute | {"account": "Larkrise Dental", "attribute": "region", "value": "EMEA"}
Open CTA: "Harbour fees 2027", Port Ellery, risk, high, owner: Rosa, due: 11/12/2026 | open-cta | {"account": "Port Ellery", "name": "Harbour fees 2027", "type": "risk", "priority": "high", "owner": "Rosa", "due": "2026-11-12"}
There should be a CTA for Kestrel Bay Foods about the missing pallets. Marisol should own it. Due 9 December. | open-cta | {"account": "Kestrel Bay Foods", "name": "missing pallets", "owner": "Marisol", "due": "2026-12-09"}
Need CTA: Weissberg Optik – coating line review – due EOM – Anton – medium | open-cta | {"account": "Weissberg Optik", "name": "coating line review", "due": "2026-11-30", "owner": "Anton", "priority": "medium"}
open an objective CTA at Tamsin & Roe: 90% of fee earners onboarded. Lucia owns this one, end of Q1. | open-cta | {"account": "Tamsin & Roe", "type": "objective", "name": "90% of fee earners onboarded", "owner": "Lucia", "due": "2027-03-31"}
can you open a CTA for me at Grupo Alcazar called Contract redlines due 1 December | open-cta | {"account": "Grupo Alcazar", "name": "Contract redlines", "due": "2026-12-01", "owner": "me"}
open cta port ellery reason lack of engagement type risk owner rosa | open-cta | {"account": "port ellery", "reason": "lack of engagement", "type": "risk", "owner": "rosa"}
A CTA please for Ostrander Freight, the type is expansion and the name is Trailer trackers, Gideon is responsible | open-cta | {"account": "Ostrander Freight", "type": "expansion", "name": "Trailer trackers", "owner": "Gideon"}
new cta for kestrel bay foods: get signed NDA from legal (due 10 dec, owner marisol) | open-cta | {"account": "kestrel bay foods", "name": "get signed NDA from legal", "due": "2026-12-10", "owner": "marisol"}
cta 311: gideon's now, bump to 8 dec | update-cta | {"cta": "311", "owner": "gideon", "due": "2026-12-08"}
CTA 311 should be owned by Lucia and be finished on 11 December | update-cta | {"cta": "311", "owner": "Lucia", "due": "2026-12-11"}
take CTA 311 off my plate and give it to Anouk, high please | update-cta | {"cta": "311", "owner": "Anouk", "priority": "high"}
CTA 311, comment: budget is approved. Priority: high. | update-cta | {"cta": "311", "comment": "budget is approved", "priority": "high"}
the onboarding CTA of Larkrise Dental has been started by Tess, please assign it to her and set due to 30 November | update-cta | {"cta": "onboarding CTA of Larkrise Dental", "status": "work-in-progress", "due": "2026-11-30"}
snooze 311 till after the holidays because the buyer is away | snooze-cta | {"cta": "311", "reason_text": "the buyer is away"}
Port Ellery: at risk. Reason: Lack of engagement. Impact: Seat churn. Notes: no reply since August | raise-risk | {"account": "Port Ellery", "reason": "Lack of engagement", "impact": "Seat churn", "notes": "no reply since August"}
risk on grupo alcazar pls - budget cuts, poss downgrade | raise-risk | {"account": "grupo alcazar", "reason": "budget cuts", "impact": "downgrade"}
We must declare Weissberg Optik at risk due to product quality; the impact would be customer sentiment | raise-risk | {"account": "Weissberg Optik", "reason": "product quality", "impact": "customer sentiment"}
flag risk for Ostrander Freight, competitor is in the door, seat churn likely | raise-risk | {"account": "Ostrander Freight", "reason": "competitor is in the door", "impact": "seat churn"}
Ama Owusu of Port Ellery got promoted to Director of Operations last week | report-sponsor-change | {"contact": "Ama Owusu", "account": "Port Ellery", "change": "title", "value": "Director of Operations"}
Nia Powell at Larkrise Dental is now working from Leeds | report-sponsor-change | {"contact": "Nia Powell", "account": "Larkrise Dental", "change": "location", "value": "Leeds"}
Kofi Asante no longer works at Port Ellery, he joined Harrowgate Systems | report-sponsor-change | {"contact": "Kofi Asante", "account": "Port Ellery", "change": "company", "value": "Harrowgate Systems"}
bernd vogel at weissberg optik is head of purchasing now | report-sponsor-change | {"contact": "bernd vogel", "account": "weissberg optik", "change": "title", "value": "head of purchasing"}
list all CTAs that belong to Anton and have medium priority | list-ctas | {"owner": "Anton", "priority": "medium"}
Bram's CTAs at Port Ellery | list-ctas | {"owner": "Bram", "account": "Port Ellery"}
anything overdue on rosa's desk, ctas only | list-ctas | {"owner": "rosa", "state": "overdue"}
which low prio ctas do I still have open | list-ctas | {"owner": "me", "priority": "low", "state": "open"}
how many accounts in DACH have fewer than 20 active users | list-accounts | {"conditions": [{"field": "region", "op": "eq", "value": "dach"}, {"field": "active_users", "op": "lt", "value": 20}]}
my enterprise accounts without a health score | list-accounts | {"scope": "me", "conditions": [{"field": "segment", "op": "eq", "value": "enterprise"}, {"field": "health", "op": "missing", "value": null}]}
green accounts over half a million in the US | list-accounts | {"conditions": [{"field": "health", "op": "eq", "value": "green"}, {"field": "arr", "op": "gt", "value": 500000}, {"field": "country", "op": "eq", "value": "us"}]}
retail customers whose renewal is between january and march | list-accounts | {"conditions": [{"field": "industry", "op": "eq", "value": "retail"}, {"field": "renewal_date", "op": "within", "value": {"start": "2027-01-01", "end": "2027-03-31"}}]}
accounts not in onboarding with utilization below 20% | list-accounts | {"conditions": [{"field": "stage", "op": "ne", "value": "onboarding"}, {"field": "license_utilization", "op": "lt", "value": 20}]}
close CTA 311, we agreed with Lucia to drop it | close-cta | {"cta": "311", "comment": "we agreed with Lucia to drop it"}
cta 311 is finished, mark it success and note that they sent the signed copy | close-cta | {"cta": "311", "status": "closed-success", "comment": "they sent the signed copy"}
Please close the EBR CTA at Port Ellery as won with comment "board was delighted" | close-cta | {"cta": "EBR CTA at Port Ellery", "status": "closed-success", "comment": "board was delighted"}
CTA 311 closed out, not a priority for them this year | close-cta | {"cta": "311", "status": "not-a-priority"}
kindly close CTA 311 since the customer has paid the invoice | close-cta | {"cta": "311", "comment": "the customer has paid the invoice"}
Rosa needs a task on CTA 311: measure the quay by Friday | add-task | {"cta": "311", "owner": "Rosa", "text": "measure the quay", "due": "2026-11-27"}
add a task for tess to cta 311: print the leaflets | add-task | {"cta": "311", "owner": "tess", "text": "print the leaflets"}
task: CTA 311, chase the PO, owner bram, due 4 dec | add-task | {"cta": "311", "text": "chase the PO", "owner": "bram", "due": "2026-12-04"}
CTA 311: Anton has to send the samples by 1 December, add it as a task | add-task | {"cta": "311", "owner": "Anton", "text": "send the samples", "due": "2026-12-01"}
put a task on CTA 311 to renew the insurance and let Gideon do it, due 10 December | add-task | {"cta": "311", "text": "renew the insurance", "owner": "Gideon", "due": "2026-12-10"}
which CTAs are with Lucia right now | list-ctas | {"owner": "Lucia"}
CTAs for which Anton is responsible | list-ctas | {"owner": "Anton"}
give me tess's open ctas at larkrise dental | list-ctas | {"owner": "tess", "account": "larkrise dental", "state": "open"}
open CTAs, owner Gideon | list-ctas | {"owner": "Gideon", "state": "open"}
what has Anouk closed this month in ctas | list-ctas | {"owner": "Anouk", "state": "closed", "period": {"start": "2026-11-01", "end": "2026-11-30"}}
high prio stuff in my ctas for this week | list-ctas | {"owner": "me", "priority": "high", "period": {"start": "2026-11-23", "end": "2026-11-29"}}
contracts expiring in Q2 for Gideon | list-renewals | {"scope": "Gideon", "period": {"start": "2027-04-01", "end": "2027-06-30"}}
what do we have renewing in the first quarter across the team | list-renewals | {"scope": "team", "period": {"start": "2027-01-01", "end": "2027-03-31"}}
renewals of mine until the end of january | list-renewals | {"scope": "me", "period": {"start": null, "end": "2027-01-31"}}
renewals company wide in 2027 | list-renewals | {"scope": "all", "period": {"start": "2027-01-01", "end": "2027-12-31"}}
accounts with ARR below 20k in Germany | list-accounts | {"conditions": [{"field": "arr", "op": "lt", "value": 20000}, {"field": "country", "op": "eq", "value": "germany"}]}
customers at P1 or P2 with sentiment yellow | list-accounts | {"conditions": [{"field": "priority", "op": "eq", "value": "p1"}, {"field": "priority", "op": "eq", "value": "p2"}, {"field": "sentiment", "op": "eq", "value": "yellow"}]}
accounts where nothing happened in the last 3 weeks | list-accounts | {"conditions": [{"field": "last_activity", "op": "before", "value": "2026-11-03"}]}
public sector or education accounts renewing this quarter | list-accounts | {"conditions": [{"field": "segment", "op": "eq", "value": "public sector"}, {"field": "industry", "op": "eq", "value": "education"}, {"field": "renewal_date", "op": "within", "value": {"start": "2026-10-01", "end": "2026-12-31"}}]}
which mid-market customers pay us more than €80k and have a score under 60 | list-accounts | {"conditions": [{"field": "segment", "op": "eq", "value": "mid-market"}, {"field": "arr", "op": "gt", "value": 80000}, {"field": "health", "op": "lt", "value": 60}]}
accounts with health below 40, lowest first | list-accounts | {"conditions": [{"field": "health", "op": "lt", "value": 40}], "sort": {"field": "health", "order": "asc"}}
top 5 accounts by NPS | list-accounts | {"count": 5, "sort": {"field": "nps", "order": "desc"}}
customers in the Nordics using over 90% of their licences | list-accounts | {"conditions": [{"field": "region", "op": "eq", "value": "nordics"}, {"field": "license_utilization", "op": "gt", "value": 90}]}
Tess's customers that are red with more than 40k | list-accounts | {"scope": "Tess", "conditions": [{"field": "health", "op": "eq", "value": "red"}, {"field": "arr", "op": "gt", "value": 40000}]}
Port Ellery: support level should become Premium | update-attribute | {"account": "Port Ellery", "attribute": "support_level", "value": "Premium"}
for Larkrise Dental write Healthcare into the industry field | update-attribute | {"account": "Larkrise Dental", "attribute": "industry", "value": "Healthcare"}
licensed users of Tamsin & Roe went from 25 to 38 | update-attribute | {"account": "Tamsin & Roe", "attribute": "licensed_users", "value": "38"}
the architect for Grupo Alcazar will be Bram, please store this | update-attribute | {"account": "Grupo Alcazar", "attribute": "solutions_architect", "value": "Bram"}
Kestrel Bay Foods upgraded to Gold support level | update-attribute | {"account": "Kestrel Bay Foods", "attribute": "support_level", "value": "Gold"}
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
