"""What every ability sounds like when no frame fits: its cues (see `bot.language.cues`)."""

from __future__ import annotations

CHANGING = "set change make mark update create add log close snooze assign follow track open put move give need please"

CUES: dict[str, tuple[str, ...]] = {
    "show-account": (
        "@account rundown|overview|summary|background|profile|story|scoop|360|catch|recap|briefly|speed|basics|details|situation|status / give me on about quick please on - cta ctas plan plans risk risks renewal health",
        "@account who|what / is are does do again know tell about company customer - cta ctas health red green yellow arr nps plan plans risk risks happened done ticket tickets call meeting email csm left contact contacts sponsor champion owner stage",
    ),
    "show-health": (
        "@account health|healthy|healthscore|scorecard|score|rag|unhealthy|sick / how what why is the of trend - set change make mark nps log",
        "@account red|yellow|green|amber / why is are how come still so in the trouble turned gone went - set change make mark put log call meeting sentiment flag sentence",
        "@account trending|declining|improving|dropping|worse|better / how is it why getting health - call meeting log",
    ),
    "show-attribute": (
        "@account @attribute / what which who is the of in for how much many does tell me show know - set change make mark update put move should log ctas cta from correct fix",
        "@account pay|pays|paying|spend|spends|worth / how much what do does they us - log call meeting",
        "@account renew|renews|renewing|expire|expires|expiring / when does is do up - log call meeting",
    ),
    "list-risks": (
        "risks|at-risk|worried|risky / what which show list team my our accounts customers is are across open any - flag mark raise create cta ctas log resolved",
        "@account risk|risks|at-risk|worried / why what is are any current known open - flag mark raise create cta ctas log call no longer",
    ),
    "list-ctas": (
        "ctas / my our open overdue due show list which what all every any mine by owned high priority for how many - close snooze create assign log",
        "cta / any open do we have is there which still overdue list has mine my - close snooze create assign log raise start new make @cta please",
        "overdue|due / what is my anything everything still me today week show whats - log call meeting renewal renewals close move push tasks task",
    ),
    "show-cta": (
        "@cta / show open look what about who owns status of is details read see again tell me pull up where - close closed snooze move push assign give done finish finished set mark make change update comment add task apply delay postpone start due priority high low medium wrap resolve resolved complete completed",
    ),
    "list-tasks": (
        "tasks|todos / my what which show list due today week have all for me open still left of - add complete create done log",
        "do|todo|left / what have i to for still @account @time plate - log call meeting done close",
    ),
    "list-activities": (
        "@account done|happened|spoken|talked|speak|talk|contact|contacted|met|touched|going|heard|engaged / what when have has we last did lately recently with been with since anything everything - log cta ctas plan ticket tickets just yesterday tasks",
        "@account activity|activities|timeline|interactions|conversations|touchpoints|calls|meetings|emails|notes / last recent show what list all from any how many latest - log add log note write",
        "@account last|latest|recent call|meeting|email|note|conversation|ebr|qbr / when was what the with did show - log my",
    ),
    "list-opportunities": (
        "opportunities|opportunity|pipeline|deals|deal|upsell|upsells|cross-sell|sell|selling / what is are any open show in for @account team my which how - log call cta ctas create",
    ),
    "list-renewals": (
        "renewals|renewing|renew|renews|renewal / what which who my show list up coming upcoming next @time due contracts all our team soon quarter month - log call cta ctas @account create set change",
        "contracts|contract end|ends|ending|expire|expiring|expires / which what whose @time when - log @account",
    ),
    "list-accounts": (
        "accounts|customers|clients / which what show list all my how many with without top biggest largest in over under no red green yellow emea apac latam amer sorted by renewing enterprise smb - log set change follow followed at-risk update mark risks",
        "biggest|largest|smallest|top / accounts customers who are by arr our my @num which - log set change",
    ),
    "list-contacts": (
        "@account contacts|people|stakeholders|phone|email|reach / who what our do we know main key is give me 's list show address - add create log send mail emails set change emailed",
        "@account know|talk|speak|person|contact|point / who do we our should main key the is there to - add create log last when spoken",
    ),
    "list-sponsors": (
        "sponsor|sponsors|champion|champions / who is our at @account changes changed any left list show executive tracked - track watch set change make update log cta add",
    ),
    "list-success-plans": (
        "plan|plans|objectives|goals|objective / how what show is going @account progress which my running has status list success - create add new activate close share start open make need needs log active action close finish backup",
    ),
    "list-tickets": (
        "@account ticket|tickets|support|zendesk|cases|case|bugs|escalations|incidents / open any what have raised has show list with pending status high - log create close premium level set change",
    ),
    "show-adoption": (
        "@account adoption|utilization|usage|seats|seat|licenses|license|users|modules|active|using|logins|features / how many what are use is which who much show rate people - log set change update cta ctas call stage",
    ),
    "show-nps": (
        "@account nps|survey|surveys|csat|promoter|detractor / what did how score answer latest last is give rate - set log change cta",
    ),
    "show-hierarchy": (
        "@account parent|subsidiaries|subsidiary|hierarchy|belongs|belong|owned|owns|children|daughter|group|sister|affiliates / who what is of does to company companies tree which part - set change cta log",
    ),
    "prepare-call": (
        "@account prep|prepare|brief|briefing|ready|meeting|seeing|call|cheat / me for my with before get tomorrow in about need know what i up @time - log logged had yesterday was were snooze cta spoke met close",
    ),
    "show-portfolio": (
        "attention|dashboard|book|portfolio|day|agenda|cockpit / my what needs show me how is looks looking today first should focus - log set cta",
    ),
    "list-playbooks": ("playbook|playbooks / which what show list there are for available do we have - apply use put @cta add run",),
    "list-followed": ("follow|following|followed / who what which i am do accounts my list - stop unfollow start @account",),
    "show-history": (
        "@account changed|changes|edited|audit|history|modified|touched / who what when show log last trail was made did has - stage",
    ),
    "show-digest": ("digest / my send me now show give todays today get - at set off no stop every change fridays",),
    "log-call": (
        "~@account call|meeting|session|workshop|onsite|demo|review|ebr|qbr|kickoff|voicemail|email|catchup|chat|coffee|lunch|sync|visit / log record add note had just with today yesterday good great quick short long @time @num min mins minutes from on off the done our my - next last when was should schedule book invite prep prepare before upcoming cta risk plan ticket tomorrow cancel create open raise start",
        "~@account spoke|spoken|talked|met|rang|phoned|called|chatted|emailed|mailed|visited|pinged|reached / i we just with to at today yesterday @time good off - when last did does has cta who why plan should",
        "~@account log|jot|note|timeline / down a an the on for call meeting that please in @time - cta ctas risk plan show who what in|out login",
    ),
    "update-attribute": (
        "@account @attribute set|change|update|correct|fix|switch|edit|put|make|mark|move|modify please|can|could|should|must|need|want|kindly / to the be you from now is - cta ctas plan task digest",
        "@account @known set|change|update|correct|fix|switch|edit|put|make|mark|move|modify|sit|bump|upgrade|downgrade|flip please|can|could|should|must|need|want|kindly / to the be you from now in into as - cta ctas plan task call meeting risk",
        "@account referenceable|reference mark|make|set|list / can please as happy - cta ctas plan is",
    ),
    "open-cta": (
        "@account cta open|create|raise|make|need|want|start|new|add|set|get|going|log|file|launch|put / a an for risk expansion renewal lifecycle activity please due - close snooze @cta complete the show list any which overdue",
    ),
    "apply-playbook": ("playbook @cta apply|use|put|run|attach|add|start / on to the for please with - close",),
    "unbind-channel": ("channel unlink|unbind|disconnect|detach|untie|remove / this the from please - @account not",),
    "follow-account": ("@account follow|subscribe|posted|watch|loop / me please on updates keep want to the for - stop unfollow no @cta cta who what",),
    "unfollow-account": ("@account unfollow|unsubscribe|stop|mute / following updates me from the please no more longer about - @cta cta track tracking sponsor",),
    "update-cta": (
        "@cta comment|note / add on to put a the please leave that - close snooze show what",
        "@cta start|started|begin|progress|wip|underway / in working on please mark set now as is i - close snooze task done",
        "@cta @time move|push|postpone|delay|reschedule|shift|due|bring|extend|slip|change|set|make|slide / to out date by please the until - close snooze comment task closed remind",
        "cta @account @time move|push|postpone|delay|reschedule|shift|bring|extend|slide / to out date by the - close snooze comment task create open new",
        "@cta assign|reassign|give|hand|pass|let|transfer / to please the over owner have - close snooze task playbook plan",
        "cta @account assign|reassign|give|hand|pass|let|transfer / to please the over owner have at - close snooze task playbook create open new",
        "@cta high|medium|low|urgent / priority make set to mark bump escalate please lower raise - close snooze task closed list show",
    ),
    "close-cta": (
        "@cta close|finish|wrap|complete|resolve|shut / as won success please can you the lost done solved number - task snooze open plan not",
        "cta @account close|finish|wrap|resolve / as won success please can you the lost done solved - task snooze open plan create new not",
    ),
    "snooze-cta": (
        "@cta snooze|park|sleep|pause|hide|mute|defer|shelve / until for till please @time to make - close task plan",
        "cta @account snooze|park|sleep|pause|hide|mute|defer|shelve / until for till please @time - close task plan create open new",
    ),
    "open-success-plan": (
        "@account plan create|need|want|start|open|make|build|set|draft|new|like|begin|launch / a an for success roi onboarding please with - close activate objective share show cta call activate activate",
    ),
    "add-objective": (
        "@account plan objective|goal add|needs|need|new|put|include|create / to the for a please with - close activate show share",
    ),
    "activate-success-plan": ("@account plan activate|live / please it the draft success - close objective share",),
    "close-success-plan": ("@account plan close|finish|complete|finished / please it the success done - activate objective share cta",),
    "close-risk": (
        "@account risk|at-risk longer|resolved|over|gone|cleared|clear|anymore|safe|past|close|remove|drop / no is not any the flag out of - create raise cta ctas",
    ),
    "raise-risk": (
        "@account at-risk|risk flag|mark|raise|put|report|danger|shaky / as please a the on churn because of - no longer resolved cta ctas log remove close clear",
    ),
}  # fmt: skip
