"""Where the value of a slot may stand in a frame: regular expressions over the line of a sentence."""

from __future__ import annotations

_MARKS = r",:;!?()\n"
_WORD = rf"[^\s@{_MARKS}][^\s{_MARKS}]*"

NO_NAME = (
    "my|your|his|her|their|our|its|it|them|this|that|these|those|you|us|i|we|he|she|they|a|an|any|some|no|every|each|what|who|whom|how|when|where|why|which|"
    "someone|somebody|anyone|anybody|everyone|everybody|everything|anything|something|nothing|all|is|are|was|were|am|be|been|to|for|at|of|with|on|in|from|about|by|"
    "and|or|but|if|as|not|dont|do|does|did|has|have|had|please|there|here|now|then|so|too|very|just|cta|ctas|task|tasks|plan|plans|up|down|off|out|'s|back|"
    "-|–|—|.|...|…|@time|@num|@cta|@email|->|="
)
"""Units no name begins with."""
NAME_ENDS = (
    "at|on|in|from|to|due|until|with|about|because|is|was|has|have|had|are|were|said|says|he|she|they|we|i|it|this|that|please|who|which|when|where|while|"
    "their|our|my|his|her|your|re|regarding|but|if|as|for|by|then|so|cta|ctas|task|tasks|plan|plans|playbook|@time|@cta|@email|@account|->|=|'s|–|—|.|...|…|doing|going|"
    "renew|thanks|today|yesterday|now|just|been|be|do|does|did|will|would|should|can|could|must|wants|want|want|asked|asks|told|wanted|needs|need|not|no|last|latest|again|overall|"
    "than|after|before|since|during|log|next|call|meeting|email|after|via|up|down|off|out|back|right|only|still|already|anymore|again|into"
)
"""Units no name goes on with, where names are found by their place."""

_NAME = rf"(?!(?:{NO_NAME.replace('.', '[.]')}) ){_WORD} (?:(?!(?:{NAME_ENDS.replace('.', '[.]')}) )(?:{_WORD}|@num|-) ){{0,4}}"
ACCOUNT_KNOWN = r"(?:the )?(?:account |customer |client )?(?P<account>@account )(?:account |customer |guys |folks |team )?"
ACCOUNT_PLACED = rf"(?:the )?(?:folks at |guys at |people at |team at |account |customer |client )?(?P<account>{_NAME})(?:guys |folks )?"

PERSON = rf"(?:(?:their|our|my|the) )?(?P<{{}}>(?:@email |(?!(?:{NO_NAME.replace('.', '[.]')}) ){_WORD} (?:(?!(?:{NAME_ENDS.replace('.', '[.]')}) )(?:{_WORD}) ){{{{0,2}}}}?))"
REST = r"(?P<{}>(?:[^\s]+ )+?)"
FEW = rf"(?P<{{}}>(?:(?!@account )[^\s{_MARKS}]+ ){{{{1,6}}}}?)"

__all__ = ["ACCOUNT_KNOWN", "ACCOUNT_PLACED", "FEW", "PERSON", "REST", "cta_place"]


def cta_place(account: str) -> str:
    """A CTA: by its number, or by a phrase with the account in it."""
    inner = account.replace("(?P<account>", "(?:")
    name = r"(?:[^\s@.:;,!?]+ ){0,5}?"
    return (
        r"(?:the |my |our |this |that )?(?P<cta>@cta |@num (?=[,.:;!?\n]|$|@time|(?:to|until|till|til|for|out|by|as|and|off|back|on|due|already|with|not|is|high|medium|low|over|up|down|forward|please|thanks|because|priority|prio|a) )"
        rf"|{name}(?:cta|one) (?:for|at|on|of|with|from|against|to) {inner}"
        rf"|{name}{inner}(?:'s )?(?:[^\s@.:;,!?]+ ){{0,3}}?cta "
        rf"|(?:[^\s@.:;,!?]+ ){{1,4}}?cta (?=[^@]))"
    )
