/** What the charts share: a drawing that fits its box, axes, curves. Lengths are CSS pixels. */

const GLYPH = 6.6; // mean width of a letter at the charts' 12 px

/**
 * A figure whose drawing is made anew whenever its width changes, so that text keeps its size.
 *
 * @param {string} label What the drawing shows, for who cannot see it.
 * @param {(width: number) => SVGElement} draw
 * @param {Node|null} table The same figures as text.
 */
function chart(label, draw, table) {
  const box = h("div", { class: "drawing" });
  let drawn = 0;
  const redraw = (width) => {
    if (width < 1 || width === drawn) return;
    drawn = width;
    const drawing = draw(width);
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", label);
    box.replaceChildren(drawing);
  };
  new ResizeObserver(([entry]) => redraw(Math.floor(entry.contentRect.width))).observe(box);
  return h("figure", { class: "chart" }, box, table && folded("As a table", table));
}

function canvas(width, height, ...children) {
  return s("svg", { viewBox: `0 0 ${width} ${height}`, class: "plot" }, ...children);
}

function label(x, y, text, anchor = "middle", attributes = {}) {
  return s("text", { x, y, "text-anchor": anchor, ...attributes }, text);
}

/** Details that paper shows opened: what is folded there could not be unfolded. */
function folded(title, ...content) {
  return h("details", { class: "folded" }, h("summary", {}, title), ...content);
}

/**
 * A plane with axes from 0, or from `from`, to the ends given.
 *
 * @param {{width: number, height: number, right: number, x: Axis, y: Axis}} options `right` is the
 *   room for labels beside the curves. An axis is `{from, to, ticks, text, title}`.
 */
function plane({ width, height, right, x, y }) {
  const left = 44;
  const top = 26;
  const bottom = height - 42;
  const end = width - right;
  const across = (value) => left + ((value - x.from) / (x.to - x.from)) * (end - left);
  const up = (value) => bottom - ((value - y.from) / (y.to - y.from)) * (bottom - top);
  const grid = y.ticks.map((tick) => [
    s("line", { class: "grid", x1: left, x2: end, y1: up(tick), y2: up(tick) }),
    label(left - 7, up(tick) + 4, y.text(tick), "end"),
  ]);
  const ticks = x.ticks.map((tick) => label(across(tick), bottom + 17, x.text(tick)));
  const titles = [
    label(0, 12, y.title, "start", { class: "axis" }),
    label(end, height - 4, x.title, "end", { class: "axis" }),
  ];
  return { across, up, end, bottom, marks: [grid, ticks, titles] };
}

/** A curve through points `[x, y]` of a plane. */
function curve({ across, up }, points, attributes) {
  const places = points.map(([x, y]) => `${across(x).toFixed(1)} ${up(y).toFixed(1)}`);
  return s("path", { d: `M${places.join("L")}`, fill: "none", ...attributes });
}

/** Heights for labels at their curves' ends, moved down just so far that none covers another. */
function spread(heights, gap) {
  const order = [...heights.keys()].sort((a, b) => heights[a] - heights[b]);
  const placed = [];
  let free = -Infinity;
  for (const index of order) {
    placed[index] = Math.max(heights[index], free);
    free = placed[index] + gap;
  }
  return placed;
}

/** Steps of a round size from a value that is one of them. */
function steps(from, to, step) {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
}

/** Bars over ranges that need not be equally wide, with the percentiles where they fall. */
function histogram({ p50, p95, p99, histogram: bins }) {
  const draw = (width) => {
    const height = 222;
    const left = 38;
    const top = 56;
    const bottom = height - 42;
    const bar = (width - left - 10) / bins.length;
    const most = Math.max(...bins.map((bin) => bin.count), 1);
    const up = (number) => bottom - (number / most) * (bottom - top);
    const edge = (value) => left + positionIn(bins, value) * bar;
    const bars = bins.map((bin, index) =>
      s("rect", {
        class: "bar",
        x: left + index * bar + 0.5,
        y: up(bin.count),
        width: Math.max(bar - 1, 1),
        height: bottom - up(bin.count),
      }),
    );
    const every = Math.ceil((bins.length * 34) / (width - left));
    const edges = [...bins.map((bin) => bin.from), bins.at(-1).to].map(
      (value, index) =>
        value != null &&
        index % every === 0 &&
        label(left + index * bar, bottom + 17, String(Number(value.toPrecision(3)))),
    );
    const percentiles = [["median", p50], ["p95", p95], ["p99", p99]];
    const marks = percentiles.map(([name, value], index) => {
      const at = edge(value);
      const flips = at + 4 + name.length * GLYPH > width;
      return [
        s("line", { class: "mark", x1: at, x2: at, y1: 16 + 12 * index, y2: bottom }),
        label(flips ? at - 4 : at + 4, 26 + 12 * index, name, flips ? "end" : "start"),
      ];
    });
    const scale = [0, most].map((number) => label(left - 7, up(number) + 4, String(number), "end"));
    const base = s("line", { class: "base", x1: left, x2: width - 10, y1: bottom, y2: bottom });
    return canvas(width, height, bars, base, marks, edges, scale, [
      label(0, 12, "replies", "start", { class: "axis" }),
      label(width, height - 4, "milliseconds to the reply", "end", { class: "axis" }),
    ]);
  };
  const rows = bins.map((bin) => [
    bin.to == null ? `${bin.from} and more` : `${bin.from} to ${bin.to}`,
    GROUPED.format(bin.count),
  ]);
  const told = `Half of the replies within ${milliseconds(p50)}, 95% within ${milliseconds(p95)}`;
  return chart(told, draw, plainTable("Replies by time", ["Milliseconds", "Replies"], rows));
}

/** Where a value lies, counted in bins. */
function positionIn(bins, value) {
  const index = bins.findIndex((bin) => bin.to == null || value < bin.to);
  if (index < 0) return bins.length;
  const { from, to } = bins[index];
  return index + (to == null ? 0.5 : Math.max(0, (value - from) / (to - from)));
}
