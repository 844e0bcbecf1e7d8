"""The trade's words: other spellings, phrases that are one word, groups that frames refer to, attributes."""

from __future__ import annotations

SPELLINGS = {
    "shouldn't": "should not", "shouldnt": "should not", "wats": "what is", "wat": "what", "wot": "what", "snoz": "snooze", "snoze": "snooze", "asign": "assign",
    "w": "with", "w/": "with", "w/o": "without", "pls": "please", "plz": "please", "plse": "please", "u": "you", "ur": "your",
    "r": "are", "thx": "thanks", "ty": "thanks", "cheers": "thanks", "yr": "your", "n": "and", "&": "and", "+": "and",
    "mtg": "meeting", "mtgs": "meetings", "mtng": "meeting", "opp": "opportunity", "opps": "opportunities", "oppty": "opportunity",
    "opptys": "opportunities", "acct": "account", "accts": "accounts", "acc": "account", "cust": "customer",
    "custs": "customers", "prio": "priority", "pri": "priority", "licence": "license", "licences": "licenses",
    "utilisation": "utilization", "util": "utilization", "e-mail": "email", "e-mails": "emails", "e-mailed": "emailed",
    "f/u": "follow up", "followup": "follow up", "follow-up": "follow up", "vm": "voicemail", "kick-off": "kickoff",
    "plan's": "plan 's", "what's": "what is", "whats": "what is", "who's": "who is", "whos": "who is", "how's": "how is", "hows": "how is",
    "where's": "where is", "wheres": "where is", "when's": "when is", "whens": "when is", "it's": "it is", "that's": "that is",
    "i'm": "i am", "im": "i am", "i've": "i have", "ive": "i have", "i'd": "i would", "i'll": "i will", "we're": "we are",
    "we've": "we have", "we'd": "we would", "we'll": "we will", "they're": "they are", "he's": "he is", "she's": "she is",
    "gimme": "give me", "lemme": "let me", "wanna": "want to", "gonna": "going to", "cos": "because", "cuz": "because",
    "b/c": "because", "bc": "because", "4": "for", "re": "re",
    "teh": "the",
    "catch-up": "catchup",
    "check-in": "checkin",
    "isn't": "isnt", "aren't": "arent", "dept": "dept", "sched": "schedule", "exec": "executive", "tix": "tickets",
    "colour": "color", "dashbord": "dashboard", "programme": "program", "todo": "todo", "todos": "todos", "to-do": "todo", "to-dos": "todos",
    "centre": "center", "asap": "asap", "info": "details", "infos": "details", "convo": "conversation", "wip": "wip", "ebrs": "ebr", "qbrs": "qbr",
    "cta's": "ctas", "ctas": "ctas", "reps": "reps", "mngr": "manager", "mgr": "manager", "lvl": "level", "rev": "revenue", "hr": "hr",
    "tz": "timezone", "playbook's": "playbook 's", "calender": "calendar", "sub": "sub", "subs": "subsidiaries", "obj": "objective", "objs": "objectives", "pb": "playbook", "pbs": "playbooks", "ppl": "people",
    "tmpl": "template", "shr": "share", "snz": "snooze", "cls": "close", "upd": "update", "rnwl": "renewal", "rnwls": "renewals",
    "succ": "success", "lic": "license", "lics": "licenses", "stmt": "statement", "dscr": "description", "cmt": "comment", "at-risk": "at risk", "t": "t",
}  # fmt: skip
"""Spellings and abbreviations, as the frames have them."""

