"""The words beside which people are named, and those that are nobody's name: see `bot.language.people`."""

from __future__ import annotations

from bot.language.everyday import EVERYDAY

TITLES = frozenset(
    "dott dottoressa dra dhr mevr fru avv drs mag mr mrs ms miss lady lord rev father captain capt dr prof professor doctor herr frau mme mlle madame monsieur señor señora sr sra signor signora sir "
    "sister fr licenciado lic ing dipl-ing".split()
)
PARTICLES = frozenset("de van von der den da del di la le du dos al bin ten".split())
JOINS = frozenset(
    [
        "and",
        ",",
        ";",
        "+",
        "&",
        "plus",
        "/",
        "also",
        "with",
        "uh",
        "um",
        "as",
        "well",
        "n",
        "und",
        "et",
        "y",
        "och",
        "og",
    ]
)
"""What stands between two people of a list; "as well as" is three of them."""
HEDGES = (
    *(("i", doubt) for doubt in ("think", "believe", "guess")),
    *((after, "with") for after in ("then", "later", "afterwards")),
    *((word,) for word in ("maybe", "possibly", "probably", "then", "later", "afterwards")),
)
"""What may stand before another one: doubts, mostly."""
TIES = frozenset(["and", "+", "&", "plus", "with", "uh", "um", "n", "und", "et", "y", "och", "og"])
"""Those after which another person is all but certain; after a comma the notes may begin."""
SELF = frozenset(["me", "myself", "yours"])
DETERMINERS = frozenset(
    "a an the my our their his her its two three four five some several another one both new old own".split()
)
ROLES = frozenset(
    """
    bursar registrar principal chef nurse teacher farmer ceo cfo cio cto coo cmo cpo ciso vp svp evp dsi director directors manager managers head lead leads leader engineer
    engineers developer developers admin admins administrator foreman assistant assistants colleague colleagues guy guys
    folks people team teams boss partner partners chap owner owners analyst analysts architect buyer champion sponsor ops eng sa ae se pm sales finance it hr marketing operations success services technology procurement logistics digital
    contact consultant consultants controller coordinator dean president chair chief counsel lawyer lawyers auditor auditors accountant advisor adviser officer planner planners operator
    operators representative representatives rep reps reseller secretary specialist supervisor supervisors technician
    technicians trainer user users customer client staff crew board gentleman woman man somebody someone person others engineering
    """.split()
)
"""What somebody is, where no name is needed to say it."""
KIN = frozenset(
    """
    brother sister son daughter wife husband father mother cousin deputy successor predecessor counterpart lady gent bloke lad designer notary
    clerk captain driver barista receptionist apprentice intern founder buddy
    """.split()
)
"""What somebody is to somebody else, and what few are for a living."""
RANKS = frozenset(
    "senior junior general deputy assistant chief lead regional global national acting interim executive arch head new former vice group plant site store".split()
)
"""What may stand beside a role within its name: "general counsel", "deputy head of finance"."""
CERTAINLY_FOLLOWS = frozenset(
    """
    @day @length @account duration length joined chaired presided attended attending present participated dialled dialed there here only at from of for on cc'd notes topics subject
    about in who re @ | yesterday today over to
    """.split()
)
"""After these a name has ended, even one in small letters."""
NO_PERSON = frozenset(
    """
    spoke talked met chatted basically actually honestly well he she it they them their we our us you i this that these
    call meeting email note notes update renewal budget team everyone everybody all good great customer nothing
    cc'd cc cced copied dialled dialed conference nobody somebody someone anybody anyone history standup need needs wants wanted asked about discussed follow sentiment mood cta ebr qbr kickoff intro procurement legal
    security product roadmap today yesterday tomorrow still also pricing attendees participants subject duration reason
    due priority owner went going happy confirmed said says told agreed loved champion sponsor pilot seats usage zoom
    onsite on-site sync review cadence vm voicemail feedback q1 q2 q3 q4 outage next walked reviewed covered action
    todo sent left no yes not if when then so but because from at teams demo webinar workshop session training visit
    lunch coffee dinner breakfast status summary recap agenda invoice contract quote support billing project phase data
    date time attended joined present monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december log record green yellow amber red synced ta
    reminder minutes hours details text topic title type kind account company rag csm ally please thanks hi hello hey
    emea apac latam amer activity timeline milestone health quick great gave got ran had has have is was were are be been did made held
    """.split()
)
CONTACTED = frozenset("rang phoned emailed mailed pinged dialled messaged texted wrote visited chatted synced".split())
NEVER_NAMES = EVERYDAY | NO_PERSON | JOINS | ROLES | PARTICLES | CONTACTED
"""Words that nobody is called by in small letters."""
