"""Finding the code that a message describes in words, alone or in a running conversation."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from bot.another import Signs, best_other, item_stems, signs
from bot.conversation import Focus
from bot.fit import fits, told_amounts
from bot.known import Known
from bot.lookup import Lookup, Match, judge, judge_among, settled
from bot.meant import Candidate, InSight, shares, told_message
from bot.question import Question
from bot.siblings import changed_to
from bot.understanding import references
from bot.understanding.exclusion import leaves_room
from bot.understanding.words import subject_stems
from index.code_index import CodeIndex
from index.cross_encoder import DescriptionMatcher
from index.hits import CodeHit

LIKELY: Final = 0.5
"""Probability from which a message is about another item than the one in focus …"""
LIKELY_WHERE_SILENT: Final = 0.25
"""… and where the documents on that one do not answer it."""

_CANDIDATES = 10
# Codes that fit the other words much worse are not meant, though nothing rules them out.
_BESIDE_RULED_OUT = 0.85
# A number is not a matter of wording: what an age rules out is not meant.
_BESIDE_UNFIT = 0.6
# Codes that are read beside the message: a dozen takes some 80 ms.
_MOST_READ = 12


class Another(NamedTuple):
    """What a message describes other than the code in focus, and how probably it does."""

    lookup: Lookup
    probability: float


class Finding:
    """Finds codes for the words of one message.

    Args:
        index: The index.
        known: What its documents tell.
        focus: What the conversation was about so far.
        today: The day of the question.
        matcher: Reads the message beside descriptions of codes; without one, the search alone says
            which are meant.
    """

    def __init__(
        self,
        index: CodeIndex,
        known: Known,
        focus: Focus,
        today: date,
        matcher: DescriptionMatcher | None = None,
    ) -> None:
        self._index = index
        self._known = known
        self._focus = focus
        self._today = today
        self._matcher = matcher
        self._read: dict[tuple[str, ...], Mapping[str, float]] = {}

    def search(self, question: Question) -> Sequence[CodeHit]:
        """What the words of a question find, and how well they fit the codes in sight."""
        sight = list(question.among)
        if question.follow_up is not None:
            family = self._family if question.changes_item else self._related
            sight += [*question.follow_up.codes, *sorted(family)]
        found = self._index.search(question.sought, _CANDIDATES, also=sight)
        return self._fitting(
            self._not_ruled_out(self._in_force(found, question), question), question
        )

    def judge(self, question: Question, hits: Sequence[CodeHit]) -> Lookup:
        """Which codes are meant, if the message is not about the one in focus."""
        lookup = judge(hits, self._related)
        if lookup.match is not Match.SEVERAL:
            # What the words say clearly, reading a dozen descriptions hardly ever changes.
            return lookup
        return settled(lookup, self.meant(question, [h for h in hits if h.code in lookup.codes]))

    def among(self, question: Question, hits: Sequence[CodeHit]) -> Lookup | None:
        """Which of the codes offered are meant; None where the words lead away from them."""
        lookup = judge_among(hits, question.among)
        if lookup is None:
            return None
        read = self.meant(question, hits)
        return settled(lookup, {c: share for c, share in read.items() if c in question.among})

    def meant(self, question: Question, hits: Sequence[CodeHit]) -> Mapping[str, float]:
        """How probably each of the codes found is meant, read beside the message.

        Empty without a matcher.
        """
        if self._matcher is None or not hits:
            return {}
        found = tuple(hit.code for hit in hits)
        if found not in self._read:
            self._read[found] = self._shares(self._matcher, question, hits)
        return self._read[found]

    def _shares(
        self, matcher: DescriptionMatcher, question: Question, hits: Sequence[CodeHit]
    ) -> Mapping[str, float]:
        focus = question.follow_up.codes if question.follow_up else ()
        codes = [hit.code for hit in hits[:_MOST_READ]]
        codes += [hit.code for hit in hits[_MOST_READ:] if hit.code in focus]
        candidates = [self.candidate(code, question) for code in codes]
        return shares(matcher, self.told_message(question), candidates, self._known)

    def told_message(self, question: Question) -> str:
        """A message as it is read beside descriptions of codes."""
        focus = question.follow_up.codes if question.follow_up else ()
        return told_message(question, focus, self._focus.last.rest, self._known)

    def candidate(self, code: str, question: Question) -> Candidate:
        """A code that a message may mean, as it comes into sight."""
        focus = question.follow_up.codes if question.follow_up else ()
        label = "; ".join(filter(None, (self._known.called(code, among) for among in focus)))
        sights = {
            InSight.FOCUS: focus,
            InSight.OFFERED: question.among,
            InSight.EARLIER: self._focus.history,
            InSight.RELATED: self._related,
        }
        in_sight = next((sight for sight, those in sights.items() if code in those), InSight.FOUND)
        return Candidate(code, in_sight, label)

    def another(
        self, question: Question, hits: Sequence[CodeHit], follow_up: Question
    ) -> Another | None:
        """What a message describes other than the code in focus; None if it can only be that.

        Args:
            question: The message by itself.
            hits: What its words find.
            follow_up: The message as one on the code in focus.
        """
        if question.changes_item:
            changed = self._changed(question, hits, follow_up.codes)
            if changed is not None or self._is_of_focus(follow_up):
                return changed
        other = self.other(question, hits, follow_up.codes)
        if other is None or not (self._matcher or item_stems(question)):
            return None
        lookup = self._among_others(question, hits, follow_up)
        if lookup.match is Match.NONE:
            return None
        return Another(lookup, self.signs(question, other, hits, follow_up.codes).probability)

    def _among_others(
        self, question: Question, hits: Sequence[CodeHit], follow_up: Question
    ) -> Lookup:
        """Which of the codes found that are not in focus a message names."""
        others = [hit for hit in hits if hit.code not in follow_up.codes]
        if references.names_variant(follow_up.text):
            variant = judge_among(others, self._related)
            if variant is not None:
                return variant
        read = self.meant(question, hits)
        return settled(
            judge(others, self._related),
            {code: share for code, share in read.items() if code not in follow_up.codes},
        )

    def other(
        self, question: Question, hits: Sequence[CodeHit], codes: Sequence[str]
    ) -> CodeHit | None:
        """The code that a message is about if not about those in focus; None if none was found."""
        read = self.meant(question, hits)
        if not read:
            return best_other(hits, codes, self._related)
        others = [hit for hit in hits if hit.code in read and hit.code not in codes]
        return max(others, key=lambda hit: read[hit.code], default=None)

    def signs(
        self, question: Question, other: CodeHit, hits: Sequence[CodeHit], codes: Sequence[str]
    ) -> Signs:
        """What speaks for another code than those in focus."""
        return signs(question, other, hits, codes, self._known, self.meant(question, hits))

    def _changed(
        self, question: Question, hits: Sequence[CodeHit], codes: Sequence[str]
    ) -> Another | None:
        """The sibling that a changed attribute makes of the code in focus, if there is one."""
        near = self._related.union(self._focus.candidates)
        sibling = changed_to(question, hits, codes, near, self._family, self._known)
        return Another(Lookup(Match.ONE, (sibling,)), 1.0) if sibling is not None else None

    def _is_of_focus(self, follow_up: Question) -> bool:
        """Whether nothing in a message speaks of another item than the one in focus."""
        subject = subject_stems(" ".join(follow_up.subject))
        return references.points_back(follow_up.text) or any(
            subject <= self._known.stems(code) for code in follow_up.codes
        )

    def _in_force(self, hits: Sequence[CodeHit], question: Question) -> Sequence[CodeHit]:
        """The hits without codes that have ended, unless what is left fits much worse."""
        day = question.date_of_service[0] if question.date_of_service else self._today
        valid = [
            hit
            for hit in hits
            if any(day in document.valid for document in self._index.documents_of(hit.code))
        ]
        return _if_good(valid, hits)

    def _not_ruled_out(self, hits: Sequence[CodeHit], question: Question) -> Sequence[CodeHit]:
        """The hits without those that have what the item sought has not, if good ones are left."""
        excluded = question.ruled_out
        return _if_good(
            [
                hit
                for hit in hits
                if not excluded or leaves_room(excluded, self._known.description(hit.code))
            ],
            hits,
        )

    def _fitting(self, hits: Sequence[CodeHit], question: Question) -> Sequence[CodeHit]:
        """The hits that the age, size or weight which was named leaves, if good ones are left."""
        amounts = told_amounts(question.text)
        return _if_good(
            [
                hit
                for hit in hits
                if not amounts or fits(hit.code, self._known.description(hit.code), amounts)
            ],
            hits,
            _BESIDE_UNFIT,
        )

    @cached_property
    def _related(self) -> frozenset[str]:
        """The codes that go with those in focus."""
        return frozenset().union(*(self._known.relatives(code) for code in self._focus.codes))

    @cached_property
    def _family(self) -> frozenset[str]:
        """The codes in sight, those that go with the ones in focus, and those that go with them."""
        further = (self._known.relatives(code) for code in self._related)
        return self._related.union(self._focus.candidates, *further)


def _if_good(
    left: Sequence[CodeHit], hits: Sequence[CodeHit], share: float = _BESIDE_RULED_OUT
) -> Sequence[CodeHit]:
    """What is left of some hits, or all of them where that fits much worse."""
    return left if left and left[0].score >= share * hits[0].score else hits
