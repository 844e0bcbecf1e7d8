"""What the words of time look like in a text that is in small letters: the patterns a `Wording` is made with."""

from __future__ import annotations

import re

from bot.language.time_words import MONTHS, ONES, TENS, ZONES

GLUED = "hours?|hrs?|h|mins?|m|days?|d|weeks?|wks?|w|months?|mos?|years?|yrs?"
"""Units that may follow a number without a space."""
SHORT_MONTHS = "|".join(month[:3] for month in MONTHS)
HOURS = "|".join("one two three four five six seven eight nine ten eleven twelve".split())
HOUR_WORD = rf"(?:1[0-2]|[1-9]|{HOURS})"
MINUTE_WORD = r"(?:oh[-\s]five|ten|fifteen|(?:twenty|thirty|forty|fifty)(?:[-\s]five)?)"
COMPOUND = rf"(?:{'|'.join(TENS)})[-\s](?:{'|'.join(sorted(ONES, key=len, reverse=True))})\b"
DATE_BEGINS = rf"(?=:?\s(?:the\s|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s)?(?:the\s)?(?:\d|{SHORT_MONTHS}|(?:mon|fri|sun)[a-z]*\b))"
NUMBERED = "cta|task|ticket|case|no|number|phase|step|version|level|tier|room|section|sku|invoice|release"
"""Words whose number is no time."""
PAST_HOUR = rf"(?:(?:five|ten|twenty|5|10|20)\spast|(?<=at\s)(?:five|ten|twenty|5|20)\sto)\s{HOUR_WORD}"

