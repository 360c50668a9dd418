"""From words to codes: two searches propose candidates, then every candidate is scored by both."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from index import fusion
from index.code_table import CodeTable
from index.encoder import Encoder, Vectors
from index.grouping import PassageScore, group_by_code
from index.hits import CodeHit, Finder
from index.lexical import LexicalIndex
from index.search_query import plain_query, search_query
from index.spelling import Speller
from index.store import DocumentStore
from index.vectors import VectorStore

PROPOSED_CODES = 20
"""Candidates that each search proposes, where not more are asked for."""
PASSAGES_PER_CODE = 10
"""How many times as many passages a search looks at: about as many match of one code."""


class _Question(NamedTuple):
    """A question as the searches need it: vectors of its wordings and its weighted stems."""

    vectors: Vectors
    stems: Mapping[str, float]


class CodeSearch:
    """Hybrid search over the passages that tell what a code is, grouped by code."""

    def __init__(
        self,
        encoder: Encoder,
        vectors: VectorStore,
        lexical: LexicalIndex,
        store: DocumentStore,
        codes: CodeTable,
    ) -> None:
        self._encoder = encoder
        self._vectors = vectors
        self._lexical = lexical
        self._store = store
        self._codes = codes
        self._code_numbers = store.code_numbers()
        self._speller = Speller(store.vocabulary(), encoder.knows)

    def search(
        self,
        text: str,
        limit: int,
        also: Sequence[str] = (),
        *,
        lexical_weight: float | None = None,
        as_typed: bool = False,
    ) -> tuple[CodeHit, ...]:
        """The codes that a text may mean, best first; none for a text without words.

        Args:
            text: A question or its words.
            limit: How many codes at most, not counting `also`.
            also: Codes that are scored and kept whatever their rank.
            lexical_weight: 0 searches by vectors alone, 1 by words alone; None: `fusion` decides.
            as_typed: Whether slips stay and nothing is put in the words of descriptors.
        """
        query = plain_query(text) if as_typed else search_query(text, self._speller)
        if not query.stems or limit < 1:
            return ()
        question = _Question(self._encoder.encode(query.texts), query.stems)
        wanted = max(limit, PROPOSED_CODES)
        dense = self._dense_candidates(question, wanted) if lexical_weight != 1 else []
        lexical = self._lexical_candidates(question, wanted) if lexical_weight != 0 else []
        candidates = tuple(dict.fromkeys((*dense, *lexical, *also)))
        coverage = self._coverage(question, candidates)
        weight = lexical_weight
        if weight is None:
            weight = fusion.lexical_weight(max(coverage.values(), default=0.0))
        ranked = group_by_code(self._scores(question, candidates), weight)
        best = [*ranked[:limit], *(code for code in ranked[limit:] if code.code in also)]
        passages = self._store.passages([code.passage for code in best])
        return tuple(
            CodeHit(
                code=code.code,
                title=self._codes.title(code.code),
                score=code.score,
                passage=passages[code.passage],
                document_id=passages[code.passage].document_id,
                found_by=_finders(code.code, dense, lexical),
                cosine=code.cosine,
                coverage=coverage[code.code],
            )
            for code in best
        )

    def _dense_candidates(self, question: _Question, wanted: int) -> list[str]:
        found = (self._vectors.search(v, wanted * PASSAGES_PER_CODE) for v in question.vectors)
        hits = sorted(chain.from_iterable(found), key=lambda hit: -hit.cosine)
        codes: dict[int, list[str]] = {}
        for passage in self._store.passages_of_vectors([hit.row for hit in hits]):
            codes.setdefault(passage.vector, []).append(passage.code)
        ranked = (code for hit in hits for code in sorted(codes.get(hit.row, ())))
        return list(dict.fromkeys(ranked))[:wanted]

    def _lexical_candidates(self, question: _Question, wanted: int) -> list[str]:
        hits = self._lexical.search(question.stems, wanted * PASSAGES_PER_CODE, identity_only=True)
        return list(dict.fromkeys(self._code_numbers[hit.code] for hit in hits))[:wanted]

    def _coverage(self, question: _Question, candidates: Sequence[str]) -> dict[str, float]:
        covered = dict.fromkeys(candidates, 0.0)
        everything = self._lexical.ideal(question.stems)
        for stem, weight in question.stems.items():
            share = weight * self._lexical.idf(stem) / everything
            for number in self._lexical.codes_with(stem, candidates):
                covered[self._code_numbers[number]] += share
        return {code: min(share, 1.0) for code, share in covered.items()}

    def _scores(self, question: _Question, candidates: Sequence[str]) -> list[PassageScore]:
        encoded = self._store.encoded_passages_of(candidates)
        rows = [passage.vector for passage in encoded]
        # A wording that is closer speaks for the question: what people say may stand in a
        # document's list of names, what descriptors say in its title.
        cosines = np.max([self._vectors.cosines(v, rows) for v in question.vectors], axis=0)
        ideal = self._lexical.ideal(question.stems)
        hits = self._lexical.search(
            question.stems, len(encoded), codes=candidates, identity_only=True
        )
        lexical = {hit.passage: min(hit.score / ideal, 1.0) for hit in hits}
        return [
            PassageScore(passage.number, passage.code, cosine, lexical.get(passage.number, 0.0))
            for passage, cosine in zip(encoded, cosines.tolist(), strict=True)
        ]


def _finders(code: str, dense: Sequence[str], lexical: Sequence[str]) -> tuple[Finder, ...]:
    finders: list[Finder] = []
    if code in dense:
        finders.append("dense")
    if code in lexical:
        finders.append("lexical")
    return tuple(finders)
