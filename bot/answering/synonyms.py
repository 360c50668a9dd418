"""Turns of phrase that mean the same in questions and documents on billing codes."""

_NUMBERS = "two three four five six seven eight nine ten eleven twelve"
_TENS = {"fifteen": 15, "twenty": 20, "thirty": 30, "forty-five": 45, "sixty": 60, "ninety": 90}
_SPELT = tuple(
    (rf"\b{word}\b", str(number))
    for word, number in (*((w, n) for n, w in enumerate(_NUMBERS.split(), 2)), *_TENS.items())
)

BESIDE_NUMBERS: tuple[tuple[str, str], ...] = (
    (r"\b(\d+(?:\.\d+)?)\s*(?:x|\u00d7|\*)\s*(?=\d)", r"\1 by "),
    (r"(?<=\d)(?=(?:mg|mcg|ml|cc|lb|lbs|yo|yr|min|hr)\b)", " "),
    (r"(?<=\d)-(?=[a-z])", " "),
)
"""How numbers are written: "8x8" as "8 by 8", "7-year-old" as "7 year-old"."""

SAME: tuple[tuple[str, str], ...] = (
    (
        r"\bone[- ](?:on|to)[- ]one\b|\b1:1\b|\b1[- ]on[- ]1\b|\b(?:single|one)[- ]patient\b",
        "individual",
    ),
    (r"\b(?:r\.?n|registered nurse)s?\b", "registerednurse"),
    (r"\b(?:l\.?[pv]\.?n|licensed (?:practical|vocational) nurse)s?\b", "practicalnurse"),
    (r"\b(?:cna|(?:certified )?nurs(?:e|ing) (?:assistant|aide)|home health aide)s?\b", "aide"),
    (r"\b(?:rdn?|dieti[ct]ian|nutritionist)s?\b", "dietitian"),
    (r"\b(?:c?ota|ot assistant|occupational therap(?:y|ist) assistant)s?\b", "otassistant"),
    (r"\b(?:pta|pt assistant|physical therap(?:y|ist) assistant)s?\b", "ptassistant"),
    (r"\b(?:helicopters?|choppers?|rotary[- ]wing)\b", "rotary"),
    (r"\b(?:(?:air)?planes?|fixed[- ]wing|jets?)\b", "fixedwing"),
    (r"\b(?:detach\w*|remov(?:e|able|es|ed)|takes? off|come off)\b", "detachable"),
    (r"\bhep b\b", "hepatitis b"),
    (
        (
            r"\b(?:(?:driv\w+ )?(?:over|out) to|(?:on the |en )(?:way|route) to|"
            r"to (?:get to|reach|pick up))\b"
        ),
        "toward",
    ),
    (
        r"\b(?:medicare|medicaid|tricare|insurance|insurers?|payers?|commercial plans?)(?:'s)?\b",
        "payer",
    ),
    (r"\b(?:on (?:its|their) own|by (?:itself|themselves)|standalone|stand-alone|solo)\b", "alone"),
    (r"\b(?:(?:on )?an? (?:second|separate|different) line|(?:its|their) own line)\b", "separate"),
    (r"\b(?:on top of|in addition to|additionally|extra charge|charged? extra)\b", "separate"),
    (r"\bseparately\b", "separate"),
    (r"\bsame (?:dos|date(?: of service)?|visit|claim|encounter)\b", "same day"),
    (r"\bhourly\b", "per hour"),
    (r"\bdaily\b", "per day"),
    (r"\bquarterly\b", "every 3 months"),
    (r"\b(?:twice a year|semi-?annual(?:ly)?)\b", "every 6 months"),
    (r"\b(?:doctors?|docs?|physicians?)\b", "physician"),
    (r"\bby mouth\b|\boral(?:ly)?\b|\b(?:tablet|pill|capsule)s?\b|\bswallow\w*", "oral"),
    (r"\bshots?\b|\binject\w+|\bjabs?\b", "injection"),
    (
        r"\biv\b|\bintra-?venous(?:ly)?\b|\b(?:into|by) (?:a|the) vein\b|\binfus\w+|\bdrip\b",
        "infusion",
    ),
    (r"\bintra-?muscular(?:ly)?\b|\binto (?:a|the) muscle\b", "intramuscular"),
    (r"\b(?:sub-?cutaneous(?:ly)?|subq|sub-?q|sc|under the skin)\b", "subcutaneous"),
    (r"\b(?:inhalers?|puffers?|mdi)\b", "puffer"),
    (r"\bnon[- ]?disposable\b|\b(?:washable|re-?us(?:e|es|ed|able|ing))\b", "reusable"),
    (r"\b(?:throw-?away|single[- ]use|use once)\b", "disposable"),
    (
        r"\b(?:bariatric|heavy[- ]duty|heav(?:y|ier) (?:users?|patients?|people|persons?)|obese)\b",
        "heavyduty",
    ),
    (r"\b(?:electric|motori[sz]ed|motors?|power(?:ed)?|battery[- ]powered)\b", "power"),
    (r"\bpush wheelchairs?\b", "manual wheelchair"),
    (r"\bhand[- ]cranked?\b|\bmanual(?:ly)?\b", "manual"),
    (r"\b(?:wheels?|wheeled|rolling|casters?)\b", "wheel"),
    (r"\b(?:folds?|folding|foldable|collapsible)\b", "folding"),
    (r"\b(?:kids?|child(?:ren)?(?:'s)?|p(?:a)?ediatrics?|toddlers?)\b", "child"),
    (r"\b(?:adults?|grown-?ups?)\b", "adult"),
    (r"\b(?:opioids?|opiates?|narcotics?)\b", "opioid"),
    (r"\b(?:er|ed|emergency (?:room|department))\b", "emergencyroom"),
    (
        r"\b(?:telehealth|telemedicine|tele-?visits?|virtual(?:ly)?|(?:by |over )?video)\b",
        "telehealth",
    ),
    (r"\b(?:follow(?:ing)?[- ]?ups?|subsequent)\b", "followup"),
    (r"\b(?:initial(?:ly)?|first|1st)\b", "first"),
    (
        r"\b(?:includ(?:es?|ed|ing)|contain(?:s|ed|ing)?|com(?:e|es|ing) with|came with)\b",
        "include",
    ),
    (r"\b(?:(?:is|are) )?part of\b|\bbuilt[- ]in\b|\bbundled (?:in|with)\b", "include"),
    (r"\b(?:drugs?|medicines?|medications?|meds?)\b", "drug"),
    (r"\bx-?rays?\b", "xray"),
    (r"\be[kc]gs?\b", "ekg"),
    (r"\bfib(?:er|re)glass\b", "fiberglass"),
    (r"\bbiosimilars?\b", "biosimilar"),
    (r"\bnon[- ]emergen(?:cy|t)\b", "nonemergency"),
    (r"\b(?:rent(?:al|als|ed|ing)?|monthly rental)\b", "rental"),
    (
        r"\b(?:buy(?:ing)?|bought|purchas(?:e|ed|ing)|own(?:s|ed)?|sell(?:ing|s)?|sold|sales?)\b",
        "purchase",
    ),
    (r"\b(?:behaviou?ral)\b", "behavioral"),
    (r"\bcounsell?(?:ing|or|ors)\b", "counseling"),
    (r"\bdiabetics?\b", "diabetes"),
    (r"\b(?:pap|papanicolaou)(?: smears?| tests?)?\b", "papsmear"),
    (r"\btee?nagers?\b", "teenager"),
    (r"\b(?:lasts?|length|duration)\b", "length"),
    (r"\bbacking\b", "border"),
    (r"\bsterile\b", "sterile"),
    (r"\b(?:at home|in the home|home[- ]use|patient's (?:home|residence))\b", "home"),
    (r"\b(?:smoking|tobacco|cigarettes?)\b", "smoking"),
    (r"\b(?:labou?r)\b", "labor"),
    (r"\b(?:repairs?|fix(?:ed|ing)?)\b", "repair"),
    (r"\b(?:extra|additional)\b", "additional"),
    *_SPELT,
)
"""Turns of phrase that mean the same, to one word for them; the first that fits counts."""
