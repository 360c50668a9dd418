"""Cues: the words by which a question shows what it is after, as regular expressions.

A cue is strong when it names the facet ("RVU", "discontinued"); a weak one is a turn of phrase that
any question may have ("what is", "bill") and counts only where its clause has no strong one. Codes
stand as the word "code" in what the cues are matched against, and payers may stand as "payer".
"""

from collections.abc import Mapping

from bot.question import Facet

_PAYER = (
    r"(?:payer|medi-?car\w*|mcr|medicaid|tricare|cms|insur\w+|(?:the |their |his |her |my )?plans?|"
    r"part [abcd]|carriers?|they|anybody|anyone|va)"
)
_AMOUNT = r"(?:\d[\d,.]*|an?|one|two|three|four|five|six|half|full)"
_THING = r"(?:\w+[ -]){0,3}"
_MEASURE = (
    r"(?:units?|vials?|box(?:es)?|strips?|bags?|bottles?|syringes?|doses?|packs?|mg|ml|mcg|grams?|"
    r"pairs?|trips?|transports?|visits?|hours?|days?|weeks?|months?|miles?|sessions?|each|patients?|"
    r"minutes?|items?|tests?)"
)
_PERIOD = r"(?:day|night|week|month|quarter|yr|year|lifetime|\d+ (?:days|weeks|months|years))"