PHRASES = {
    ("any", "longer"): "anymore", ("catch-up",): "catchup",
    ("call", "to", "action"): "cta", ("calls", "to", "action"): "ctas", ("action", "item"): "todo", ("action", "items"): "todos",
    ("a", "to", "do"): "todo", ("to", "dos"): "todos", ("to", "do", "list"): "todos", ("todo", "list"): "todos", ("task", "list"): "tasks",
    ("success", "plan"): "plan", ("success", "plans"): "plans", ("kick", "off"): "kickoff", ("time", "zone"): "timezone",
    ("health", "score"): "healthscore", ("health", "scores"): "healthscore", ("score", "card"): "scorecard", ("play", "book"): "playbook",
    ("e", "mail"): "email", ("voice", "mail"): "voicemail", ("check", "in"): "checkin", ("check-in",): "checkin", ("catch", "up"): "catchup",
    ("touch", "base"): "touchbase", ("touched", "base"): "synced", ("caught", "up"): "synced", ("checked", "in"): "synced",
    ("executive", "business", "review"): "ebr", ("quarterly", "business", "review"): "qbr", ("never", "mind"): "nevermind",
    ("forget", "it"): "nevermind", ("forget", "about", "it"): "nevermind", ("life", "cycle"): "lifecycle", ("time", "line"): "timeline",
    ("at", "the", "risk"): "at risk", ("at", "risk"): "at-risk",
}  # fmt: skip
"""Several words that are one to the frames."""

ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "arr": ("arr", "annual recurring revenue", "contract value", "acv", "annual revenue", "annual spend", "spend", "recurring revenue"),
    "renewal_date": ("renewal date", "renewal day", "renew date", "contract end date", "contract end", "end of contract", "date of renewal", "expiry date", "expiration date", "renewal"),
    "original_contract_date": ("original contract date", "contract start", "contract start date", "contract date", "start date", "customer since", "first contract date", "sign date", "signing date"),
    "csm": ("csm", "customer success manager", "success manager", "tam", "csm name", "assigned csm"),
    "account_owner": ("account owner", "account executive", "account manager", "ae", "owner", "sales owner", "sales rep", "account exec"),
    "solutions_architect": ("solutions architect", "solution architect", "sa", "solutions engineer", "architect"),
    "executive_sponsor": ("executive sponsor", "exec sponsor"),
    "product_sentiment": ("product sentiment",),
    "sentiment": ("csm sentiment", "sentiment", "account sentiment", "mood"),
    "stage": ("lifecycle stage", "stage", "customer stage", "lifecycle", "phase", "lifecycle phase"),
    "status": ("status", "account status", "customer status"),
    "segment": ("segment", "customer segment", "market segment", "tier"),
    "industry": ("industry", "vertical", "sector", "line of business"),
    "region": ("region", "geo", "territory", "theater"),
    "country": ("country", "billing country"),
    "employees": ("employees", "number of employees", "employee count", "headcount", "head count", "company size", "staff count"),
    "priority": ("priority", "account priority"),
    "referenceable": ("referenceable", "reference status", "referenceability", "referencable", "reference flag", "referenceable flag"),
    "deployment_types": ("deployment types", "deployment type", "deployment", "deployments", "deployment model"),
    "support_level": ("support level", "support plan", "support tier", "support package"),
    "slack_channel": ("slack channel", "customer channel", "customer slack channel", "shared channel"),
    "licensed_users": ("licensed users", "licensed seats", "number of licensed users", "number of licenses", "seat count", "number of seats", "seats", "licenses", "licensed user count"),
    "billable_users": ("billable users", "billable seats", "number of billable users", "billable user count"),
    "active_users": ("active users", "number of active users", "mau", "active user count"),
    "license_utilization": ("license utilization", "license usage", "seat utilization"),
    "currency": ("currency", "billing currency"),
    "website": ("website", "web site", "url", "domain", "homepage", "web page", "webpage"),
    "parent": ("parent", "parent account", "parent company"),
    "health": ("health", "healthscore"),
    "nps": ("nps", "nps score", "net promoter score"),
    "last_activity": ("last activity", "last activity date", "last touch", "date of the last activity"),
    "name": ("name", "account name"),
}  # fmt: skip
"""Attributes by their canonical name, with what people call them (as the lexicon spells)."""

SHOW = (
    "show me", "show", "show us", "list", "list me", "give me", "give us", "get me", "get", "what is", "what are", "what was", "what were", "tell me", "display",
    "pull up", "pull", "bring up", "any", "are there any", "is there any", "is there an", "is there a", "are there", "do we have any", "do we have", "do we have a", "do we have an",
    "do i have any", "do i have", "have i got any", "have we got any", "have we got", "does", "i need", "i want", "i need to see", "i want to see", "let me see", "can i see", "can i have",
    "could i have", "may i see", "i would like to see", "see", "view", "find", "find me", "look up", "lookup", "check", "check on", "who is", "who are", "tell me about",
    "what about", "how about", "fetch", "which", "what", "which are", "which is", "send me", "please list", "read me", "run", "quick look at", "how is", "how are", "open up", "where is", "where are", "share", "print",
    "how does", "how do", "how many", "count", "walk me through", "summarize", "summarise", "go through", "remind me of", "remind me", "explain", "tell",
)  # fmt: skip

