"""The words an opening is made of: see `bot.language.opening`."""

from __future__ import annotations

import re

from bot.language.sentence import BREAKS

TIMES = frozenset(["@day", "@length"])
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
STROKES = frozenset("/ | → · ・ >".split())
"""Marks between the pieces of shorthand."""
CLOSED = BREAKS | TIMES | STROKES | {""}
"""A part of the opening is over before these; "" is the end of the text."""
MEETS = frozenset(
    """
    with met saw rang called phoned emailed mailed visited reached missed caught between pinged messaged telephoned dialed alongside along spoke talked
    chatted
    """.split()
)
"""Words after which people are named."""
SPEAKS = frozenset("spoke talked chatted".split())
"""Those of them that need a "to" or "with"."""
MEETS_LOOSELY = frozenset(["to", "from", "for", "hold"])
"""Words after which people are named where the account comes after them: "email from Imogen at Verdigris"."""
BELONGS = frozenset("at from of @ over ( , / in on for about @day @length - – —".split())
"""What stands between people and the account they work for."""
EMPLOYED = frozenset("at of @ over (".split())
"""The same behind "from": "a mail from Imogen at Verdigris", never "back from Leipzig, …"."""
TIME_LEADS = frozenset(
    """
    from on at for in of a an the this that to was it went held lasted lasting took taking place about around approx
    roughly approximately nearly almost over during dated date good only just quick long short back earlier late sent we
    i had talked spoke met were spent and so which between within ~ all day half call zoom meeting sat chatted started
    made done happened later again twice circa ca maybe perhaps like duration length time lasting say total whole barely
    under afterwards including
    """.split()
)
"""Words that may lead from one part of the opening to a time."""
TIME_TAILS = frozenset("long only each late earlier last am pm tops max total altogether sharp flat all-in".split())
FILLERS = frozenset(
    "and so um uh er just now again please team guys folks people too finally along together also well ok okay there today's , - | / as".split()
)
"""Words that belong to the opening when more of it follows."""
POLITE = frozenset("please pls thanks now again today just finally".split())
"""Words that belong to it when a mark follows."""
WERE_THERE = re.compile(
    r"(?:(?:was|were|is|are|being) )?"
    r"(?:(?:also )?(?:there|present|on the (?:line|call|phone|blower|horn)|in the room|in attendance|on(?= [^\w\s])|in(?= [^\w\s]))"
    r"|on the other end|(?:called|phoned|rang|emailed|mailed|wrote|replied)(?: (?:me|us|in|back))?(?= @| this | [^\w\s]|$)|chaired|presided|hosted|facilitated|assisting|attended|attending|assisted|joined|participated|with (?:me|us)|only(?= [^\w\s]|$)|took part|cc'd|in copy|copied|dialled in|dialed in|came along|sat in|(?:as well|too)(?= [^\w\s]|$))"
    r"(?: (?:us|me|in|too|as well|late|briefly|remotely|from (?:their|the) (?:side|end|team)))*(?= |$)"
)
"""Behind people, that they took part."""
PEOPLE_HEADS = frozenset(
    """
    attendees attendee participants participant attended dialled dialed present attending who joined participated assisted people
    attendance room side line contacts there theirs ours internal external guests assisted
    """.split()
)
PEOPLE_HEADS_ALONE = frozenset("their our us them to cc customer client vendor partner".split())
"""Those that are one only by themselves."""
BULLETS = frozenset("- • – * ・ ·".split())
COLONS = frozenset([":", "="])
PEOPLE_MARKS = frozenset("attendees participants present attending".split())
"""Those that need no colon."""
TIME_HEADS = frozenset("date when day time duration length long lasted".split())
NOTES_HEADS = frozenset(
    "notes note text summary details recap outcome minutes comments content body description discussed result results verdict".split()
)
SUBJECT_HEADS = frozenset("subject re topic title regarding titled entitled".split())
OTHER_HEADS = frozenset("type kind account company customer channel".split())
ORDERS = frozenset("log record file track save capture enter register".split())
"""With these the message itself is asked to be kept, wherever in it that is said."""
ORDERS_OF_IT = frozenset("add put pop".split())
"""The same, said of "it", "this" or "that" only."""
ORDER_LEADS = frozenset("please pls kindly so and just can could would you i will want to need".split())
ORDERED = frozenset(
    """
    it this that as a an the one for me my please under now anyhow anyway too to on in down timeline log record call meeting
    email update note milestone would could you
    """.split()
)
"""What may follow such an order."""
ORDER_TAILS = CLOSED | {"dated", "on", "of", "from", "with"}
COLOURS = {"red": "red", "yellow": "yellow", "green": "green", "amber": "yellow"}
COLOUR_LEADS = frozenset("sentiment mood csm rag is : still = the a they it all we are".split())
PLACE_LEADS = frozenset(["in", "at", "over", "by", "via", "on", "for"])
PLACE_WORDS = frozenset("their the our his her a an new quick video".split())
PLACES = frozenset(
    """
    office offices hq headquarters site place plant phone telephone zoom teams meet email mail slack chat video lunch coffee
    dinner breakfast drinks tea lunchtime person onsite on-site webex skype
    """.split()
)
"""Where or through what people meet."""
NOUNS = frozenset(
    """
    call meeting ebr qbr sync review onsite on-site demo workshop visit email note notes update zoom lunch coffee dinner breakfast drinks standup voicemail
    done log hq headquarters office milestone weekly cadence briefing steerco committee handover huddle debrief retro roundtable
    presentation walkthrough catch-up check-in kick-off catchup checkin kickoff conversation group forum natter yarn chat phone telephone webex teams timeline record account file
    """.split()
)
"""Words that name the activity behind the account."""
ADJECTIVES = frozenset(
    """
    telephone cadence intro weekly monthly quarterly regular customer kickoff renewal video phone quick short long exec executive
    steering status annual joint technical internal onboarding first second third final follow-up vendor ops project
    """.split()
)
"""Words before them."""
TOOK_PLACE = frozenset("just now done went held happened was took place".split())
"""Words behind them."""
CALLED = frozenset("called rang phoned emailed wrote pinged".split())
CALLED_FOR = frozenset("to and about because asking saying regarding again twice".split())
"""Words behind them with which the notes begin."""
HELD = frozenset("had held did ran attended made finished completed led hosted".split())
DETERMINERS = frozenset("the a an our my their another".split())
SUBJECTS = frozenset("they we i he she it there is was are were will has have had did does the".split())
"""Words with which a sentence of the notes goes on after its first words, or begins."""
VERBS = frozenset("is was are were will 's isnt works has had".split())
LONGEST_ASIDE = 4
"""Words that are passed over between the account and a time or a person."""
NAME_BREAKS = frozenset([".", "\n", ":", "!"])
"""Behind these any word is written with a capital."""
