"""Documents, codes and search: what is needed to check a reply."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Query

from bot.catalogue import documents_on, find_codes
from bot.http.core import CoreDependency
from bot.http.problems import ProblemError
from bot.wire import CodeOut, DocumentOut, SearchHit, SearchOut
from index.code_index import CodeIndex
from index.hits import CodeHit

router = APIRouter(prefix="/v1", tags=["documents"])


@router.get("/documents/{document_id}")
async def document(
    document_id: str,
    core: CoreDependency,
    release: Annotated[
        str | None, Query(max_length=200, description="The release that a permalink names.")
    ] = None,
) -> DocumentOut:
    """A whole document: every quote of it is ``text[start:end]``.

    With a release, another one's text is not passed off as it: 404, which names the release held.
    """
    found = core.index().document(document_id)
    if found is None:
        raise ProblemError(HTTPStatus.NOT_FOUND, f"There is no document {document_id}.")
    held = found.source.release
    if release is not None and release != held:
        raise ProblemError(
            HTTPStatus.NOT_FOUND,
            f"{document_id} is held as of release {held}, not {release}: "
            "its text may have changed since.",
            release=held,
        )
    return DocumentOut.of(found)


@router.get("/codes/{code}")
async def code(code: str, core: CoreDependency) -> CodeOut:
    """A code's documents and facts; for an unknown one, 404 with the nearest existing codes."""
    index = core.index()
    documents = documents_on(index, code)
    if not documents:
        nearest = index.codes.nearest(code)
        raise ProblemError(
            HTTPStatus.NOT_FOUND, f"There is no document on {code}.", nearest=list(nearest)
        )
    return CodeOut.of(documents)


@router.get("/search")
async def search(
    core: CoreDependency,
    q: Annotated[str, Query(min_length=1, max_length=2000, description="Words, or a code.")],
    k: Annotated[int, Query(ge=1, le=100, description="How many codes at most.")] = 10,
) -> SearchOut:
    """Codes that words may mean, best first."""
    index = core.index()
    hits = await to_thread.run_sync(partial(find_codes, index, q, k), limiter=core.searching)
    return SearchOut(hits=tuple(_hit(index, hit) for hit in hits))


def _hit(index: CodeIndex, hit: CodeHit) -> SearchHit:
    document = index.document(hit.document_id)
    text = document.text[hit.passage.start : hit.passage.end] if document else ""
    return SearchHit(
        code=hit.code,
        title=hit.title,
        score=round(hit.score, 4),
        passage=text,
        document_id=hit.document_id,
    )