GROUPS: dict[str, tuple[str, ...]] = {
    "show": SHOW,
    "det": ("the", "a", "an", "our", "my", "all", "all the", "all my", "all our", "all of my", "all of the", "every", "this", "that", "their", "its", "some", "me the", "me my", "me", "new", "another", "one", "the current", "the latest", "current", "latest"),
    "of": ("for", "at", "of", "with", "on", "in", "from", "about", "to", "against", "regarding", "around", "over at", "under", "by", "via", "have at", "do we have at", "we have at", "do we have for", "do we have with", "we have with", "open for", "open at", "there for", "there at", "does", "did", "has", "have"),
    "log": ("log", "record", "note down", "jot down", "capture", "document", "register", "put down", "enter", "file", "write up", "write down", "quick log", "note", "save", "track"),
    "activity": (
        "call", "calls", "phone call", "video call", "conference call", "zoom call", "teams call", "meeting", "email", "note", "update", "milestone", "health update", "activity", "conversation", "chat", "sync", "touchpoint", "voicemail",
        "demo", "ebr", "qbr", "kickoff", "visit", "onsite", "lunch", "coffee", "interaction", "checkin", "catchup", "zoom", "session", "workshop", "training",
        "cadence call", "cadence", "cadence meeting", "kickoff call", "kickoff meeting", "onboarding call", "sync call", "lunch meeting", "timeline entry", "review", "touchbase", "entry", "dinner", "breakfast", "event", "webinar", "site visit",
        "customer call", "customer meeting", "check in call", "checkin call", "follow up call", "intro call", "discovery call", "renewal call", "escalation call", "review meeting", "status call", "weekly call", "monthly call", "weekly", "standup", "huddle", "video chat", "quick call", "1:1", "steering committee", "steerco",
    ),
    "talked": (
        "spoke", "talked", "chatted", "met", "synced", "phoned", "rang", "called", "emailed", "mailed", "connected", "spoken", "met up", "talked again", "hopped", "jumped on", "pinged", "texted", "messaged", "skyped", "zoomed", "visited", "dialed", "dialled", "conferred", "sat down", "had lunch", "had coffee", "had dinner", "got together", "touched base", "huddled", "written",
    ),
    "cta": ("cta", "one", "todo", "ticket cta", "cta's"),
    "close": ("close", "close out", "close off", "finish", "finish off", "resolve", "complete", "wrap up", "shut", "mark as closed", "mark as done", "close down", "be done with", "kill", "tick off", "set to closed", "mark closed", "end", "sign off"),
    "closed": ("closed", "done", "complete", "completed", "finished", "resolved", "won", "solved", "all done", "closed out", "wrapped up", "as closed", "as done", "as complete", "as completed", "as resolved", "as finished", "as won", "as solved"),
    "snooze": ("snooze", "hide", "park", "sleep", "postpone reminder of", "put to sleep", "mute", "silence", "pause", "shelve", "put on hold", "let sleep", "defer"),
    "set": ("set", "change", "update", "make", "move", "put", "switch", "correct", "fix", "edit", "adjust", "modify", "alter", "revise", "amend", "bump", "mark", "reset", "have", "get", "turn", "raise", "lower", "increase", "decrease", "bring", "enter", "write", "record", "assign", "flip"),
    "to": ("to", "in", "into", "as", "=", "->", "is", "is now", "should be", "to be", "back to", "at", "now", "becomes", "is going to be", "with", "on", "goes to", "will be", "must be", "needs to be", "has to be", "=>", "from now on"),
    "become": ("=", "->", "is now", "are now", "should be", "becomes", "must be", "needs to be", "has to be", "=>", "should now be", "should say", "goes to", "has become", "has changed to", "changed to", "went to", "is wrong should be", "is wrong , should be", "is wrong it should be", "ought to be", "will be", "now is", "to"),
    "open": ("open", "i want", "i would like", "i like", "can we get", "get", "we would like", "get me", "give me", "open up", "create", "make", "start", "new", "raise", "add", "set up", "setup", "schedule", "another", "i need", "need", "we need", "we should have", "build", "put in", "enter", "spin up", "kick off", "kickoff", "log", "there should be", "it must be opened", "open me", "make me", "create me", "must be opened", "open another", "file", "draft", "begin", "launch", "put together", "we want", "generate", "write", "prepare"),
    "type": ("risk", "expansion", "lifecycle", "activity", "renewal", "objective"),
    "prio": ("high", "medium", "low", "high priority", "medium priority", "low priority", "urgent", "important", "top priority", "normal priority"),
    "plan": ("plan", "splan"),
    "me": ("me", "for me", "us"),
    "talk": ("speak", "talk", "meet", "chat", "connect", "sync", "touchbase", "hear", "contact", "reach", "call", "email", "interact", "engage", "phone", "catchup", "checkin", "spoken", "talked", "met", "called", "chatted", "contacted", "heard", "touch", "visit", "emailed", "synced"),
    "stop": ("stop", "quit", "no longer", "cease", "end", "stop with", "don't", "please stop"),
    "possessive": ("my", "our"),
    "adjectives": ("high", "low", "medium", "priority", "quick", "urgent", "new", "risk", "expansion", "renewal", "lifecycle", "activity", "ebr", "onboarding", "high priority", "low priority", "medium priority"),
    "adj_call": ("xmas", "quick", "good", "great", "short", "long", "last", "weekly", "monthly", "cadence", "first", "intro", "kickoff", "renewal", "lunch", "nice", "escalation", "status"),
}  # fmt: skip

