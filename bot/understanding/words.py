"""The words of a message or a sentence that carry its subject."""

import re

from index.words import words as analysed

_WORD = re.compile(r"[a-z0-9][a-z0-9'./-]*[a-z0-9]|[a-z0-9]", re.IGNORECASE)

_GRAMMAR = frozenset(
    """
    a about actually again all also am an and any anybody anyone anything are aren't as at back
    be because been before being between both but by can can't concerning could d did didn't do
    does doesn't doing don't each either else ever every everything few for from get gets
    getting give gives go going got had has hasn't have haven't having he hello her here hey hi
    his how i i'd i'll i'm i've if im in instead into is isn't it it's its just kind know let
    like ll look lot make many may maybe me mean means meant might mine more most much must my
    need needs neither no none nor not now of off often ok okay on one ones only or other our
    out over own per please pls probably put re really regarding right s same say says see she
    should show so some someone something sorry still such sure t take tell than thank thanks
    that that's the their them then there there's these they thing things this those though to
    too under until up us use used uses using ve very want wants was wasn't we well were what
    what's whats when where whether which while who whom whose why will with won't wondering
    would yeah yep yes yet you your yours
    """.split()  # noqa: SIM905 - a list of words reads best as words
)

# Words that say what is asked, not about what.
_ASKING = frozenset(
    """
    able accept accepted accepts active add-on added additional alias aliases allowable allowed
    amount another answer applies apply ask asked asking auth authorisation authorization bill
    billable billed billing bills bundle bundled called case cases cms code coded codes coding
    commercial compare compared comparison correct cost costs could cover coverage covered covers
    cpt current currently date days define defined definition deleted denied deny describe described
    describes description descriptor detail details differ difference differences different
    discontinued document documentation documented documents dollars effective eligible english
    example exist exists expired explain explanation fee fees fifth find first fourth frequency
    frequently global half hcpcs i.e info information insurance insurer insurers interval
    intervals invalid last lay
    legal level limit limits list long max maximum meaning medicaid medicare minutes mod modifier
    modifiers month months name names necessary new note number often old page paid pay payable
    payer payers payment pays period permanent permitted plain price pricing prior private procedure
    professional proper properly provider question questions rate rates reason reimburse reimbursed
    reimbursement related replace replaced replacement replaces report reported require required
    requirement requirements requires retired rule rules rvu rvus second separate separately service
    similar simple specialties specialty stand stands status submit successor summary synonym
    synonyms temporary term terminated terms third time times tricare unit units usage usually va
    valid value versus vs words wrvu year years plans plan patients patient
    """.split()  # noqa: SIM905 - a list of words reads best as words
)

# What goes with a message in a chat: acknowledgements, corrections, contractions as they are typed.
_CHAT = frozenset(
    """
    abt ah ain't aint alright anyway arent btw cant confused cool correction couldnt didnt
    doesnt dont dunno e exact fyi gonna gotcha gotta great guess guys ha hasnt havent heres hm
    hmm hmmm hows id ill im isnt itll ive k kk lol mind mis-typed misspoke mistyped msg n nah
    nevermind nice nope nvm oh oops perfect plz quick r ref rly super sweet thatd thatll thats
    theres theyre thru thx tnx tried try trying ty typo u ugh uh um umm w wait wanna wasnt werent
    whats whens wheres whoops whos whys wont woops wouldnt y'all ya yall yep youre yup
    """.split()  # noqa: SIM905 - a list of words reads best as words
)

_NOT_CONTENT = _GRAMMAR | _ASKING | _CHAT


_DOSE = re.compile(
    r"(?i)\b\d[\d,.]*\s*-?(?:mg|mcg|ml|cc|g|gm|grams?|iu|units?|minutes?|mins?|hours?|hrs?|vials?|strips|"
    r"doses?|liters?|litres?|miles?)\b"
)


def has_dose(text: str) -> bool:
    """Whether a text names an amount that is billed in units: "40 mg", "53 minutes"."""
    return _DOSE.search(text) is not None


_BILLING = frozenset(
    """
    allowable allowed authorization bill billable billed biller billing claim claims code coded
    codes coding commercial coverage cpt denied deny diagnosis documentation fee hcpcs insurance
    insurer lcd medicaid medicare modifier modifiers ncd patient patients payer payers pt provider
    reimburse reimbursed reimbursement required rvu specialty supplier tricare unit units
    """.split()  # noqa: SIM905 - a list of words reads best as words
)


def speaks_of_billing(text: str) -> bool:
    """Whether a text has a word of the trade, so that it is about no other matter."""
    return not _BILLING.isdisjoint(words(text))


def words(text: str) -> list[str]:
    """Lower-case words and numbers of a text, in order."""
    return [match.group().lower().strip("'./-") for match in _WORD.finditer(text)]


def is_grammar(word: str) -> bool:
    """Whether a lower-case word carries no subject."""
    return word in _GRAMMAR


def is_of_asking(word: str) -> bool:
    """Whether a lower-case word is grammar, or vocabulary of asking that says not about what."""
    return word in _GRAMMAR or word in _ASKING


def content_words(text: str) -> list[str]:
    """Words that carry a subject: neither grammar nor the vocabulary of asking."""
    return [word for word in words(text) if word not in _NOT_CONTENT and not word.isdecimal()]


def subject_stems(text: str) -> frozenset[str]:
    """Stems, as they are indexed, of the words of a text that are not mere grammar."""
    return frozenset(word.stem for word in analysed(text) if word.text not in _GRAMMAR)


OF_A_CLAIM = subject_stems(
    "dos date dated service claim line fine good right work payer code visit day private seen "
    "today now pt patient same"
)
"""Stems of what people say of a claim, beside what was done."""


# Measures, ordinals and numbers stay, since siblings differ in them ("per 30 minutes", "first").
_TELLING_GRAMMAR = {
    "first",
    "second",
    "half",
    "more",
    "no",
    "not",
    "over",
    "under",
    "with",
    "without",
    "both",
    "each",
}
_NOT_SEARCHED = (
    (_GRAMMAR - _TELLING_GRAMMAR)
    | _CHAT
    | frozenset(
        """
    accept accepted allowed bill billable billed billing bills called code coded codes coding
    commercial correct cost cover coverage covered covers cpt described describes find hcpcs
    insurance insurer lay medicaid medicare paid pay payable payer payers pays proper question
    reimburse reimbursed reimbursement right tricare va
    """.split()  # noqa: SIM905 - a list of words reads best as words
    )
)


def search_words(text: str) -> str:
    """What of a message describes an item or a service, as words to search for."""
    return " ".join(word for word in words(text) if word not in _NOT_SEARCHED)
