"""Cues: the words by which a question shows what it is after, as regular expressions.

A cue is strong when it names the facet ("RVU", "discontinued"); a weak one is a turn of phrase that
any question may have ("what is", "bill") and counts only where its clause has no strong one. Codes
stand as the word "code" in what the cues are matched against.
"""

from collections.abc import Mapping

from bot.question import Facet

# fmt: off
STRONG_CUES: Mapping[Facet, tuple[str, ...]] = {
    Facet.COMPARISON: (
        r"differ(?:s|ent|ence|ences|entiate)?\b", r"compar\w+", r"versus", r"\bvs\b",
        r"distinguish", r"(?:tell|sets?) .{0,40}\bapart\b", r"same as",
    ),
    Facet.PRIOR_AUTHORISATION: (
        r"prior[- ]?auth\w*", r"pre-?auth\w*", r"pre-?cert\w*", r"authori[sz]\w+",
        r"prior approval", r"pre-?approv\w+", r"\bneeds? (?:a )?pa\b",
        r"\bpa (?:required|needed)",
    ),
    Facet.ADD_ON: (
        r"add-?on\b", r"add on code",
    ),
    Facet.SEPARATE_BILLING: (
        r"separately", r"unbundl\w+", r"\bbundl\w+", r"packaged",
        r"billed? (?:together|alongside|alone|by itself|on its own)",
        r"(?:same|one) (?:day|visit|claim)\b",
        r"code\b.*\bbill\w* (?:\w+ ){0,2}(?:with|alongside) (?:\w+ ){0,2}code\b",
        r"(?:i|we|you) (?:bill|report|code) (?:\w+ ){1,3}(?:with|alongside)\b",
    ),
    Facet.GLOBAL_DAYS: (
        r"global\b", r"post-?op\w*", r"follow-?up days",
    ),
    Facet.SUCCESSOR: (
        r"replac\w+", r"successor", r"supersed\w+", r"instead\b", r"cross-?walk\w*",
        r"new code for", r"\bgone\b", r"\bt(?:ook|akes?|aken) over\b",
        r"(?:what|which code) (?:do|should|can) (?:i|we) (?:use|bill) now",
    ),
    Facet.STATUS: (
        r"\bvalid\w*", r"\bactive\b", r"inactive", r"discontinu\w+", r"delet\w+", r"terminat\w+",
        r"expir\w+", r"retir\w+", r"obsolete", r"permanent", r"temporary",
        r"still (?:in use|bill|used|good|around|exist\w*|billable)",
        (r"(?:when|what date|which year|what year) .{0,30}\b(?:added|created|established|"
         r"introduced|start|end)\w*"),
        r"\beffective\b", r"in effect", r"no longer", r"current code", r"sunset\w*",
        r"exist\w*\b",
    ),
    Facet.HISTORY: (
        r"\bhistory\b", r"what (?:has |have )?changed",
        r"\b(?:has|have|did|was|were)\b.{0,30}\bchanged?\b",
        r"\b20\d\d\s*(?:vs\.?|versus|to|and|-)\s*20\d\d\b",
        r"\breworded\b", r"\btimeline\b", r"changes? (?:between|from|since|over)\b",
    ),
    Facet.FREQUENCY: (
        r"how (?:often|frequently|many times)", r"frequency",
        r"how many (?:\w+ )?(?:are|is|can be) (?:\w+ )?(?:allowed|permitted|covered|billed)",
        r"how many .{1,40}\b(?:allow|permit|a year|per year|in a year)\w*",
        r"\blimit\w*", r"maximum", r"\bmax\b",
        (r"(?:times|once|twice|more than \w+) (?:a|per|each|every) (?:day|week|month|year|"
         r"lifetime)"),
        r"per (?:calendar )?year", r"annual limit",
    ),
    Facet.UNITS: (
        r"\bunits?\b", r"how (?:many|much) (?:mg|mcg|ml|milligrams|strips|is one|is a)\b",
        r"how many code\b", r"billing increment", r"per what", r"dosage", r"\bdoses?\b",
        r"quantity",
    ),
    Facet.TIME: (
        r"how long", r"minutes?\b", r"\bhours?\b", r"duration", r"time[- ]based",
        r"length of (?:the )?(?:visit|session)",
    ),
    Facet.MODIFIERS: (
        r"modifiers?\b", r"\bmods?\b", r"left or right", r"which side", r"bilateral\w*",
        r"both sides",
    ),
    Facet.PAYMENT: (
        r"\bw?rvus?\b", r"relative value", r"how much", r"\bprice\w*", r"pricing", r"\bfees?\b",
        r"\brates?\b", r"\bcosts?\b", r"dollars?", r"allowable", r"allowed amount",
        r"\bpayment\b", r"reimbursement (?:rate|amount)", r"conversion factor",
        r"\bpays? (?:how|what)", r"work value", r"what does (?:medicare|it|\w+) pay\b(?! for)",
    ),
    Facet.SYNONYMS: (
        r"also (?:known|called)", r"synonym\w*", r"\balias\w*", r"other names?",
        r"another (?:name|word|term)", r"\baka\b", r"a\.k\.a", r"(?:what|how) else .{0,20}called",
        r"nicknames?", r"other terms?", r"alternate names?",
    ),
    Facet.SPECIALTIES: (
        r"special(?:ty|ties|ist|ists|ity|ities)\b",
        (r"who (?:can|may|could|should|usually|typically|bills?|uses?|performs?|provides?|"
         r"orders?|gives?|does|is allowed)"),
        (r"(?:which|what) (?:kinds? of )?(?:providers?|doctors?|clinicians?|professionals?|"
         r"departments?)"),
        r"provider types?",
    ),
    Facet.PLAIN_LANGUAGE: (
        r"plain (?:english|language|words|terms)",
        r"lay(?:m[ae]n\w*|person\w*)?(?:'s)? (?:terms?|words|language)",
        r"simple (?:terms?|words|english|language)", r"in english", r"patient-friendly",
        r"simply", r"to (?:a|my|the) patients?\b", r"like i'?m five", r"eli5",
        r"everyday (?:words|language)",
    ),
    Facet.RELATED: (
        r"\brelated\b", r"similar", r"alternativ\w*", r"\bother codes?", r"sibling\w*",
        r"codes? like", r"associated codes?", r"nearby codes?", r"neighbou?r\w*",
    ),
    Facet.COVERAGE: (
        r"\b(?:non-?|un)?cover(?:s|ed|age|able|ing)?\b", r"reimburs\w*",
        r"\bpay(?:s|able|ed|ing)?\b", r"\bpaid\b", r"\baccept(?:s|ed|able)?\b", r"\beligible\b",
        r"exclu(?:ded?|sion)", r"den(?:y|ied|ies|ial)s?\b", r"reject\w*", r"billable to",
        r"\bbenefit\b",
    ),
}