PADDING = (
    "please", "thanks", "thank you", "thanks a lot", "many thanks", "for me", "asap", "now", "right now", "again", "today please", "ally", "ok", "okay",
    "if you can", "if possible", "when you can", "at the moment", "currently", "quickly", "real quick", "kindly", "then", "too", "as well", "so far", "lately",
    "recently", "actually", "overall", "for us", "mate", "sir", "would you", "could you", "can you", "will you", "these days", "yet", "still", "at all", "anyway", "ta", "guys", "team please", "list", "right", "there", "quick", "soon", "exactly", "generally", "in general", "in total",
    "in detail", "only", "just", "already", "even", "also", "look like", "looks like", "looking like", "looking", "like", "doing", "going", "report", "overview please", "@num",
)  # fmt: skip

OPENERS = (
    "it is necessary to", "it is needed to", "it is important to", "it is required to", "i would like to know", "i want to know", "do you happen to know", "can you tell me", "could you tell me", "you should", "i want that you", "yay", "hooray", "woohoo", "done", "fyi",
    "it is necessary to", "it is needed to", "there is need to", "it would be good to", "it is time to", "i would ask you to", "i ask you to", "i kindly ask you to", "i request you to", "request to", "yay", "woohoo", "great news", "good news", "be informed that", "please be informed that", "let us please", "you have to", "you should",
    "hi", "hello", "hey", "hiya", "yo", "dear", "ally", "/ally", "@ally", "hi there", "hey there", "hello there", "good morning", "good afternoon", "good evening", "morning", "afternoon", "evening", "bonjour", "hola", "ciao", "hallo", "greetings",
    "please", "kindly", "ok", "okay", "so", "um", "uh", "er", "well", "yes", "yeah", "yep", "yup", "right", "alright", "all right", "cool", "great", "fine", "sure", "oops", "sorry", "fyi", "heads up", "oh", "ah", "hmm", "also", "and", "then", "but", "finally", "perfect", "nice", "awesome", "thanks",
    "thank you", "quick one", "quick question", "question", "one more thing", "next", "now", "just", "first", "actually", "btw", "by the way", "again", "lastly", "today", "mate", "team", "listen", "look", "quickly", "real quick", "anyway", "basically",
    "can you", "could you", "would you", "will you", "can u", "can you please", "could you please", "would you please", "would you mind", "do you mind", "are you able to", "could you kindly", "would you be able to", "would you be so kind to", "would you be so kind and", "please be so kind and", "be so kind and", "be so kind to", "be a dear and", "may i ask you to", "could i ask you to",
    "i want to", "i would like to", "i need to", "i want you to", "i need you to", "i would like you to", "i have to", "i would love to", "i must", "i wish to", "i should like to", "we need to", "we want to", "we have to", "we would like to", "you can", "we can", "you may", "go ahead and", "help me", "help me to", "let me", "lets", "let us", "time to", "got to", "gotta", "need to", "want to", "like to", "forgot to", "i forgot to", "remember to", "do me a favor and", "do me a favour and",
    "do the needful and", "kindly do the needful and", "i am going to", "let's", "please can you", "please could you", "pls can you", "can we", "could we", "can i", "could i", "may i", "might i", "shall we", "any chance you can", "any chance you could", "is it possible to", "would it be possible to", "possible to", "chance to", "it would be great if you could", "i would appreciate if you could", "i would be grateful if you could", "i am trying to", "i was wondering if you could", "wondering if you could", "i wonder if you could", "is there any chance you could", "good day", "good day ally", "try to", "the", "me", "one", "you",
    "argh", "aargh", "ugh", "whoops", "woops", "damn", "dammit", "gah", "eek", "bah", "yikes", "jeez", "doh", "oh no", "oh dear",
    "mister", "guys", "everyone", "for me", "for the record", "quick", "last thing", "dont forget to", "make sure to", "please go ahead and", "as discussed", "per our chat", "when you have a moment", "when you get a chance", "when you can", "if you can", "if possible", "if you could", "whenever you can", "hope you are well", "hope all is well", "i hope you are well", "hope this finds you well", "ok so", "okay so", "yes so", "right so", "so please", "yes please", "ok then",
)  # fmt: skip
"""What may stand before a request: greetings, politeness, wishes, hesitation."""

__all__ = ["ATTRIBUTES", "GROUPS", "OPENERS", "PADDING", "PHRASES", "SPELLINGS"]