# fmt: off
STRONG_CUES: Mapping[Facet, tuple[str, ...]] = {
    Facet.COMPARISON: (
        r"diff(?:er(?:s|ent|ence|ences|entiate)?)?\b", r"compar\w+", r"versus", r"\bvs\b",
        r"distinguish", r"\bcode (?:\w+ )?(?:better|worse|heavier|stronger|cheaper) than\b",
        r"\bstacks? up\b", r"what's what\b", r"\bseparates? code from\b", r"\btells? code from\b",
        r"(?:tell|sets?|keep) .{0,40}\bapart\b", r"same (?!day|visit|date|claim|family)(?:\w+ )?as",
        r"side[- ]by[- ]side", r"mix(?:ing|ed)? (?:\w+ ){0,6}up\b", r"mix(?:ing|ed)? up\b",
        r"code (?:the )?same(?: \w+)? (?:as|or)", r"what changed (?:between|from) code",
        r"\bcode (?:over|rather than|and not|instead of) code",
        r"\bwhen (?:do|would|should|to) .{0,30}\bcode\b.{0,20}\b(?:and|or|versus) when\b",
        (r"which (?:one|of (?:them|these|those|the)).{0,40}\bcode\b.{0,20}\b(?:or|"
         r"and)\b.{0,12}\bcode\b"),
        r"\bcode\b.{0,12}\b(?:or|and)\b.{0,12}\bcode\b.{0,12}\bwhich\b",
        r"confus\w+ .{0,30}\bcode\b.{0,20}\bcode\b", r"\bcontrast\b(?! (?:agent|media|dye|medium))",
    ),
    Facet.PRIOR_AUTHORISATION: (
        r"prior[- ]?auth\w*", r"pre-?auth\w*", r"pre-?cert\w*",
        r"authori[sz](?!ed (?:to|person))\w+", r"\b(?:prior|advance) approval", r"pre-?approv\w+",
        r"\bneeds? (?:an? )?pa\b", r"\bauths?\b",
        r"\bpa\b(?= (?:required|needed|on|for|necessary)|\s*\?)", r"\b(?:get|no|a|the) pa\b",
        r"\bpa (?:req|reqd|rqd|rq|reqs)\b",
        r"sign(?:s|ed)? off\b", r"permission",
        r"\b(?:is|are|need|needs|want|wants|requires?) (?:an? )?pa\b",
        r"\bpa (?:is |be )?(?:mandatory|necessary|a must|involved)",
        (r"\b(?:ok|okay|approval|approved?) (?:\w+ )?"
         r"(?:first|beforehand|before|ahead of|up ?front|in advance)\b"),
        rf"\bcall (?:the )?{_PAYER} (?:first|before)",
    ),
    Facet.ADD_ON: (
        r"add-?on\b", r"add on code", r"\b(?:stand|go|goes|billed?|reported?) (?:out |in )?alone\b",
        r"stand-?alone", r"primary (?:code|procedure)",
    ),
    Facet.SEPARATE_BILLING: (
        r"separately\b", r"\bseparate (?:charge|payment|line|bill|claim|item|fee)", r"unbundl\w+",
        r"\bbundl\w+", r"packaged", r"\bon top(?: of)?\b", r"\bin addition\b",
        r"\b(?:extra|additional) (?:charge|line|claim)\b",
        r"\b(?:charge|bill|billed|pay|paid) (?:\w+ ){0,2}extra\b",
        r"billed? (?:together|alongside|by itself|by themselves|on (?:its|their) own)",
        r"(?:same|one) (?:day|visit|claim|date)\b", r"\b(?:its|their) own (?:line|claim)\b",
        r"rolled into", r"lumped in\w*",
        (r"included? in (?:the |its |their )?(?:\w+ ){0,2}(?:payment|price|rate|fee|rental|"
         r"allowance)"),
        r"(?:part|inclusive) of the (?:\w+ )?(?:payment|price|rate|fee|rental)",
        r"\bcode\b.*\bbill\w* (?:\w+ ){0,2}(?:with|alongside|and) (?:\w+ ){0,2}code\b",
        (r"\b(?:bill|report|code|claim|charge) code (?:and|with|along with|together with|"
         r"next to|plus) "
         r"(?:\w+ ){0,2}code\b"),
        r"\bbill(?:ed)? (?:them|both|these|those) together", r"go together",
        r"(?:i|we|you) (?:bill|report|code) (?:\w+ ){1,3}(?:with|alongside)\b",
    ),
    Facet.GLOBAL_DAYS: (
        r"global\b", r"post-?op\w*", r"follow-?up days",
    ),
    Facet.SUCCESSOR: (
        r"^\W*replacement (?:for|of) code",
        (r"\bthe (?:new )?replacement(?: (?:for|of) (?:it|this|that|that one|this one))?\W*"
         r"(?:now|then)?\W*$"),
        r"\bcode\b\W+(?:payer\W+)?(?:replacement|new code)\b\W*$", r"replac(?:ed|es|ing)\b",
        r"\breplace\b(?! (?:the|my|his|her|their|an?) (?!code))",
        r"what .{0,20}replacement (?:code\b|for code)", r"\bcode(?:'s)? replacement\b",
        r"replacement code", r"successor", r"supersed\w+", r"predecessor",
        r"\b(?:newer|new) (?:code|number|version)\b(?= (?:than|for|of) code)", r"instead\b",
        r"cross-?walk\w*", r"new code for", r"\bgone\b", r"\bt(?:ook|akes?|aken) over\b",
        r"\b(?:take|took|takes|taken) (?:the |its )?place\b",
        (r"(?:what|which code) (?:do|should|can|would) (?:i|we|you) (?:use|bill|report|"
         r"code) (?:now|today|these days)"),
        r"\bnow that code\b", r"what(?:'s| is) (?:the )?new (?:code|one)\b",
        (r"(?:turn(?:ed)? into|bec[ao]me\b(?! (?:effective|valid|active|available|permanent))|"
         r"convert\w* (?:in)?to)\b"),
        r"\b(?:older|old|previous|prior|earlier|former|formerly|preceding) codes?\b",
        (r"\bcodes? (?:\w+ ){0,3}(?:before|prior to|ahead of|previously|formerly)\b"
         r"(?! (?:(?:it|he|she|we|i|they|you) \w|(?:his|her|an?|the|payer|date)\b))"),
        r"\b(?:called|coded|billed|reported|known) (?:\w+ ){0,2}(?:before|previously|formerly)\b",
        r"(?:before|prior to) code (?:existed|was|came|started)",
        r"used to be (?:billed|coded|called|code)",
        r"what (?:code )?(?:came|comes) (?:before|after)",
    ),
    Facet.STATUS: (
        r"\bvalid\w*", r"\bactive\b", r"inactive", r"discontinu\w+", r"delet\w+", r"terminat\w+",
        r"expir\w+", r"retir(?:e|ed|ing)\b", r"obsolete", r"permanent(?!ly)",
        r"\btemp(?:orary)?\b(?! rental)",
        (r"still (?:in use|bill|used|good|around|exist\w*|billable|live|alive|current|ok|"
         r"on the books)"),
        (r"(?:when|what date|which year|what year|since when) .{0,30}\b(?:added|created|"
         r"established|"
         r"introduced|start|end|go away|going away|come out|came out|come into|went|"
         r"been around)\w*"),
        r"\beffective (?:date|on|for|as|until|since|through)\b", r"\bcode .{0,12}effective\b",
        r"\bin (?:effect|force)\b", r"\bwith effect from\b", r"no longer",
        r"current code", r"\bcode (?:is )?(?:still )?current\b",
        r"sunset\w*", r"\bcode .{0,10}exist\w*\b", r"^\W*does (?:it|that|this) (?:still )?exist",
        r"on the books",
        (r"\bcode (?:still )?(?:good|ok|okay|fine) (?:for|in|on) (?:a )?(?:date|dates|dos|"
         r"20\d\d|\d)"),
        r"what happened to code", r"\bstill (?:use|report|bill|submit)\b",
        r"\bcode (?:too )?(?:old|outdated|stale)\b", r"live code", r"\bphas(?:ed|ing) out\b",
        r"\bcode (?:is )?dead\b", r"\b(?:kill|killed|axed|scrapped|dropped) (?:off )?code\b",
        r"\bcode (?:was |been |get |got )?(?:killed|axed|scrapped|dropped)\b",
        (r"\b(?:ok(?:ay)?|good|fine|right)(?: to use)?(?: code)? (?:for|on) (?:this |that |"
         r"the |an? )?(?:dos|dates? of service|date)\b"),
        (r"\bwhen (?:did|was|does|will|is) code .{0,12}(?:start|begin|end|added|created|expire|"
         r"stop|go)"),
        r"(?:did|does|will) code (?:start|begin|end|stop|go away)",
        r"since when (?:has|have|is|can|was) .{0,20}\bcode\b", r"been around\b",
        r"come into (?:effect|force|use)",
    ),
    Facet.HISTORY: (
        r"\bhistory\b(?! of)", r"what (?:has |have )?changed",
        r"\b(?:has|have|did|was|were)\b.{0,30}\bchanged?\b",
        r"\b20\d\d\s*(?:vs\.?|versus|to|and|-)\s*20\d\d\b", r"\breworded\b", r"\btimeline\b",
        r"changes? (?:between|from|since|over)\b",
    ),
    Facet.FREQUENCY: (
        r"how (?:often|frequently|many times)", r"frequency", r"\bintervals?\b",
        r"how many (?:\w+ )?(?:are|is|can be) (?:\w+ )?(?:allowed|permitted|covered|billed)",
        r"how many (?!units?\b).{1,40}\b(?:allow|permit|a year|per year|in a year)\w*",
        rf"how many (?!units?\b).{{0,50}}\b(?:a|an|per|each|every|in a|in one) {_PERIOD}\b",
        r"\bannual(?:ly)?\b(?! wellness)",
        (r"\b(?:monthly|yearly|weekly|daily|lifetime|quantity|frequency) (?:max\w*|limit\w*|"
         r"cap|allowance|quantity|amount)"),
        r"(?<!age )(?<!weight )(?<!size )\blimit(?:s|ed)?\b", r"maximum", r"\bmax\b", r"\bcap on\b",
        r"\b(?:a|any|the) cap\b",
        (r"(?:times|once|twice|more than \w+) (?:a|per|each|every|in (?:a|one)) (?:day|week|"
         r"month|year|"
         r"lifetime)"),
        r"per (?:calendar )?year", r"annual limit",
        (r"how (?:soon|long|much time).{0,40}\b(?:another|new one|new code|again|replac\w+|"
         r"next|between)\b"),
        r"\b(?:due|eligible|qualify) for (?:a |an )?(?:new|another|replacement|next)\b",
        r"\bwhen (?:can|is|are|will) .{0,40}\b(?:another|again|a new|the next)\b",
        (r"\b(?:twice|again|more than once|a second (?:time|one)) (?:in|within|this|"
         r"the same) (?:\w+ )?(?:day|week|month|year)"),
        rf"every (?:\w+ )?{_PERIOD}s?\b(?=.*\?)", r"\bfar apart\b",
        r"\blong enough\b(?=.*\bagain\b)",
        r"\b(?:get|have|do|bill|repeat) (?:code|it|this|that|one) (?:every|each|again)\b",
        r"\btoo soon\b",
        r"how many (?:days|weeks|months|mos|years|yrs) (?:between|apart|till|until|before|must)\b",
    ),
    Facet.UNITS: (
        r"\bcode (?:\w+ )?dos(?:es?|age)\W*$",
        r"\b(?!a unit (?:at|in|on))units?\b(?! (?:at|nurse|clerk))",
        r"how (?:many|much) (?:mg|mcg|ml|milligrams|strips|is one|is a)\b", r"how many code\b",
        r"billing increment", r"\bper what\b", r"by the what\b",
        (r"\b(?:what|which|how (?:many|much)|per|by the|single|one|a) (?:\w+ )?dos(?:es?|"
         r"age)\b(?=.*\b(?:count|bill|unit)|.*\bhow|\W*$)"),
        r"quantity", r"\bqty\b", r"\buom\b",
        (r"\b(?:one|1|a|each) (?:unit of )?code (?:equals?|is|=|"
         r"equal to)(?: to)?\b.{0,20}\b(?:in|how|mg|ml|mcg)\b"),
        r"^\W*(?:one|1) code\s*=", r"\bby (?:weight|volume|the)\b(?=.*\?|\W*$)",
        r"unit of measure\w*",
        r"\bhow (?:is|are|do|does|would|should|to) .{0,30}\b(?:count(?:ed)?|measured)\b",
        r"\bcount(?:ed|s)?\b.{0,15}\b(?:per|by|as)\b",
        rf"\bper {_MEASURE} or (?:per |by )?(?:the )?{_THING}{_MEASURE}\b",
        rf"\bby the {_MEASURE}(?: or| and|\W*$)",
        (r"\b(?:billed|priced|sold|reported|counted|charged) (?:per|by the) "
         r"(?!(?:year|calendar|order|protocol)\b)\w+"),
        rf"\bpaid (?:per|by the) {_THING}{_MEASURE}",
        r"how many .{0,20}\b(?:on|for) (?:the|my|a) (?:claim|line|bill)\b",
        rf"how many .{{0,30}}\bfor {_AMOUNT}",
    ),
    Facet.TIME: (
        (r"how long (?:is|does|do|should|must|will|are|was|'s)\b(?!.{0,30}\b(?:valid|active|"
         r"good|in effect))"),
        r"\bhow long\W*$", r"minutes?\b", r"\bhours?\b", r"duration", r"time[- ]based",
        r"how much time", r"\b(?:minimum|min|required|total|clock|start) time",
        r"length of (?:the )?(?:visit|session)",
    ),
    Facet.MODIFIERS: (
        r"modifiers?\b", r"\bmods?\b", r"left or right", r"which side", r"bilateral\w*",
        r"both sides",
        (r"\b(?:RT|LT|NU|RR|UE|KX|GA|GY|GZ|JW|JZ|KH|KI|KJ)\b(?:(?:\s*(?:/|,|or|and|"
         r"&)\s*)[A-Z]{2}\b)*(?=.*\?|\s*$| (?:on|for|with|or|needed))"),
    ),
    Facet.PAYMENT: (
        r"\bw?rvus?\b", r"relative value", r"how much(?! (?:time|of)\b)(?!.*\bweigh)",
        r"\bprice\w*", r"pricing", r"\bfees?\b",
        (r"(?<!backup )(?<!flow )(?<!infusion )(?<!breathing )(?<!heart )(?<!day )(?<!daily )"
         r"\brates?\b"), r"\bcosts?\b", r"\bdollars?\b",
        r"\$", r"allowables?\b", r"allowed amount", r"\bpayment\b",
        r"reimbursement (?:rate|amount)", r"conversion factor", r"\bworth\b",
        r"\bpays? (?:how|what)", r"work value", r"\bcollect (?:for|on) code",
        rf"what does {_PAYER} pay\b(?! for)",
        r"what (?:does|do|will|would) (?:it|code|\w+) pay\b(?! for)",
    ),
    Facet.SYNONYMS: (
        r"also (?:known|called)", r"synonym\w*", r"\balias\w*", r"other names?",
        r"another (?:name|word|term)", r"\baka\b", r"a\.k\.a",
        r"(?:what|how) else .{0,30}\bcall(?:ed)?\b", r"nicknames?", r"other terms?",
        r"alternate names?",
        r"what (?:do|would|might|does) (?:\w+ ){1,3}call (?:code|it|this|that)\b",
        r"\bnames? for code\b", r"\bgo(?:es)? by (?:an)?(?:other|any|the name|what|a different)",
        r"\b(?:brand|trade|common|street) names?\b",
    ),
    Facet.SPECIALTIES: (
        r"special(?:ty|ties|ist|ists|ity|ities)\b",
        (r"who (?:can|may|could|should|all|usually|typically|normally|mostly|bills?|uses?|"
         r"performs?|provides?|"
         r"orders?|gives?|does|is allowed|(?:is|are) (?:supposed|allowed|able|permitted|"
         r"meant) to|else (?:bills?|uses?))"),
        (r"(?:which|what) (?:kinds? of |types? of |sort of )?(?:providers?|doctors?|docs?|"
         r"clinicians?|professionals?|"
         r"departments?|practices?|offices?)\b"),
        r"provider types?",
        (r"\b(?:billed|used|performed|given|done|provided|"
         r"ordered) by (?:an? )?(?!the )(?!payer)(?:\w+ )?\w+(?:ists?|ry|ians?|ics|tors?|"
         r"nurses?|rns?|lpns?)\b"),
    ),
    Facet.PLAIN_LANGUAGE: (
        r"plain (?:english|language|words|terms)", r"in plain\b",
        r"\blay(?:m[ae]n\w*|person\w*)?(?:'s)? (?:terms?|words|language|version|description)",
        r"simple (?:terms?|words|english|language)", r"in english", r"patient-friendly", r"simply",
        r"\bown words\b", r"\bpatients? (?:\w+ )?(?:describe|put|say|word)s?\b",
        r"\b(?:normal|regular|everyday|easy|basic) (?:words|terms|language)",
        (r"(?:explain|describe|say|put|tell|word) .{0,40}\b(?:to|for) (?:an? |my |"
         r"the )?(?:patient|pt|family|caller|grandma|customer|client|member|mom|layman|kid)s?\b"),
        r"tell (?:an? |my |the )?(?:patient|pt|family|caller|customer|client|member)s?\b",
        r"like i'?m (?:five|5)", r"eli5", r"dumb .{0,12}\bdown\b", r"for dummies", r"non-?medical",
        r"everyday (?:words|language|terms)",
    ),
    Facet.RELATED: (
        r"\brelated\b", r"similar", r"alternativ\w*", r"\bother codes?", r"sibling\w*",
        r"\bsister codes?", r"codes? like", r"associated codes?", r"nearby codes?",
        r"neighbou?r\w*", r"same family",
        r"(?:anything|something|what(?:'s| is| else is)) close to", r"what (?:codes? )?goes? with",
        r"companion codes?", r"go(?:es)? along with",
    ),
    Facet.COVERAGE: (
        r"\b(?:non-?|un)?cover(?:s|ed|age|able|ing)?\b", r"reimburs\w*",
        r"\bpay(?:s|able|ed|ing)?\b", r"\bpaid\b", r"\baccept(?:s|ed|able)?\b", r"\beligible\b",
        r"exclu(?:ded?|sion)", r"den(?:y|ied|ies|ial)s?\b", r"reject\w*", r"billable to",
        r"\bbenefit\b", r"\bl\.?c\.?ds?\b", r"\bncds?\b", r"local coverage|national coverage",
        r"\bgo(?:es|ing|ne)? through\b(?! (?:the|an?|his|her|its) (?!payer))", r"\bgets? through\b",
        r"\bon the hook\b", rf"\b{_PAYER} picks? (?:up )?(?:code|it|this|that|these|those)\b",
        r"\bpick(?:s|ed|ing)? up (?:the )?(?:tab|bill|cost)\b",
        r"\bpick(?:s|ed|ing)? (?:up code|(?:code|it|this|that|these|those) up)\b",
        rf"\bcode on (?:an?|the|our|her|his|their) {_PAYER} claim\b",
        rf"\bwhat (?:do|does|will|would) {_PAYER} do (?:with|about|for)\b",
        r"\bfoot(?:s|ing)? (?:the )?bill\b", r"\bkick(?:s|ed)? (?:\w+ )?(?:back|in|out)\b",
        r"\bchip(?:s|ped)? in\b", r"\bbounc(?:e|es|ed|ing)\b", r"\bout[- ]of[- ]pocket\b",
        r"\bleaves? (?:it |code )?out\b", r"\bby (?:law|statute)\b", r"\bstatutor\w+",
        rf"\b{_PAYER}(?:'s)? (?:conditions|criteria|requirements|rules|polic(?:y|ies))\b",
        r"\ba go with\b",
        rf"\b{_PAYER} (?:\w+ )?helps?(?: (?:\w+ )?(?:with|pay)\b|(?: at all| out)?\W*$)",
        r"\bturn(?:s|ed)? (?:it |code )?down\b", r"medically necessary",
        rf"\b{_PAYER} (?:be )?(?:ok|okay|fine|good|cool) with\b", r"\beat the (?:cost|bill)\b",
        rf"\bmoney .{{0,20}}\b(?:from|out of) {_PAYER}",
        (r"\b(?:which|what) (?:payers?|plans?|insur\w+) (?:will |would )?(?:take|allow|honor|"
         r"process)s?\b"),
        r"\bself[- ]pay\b", r"\bpay cash\b", r"\bpatient pays\b", r"\bhono(?:u)?rs?\b",
        r"\brecogni[sz]es?\b",
        (r"\b(?:bill|billed|send|sent|submit(?:ted)?|charge|"
         r"billable)\b (?:\w+ ){0,3}to (?:the |a |our |my )?"
         rf"{_PAYER}\b"),
        (rf"\b{_PAYER} (?:to |will |would |ever )*(?:allows?|take|takes|process(?:es)?|"
         r"approves?|like|want to see it|go(?:es)? for)\b(?= (?:it|code|this|that|the|for)|"
         r"\W*$)"),
        (r"\b(?:allowed|approved|accepted|ok(?:ay)?|good|processed|handled|honou?red|billable|"
         rf"valid) (?:by|under|with|for) (?:the |a )?{_PAYER}\b"),
        rf"\bfalls? under (?:the |a )?{_PAYER}\b", r"\bbillable\W*$",
        (r"\b(?:get|gets|have|obtain) (?:code|it|this|that|one) (?:on|through|from|with|under|"
         rf"via) (?:the |a |their |his |her )?{_PAYER}"),
    ),
    Facet.OTHER: (
        r"\b(?:age|weight|size|height) (?:limit|range|restriction|cut-?off)s?\b",
        r"\bdeductibles?\b", r"\bco-?pays?\b", r"\bco-?insurance\b", r"\bwast(?:e|age|ed)\b",
        r"\bdiscard\w*\b",
    ),
}

