"""The fields of an account: what people call them, and the words that are their values."""

from __future__ import annotations

from functools import cache

from bot.intents.vocabulary import ATTRIBUTES

STAGES = {
    "onboarding": "onboarding",
    "implementation": "implementation",
    "adoption": "adoption",
    "optimize & grow": "optimize & grow",
    "optimize and grow": "optimize & grow",
    "optimise and grow": "optimize & grow",
    "optimise & grow": "optimize & grow",
    "will churn": "will churn",
    "churning": "will churn",
}
SEGMENTS = {
    "enterprise": "enterprise",
    "large/enterprise": "large/enterprise",
    "large enterprise": "large/enterprise",
    "mid-market": "mid-market",
    "mid market": "mid-market",
    "midmarket": "mid-market",
    "smb": "smb",
    "smbs": "smb",
    "public sector": "public sector",
    "government": "public sector",
}
REGIONS = {
    one: one
    for one in (
        "emea",
        "apac",
        "latam",
        "amer",
        "na",
        "americas",
        "anz",
        "dach",
        "nordics",
        "benelux",
        "north america",
        "south america",
        "asia pacific",
    )
} | {"europe": "emea", "americas": "amer", "north america": "amer"}
INDUSTRIES = (
    "healthcare", "health care", "manufacturing", "retail", "financial services", "banking", "insurance", "education", "technology", "software", "telecommunications", "telecom", "telecoms", "media", "energy", "utilities", "transportation", "logistics",
    "transportation & logistics", "transportation and logistics", "government", "nonprofit", "non-profit", "pharma", "pharmaceuticals", "biotech", "automotive", "construction", "agriculture", "hospitality", "travel", "aerospace", "mining", "mining & metals", "real estate",
    "food & beverage", "food and beverage", "food", "consumer goods", "legal", "professional services", "consulting", "entertainment", "life sciences", "fintech", "gaming", "chemicals", "airlines", "finance", "financial", "media & entertainment", "oil & gas", "oil and gas", "defense", "semiconductors", "public services",
)  # fmt: skip
COUNTRIES = (
    "japan", "germany", "france", "spain", "italy", "canada", "mexico", "brazil", "chile", "colombia", "argentina", "peru", "ecuador", "costa rica", "panama", "united kingdom", "uk", "ireland", "scotland", "england", "netherlands", "belgium", "switzerland", "austria", "poland",
    "czechia", "czech republic", "sweden", "norway", "denmark", "finland", "portugal", "turkey", "israel", "united arab emirates", "uae", "saudi arabia", "south africa", "nigeria", "kenya", "egypt", "india", "china", "taiwan", "south korea", "korea", "singapore", "malaysia", "indonesia",
    "thailand", "vietnam", "philippines", "australia", "new zealand", "united states", "usa", "us", "the us", "the uk", "the netherlands", "hungary", "romania", "greece", "hong kong", "luxembourg", "iceland", "ukraine", "morocco", "qatar",
)  # fmt: skip
NUMERIC = {
    "arr": r"arr|revenue|acv|spend|contract value",
    "nps": r"nps(?: score)?|net promoter score",
    "license_utilization": r"licen[sc]e (?:utili[sz]ation|usage|use)|seat (?:utili[sz]ation|usage)|utili[sz]ation|seats? used|adoption|licen[sc]es used|usage",
    "health": r"health ?score|health|score",
    "employees": r"employees|staff|headcount",
    "licensed_users": r"licensed (?:users|seats)|seats(?! used)|licen[sc]es(?! used)",
    "billable_users": r"billable users",
    "active_users": r"active users",
}
FIELDS = {
    "revenue": "arr",
    "size": "arr",
    "spend": "arr",
    "healthscore": "health",
    "health score": "health",
    "score": "health",
    "utilization": "license_utilization",
    "utilisation": "license_utilization",
    "usage": "license_utilization",
    "adoption": "license_utilization",
    "license utilisation": "license_utilization",
    "renewal": "renewal_date",
    "renewals": "renewal_date",
    "last call": "last_activity",
    "last touch": "last_activity",
    "last meeting": "last_activity",
    "last contact": "last_activity",
}


def find_attribute(words: str) -> str | None:
    """The canonical attribute people call so."""
    return _attributes().get(" ".join(words.lower().replace("'s", "").split()))


@cache
def _attributes() -> dict[str, str]:
    return {word: name for name, words in ATTRIBUTES.items() for word in words}


def find_field(words: str) -> str | None:
    """The field people call so, whatever follows its name."""
    said = words.strip().lower().split()
    names = (" ".join(said[:length]) for length in range(len(said), 0, -1))
    return next((field for name in names if (field := FIELDS.get(name) or find_attribute(name))), None)


__all__ = [
    "COUNTRIES",
    "FIELDS",
    "INDUSTRIES",
    "NUMERIC",
    "REGIONS",
    "SEGMENTS",
    "STAGES",
    "find_attribute",
    "find_field",
]
