/**
 * Style of the chat.
 *
 * Sizes are in em of the reader's default size, so that the page around does not matter. All text
 * colours have a contrast of at least 4.5 : 1 on what they stand on, in both schemes.
 */

/** In light and in dark; a page may set any as `--codecite-<name>`. */
const COLOURS = {
  surface: ["#ffffff", "#182026"],
  raised: ["#f3f6f7", "#222c33"],
  text: ["#1b2429", "#e5ebee"],
  muted: ["#53616b", "#a5b3bc"],
  line: ["#d9e0e4", "#333f47"],
  edge: ["#7b8992", "#7d8c96"],
  accent: ["#0c5a6e", "#7fc8d8"],
  "on-accent": ["#ffffff", "#06232b"],
  yes: ["#0d5a35", "#93dfb6"],
  "yes-back": ["#e2f3e9", "#16382a"],
  no: ["#8d1d1d", "#f6b5af"],
  "no-back": ["#fbe8e6", "#47211f"],
  depends: ["#664400", "#f0d08a"],
  "depends-back": ["#fbefd3", "#3d3114"],
  neutral: ["#414d56", "#c6d0d7"],
  "neutral-back": ["#e9eef0", "#2c373e"],
};

function palette(scheme) {
  return Object.entries(COLOURS)
    .map(([name, values]) => `--${name}: var(--codecite-${name}, ${values[scheme]});`)
    .join("");
}

/** Shared with the launcher. */
export const THEME = `
:host {
  all: initial;
  color-scheme: light dark;
  ${palette(0)}
  font: medium/1.6 var(--codecite-font, system-ui, sans-serif);
  color: var(--text);
}
@media (prefers-color-scheme: dark) {
  :host { ${palette(1)} }
}
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
button, textarea { font: inherit; color: inherit; margin: 0; }
button { cursor: pointer; }
:focus-visible { outline: 0.15em solid var(--accent); outline-offset: 0.12em; }
svg {
  width: 1.15em; height: 1.15em; flex: none;
  fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round;
}
`;