WEAK_CUES: Mapping[Facet, tuple[str, ...]] = {
    Facet.OTHER: (r"\brent(?:al|ed|s)?\b", r"\bpurchased?\b"),
    Facet.USAGE: (
        r"\bwhen\b", r"\bus(?:e|ed|es|age|ing)\b", r"indicat\w+", r"clinical\w*", r"\bwhy\b",
        r"appropriate", r"situations?", r"scenario", r"purpose", r"for whom",
        r"who (?:would |might |should )?(?:is|are|gets?|needs?|qualif\w+)",
        (r"(?:what|which) (?:kinds? of |sort of |types? of )?(?:patients?|pts?|people|"
         r"conditions?|wounds?|diagnos\w+|"
         r"problems?|diseases?|cases?)\b"),
        r"\bqualif(?:y|ies)\b",
    ),
    Facet.BILLING: (
        r"\bbill\w*", r"document\w*", r"\bclaims?\b", r"submi\w+", r"medical necessity",
        r"necessary", r"paperwork", r"chart\w*", r"\brequire\w*", r"report(?:ed|ing)?\b",
        r"\bcode it\b", r"\bcoding\b", r"guidelines?", r"\bnotes?\b", r"\brecords?\b",
        r"\bauditors?\b", r"\bproof\b", r"back(?:s)? (?:it |this |code )?up\b",
    ),
    Facet.OVERVIEW: (
        r"everything", r"overview", r"summar\w+", r"details?", r"\binfo(?:rmation)?\b",
        r"tell me (?:more )?about", r"look ?up", r"pull up", r"know about", r"run ?down", r"scoop",
    ),
    Facet.DEFINITION: (
        (r"what(?:'?s| is| are| was| does| do)? (?:(?:the|an?|cpt|hcpcs|level|ii|billing|"
         r"procedure|medical|exactly|heck|service|item|drug|supply|first|second|third|last) )*"
         r"(?:code|it|this|that|they|these|those|one)\b"),
        (r"what (?:kind|sort|type|item|drug|service|supply|product|device|test|"
         r"visit)s?(?: of \w+)? (?:is|was|are) code"),
        r"\bcode (?:is|was) (?:what|which)\b", r"defin\w+", r"\bmeans?\b", r"\bmeaning\b",
        r"stands? for", r"descri\w+", r"descriptor", r"explain\w*", r"represent",
    ),
}
# fmt: on
