"""What forbids to do what was heard: it was denied, supposed, reported, asked about, quoted, or ordered by somebody else."""

from __future__ import annotations

import re

from bot.language.leads import IMAGINED, is_governed
from bot.language.markup import small

NEGATION = re.compile(
    r"\b(?:not|never|dont|don't|do n't|doesn't|doesnt|didn't|didnt|won't|wont|can't|cant|cannot|shouldn't|shouldnt|wouldn't|wouldnt|couldn't|couldnt|haven't|havent|hasn't|hasnt|hadn't|isn't|isnt|aren't|arent|wasn't|wasnt|needn't|mustn't|nobody|no one|no need|no reason|without|instead of|rather than|hold off|refrain|avoid|leave|keep|skip|nope)\b",
)
CONDITION = re.compile(
    r"\b(?:if|unless|suppose|supposing|imagine|assuming|assume|in case|once|what if|hypothetically|theoretically|as soon as|provided that|had (?:we|i)|were (?:i|we)|let's say|lets say|whether)\b",
)
SUPPOSITION = re.compile(
    r"\b(?:if|unless|suppose|supposing|imagine|assuming|assume|maybe|perhaps|might|would|could be|should|shall|wonder|wondering|whether|in case|once|thinking (?:about|of)|think about|what if|hypothetically|theoretically|one day|some day|someday|consider|considering|tempted|almost|nearly|used to|let's say|lets say|say (?:i|we|you|they)|wish|as soon as|had (?:we|i)|were (?:i|we)|pretend|provided that|in theory|eventually|sooner or later|down the (?:line|road)|at some point|(?:i|we) could|could have|could've|would have|would've|what happens|for the sake of argument|possibly)\b",
)
REPORT = re.compile(
    r"\b(?:says|said|saying|wrote|writes|schrieb|told|tells|typed|mentions?|mentioned|asked|asks|wants me|wanted me|claims?|claimed|complained|transcript|forwarded|fwd|fw|subject|slide|label|release notes|quote|quoted|the mail|mail ends|message|whiteboard|away message|text|slogan|docs?|documentation|workshop|song|meaning|apparently|reportedly|according to|on the whiteboard|in the docs|assistant|system|user|developer|policy|instructions?|repeat after me|from)\b",
)
ORDERS = re.compile(
    r"\b(?:ignore (?:all |any |the )?(?:previous|prior|above|earlier)|(?:system|assistant|user|human|ai|admin|policy)\s*:|developer mode|intent\s*=|"
    r"(?:begin|end) (?:crm )?(?:note|system|prompt)|confirm\s*=|as your (?:developer|admin|creator)|on behalf of (?:the )?(?:system|admin)|jailbreak|"
    r"override\b|(?-i:sudo) \w|curl\b|function\s*[:=]|args?\s*[:=]|where \w+\s*=|system prompt|repeat after me|prompt injection|javascript:|tool_call|"
    r"set \w+\s*=\s*')|"
    r"\{\s*[\"'{]|\$[{(]|\}\}|</?\w+>|--\s*$|;\s*(?:drop|update|delete|insert|select)\b|^\s*#{2,}|[./]{2}/|^\s*\w+\(|\((?:(?<=\w\()|(?<=\w\s\())\s*\w+\s*=",
    re.IGNORECASE,
)
EVERYTHING = re.compile(
    r"\b(?:all|every|each|everything|everyone|everybody)\b(?: (?:of )?(?:the |my |our |open |your )*)?(?:accounts?|ctas?|customers?|risks?|plans?|tasks?|contacts?|renewals?|stages?)?",
)
TAIL_QUESTION = re.compile(
    r",\s*(?:do|does|did|must|should|can|may|need|is|are|will|shall)\s+(?:i|we|one|it|they|that|this|there|the)\b[^.!\n]*\?\s*$",
)
"""A question that follows what only looks like a request: "to open a CTA, must I name the account?"."""
ASKED_BACK = re.compile(r"\W{0,3}\?")
"""A request that turns out to be a question: "close 9? not on my watch"."""
ASKED_ON = re.compile(r"[^.!?\n:—–]*\?")
"""The same where nothing is kept verbatim, which might hold a question of its own."""
SOFTENED = re.compile(r"\bif (?:you (?:can|could|would|have|don't mind)|possible|that's ok|ok)\b")
HOW_TO = re.compile(
    r"\b(?:what|how|where|who|which(?: \w+){0,2})\s+(?:do|does|should|must|can|could|shall|may|would)\s+(?:i|we|one|you|people)\b"
    r"|\b(?:which|what) (?:button|command|steps?|fields?|words?)\b|^\s*(?:when|who|whom|why|how)\b",
)
"""Questions about how something is done."""
CODE = re.compile(r"[{}\[\]<|\\`]|(?<![-=])>|=(?!>)|://|\w\(|\w_\w")
"""Marks of code, markup and calls of functions."""
QUESTION = re.compile(
    r"(?:^|[.!?\n,]\s*)(?:is|are|was|were|does|do|did|should|what|why|who|how|when|where|which|can (?:they|i|one|we|it)|would that|could (?:i|one|they)|will (?:it|that|they)|has|have|am)\b[^.!?\n]*\?",
)
DONE = re.compile(
    r"\b(?:was|were|been|got|has|have|had|did|already|when|become|becomes|named|called|closed|opened|snoozed|moved|changed|assigned|activated|shared|logged|marked|pushed)\b",
)
"""Words of what somebody did, rather than of what is wanted."""
OTHERS = re.compile(
    r"\b(?:whoever|whenever|someone|somebody|anyone|anybody|they|he|she|him|people|could(?! you\b| we\b| u\b))\b",
)
"""Words of what others do, or could do."""
ASKING = re.compile(r"\b(?:can|could|would|will) (?:you|we|u|ally)\b|\bplease\b|\bpls\b|\bplz\b", re.IGNORECASE)
"""Questions that are requests."""
ASKED = re.compile(r"\b(?:how|what|which|where|when|who|whom|why|whether)\b")
"""Words before a request that make a question of it: "what do I type to open a CTA"."""
DEPENDENT = re.compile(
    r"\b(?:before|after|until|till|while|when|whenever|by the time|as long as|even if|in the event)\s+(?:we|i|they|you|he|she|it|someone|anyone)\b",
)
"""Clauses in which something is only thought of: "before we share the plan"."""
DEPENDING = re.compile(
    r"\s+(?:if|unless|once(?! again| more)|as soon as|provided(?: that)?|in case)\s+\w+", re.IGNORECASE
)
"""What a request depends on, right behind it: "close CTA 42 once they pay"."""
_MARKER = (
    r"(?:oh|ah|hm+|um+|argh|ugh|oops|sorry|but|so|please|hang on|hold on|wait|no|nope|actually|on second thoughts?)"
)
TAKEN_BACK = re.compile(
    rf"(?:(?P<aside>[–—…]|\.\.|\s-)|[,;.!?])\s*(?:{_MARKER}[\s,;.!–—…-]+){{0,4}}(?:"
    rf"{_MARKER}[\s,;.!–—…-]+(?:show|let|give) me\b.*|no|wait|hang on|hold on|don'?t(?: do (?:it|that))?|do not(?: do (?:it|that))?|nvm|never ?mind(?: that)?|"
    r"(?:forget|scratch|strike|cancel|leave|stop|ignore|disregard) (?:it|that|this|me)(?: (?:open|alone|for now|as it is))?|ignore|disregard|changed my mind|i take (?:it|that) back|"
    r"wrong (?:window|chat|channel|account|person|thread)(?:,? (?:ignore|disregard)(?: (?:it|that|this|me))?)?|(?:that|this|it) was meant for\b[^.!?\n]{0,40}|"
    r"let me (?:ask|check|think|sleep)\b[^.!?\n]{0,40}|not (?:that|this|yet|now)|(?:better|rather|maybe|perhaps) not)"
    r"(?:[\s,]+(?:please|sorry|thanks))?[\s.!…]*$",
    re.IGNORECASE,
)
"""Second thoughts that end a message: "close CTA 42 — no wait, don't"."""
NOT_MEANT = re.compile(
    r"(?:[,;!–—…(-]\s*|[.?]\s+)(?:(?:just|only|purely|but|that's|that is|this is|all)\s+){0,3}(?:(?P<unreal>hypothetically(?: speaking)?|(?:an? |the )?(?:hypothetical|thought experiment|joke)|kidding|joking|jk)"
    r"|theoretically|in theory|(?:an? |the )?(?:example|idea|thought)|brainstorming|thinking (?:out )?loud|for example|or not)[\s.!)…]*$"
    r"|\bwould be (?:my|one|an?|the) (?:\w+ )?(?:guess|option|idea|thought|suggestion)[\s.!]*$",
    re.IGNORECASE,
)
"""What ends a message that was not meant: "close CTA 42, hypothetically"."""
_SENTENCE = re.compile(r"[.!?;\n]+(?=\s|$)")


