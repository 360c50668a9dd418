"""Words that tell whether somebody pays: the phrases behind coverage facts."""

import re


def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


_NOT = r"(?:\bnot|n['\u2019]t|\bnever|\bcannot|\bno\s+longer|\bneither|\bnor)\b"
_BETWEEN = r"(?:\s+(?!only\b|always\b|just\b|because\b|clear\b|known\b)[\w-]+){0,3}?\s+"

NEGATIVE = _cue(
    rf"""
    {_NOT}{_BETWEEN}(?:cover(?:ed|s|able)?|pay(?:s|able)?|paid|reimburs(?:es?|ed|able))\b
    |{_NOT}{_BETWEEN}(?:eligible\s+for\s+(?:\w+\s+)?(?:coverage|payment|reimbursement))\b
    |{_NOT}{_BETWEEN}(?:accepted|recogni[sz]ed|used|valid|billable|intended|meant|allowed|billed)\s+
        (?:by|for|under|with|on|to|in|nor|or)\b
    |\b(?:does|do|will)(?:\s+not|n['\u2019]t)\s+(?:use|accept|recogni[sz]e|allow)\s+
        (?:it\b|them\b|(?:this|the|these|any|such)\s+(?:\w+\s+)?codes?\b
        |[A-V][ -]codes?\b|[A-V]\d{{4}}\b)
    |{_NOT}\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,2}}(?:benefit|covered\s+(?:service|item|benefit))\b
    |{_NOT}\s+for\s+(?=Medicare|Medicaid|Tricare)
    |\bnon-?\s?cover(?:ed|age)\b|\bnon-?payable\b
    |\b(?:no|without|lacks?)\s+(?:[\w-]+\s+)?(?:coverage|benefit|reimbursement)\b
        (?!\s+(?:determination|polic|criteria|limit|restrict|article|decision|information|period))
    |\bexclud(?:e|es|ed)\b(?![^.;]*\bfrom\s+(?:code\s+)?[A-V]\d{{4}})|\bstatutor(?:y|ily)\s+exclu\w+
    |\b(?:invalid|ineligible|unpayable)\b
    |\b(?:stopped|ceased|dropped)\s+(?:covering|paying|coverage|reimbursing)\b
    |\bpays?\s+nothing\b|\b(?:den(?:y|ies|ied)|reject(?:s|ed)?)\b
    |\bneither\b[^.;]*\b(?:covers?|pays?|reimburses?)\b
    |\bdo\s+not\s+(?:bill|report|submit)\s+(?:(?:\S+\s+){{0,3}}?to\s+)?(?=Medicare|Medicaid|Tricare)
    """
)
SOFT_NEGATIVE = _cue(
    r"""(?:\bnot|n['\u2019]t|\bnever)\s+(?:be\s+)?(?:always|automatically|routinely|necessarily|universally|guaranteed|consistently
        |uniformly|only\b)
    |\b(?:rarely|seldom)\s+(?:\w+\s+)?(?:cover|pa[iy]|reimburs)"""
)
NOT_ALL = _cue(r"\bnot\s+(?:all|every)\b")

POSITIVE_STATE = _cue(
    r"""
    \b(?:is|are|be|being|been|remains?|considered|become[s]?|deemed)\s+(?!separately\b)(?:[\w-]+ly\s+|also\s+|now\s+|only\s+
        |often\s+|sometimes\s+|always\s+|still\s+|an?\s+)*
        (?:covered|coverable)\b(?!\s+(?:with|in|over)\b)
    |(?:^|[,:|\u2013—(]\s*|\band\s+|\bonly\s+)covered\b(?!\s+(?:with|in(?!\s+full)|over|entit|indicat|diagnos)\b)
    |\bcovered\s+(?:by|under|for|when|if|only|as)\b
    |\bcoverage\s+is\s+(?:\w+\s+)?(?:available|provided|offered)\b
    """
)
"""Passive and nominal wordings; they hold for insurance in general where no payer is named."""

POSITIVE_PAYER = _cue(
    r"""
    \b(?:is|are|be)\s+(?!separately\b)(?:[\w-]+ly\s+|also\s+)?(?:payable|paid|reimbursed|reimbursable|payed)\b(?!\s+separately)
    |\b(?:payable|paid|reimbursed)\s+by\b
    |\b(?:provides?|offers?|has|have)\s+(?:[\w-]+\s+)?coverage\b(?!\s+(?:codes?|determination|polic|criteria|instruction|article))
    |\beligible\s+for\s+(?:[\w-]+\s+)?(?:coverage|payment|reimbursement)\b
    """
)
"""Wordings of payment; they count only together with a named payer."""