export const CHAT_CSS = `${THEME}
:host {
  display: flex; flex-direction: column; min-width: 0; height: 40em; overflow: hidden;
  background: var(--surface); border: 1px solid var(--line); border-radius: var(--codecite-radius, 0.9em);
  container-type: inline-size;
}
:host([hidden]) { display: none; }
p, h2, h3, figure, blockquote { margin: 0; overflow-wrap: anywhere; }
.unseen {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap;
}

header {
  display: flex; align-items: center; gap: 0.25em; padding: 0.6em 0.75em 0.6em 1.25em;
  border-bottom: 1px solid var(--line);
}
h2 { flex: 1; font-size: 1.05em; font-weight: 600; line-height: 1.3; }

.transcript {
  flex: 1; min-height: 0; overflow-y: auto; overflow-x: hidden; overscroll-behavior: contain;
  padding: 1.25em; position: relative;
}
.transcript:focus-visible { outline-offset: -0.2em; }
.greeting { display: grid; gap: 1em; max-width: 36em; }
.greeting:has(+ .log > .turn) { display: none; }
.turn + .turn { margin-top: 2em; }
.question {
  width: fit-content; max-width: 85%; margin: 0 0 1em auto; padding: 0.5em 0.95em;
  background: var(--raised); border: 1px solid transparent;
  border-radius: 1.1em 1.1em 0.25em 1.1em; font-size: 1em; font-weight: 400; white-space: pre-wrap;
}
.reply { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.8em; justify-items: start; max-width: 42em; }
.reply > * { max-width: 100%; }
.reply > :empty { display: none; }
.answer { font-size: 1.0625em; white-space: pre-line; }
.badge {
  padding: 0.1em 0.75em; border: 1px solid; border-radius: 1em;
  font-size: 0.875em; font-weight: 650;
}
.badge.yes { color: var(--yes); background: var(--yes-back); }
.badge.no { color: var(--no); background: var(--no-back); }
.badge.depends { color: var(--depends); background: var(--depends-back); }
.badge.unknown, .badge.neutral { color: var(--neutral); background: var(--neutral-back); }

.quote { padding: 0.1em 0 0.1em 1em; border-left: 3px solid var(--accent); scroll-margin: 1em; }
blockquote { font-family: Charter, Georgia, "DejaVu Serif", serif; white-space: pre-line; }
blockquote::before { content: "“"; }
blockquote::after { content: "”"; }
figcaption { margin-top: 0.3em; font-size: 0.875em; color: var(--muted); overflow-wrap: anywhere; }
cite { font-style: normal; }
a { color: var(--accent); text-underline-offset: 0.15em; }
.show { display: block; width: fit-content; padding: 0.15em 0; }
.ref {
  min-width: 1.7em; padding: 0.05em 0.1em; border: 0; background: none; border-radius: 0.3em;
  color: var(--accent); font-size: 0.875em;
}
.ref:hover { text-decoration: underline; }
.conflict {
  padding: 0.6em 0.9em; border: 1px solid var(--line); border-left: 3px solid var(--depends);
  border-radius: 0.3em;
}
.table { overflow-x: auto; border: 1px solid var(--line); border-radius: 0.5em; }
table { border-collapse: collapse; font-size: 0.9375em; line-height: 1.45; }
th, td { padding: 0.5em 0.8em; text-align: left; vertical-align: top; min-width: 7em; }
thead { background: var(--raised); }
tbody > tr > * { border-top: 1px solid var(--line); }
th { font-weight: 600; }
tbody th { color: var(--muted); font-weight: 500; }

.choices { display: flex; flex-wrap: wrap; gap: 0.5em; }
.choice {
  min-height: 2.4em; padding: 0.35em 1em; border: 1px solid var(--edge); border-radius: 1.3em;
  background: none; color: var(--accent); text-align: left; line-height: 1.4;
  overflow-wrap: anywhere;
}
.choice:hover { background: var(--raised); border-color: var(--accent); }
.candidates .choice { font-weight: 600; font-variant-numeric: tabular-nums; }
.turn:not(:last-child) :is(.choices, .retry) { display: none; }

.tools { display: flex; flex-wrap: wrap; align-items: center; gap: 0.15em; margin-left: -0.5em; }
.tool {
  display: inline-flex; align-items: center; gap: 0.4em; min-width: 2.3em; min-height: 2.3em;
  justify-content: center; padding: 0.25em 0.55em; border: 1px solid transparent; border-radius: 0.5em;
  background: none; color: var(--muted); font-size: 0.875em; white-space: nowrap;
}
.down svg { transform: scaleY(-1); }
.tool:hover { background: var(--raised); color: var(--text); }
.tool[aria-pressed="true"] { color: var(--accent); border-color: currentColor; }
.comment { width: 30em; max-width: 100%; }
.comment textarea {
  display: block; width: 100%; margin: 0.3em 0 0.5em; border: 1px solid var(--edge);
  border-radius: 0.5em; resize: vertical;
}
.comment textarea:focus { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
.note { color: var(--muted); font-size: 0.9375em; }
.problem {
  display: grid; gap: 0.35em; justify-items: start; max-width: 42em; padding: 0.9em 1.1em;
  border: 1px solid var(--no); border-radius: 0.5em; border-left-width: 4px;
}
.problem strong { color: var(--no); }
.problem .choice { margin-top: 0.35em; }
.stage:empty { display: none; }
.draft:not(:empty) + .stage { margin-top: 0.75em; }

.composer { padding: 0.75em 1.25em 0.65em; border-top: 1px solid var(--line); }
.field {
  display: flex; align-items: flex-end; gap: 0.4em; padding: 0.3em; border: 1px solid var(--edge);
  border-radius: 1.5em; background: var(--surface);
}
.field:focus-within { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
textarea {
  flex: 1; min-width: 0; max-height: 8.5em; padding: 0.3em 0.8em; border: 0; background: none;
  resize: none; font-size: 1em; line-height: 1.5; overflow-y: auto;
}
textarea:focus { outline: none; }
textarea::placeholder { color: var(--muted); opacity: 1; white-space: nowrap; }
.round {
  display: grid; place-items: center; width: 2.25em; height: 2.25em; flex: none; padding: 0;
  border: 1px solid transparent; border-radius: 50%; background: var(--accent); color: var(--on-accent);
}
.round[type] svg { fill: currentColor; }
.hint { margin-top: 0.45em; font-size: 0.8125em; line-height: 1.4; color: var(--muted); text-align: center; }

@container (max-width: 26em) {
  header { padding-left: 1em; }
  header .tool { position: relative; }
  header .tool span { position: absolute; width: 1px; overflow: hidden; clip-path: inset(50%); }
  th, td { min-width: 5em; padding: 0.4em 0.55em; }
  .transcript { padding: 1em; }
  .composer { padding: 0.6em 0.75em 0.5em; }
}
@media (prefers-reduced-motion: no-preference) {
  .stage { animation: breathe 1.6s ease-in-out infinite; }
  @keyframes breathe { 50% { opacity: 0.72; } }
}
@media (forced-colors: active) {
  .field:focus-within, .comment textarea:focus { outline: 2px solid Highlight; }
  .round, .question, .tool { border-color: ButtonBorder; }
  .tool[aria-pressed="true"] { background: Highlight; color: HighlightText; forced-color-adjust: none; }
}
`;