URGED = re.compile(r"\b(?:forget|hesitate|mind|fail|wait)\b")
"""Verbs that turn a negation into urging: "don't forget to …"."""
_LED = re.compile(r"[,:;()–—]|\s-\s|\b(?:so|but|and|then)\b")
"""Where the words that lead up to a request begin."""
DENIED = "denied or supposed"
"""The reason where the words right before a request deny it."""
TOOK_BACK = "taken back"
MADE_UP = "only imagined"
GOVERNED_BY = "said of a condition, of others, or of how it is done"
CONDITIONAL = "to be done only if something happens"
NEVER = 2.0
FORGIVEN_AT = {
    "a negation": 0.98,
    "something that was done": 0.95,
    **dict.fromkeys(
        (
            "orders",
            "code",
            "a quotation",
            "orders of somebody else",
            "somebody else's words",
            "a quote",
            DENIED,
            TOOK_BACK,
            MADE_UP,
            GOVERNED_BY,
            CONDITIONAL,
        ),
        NEVER,
    ),
}
"""How likely a request must sound for these reasons to be overheard, where that is more than for others; some never are."""


def find_veto(typed: str, start: int, head_end: int, *, has_notes: bool) -> str | None:
    """Why a request that stands in a text as typed must not be done; None when nothing speaks against it.

    start, head_end: where the words of the request begin and end. has_notes: the rest of the text is kept verbatim,
    so what it says is no objection.
    """
    text = small(typed)
    before = text[:start]
    sentence = _SENTENCE.split(before)[-1]
    head = text[start:head_end]
    if ORDERS.search(typed[: 400 if has_notes else None]):
        return "orders of somebody else"
    if (ASKED_BACK if has_notes else ASKED_ON).match(text, head_end) and not ASKING.search(sentence + head):
        return "a question"
    if NEGATION.search(sentence) or NEGATION.search(_without_objects(head)):
        return "a negation"
    if IMAGINED.search(before):
        return MADE_UP
    if is_governed(typed, start):
        return GOVERNED_BY
    if CONDITION.search(sentence) and not _is_polite(before):
        return "a condition"
    if SUPPOSITION.search(sentence.rpartition(",")[2]) and not _is_polite(before):
        return "a supposition"
    if DEPENDENT.search(sentence):
        return "part of another sentence"
    if HOW_TO.search(re.split(r"[:\"\n]", text[: head_end + 80])[0]):
        return "a question about how"
    if re.search(r"\b(?:if|unless|might|maybe|perhaps|would have|almost)\b", head):
        return "a supposition"
    rest = text[head_end:]
    if DEPENDING.match(SOFTENED.sub("", rest)):
        return CONDITIONAL
    if ":" not in rest and TAIL_QUESTION.search(rest):
        return "a question"
    if not has_notes and CONDITION.search(SOFTENED.sub("", rest)):
        return "a condition"
    clause = sentence.rpartition(",")[2]
    if ASKED.search(clause):
        return "a question"
    if before.count('"') % 2 == 1 or re.search(r"(?:^|\s)'[^']*$", before):
        return "a quotation"
    if REPORT.search(before):
        return "a report"
    if re.search(r"(?:^|[\]\s])[A-Z][\w-]+:\s*(?:\w+\s){0,3}$", typed[:start]) and not re.match(
        r"(?:ally|log|note|update|todo|please|pls|quick|reminder|hi)\b", before
    ):
        return "somebody else's words"
    if has_notes and re.match(r"\s+(?:says|said|shows|states|mentions|reads|mentioned|stated)\b", text[head_end:]):
        return "a report"
    if not has_notes and CONDITION.search(rest := _SENTENCE.split(text[head_end:])[0]) and not _is_polite(rest):
        return "a condition"
    if not has_notes and QUESTION.search(text[head_end:]):
        return "a question"
    return None


