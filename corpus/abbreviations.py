"""Abbreviations of billing text, by what their full stop allows; all in lower case."""

from corpus.words import word_set

NEVER_LAST = word_set(
    """approx. ca. cf. dr. e.g. eg. esp. i.e. ie. messrs. mr. mrs. ms. mt. prof. st. v. viz. vs."""
)
"""They always lead to what follows."""

BEFORE_NUMBER = word_set(
    """app. art. ch. chap. ex. exh. fig. lvl. no. nos. p. par. para. pg. pp. pt. pts. pub. rev. sec.
    sect. sub. tab. ver. vol.
    jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec."""
)
"""What is numbered; some are words too ("no.", "mar."), so a number must follow."""

REFERENCES = word_set("ch. chap. pt. pub. sec. sect. vol.")
"""Of these, what another one may follow ("Pt. no. 4", "Pub. L. 117")."""

NAME_PARTS = word_set("al. assoc. bros. co. corp. dept. inc. jr. ltd. sr. univ.")
"""They end a sentence only where a typical first word follows."""

UNITS = word_set(
    """addl. amt. avg. cap. cc. cm. ea. est. etc. excl. ft. gal. gm. hr. hrs. in. incl. inj. kg. lb.
    lbs. max. mcg. mg. mi. min. mins. misc. ml. mm. mo. mos. oz. pkg. qty. ref. sq. temp. tsp. wk.
    wks. yr. yrs."""
)
"""They may end a sentence, but hardly before a number ("5 ml. 3 times a day")."""

STARTERS = word_set(
    """A All Also Although An And Any As At Because Before Bill But By Do Each Every For From He How
    However I If In It Its Many Most No Not On One Only Or Other Our Payers Payment Report See She
    Since So Some Such That The Their Then There These They This Those To Under Unless Until Use
    Verify We What When Where Which While Who With You Your"""
)
"""Words that, with a capital, begin a sentence rather than go on with a name."""

LABELS = word_set(
    """appendix category class grade group hepatitis level list option part phase plan schedule
    stage step table tier type vitamin"""
)
"""Words after which a single capital is a label ("Part B."), not an initial."""