POSITIVE_ACTIVE = _cue(
    r"""\b(?:covers?|pays?|reimburses?)\b(?!\s+(?:separately|extra|additional|less|more|nothing)\b)"""
)
"""What a payer does; counts only after the payer's name."""

ACCEPTANCE = _cue(
    r"""\b(?:used|accepted|recogni[sz]ed|preferred|created|made|established|maintained|meant
        |intended|reserved|designed)
        \s+(?:\w+\s+)?(?:by|for)\b
    |\b(?:uses?|accepts?|recogni[sz]es?)\s+
        (?:it\b|(?:this|the|these)\s+(?:\w+\s+)?codes?\b|[A-V][ -]codes?\b|[A-V]\d{4}\b)
    |\bvalid\s+for\b|\bbillable\s+to\b|\bfor\s+use\s+by\b"""
)
"""Use of a code, which is neither coverage nor payment."""

VARIES = _cue(
    r"""
    \b(?:coverage|benefits?|acceptance|polic(?:y|ies)|payers?|insurers?|plans?)\b[^.;]{0,60}?
        \b(?:var(?:y|ies)|differs?|(?:is|are)\s+different)\b
    |\b(?:reimbursement|payment)\b[^.;]{0,40}?\bvar(?:y|ies)\b[^.;]{0,30}?\b(?:payers?|insurers?|plans?|contracts?)\b
    |\b(?:var(?:y|ies)|differs?)\s+(?:\w+\s+)?(?:by|among|between|across|with|from)\s+(?:\w+\s+){0,2}
        (?:payers?|insurers?|plans?|contractors?|states?|polic(?:y|ies)|carriers?|macs?|insurance)\b
    |\b(?:coverage|covered|cover\w*|benefits?|payment|paid|pays?|takes?|accept\w*)\b[^.;]{0,60}?\b(?:depend(?:s|ing)?\s+(?:up)?on|at\s+the\s+discretion\s+of
        |decided\s+by|determined\s+by|is\s+up\s+to)\s+(?:the\s+|each\s+|your\s+|a\s+|their\s+|that\s+|its\s+)?(?:[\w-]+['\u2019]?s?\s+){0,2}
        (?:payer|insurer|plan|contractor|carrier|mac|state|insurance|polic)\w*
    |\b(?:some|many|most)\b[^.;]{0,40}?\b(?:plans?|insurers?|payers?)\s+offers?\b[^.;]{0,30}?\bbenefits?\b
    |\bdecides?\s+for\s+(?:itself|themselves)\b|\bof\s+(?:their|its)\s+own\b
    |\b(?:programs?|programmes?|plans?|payers?|insurers?|agencies|states?)\s+(?:\w+ly\s+)?
        (?:decides?|defines?|sets?|determines?)\b
    |\b(?:their|its)\s+own\s+(?:rules|plans?|polic(?:y|ies)|limits|criteria|waivers|terms|fees?)\b
    """
)
_CONDITION_WORDS = r"""
    (?:when|if|unless|except|provided|as\s+long\s+as|so\s+long\s+as|where|once\s+the)\b
    |only\s+(?:when|if|for|in|with|after|as|where|once|under\s+(?:\w+\s+)?conditions|to)\b
    |(?:under|in)\s+(?:certain|some|limited|specific|special|particular|narrow)\b|under\s+conditions
    |subject\s+to\b(?!\s+(?:the\s+|a\s+|any\s+|part\s+b\s+)*(?:deductible|co-?insurance|co-?pay))
    |depend(?:s|ing)\s+(?:up)?on\b|limited\s+to\b|provided\s+that
    |with\s+(?:an?\s+|prior\s+|proper\s+|adequate\s+|documented\s+)*(?:prescription|order|authori[sz]ation|referral|documentation|medical\s+necessity|diagnosis)
    |for\s+(?:eligible|qualif\w+|certain|some|selected|patients|beneficiaries|people|those|members|adults|children|individuals|women|men)\b
    |(?:requires?|required|must|criteria|conditions?)\b
"""
CONDITION = _cue(rf"\b(?:{_CONDITION_WORDS})")
"""What makes a positive statement conditional."""