def is_denied(before: str, word: str) -> bool:
    """Whether the words right before a request's first word deny or suppose it: "no need to …", "I might …"."""
    before, word = before.lower(), word.lower()
    led = _LED.split(_SENTENCE.split(before)[-1])[-1]
    if NEGATION.search(_without_objects(led + word).removesuffix(word)) and not URGED.search(led):
        return True
    return bool(SUPPOSITION.search(led)) and not _is_polite(led)


def find_doubt(text: str, *, writes: bool) -> str | None:
    """Why a text that no frame fits is left alone even if it sounds like a request: here any doubt is enough."""
    lower = text.lower()
    bare = _without_objects(lower)
    if ORDERS.search(text):
        return "orders"
    if IMAGINED.search(lower):
        return MADE_UP
    against = [("a negation", NEGATION), ("a condition", CONDITION), ("a report", REPORT)]
    if writes:
        against += [("everything at once", EVERYTHING), ("something that was done", DONE), ("somebody else", OTHERS)]
        against += [("a question about how", HOW_TO), ("code", CODE)]
    for why, pattern in against:
        if pattern.search(bare):
            return why
    if SUPPOSITION.search(lower) and not _is_polite(lower):
        return "a supposition"
    if writes and ('"' in text or re.search(r"(?:^|\s)'\w", text)):
        return "a quotation"
    return "a question" if writes and "?" in text and not ASKING.search(text) else None


