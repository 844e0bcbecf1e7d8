"""Words that do not tell a company apart: the ordinary ones of English, those of the trade, and those of company names in general."""

from __future__ import annotations

ORDINARY = frozenset(
    """
a able about above accept access according account accounts across act action active activate activities activity
actually add added additional address admin adopted adoption after afternoon again against age ago agree agreed
ahead air alert alerts all allow almost alone along already also although always am amber among amount an and annual
another answer any anyone anything apart app appear apply approval approve april are area around arr article as
aside ask asked asking assign assigned at attach attend attended attendee attendees audit august author available
average aware away back bad balance bank base based basis be became because become been before began begin behind
being believe below benefit best better between beyond big biggest bill billing bind bit black block blocked blocker
blue board body book books both bottom box brand break brief bring broken brought budget bug bugs build building
built bump business busy but button buy by cadence call called calling calls came can cancel cancelled cannot
capital care case cases catch cause center central certain chain chair champion champions chance change changed
changes channel charge chart chase chat chatted check child choice choose churn churned churning city class clean
clear click client clients climate close closed closes closing cloud club coast code coffee cold college color come
comes coming comment comments common company complain complaint complete completed concern confirm confirmed connect
consider contact contacts continue contract control cool copy core corner correct cost could count country couple
course cover create created credit cross csm cta ctas currency current currently custom customer customers cut daily
dash dashboard data date dates day days deadline deal dear december decide decided decision deck deep default delay
delayed delete deliver delivery demo department deploy design desk detail details develop did didn different digest
digital direct director discuss discussed discussion do doc document does doing domain done down draft drop dropped
due during each early earth east easy ebr edit effect effort eight either eleven else email emails emea employee
employees empty end ended ends energy engaged engagement engineer engineering english enough ensure enter entire
entry eod eom eoq eow escalate escalated escalation especially euro europe even evening event events ever every
everyone everything exactly example except exec executive executives existing expansion expect expected explain
export express extend extended extra eye face fact fail failed fall family far fast father feature features february
feedback feel felt few field file fill final finally finance find fine finish finished fire first five fix fixed
flag flagged flash flat flow focus folks follow followed following followup food for force form forget forgot formal
former forward four free friday friend from front full fun further future game gap gas gave general get gets getting
give given glad global go goal goals god goes going gold gone good got government grand great green grey ground
group grow growing growth guess guide guy guys had half hall hand handed handoff hands happen happened happy hard
has have having he head health healthy hear heard heart held hello help helped her here hey hi high higher highlight
him hire hired his history hit hold holiday home hope hot hotel hour hours house how however http https huge human i
idea if impact implement implementation important in inbox include included industry info inform information inside
instead integration interest interested internal into introduce intro invite invoice is issue issues it item items
its itself jan january job join joined july june just keep kept key kick kickoff kids kind king knew know known lab
labs lack lady lag land language large last late later latest launch law lead leader learn least leave leaves
leaving led left legal less let letter level leverage library license licence licenses life light like likely limit
line link list listed little live lives living local location log logged login logs long longer look looked looking
loop lose loss lost lot love low lower lunch made mail main maintain major make makes making man manage management
manager many map march mark market marked match material matter may maybe me mean means meantime media meet meeting
meetings member men mention mentioned merge merged message met metric middle might migrate migration mile milestone
million mind mine minute minutes miss missed missing mobile model monday money month monthly months mood moon more
morning most mother mountain move moved moves moving much music must mute my myself name named names national near
nearly need needed needs neighbour network never new news next nice night nine no nobody none noon nor normal north
not note notes nothing notice notify november now nps number numbers object objective objectives october of off
offer office official often ok okay old on onboard onboarded onboarding once one ones ongoing online only onsite
open opened opp opportunities opportunity opps option or orange order org organization original other others
otherwise our out outage outcome outside over overall overdue overview own owned owner owns page paid paper parent
park part partner partners parts party pass passed past path pause paused pay paying payment pending people per
percent perfect perhaps period person phase phone phoned pick picture piece pilot pink place plan plane planned
planning plans platform play playbook playbooks please plus point points poor portfolio position possible post power
pre prefer prep prepare presentation press pretty previous price pricing prime priority private pro probably problem
process product production products profile program progress project projects promise promised properly property
proposal propose provide public pull purchase purple purpose push put qbr quality quarter quarterly question
questions quick quickly quiet quite quote raise raised ran random range rate rather reach reached read ready real
really reason reassign received recent recently record red reference referenceable referral refresh regarding region
regular reject related relationship release remain remember remind reminder remove renew renewal renewals renewed
renews replace replied reply report reported reporting reports request requested require required resolve resolved
response rest result results retail return review reviewed revisit right risk risks river road roadmap roi role
rollout room round row rule run running safe said sales same sample satisfied saturday save saw say saying says
schedule scheduled school score scorecard sea search season seat seats second secure security see seem seems seen
segment sell send senior sense sent sentiment separate september series serious service services session set sets
setting settings settle setup seven several share shared she ship shop short should show shown side sign signed
silver similar simple since single site six size skip slack slow small smart snap snooze snoozed so social software
sold solid solution solutions some somebody someone something sometimes somewhere son soon sorry sort sound source
south space spare speak special spend spent split spoke spoken sponsor sponsors spot spread spring square stable
staff stage stages stand standard star start started starts state status stay step steps still stock stop stopped
store story strategic strategy street stress strong structure student stuff subject subscription subsidiaries
subsidiary succeed success such suggest suggested summary summer summit sun sunday super support supposed sure
survey sustain switch sync synced system systems table tag take taken takes taking talk talked talking target task
tasks tax team teams tech technical technology tell ten term terms test than thank thanks that the their them then
there these they thing things think third this those though thought thousand three through thursday ticket tickets
tier till time timeline times tiny title to today together told tom tomorrow ton tonight too took top topic total
touch touched toward town track tracked tracking trade traffic train trained training transfer transition travel
tree trial tried trip true trust try trying tuesday turn turned turning twelve twice two type ultimate unable under
understand understood undo unfollow unhappy union unique unit united unlink until up upcoming update updated updates
upgrade upgraded upon upsell urgent us usage use used user users using usual utilization valuable value various
vendor version very via video view vip visible vision visit voice vote wait waiting walk want wanted wants war warm
warn warning was watch water way we weather web website wednesday week weekend weekly weeks welcome well went were
west what whatever when where whether which while white who whole whom whose why wide wife wild will win wind window
winter wire wise wish with within without woman won wonder word words work worked working works workshop world
worried worry worse worst worth would write writing written wrong wrote year yearly years yellow yes yesterday yet
you young your yours zero zone feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat
amer apac latam na inc ltd hq ceo cfo cto cio vp svp ops hr pm ebrs qbrs sla poc sow po rfp faq asap fyi btw tbd eta
ooo pto wip
""".split()
)
"""Lower-case words that mean nothing by themselves in a sentence of a customer success manager, even where an account is called so."""

