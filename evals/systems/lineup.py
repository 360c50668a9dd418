"""Who is asked the questions of a set."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from evals.corpora import Corpora, documents_of
from evals.plan import QuestionSet
from evals.retrieval.ranking import Searcher
from evals.systems.ablations import (
    AsTyped,
    DenseOnly,
    LexicalOnly,
    PlainBm25,
    PlainDense,
    WithoutFacts,
)
from evals.systems.code_by_search import CodeBySearch
from evals.systems.nearest_chunk import NearestChunk
from evals.target import InProcess, OverHttp, Target
from index.code_index import CodeIndex
from index.onnx_cross_encoder import OnnxCrossEncoder, OnnxDescriptionMatcher


class System(StrEnum):
    """What can be compared with: baselines and ablations."""

    BM25 = "bm25"
    DENSE = "dense"
    NEAREST_CHUNK = "nearest-chunk"
    NO_CODE_TABLE = "no-code-table"
    NO_LEXICAL = "no-lexical"
    NO_DENSE = "no-dense"
    NO_VOCABULARY = "no-vocabulary"
    NO_FACTS = "no-facts"
    NO_READER = "no-reader"
    NO_MATCHER = "no-matcher"
    ALL = "all"

    @property
    def label(self) -> str:
        """What reports call it."""
        return "BM25" if self is System.BM25 else self.value.replace("-", " ")


_SEARCHES: Mapping[System, type[CodeIndex]] = {
    System.BM25: PlainBm25,
    System.DENSE: PlainDense,
    System.NO_VOCABULARY: AsTyped,
    System.NO_LEXICAL: DenseOnly,
    System.NO_DENSE: LexicalOnly,
}
_BOTS: Mapping[System, type[CodeIndex]] = {
    System.NO_LEXICAL: DenseOnly,
    System.NO_DENSE: LexicalOnly,
    System.NO_VOCABULARY: AsTyped,
    System.NO_FACTS: WithoutFacts,
}


@dataclass(frozen=True, slots=True)
class Lineup:
    """The system that is evaluated, and others by what reports call them."""

    own: InProcess | OverHttp
    searchers: Mapping[str, Searcher] = field(default_factory=dict)
    targets: Mapping[str, Target] = field(default_factory=dict)


class Lineups:
    """Gathers who is asked.

    Args:
        corpora: The indexes.
        compared: Other systems; each is asked the kind of questions that it can answer.
    """

    def __init__(self, corpora: Corpora, compared: Collection[System]) -> None:
        self._corpora = corpora
        self._wanted = [system for system in System if {system, System.ALL} & set(compared)]
        self._reader = OnnxCrossEncoder()
        self._matcher = OnnxDescriptionMatcher()
        self._nearest_chunk = cache(self._encode)

    def of(self, item: QuestionSet) -> Lineup:
        """Who is asked a set.

        Raises:
            CodeciteError: An index cannot be built or opened.
        """
        own = InProcess(self._open(item), self._reader, self._matcher)
        if item.queries is not None:
            searches = {
                system.label: InProcess(self._open(item, _SEARCHES[system]))
                for system in self._wanted
                if system in _SEARCHES
            }
            return Lineup(own, searchers=searches)
        bots = {system.label: self._bot(system, item) for system in self._wanted}
        return Lineup(own, targets={label: bot for label, bot in bots.items() if bot is not None})

    def _bot(self, system: System, item: QuestionSet) -> Target | None:
        match system:
            case System.NEAREST_CHUNK:
                return self._nearest_chunk(self._open(item))
            case System.NO_CODE_TABLE:
                return CodeBySearch(self._open(item), self._reader, self._matcher)
            case System.NO_READER:
                return InProcess(self._open(item), matcher=self._matcher)
            case System.NO_MATCHER:
                return InProcess(self._open(item), self._reader)
        if system not in _BOTS:
            return None
        return InProcess(self._open(item, _BOTS[system]), self._reader, self._matcher)

    def _open(self, item: QuestionSet, kind: type[CodeIndex] = CodeIndex) -> CodeIndex:
        opens = self._corpora.without_faq if item.leaves_out_faq else self._corpora.whole
        return opens(item.corpus, kind)

    def _encode(self, index: CodeIndex) -> NearestChunk:
        return NearestChunk(documents_of(index), self._corpora.encoder)
