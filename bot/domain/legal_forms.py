"""The legal forms that companies carry at the end of their names, in many languages.

Our own closed table: the libraries for this take too much off ("SAS Institute") or too little. Only the right end of a name is
looked at, a name is never emptied, and what stands first stays, with the few forms that are written in front set apart.
"""

from __future__ import annotations

# Folded words, one form per line of thought. A form written in several ways stands in each.
_FORMS = """
inc; incorporated; corp; corporation; co; company; companies; llc; llp; lp; lllp; pllc; pc; plc; ltd; limited; unlimited
l l c; l l p; limited liability company; limited partnership; public limited company; ulc; ltee; limitee; cie; compagnie
dac; clg; cic; cio
pty; pty ltd; proprietary limited; pty limited; pvt; pvt ltd; private ltd; private limited; pvt limited; pte; pte ltd; pte limited
sdn bhd; bhd; tbk; persero; persero tbk; npc; cc
gmbh; mbh; ggmbh; ag; kg; kgaa; ohg; gbr; eg; ev; ek; ug; se; partg; partg mbb; partgmbb; ug haftungsbeschrankt; stiftung and co kg
gmbh and co; gmbh and co kg; gmbh and co kgaa; gmbh and co ohg; ag and co kg; ag and co kgaa; se and co kg; se and co kgaa
ag and co; mbh and co kg; gesellschaft mbh; gesmbh; ges mbh; aktiengesellschaft; genossenschaft; kommanditgesellschaft
sa; sas; sasu; sarl; sarlu; eurl; snc; sca; scs; sci; scop; scrl; sprl; gie; societe anonyme; sa nv; nv sa; asbl; vzw
spa; srl; srls; sapa; scarl; scpa; soc coop; societa per azioni; societa cooperativa; soc coop a rl
sl; slu; slne; sau; sll; scoop; s coop; sociedad anonima; sociedad limitada; sociedad limitada unipersonal
sa de cv; sab de cv; sapi de cv; s de rl; s de rl de cv; srl de cv; sapi; sab; sac; saa; sacv; eirl; sa esp; sacifia; saic
cia ltda; ltda; limitada; lda; sgps; eireli; epp; sa sgps; unipessoal lda; sociedade anonima
bv; nv; cv; vof; bvba; cvba; besloten vennootschap; naamloze vennootschap; cooperatie ua
ab; ab publ; publ; hb; kb; aktiebolag; as; asa; ans; ks; aps; ivs; amba; oy; oyj; oy ab; ky; osakeyhtio; hf; ehf
ou; uab; sia; eesti as; ead; ood; eood; doo; d o o; jdoo; dooel
sp zoo; sp z oo; sp z o o; sp j; sp k; sp p; ska; spolka akcyjna; spolka z oo; spolka z ograniczona odpowiedzialnoscia; sp zoo sp k; sp z oo sp k
sro; s r o; spol s ro; spol sro; a s; vos; ks; kft; zrt; nyrt; kkt
ooo; oao; zao; pao; ao; tov; tdv; pjsc; cjsc; ojsc; jsc; qpsc; psc; saog; saoc; sal; shpk
as ve tic; anonim sirketi; ltd sti; limited sirketi; san tic ltd sti; san ve tic as; san ve tic ltd sti
fze; fzco; fzc; fz llc; dmcc; wll; w l l; ltd liability co
kk; k k; gk; yk; kabushiki kaisha; kabushikigaisha; godo kaisha; yugen kaisha; gaisha
co ltd; co limited; company ltd; company limited; corp ltd; public company limited; public co ltd; pcl; co pte ltd; co inc; co llc; co kg
cong ty tnhh; tnhh; jsc vn; joint stock company; joint stock co; mtv
ltd co; limited company; sae; kscp; kscc; ksc; saudi joint stock company
"""

_CANONICAL = {
    "incorporated": "inc",
    "corporation": "corp",
    "limited": "ltd",
    "company": "co",
    "companies": "co",
    "private": "pvt",
    "proprietary": "pty",
    "aktiengesellschaft": "ag",
    "limitada": "ltda",
    "aktiebolag": "ab",
    "kabushiki": "kk",
    "compagnie": "cie",
}

# Written in front: "PT Sinar Laut", "ООО Ромашка", "UAB Vinted". Looked at only as a second reading of a name.
LEADING_FORMS = frozenset(
    """
pt ooo zao oao pao ao tov uab sia ud kk cv sc ps
""".split()
)

# Scripts without spaces carry the form inside the name; it is cut before the letters are folded.
UNSPACED_FORMS = (
    "株式会社", "有限会社", "合同会社", "(株)", "（株）", "㈱", "股份有限公司", "有限责任公司", "有限公司", "株式會社", "주식회사", "(주)", "㈜", "유한회사",
)  # fmt: skip

# Words that are nothing but a legal form, so that they belong to a name wherever they follow it in a sentence.
UNMISTAKABLE = frozenset(
    """
inc incorporated corp corporation llc llp lllp pllc plc ltd gmbh ggmbh kgaa ohg partg pty pte pvt ltda eireli oyj
bvba sprl fzco fze dmcc bhd tbk jsc pjsc kft zrt nyrt sro eood ood dooel sarl eurl srl srls aps asa
""".split()
)

FORMS = frozenset(tuple(form.split()) for line in _FORMS.splitlines() for form in line.split(";") if form.strip())
_LONGEST = max(len(form) for form in FORMS)
LAST_WORDS = frozenset(form[-1] for form in FORMS)
_CONNECTORS = frozenset({"and", "et", "y", "e", "und", "of"})


def split_legal_form(words: list[str]) -> tuple[list[str], list[str]]:
    """A name's folded words without its legal form, and the form in canonical words.

    "acme co ltd" → (["acme"], ["co", "ltd"]); "sas institute" stays whole; a name that is nothing but a form stays whole.
    """
    end = len(words)
    while end > 1 and words[end - 1] in LAST_WORDS:
        for length in range(min(_LONGEST, end - 1), 0, -1):
            if tuple(words[end - length : end]) in FORMS:
                end -= length
                break
        else:
            break
        while end > 1 and words[end - 1] in _CONNECTORS:
            end -= 1
    return words[:end], [_CANONICAL.get(word, word) for word in words[end:]]
