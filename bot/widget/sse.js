/** Server-sent events read from a fetch body (EventSource cannot POST). */

/**
 * Yield the events of a stream, however the network cuts it.
 *
 * Follows the HTML standard's parsing rules: lines end in LF or CRLF, several `data` lines make
 * one payload, a line that starts with a colon is a comment, and an event that the stream breaks
 * off in the middle of is not delivered. (Lone CRs, which nobody sends, are not line ends here.)
 *
 * @param {ReadableStream<Uint8Array>} body
 * @yields {{event: string, data: string}}
 */
export async function* serverSentEvents(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  let event = "message";
  let data = [];
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const lines = (rest + value).split(/\r?\n/);
      rest = lines.pop();
      for (const line of lines) {
        if (line === "") {
          if (data.length) yield { event, data: data.join("\n") };
          event = "message";
          data = [];
          continue;
        }
        const [, field, content] = /^([^:]*):? ?(.*)$/s.exec(line);
        if (field === "event") event = content;
        if (field === "data") data.push(content);
      }
    }
  } finally {
    reader.cancel().catch(() => {}); // already closed or aborted: nothing left to release
  }
}
