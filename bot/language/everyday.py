"""Everyday words of English: never taken for a misspelt cue, and no sign of a company's name."""

from __future__ import annotations

EVERYDAY = frozenset(
    """
    a able about above across act add after afternoon again age ago agree ahead air all almost alone along already also
    always am among an and animal another answer any anybody anymore anyone anything anyway apart apple are area arm
    around arrive art as ask asked at ate audio aunt away baby back bad bag ball band bank bar base bath be bean bear
    beat bed been beer before began begin behind being bell below belt bend best bet better between big bike bill bin
    bird birthday bit bite black block blood blow blue board boat body bold bond bone book books boot born boss both
    bottle bottom bought bowl box boy brain bread break breakfast breath brick bridge bring broke brother brown brush
    build burn bus bush business busy but butter button buy by cable cake call calm came camera camp can cancel candy
    cannot cap car card care careful cart case cash cast cat catch cats cause cell center chain chair chance chart chase
    chat cheap check cheese chef chest child children choice choose christmas chore city class clean clear clerk clever
    clock clone cloth clothes closet cloud club coach coal coast coat code coffee coin cold color come common concert
    contract contracts cook cookie cool copy corn corner cost could couch cough count county couple course court cousin
    cover cow crash cream crew cross crowd cry cup cut dad daily damage dance dark data daughter day days dead deaf deal
    dear death deep deer dentist desk dessert did die diet dinner dirt dish disk do doctor does dog doing dome done door
    double doubt down dozen draft draw dream dress drink drive driver drop drum dry duck due dull dump dune during dust
    duty each ear early earn earth east easy eat edge egg eight either else empty end enemy enjoy enough enter error even
    evening event ever every everyone everything exact except excuse exit eye face fact fail fair fall false family fan
    far farm fast fat father fault fear fee feed feel feet fell fellow felt fence few field fight file fill film find
    fine finger fire first fish fit five fix flag flat flew flight floor flow flower fly fold folk food foot for force
    forest forget fork form forth forward found four free fresh friday friend friends from front fruit fuel full fun funny
    game games garage garden gas gate gave get gift girl give glad glass go goal god gold gone good got grade grand grass
    gray great green grew grief grocery ground group grow guess guest guide guitar gun guy guys gym had hair half hall
    hand hang happen happy hard has hat hate have he head hear heard heart heat heath heavy height held hell hello help
    her here hero hers hi high hike hill him hint hip hire his hit hold hole holiday home honest hope horse hospital hot
    hotel hour hours house how huge human hundred hungry hunt hurt husband i ice idea if ill image in inch income inside
    instead into iron is island it item its itself jacket job join joke judge juice jump just keep kept key kick kid kids
    kill kind king kiss kitchen knee knew knife knock know lab lack lady lake lamp land language lap large last late
    later laugh law lawn lay lazy lead leader leaf learn least leave led left leg lemon less lesson let letter level
    library lie life lift light like line lion lip list listen little live lived lives load loan local lock log long look
    loose lord lose loss lost lot loud love low luck lunch mad made magic mail main make male mall man map march mark
    market mars mask match mate math matter may maybe me meal mean meat media medium meet melt memory men menu met middle
    might mile milk mind mine mint minute mirror miss mistake mix mom moment monday money monster month mood moon more
    morning most mother mountain mouse mouth move movie much mud mum music must my myself nail name narrow near neck need
    neighbor neither nest net never new news next nice night nine no nobody node noise none noon nope nor normal north nose
    not note nothing notice novel now nowhere number nurse nut ocean odd of off offer office often oil ok okay old on once
    one onion only onto open or orange order other our ours out oven over own pack page paid pain paint pair pan pants
    paper parent park part party pass past patent path pay peace pen pencil people pet phone photo piano pick picture pie
    piece pig pillow pin pipe pizza place plain plane planet plant plate play player please plot plug plus pocket poem
    point police pool poor pop post pot potato pound pour power pray present press pretty prey price print prize problem
    proof proud pull pump pure push put queen quick quiet quit quite race rack radio rain raise ran rat rate rather reach
    read ready real rear reason recipe record red rent rest rice rich rick ride right ring rise river road rock role roll
    roof room root rope rose rough round row rule run sad safe said sail salad salary salt same sand sat save saw say
    scale scare scared scene school scissors scope sea seas season seat second see seem seen self sell send sense sent
    set seven several sex shade shake shall shape share she sheet shell shine ship shirt shoe shoes shoot shop shopping
    shore short shot should shoulder shout shower shut sick side sign silly silver since sing sink sister sit six size
    skin skip sky sleep slide slip slow small smart smell smile smoke smooth snack snake snow so soap sock sofa soft soil
    sold some someone something sometimes son song soon sorry sort soul sound soup south space spare speak special speech
    speed spell spend spoon sport spot spring stair stand star stare stars state station stay steal steam step stick still
    stole stone stood stop store storm story stove strange street strong stuck student study stuff such sugar suit summer
    sun sure surprise sweet swim table tail take taken tale talk tall tank tap tape taste tax taxi tea teach teacher
    team tear teeth tell ten tent term test text than thank thanks that the their them then there these they thick thin
    thing things think third this those though thought three threw through throw ticket tie tight till time tiny tip tire
    tired to toast today together told tomorrow tone tonight too took tool tooth top total touch tough toward towel tower
    town toy trade train trash tray treat tree trick trip trouble truck true trunk trust truth try tube tune turn twelve
    twice two type ugly uncle under until up upon upset us use used usual vegetable very video visit voice vote wait wake
    walk wall want war warm was wash waste watch water wave way we wear weather wedding week weekend weeks weight well
    went were west wet what wheel when where which while white who whole whom whose why wide wife wild will win wind
    window wine winter wire wise wish with without woke woman women won wonder wood wool word work world worry worse
    worst would write wrong yard year years yellow yes yesterday yet you young your yours zero
    tests tries rents pens pins plants planes places plays notes nodes noses cells calls coals tanks tasks talks tales
    opens ovens shops shots boots bonds birds lines links likes lists marks masks parks parts packs moves mutes mates
    deals dealt meals seals beats sets seals users uses used owns owned own teams terms tears grown stocks stages states
    stores scores cores shores brief belief wealth contain contest content lasts lash renter tickets cases casts charm
    traits track trucks tracts truly tracking trading planning planting plants closer closely lose loser noted noting
    doing going having being seeing getting making taking giving saying telling reading writing eating dating rating
    dated dates rated fated hated stated stayed started starred stared shared shaped sharing spared chased chasing closing
    losing leaking looking booking cooking lacking lagging begging sending spending mending lending pending opening
    person persons prison period parade parcel bored border folder holder older order orders ordered share shard shark
    lol brb omg haha hahaha hmm wow ok okay asap fyi btw imo idk yay yep yup nope hey hi ciao thanks thx cool nice awesome lunch
    """.split()
)

__all__ = ["EVERYDAY"]
