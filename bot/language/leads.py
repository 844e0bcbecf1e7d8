"""How a sentence may open so that the request in it is none: it is imagined, depends on something, is told of others, or is asked about."""

from __future__ import annotations

import re

from bot.language.given_names import GIVEN_NAMES
from bot.language.markup import small

IMAGINED = re.compile(
    r"\b(?:for argument'?s sake|for the sake of argument|hypothetical(?:ly)?|in (?:theory|an ideal world|a perfect world|another world)|in a world (?:where|in which)|picture (?:this|that|it)"
    r"|thought experiment|brainstorm(?:ing)?|daydream(?:ing)?|what if|on the off[- ]chance|in the event|given (?:the|a) chance|let(?: u|')?s (?:just )?(?:say|pretend|imagine|assume)|toy(?:ing)? with"
    r"|(?:scenario|transcript|(?:one|another) option|option (?:\w|one|two|three)|test case|(?:draft |wild |crazy )?idea|(?<![.@])example)\s*:|for (?:example|instance)\s*[:,–—-]|e\.g\."
    r"|had (?:we|i|they|he|she|it|you) \w+(?: \w+){0,4},|were (?:\w+ ){1,4}to \w+[^,:;]{0,40},|provided (?:that )?\w+ \w+[^,:;]{0,30},)"
    r"|(?:^|[.!?\n]\s*)(?:should (?!be\b|do\b)(?:[\w&'-]+ ){1,5}\w+,|say (?:that )?(?!hi\b|hello\b|to\b|yes\b|no\b|thanks\b)[^,.:;?!\n]{3,40},)"
)
"""Words by which what follows is only imagined, or stands for others like it."""
_WHO = r"(?!(?:[\w'’]+ )?(?:i|we|i'd|we'd)\b)(?:@?[\w'’.-]+ ){1,4}?"
_TO_WHOM = r"(?: (?!to\b|that\b)@?[\w'’-]+)?"
GOVERNED = re.compile(
    r"(?:^|[.!?;\n]\s*|[,–—-]\s+)(?:(?:hi|hey|hello|ally|and|but|so|ok|well|fyi|oh|now|yesterday|today|earlier|also|just)\b[\s,!–-]*){0,4}(?:"
    # a condition that opens the sentence
    r"(?:if|unless|once(?! again| more)|as soon as|whenever|when the time)\s(?!you\b|(?:possible|needed|necessary|ok|okay)\b|(?:that|it)(?:'s| is) (?:ok|okay|fine|alright|all right|possible|not)|i'?m not|i am not|i remember|i may|i might)[^,;.!?:\n]{3,60},"
    # what somebody says or wants, or a text says
    rf"|{_WHO}(?<!\bi )(?<!\bwe )(?<!\byou )(?<!\bnot )(?<!n't )(?:says?|said|wrote|writes|typed|asks|asked|told|tells|wants?|wanted|insists?|insisted|claims?|claimed|suggests?|suggested|shows?|showed|reads?){_TO_WHOM}(?: (?:to|that|how to|that (?:he|she|they|we|i) (?:should|must|want(?:s|ed)? to|need(?:s|ed)? to)))?\s*(?:[:,]|(?<=\bto)|(?<=\bsays)(?! (?:that )?(?:we|i)\b)|(?<=\bsaid)(?! (?:that )?(?:we|i)\b)|(?=\s*[\"“]))"
    # how something is done, and who does it
    r"|(?:[\w'’]+ ){0,5}how (?:to|do i|do we|does one|can i|can we|would i|would one|should i)|(?:who|why) (?:can|could|may|would|should|will|must|does|do|did)(?: (?:i|we|you|one|anyone|anybody|people))?"
    # what was meant to be done
    r"|i (?:forgot|failed|neglected|refuse|refused|dreamt|dreamed|(?:was|had been) (?:going|about|supposed|meant|planning)|decided not)(?: (?:that )?(?:i|we) (?:had|have|wanted|needed))? to"
    r"|i (?:told|asked|reminded|begged|want|wanted) (?!you\b|ally\b|to\b)@?[\w'’-]+ to"
    r"|(?:remind|tell|ask|let) (?!me\b|us\b|ally\b)@?[\w'’-]+ (?:that (?:he|she|they) (?:wanted|wants|need|needs|needed|has|have|had) to|to|know)"
    r"|stop (?:asking|telling|reminding|nagging) (?:me|us) to|is it true that [\w'’ ]{2,30} to|before (?:i|we|you|he|she|they)|(?:rephrase|translate|reword|proofread|spell[- ]?check|read) [^:\n]{0,40}:"
    r"|[\w'’]+ (?:has |have )?already (?:did|done|logged|closed|opened|handled)\b[^:\n]{0,30}:"
    r"|(?:@[\w'’.-]+|(?P<name>\w+)),? (?:could|can|would|will|please|pls)(?: you)?(?: please)?"
    r")\s*[\"'“‘]?",
)
"""What opens a sentence so that the request behind it is none: "if they renew, …", "Tom says: …", "how to …"."""
LONGEST_LEAD = 100
"""Characters of a lead that may end behind the word that tells what is asked for."""
SLACK = re.compile(r"[^\w.!?;:\n]*(?:[\w'’@-]+(?:[^\w.!?;:,\n]+|$)){0,8}")
"""What may stand between that and the word that tells what is asked for."""


def is_governed(text: str, start: int, *, is_near: bool = False) -> bool:
    """Whether words before a request make something else of it; is_near: the request may begin a little before its place."""
    lower = small(text[: start + LONGEST_LEAD])
    for lead in GOVERNED.finditer(lower):
        if lead.start() >= start:
            break
        if lead["name"] and lead["name"] not in GIVEN_NAMES:
            continue
        rest = lower[lead.end() : start]
        if (is_near and SLACK.fullmatch(rest)) or (not rest.strip() and lead.end() <= start):
            return True
    return False


__all__ = ["IMAGINED", "is_governed"]
