"""The MCP server: which tools and resources there are, and how they are announced."""

from importlib.metadata import version
from inspect import getdoc

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError
from mcp_types import (
    Completion,
    CompletionArgument,
    CompletionContext,
    PromptReference,
    ResourceTemplateReference,
    ToolAnnotations,
)

from bot.http.core import Core
from bot.mcp_server.tools import Tools

DOCUMENTS = "codecite://documents/{document_id}"
"""Resources: the canonical text of a document."""

_INSTRUCTIONS = """\
Looks up US medical billing codes. Every statement comes with verbatim quotes that name their
document, source and release: show them with what you say, and say so when the verdict is
"unknown" or a code is not found. It is a look-up tool: not medical, legal or payment advice.
Do not send names, dates of birth or other identifiers of patients."""

_MOST_COMPLETIONS = 100  # the protocol allows no more
_READING = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)


def mcp_server(core: Core) -> MCPServer:
    """The server over a core; the same for every transport."""
    server = MCPServer(
        name="codecite",
        title="codecite: US medical billing codes",
        instructions=_INSTRUCTIONS,
        version=version("codecite"),
        # Above what it says of single calls, which may repeat an argument.
        log_level="WARNING",
        # There is nothing to be notified of.
        subscriptions=False,
    )
    tools = Tools(core)
    for tool in (
        tools.ask,
        tools.lookup_code,
        tools.search_codes,
        tools.compare_codes,
        tools.get_document,
    ):
        server.add_tool(tool, description=getdoc(tool), annotations=_READING)
    _add_documents(server, core)
    return server


def _add_documents(server: MCPServer, core: Core) -> None:
    @server.resource(DOCUMENTS, name="document", mime_type="text/plain")
    async def document(document_id: str) -> str:
        """The text of a document, in which the offsets of quotes count Unicode code points."""
        found = core.index().document(document_id)
        if found is None:
            raise ResourceNotFoundError("There is no such document.")
        return found.text

    @server.completion()  # type: ignore[no-untyped-call, untyped-decorator] # untyped in the SDK
    async def document_ids(
        ref: PromptReference | ResourceTemplateReference,
        argument: CompletionArgument,
        _: CompletionContext | None,
    ) -> Completion | None:
        if not isinstance(ref, ResourceTemplateReference) or ref.uri != DOCUMENTS:
            return None
        return _documents_of(core, argument.value)


def _documents_of(core: Core, beginning: str) -> Completion:
    """The documents whose ids begin so; an id begins with its code."""
    index = core.index()
    code = beginning.partition(".")[0]
    found = [
        document.id
        for known in index.codes.starting_with(code)
        for document in index.documents_of(known)
        if document.id.lower().startswith(beginning.lower())
    ]
    shown = found[:_MOST_COMPLETIONS]
    return Completion(values=shown, total=len(found), has_more=len(found) > len(shown))