WEAK_CUES: Mapping[Facet, tuple[str, ...]] = {
    Facet.USAGE: (
        r"\bwhen\b", r"\bus(?:e|ed|es|age|ing)\b", r"indicat\w+", r"clinical\w*", r"\bwhy\b",
        r"appropriate", r"situations?", r"scenario", r"purpose", r"for whom",
        r"who (?:is|gets|needs|qualifies)",
    ),
    Facet.BILLING: (
        r"\bbill\w*", r"document\w*", r"\bclaims?\b", r"submi\w+", r"medical necessity",
        r"necessary", r"paperwork", r"chart\w*", r"\brequire\w*", r"report(?:ed|ing)?\b",
        r"\bcode it\b", r"\bcoding\b", r"guidelines?", r"\bnotes?\b", r"\brecords?\b",
    ),
    Facet.OVERVIEW: (
        r"everything", r"overview", r"summar\w+", r"details?", r"\binfo(?:rmation)?\b",
        r"tell me (?:more )?about", r"look ?up", r"pull up", r"know about",
    ),
    Facet.DEFINITION: (
        (r"what(?:'?s| is| are| was| does| do)? (?:(?:the|an?|cpt|hcpcs|level|ii|billing|"
         r"procedure|medical|exactly|heck|service|item|drug|supply|first|second|third|last) )*"
         r"(?:code|it|this|that|they|these|those|one)\b"),
        r"defin\w+", r"\bmeans?\b", r"\bmeaning\b", r"stands? for", r"descri\w+", r"descriptor",
        r"explain\w*", r"represent",
    ),
}
# fmt: on