def _is_polite(before: str) -> bool:
    """Conditionals that only soften a request: "it would be great if you could", "would you", "I would like to"."""
    softened = re.sub(
        r"\b(?:would|could|can|will|might) you(?: please| kindly| mind)?|\bmight (?:we|i)\b|\b(?:i|we) should like\b|\b(?:i|we) wish to\b|\bwould it be (?:all right|alright|ok|okay)\b[^,]*|\b(?:i|we)(?:'d| would) (?:like|love|appreciate|be grateful)\b[^,]*|it would be (?:great|nice|good|lovely)[^,]*|if (?:you (?:can|could|would|have)|possible)[^,]*|would it be possible to|wonder(?:ing)? if you (?:could|can)|would be so kind",
        "",
        before,
    )
    return not SUPPOSITION.search(softened)


def _without_objects(head: str) -> str:
    """The head without words that only look like a negation: "not a priority", "no longer at risk", "leave"."""
    return re.sub(
        r"\b(?:shouldn'?t|should not|isn'?t|is not|does not|doesn'?t) (?:be |belong )?(?:linked|bound|connected|tied|to|for)\b|\b(?:isn'?t|aren'?t|is not|are not|not) (?:a )?referenc\w+|\bnot (?:a priority|our dep\w+|now|urgent|today|before|until|till)\b|\b(?:don'?t|doesn'?t|do not|does not) (?:want|wish|like) to be (?:used as )?(?:a |an |our |your )?referenc\w+|\bno (?:longer|digest\w*|more|notifications?|\w+ on)\b|\b(?:is|are)(?: not|n't) (?:a |an )?(?:at[ -])?risk\b|\bstop\b|\bleave|\bkeep (?:me|an eye|tabs|track)|\b(?:not|non)[ -]referenceable|\bdo(?:n't| not|nt) (?:disturb|send (?:me|us|any|more|(?:(?:the|my|a) )?(?:digests?|notifications?|alerts?|reminders?))|follow|want to (?:follow|see|hear)|(?:want|need) (?:any |the |more )?(?:updates|news|notifications|alerts))|\bnot (?:mean|want)|\brather than (?:an? |the )?[\w-]+[\s.!]*$",
        "",
        head,
    )


__all__ = ["find_veto"]