EXCEPTION = _cue(
    r"\b(?:unless|except(?:\s+(?:when|if|for|in|that|as|under|where))?|other\s+than"
    r"|only\s+(?:when|if|for|in)"
    r"|when|if|where|for\s+(?:patients|beneficiaries|people|those|members)|outside)\b"
)
"""What makes a negative statement conditional."""

DOUBT = _cue(r"\b(?:may|might|could|sometimes|occasionally|often|frequently)\s+$")
"""Stands directly before a negative that may also not hold."""
HEDGE = _cue(
    r"\b(?:may|might|can|could|should|sometimes|occasionally|often|frequently|in\s+some\s+cases)\b"
)
REQUIRES = _cue(
    r"\bcoverage\b[^.;,]{0,40}?\b(?:requires?|depends?|is\s+(?:limited|subject|conditional"
    r"|restricted|contingent))\b"
    r"|\bcoverage\s+criteria\s+(?:apply|must)|\bconditions\s+of\s+coverage\b|\b(?:to\s+be"
    r"|must\s+\w+[^.;]*to\s+be)\s+covered\b"
    r"|\brestrict(?:s|ed)\s+coverage\b|\bcontractor(?:s)?\s+decides?\b|\b(?:decides?"
    r"|judges?)\s+(?:case\s+by\s+case|individually)"
)
"""Coverage spoken of as conditional, without a verb of paying."""

UNLIKE = _cue(r"\b(?:unlike|in\s+contrast\s+to|as\s+opposed\s+to)\s+(?P<who>[^,.;]+)")
EXCLUDING = _cue(
    r"\b(?:not|excluding|except|rather\s+than|instead\s+of|other\s+than|outside(?:\s+of)?)\s+"
    r"(?:by\s+|under\s+|for\s+|with\s+|through\s+|from\s+|in\s+|to\s+)?(?:the\s+|original\s+"
    r"|traditional\s+)*"
)
"""Stands directly before a payer whom a positive statement leaves out."""

SUBORDINATE = _cue(
    r"\b(?:if|when|whether|unless|until|before|in\s+case|where|how|why|whenever"
    r"|in\s+the\s+event)\b[^,;:]*$"
)
"""Ends just before a cue that is supposed, asked or deferred, not stated."""

ADVICE = _cue(
    r"^\W*(?:always\s+|please\s+|be\s+sure\s+to\s+|first\s+|then\s+|also\s+|and\s+|so\s+)*"
    r"(?:verify|check|confirm|document|ask|contact|appeal|obtain|review|submit|include|keep"
    r"|ensure|consult|see|refer|call"
    r"|attach|record|note|remember|make\s+sure|look\s+up|follow|read|tell|inform|give|issue|use)\b"
)
"""Begins an instruction."""
ABOUT_CLAIMS = _cue(
    r"""\bappeal\w*|\bABN\b|\bbeneficiary\s+notice|\baudit\w*|\bremittance
    |\bclaims?\b[^.;]*\b(?:den(?:y|ies|ied)|reject)|\b(?:den(?:y|ies|ied)|reject)\w*\s+(?:[\w-]+\s+){0,3}claims?\b
    |^\W*(?:services|items|drugs|charges|supplies|expenses)\s+(?:that|which|not)\b
    |\bdocumentation\s+(?:must|should|is|may|can|that|supports?|shows?)\b"""
)
"""Talk of claims, notices and records in general, which tells nothing of this code's coverage."""
OTHER_RULES = _cue(
    r"\b(?:documentation|modifiers?|billing|coding|forms?|frequency|quantity|unit|fee)\s+"
    r"(?:requirements?|rules?|polic(?:y|ies)|limits?|guidelines?|formats?)\b|\bauthori[sz]ation"
    r"|\bprecertification"
)
"""Other things that differ by payer."""
SEPARATELY = _cue(
    r"\bseparate(?:ly)?\b|\bbundled\b|\bpackaged\b|\b(?:physician\s+fee\s+schedule|\bM?PFS|OPPS"
    r"|fee\s+schedules?)\b"
    r"|\bfor\s+(?:a|an|each|the)\s+(?:whole\s+)?(?:period|episode)\b|\bby\s+the\s+(?:unit|session"
    r"|day|visit|hour)\b"
)
"""Talk of how payment is arranged, which says nothing about whether there is any."""