GENERIC = frozenset(
    """
group holdings holding international global worldwide national solutions services service systems system
technologies technology technical tech software digital data cloud networks network consulting partners partner
associates capital ventures investments finance financial bank banking insurance assurance mutual health healthcare
medical clinic clinics hospital hospitals pharma pharmaceuticals pharmaceutical biologics energy power electric
electronics engineering industries industrial manufacturing materials chemicals steel metals mining oil gas water
utilities logistics freight shipping transport transportation airlines aerospace aviation automotive motors motor
auto parts foods food beverages brewing restaurants hotels resorts hospitality retail stores outfitters apparel
fashion media publishing press entertainment studios games sports music education university college school schools
district city county department authority public trust foundation society union association council ministry
institute laboratories labs research construction builders building homes properties realty estate real security
defense telecom communications wireless mobile farms dairy paper packaging products brands enterprises corporation
company companies industry management staffing design center centre credit savings general american europe european
asia pacific america north south east west new united first grupo groupe gruppe versicherung energie handels bau
werke stadtwerke banco seguros transportes de del la las los le les di da do der die das van von of for in at the
and
""".split()
)
"""Words that many company names share, so that having one in common says little."""

FILLERS = frozenset(
    """
account accounts customer customers client clients team teams folks guys people one record company org organisation
organization my our their your a an the for at with
""".split()
)
"""Words around a name that are not part of it: "my acme", "the acme account", "harbourline, the uk one"."""