DIGITS = rf"""
    (?P<amount>[#$€£₹]\S+|\d[\d.,]{{0,12}}k\b|\d{{1,6}}[.,]\d{{1,3}}m\b)
    |(?P<date>\d{{4}}(?P<dash>[-/.])\d{{1,2}}(?P=dash)\d{{1,2}}(?:t\d\d:\d\d(?::\d\d(?:[.,]\d{{1,6}})?)?(?:z|[+-]\d\d:?\d\d)?)?
        |\d{{1,2}}(?P<sep>[-/.])\d{{1,2}}(?P=sep)\d{{4}}|\d{{1,2}}/\d{{1,2}}/\d\d|(?<![\d-])(?:1[3-9]|2\d|3[01])-\d{{1,2}}-2\d)(?![\w/]|[-.]\d)
    |(?P<glued_date>\d{{1,2}}(?:{SHORT_MONTHS})(?:20)?\d\d)\b
    |(?P<dotted_date>(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:2\d(?!\d)|(?=\s?[-–,;)]|\s[a-z]|\s20\d\d))|(?:(?<=\.-)|(?<=\.\s-\s)|(?<=\.\sto\s))(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.?)(?![\w/]|\.?\d)
    |(?P<month_of_year>(?:0?[1-9]|1[0-2])/20\d\d|20\d\d-(?:0[1-9]|1[0-2]))(?![\w/]|[-.]\d)
    |(?P<slash>\d{{1,2}}/\d{{1,2}})(?![\w/]|[-.]\d(?!\d?/\d))
    |(?P<fraction>(?:\d{{1,2}}\s?)?[½¼¾]|(?<!\w)\.\d{{1,2}}(?=\s?(?:h|hrs?|hours?)\b))
    |(?P<meridiem>\d{{1,2}}(?:[:.]\d\d)?\s?[ap](?:\.m\.|m\b))
    |(?P<minutes>{PAST_HOUR})\b
    |(?P<oclock>\d{{1,2}}\so'?\s?clock)\b
    |(?P<continental>(?:0?[7-9]|1\d|2[0-3])h[0-5]\d|(?:1[3-9]|2[0-3])h|(?<=at\s)\d{{1,2}}h(?!\s?\d))\b
    |(?P<military>(?<=at\s)[01]\d[0-5]\d\s?(?:hrs?|hours|h)(?!\sof)|0\d[0-5]\d\s?hrs)\b
    |(?P<dotted>0\d\.(?:1[3-9]|[2-5]\d))(?![\w.])
    |(?P<span>\d{{1,2}}:\d\d\s?(?:h|hrs?|hours?))\b
    |(?P<colon>\d{{1,2}}:\d\d)(?::\d\d)?(?![\w:])
    |(?P<ordinal>\d{{1,2}})(?:st|nd|rd|th)\b
    |(?P<quarter>[1-4]q(?:(?:\s?[fc]y)?\s?['’]?(?:20)?\d\d)?|20\d\d[qh][1-4])\b
    |(?P<year>['’]\d\d)\b
    |(?P<brief_day>2(?:day|nite|moro|morrow|mrw))\b
    |(?P<number>\d{{1,2}},\d(?=\s?(?:h|hrs?|hours?)\b)|\d+(?:\.\d+)?)(?:\+|-?ish\b)?(?=(?:{GLUED})(?:\d|\b)|(?:{SHORT_MONTHS})[a-z]*\b|(?!\w))
    |(?P<possessive>['’]s)\b
"""
"""Tokens that begin with a digit or a mark."""
LETTERS = rf"""
    (?P<foreign>https?://\S+|[a-z0-9-]{{1,40}}\.(?:com|io|net|org|ai|co)\b|[\w.+-]{{1,64}}@\S+|(?:{NUMBERED})\.?\s\#?\d[\d./-]*\b)
    |(?P<glued>(?<=\d)(?:{GLUED})(?=\d|\b)|(?<=\d\s)mos?\b)
    |(?P<zone>(?<=[\dm.]\s)(?:{"|".join(ZONES)})(?:\stime)?)\b
    |(?P<spoken_hour>(?:half|quarter)\s(?:past|to)\s{HOUR_WORD})\b
    |(?P<brief>(?:(?<=at\s)|(?<=by\s)|(?<=until\s)|(?<=till\s))half\s{HOUR_WORD}|half\s{HOUR_WORD}(?=\s(?:today|tomorrow|yesterday|this|on)\b))\b
    |(?P<spoken_minutes>{PAST_HOUR})\b
    |(?P<spoken_meridiem>(?!one\sam)(?:{HOURS})(?:\s{MINUTE_WORD})?\s?[ap](?:\.m\.|m\b))
    |(?P<dictated>(?<=at\s)(?:{HOURS})\s{MINUTE_WORD})\b(?!-|\s(?:min|people|users|seats|percent|licen))
    |(?P<spoken_oclock>(?:{HOURS})\so'?\s?clock)\b
    |(?P<spoken_year>twenty\stwenty[-\s](?:five|six|seven|eight|nine)|twenty\sthirty)\b
    |(?P<compound>{COMPOUND})
    |(?P<quarter_of_year>[qh][1-4](?:\s?[fc]y\s?'?|\s?['’]|[-/])(?:20)?\d\d|[qh][1-4]\s2[4-9](?=\s*(?:$|[,.;:?!)])))(?!\w)
    |(?P<fiscal>[fc]y\s?['’]?(?:20)?\d\d)(?![/-]?\w)
    |(?P<week_number>(?:kw|cw|(?:calendar|iso)\sweek)\s?\d{{1,2}})\b(?!%)
    |(?P<week_of>(?:w/?[cb]|w/e|w\.c\.|(?:week|wk)\s(?:commencing|starting|ending)){DATE_BEGINS})
    |(?P<idle>just\s(?=gone\b|past\b)|(?:good|full|solid|whole)\s(?=(?:half\s)?(?:an?\s)?h(?:ou)?rs?\b)|(?:fiscal|financial|calendar)\s(?=(?:year|yr|quarter|qtr|month|week|half|q[1-4])))
    |(?P<eod>(?:close|end)\sof\s(?:play|business(?:\sday)?))\b
    |(?P<eoq>eoq[1-4]|eoy\s?['’]?2\d)\b
    |(?P<feast>valentine['’]?s?\sday|easter(?:\s(?:sunday|monday))?|(?:(?<=by\s)|(?<=on\s)|(?<=before\s)|(?<=until\s)|(?<=after\s))(?:good\sfriday|nye))\b
    |(?P<half>(?:(?<=this\s)|(?<=next\s)|(?<=last\s))half(?:\syear)?\b(?!\s(?:an?|hour|day|of)\b)|half\sa\syear\b)
    |(?P<part>(?<=\bthis\s)(?:a\.?m\.?|p\.?m\.?|aft)(?!\w))
    |(?P<yesterday>y['’]day)\b
"""
"""Tokens that begin with a letter, other than the words of the lexicon."""
TOKEN = re.compile(
    rf"(?=[\d½¼¾.'’\#$€£₹])(?:{DIGITS})|(?=\w)(?:{LETTERS})|(?P<word>'?[^\W_]+)|(?P<line>\n)|(?P<mark>->|[^\w\s])",
    re.VERBOSE,
)
PLAIN = re.compile(r"(?P<plain>(?<![\w'’])[a-z]+(?=[\s,;!?)]|[.:](?:\s|$)|$))|\n|\S")
"""A word that is a token by itself, or the first character of another token."""
BEGINNINGS = frozenset(
    [
        *"half quarter five ten just good full solid whole fiscal financial calendar iso week wk wc wb kw cw fy cy eoy close end".split(),
        *"valentine valentines easter nye a p am pm aft y mo mos http https".split(),
        *HOURS.split("|"),
        *NUMBERED.split("|"),
        *TENS,
        *ZONES,
    ]
)
"""Words that may begin a longer token; all others are plain, and are told so before any pattern of `TOKEN` is tried."""

__all__ = ["BEGINNINGS", "PLAIN", "TOKEN"]
