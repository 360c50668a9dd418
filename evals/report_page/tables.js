/** Tables, in a box that scrolls where they are wider than the page. */

/**
 * @param {string} caption
 * @param {(string|Node)[]} heads
 * @param {(string|Node|Array)[][]} rows The first cell of each is its heading.
 */
function plainTable(caption, heads, rows) {
  return scrolling(
    caption,
    h("thead", {}, h("tr", {}, heads.map(columnHead))),
    h("tbody", {}, rows.map(tableRow)),
  );
}

function scrolling(caption, ...parts) {
  return h(
    "div",
    { class: "scroll", role: "region", "aria-label": caption, tabindex: "0" },
    h("table", {}, h("caption", { class: "unseen" }, caption), parts),
  );
}

function columnHead(name) {
  return h("th", { scope: "col" }, name);
}

function tableRow([head, ...cells]) {
  const isCell = (content) => content instanceof HTMLTableCellElement;
  const data = cells.map((content) => (isCell(content) ? content : h("td", {}, content)));
  return h("tr", {}, h("th", { scope: "row" }, head), data);
}

/** The ends of an axis, as the heading of the column that is drawn on it. */
function scale(name, from, to) {
  return [
    h("span", { class: "unseen" }, `${name}, drawn from `),
    h("span", { class: "scale" }, h("span", {}, from), h("span", {}, to)),
  ];
}

/** Verdicts expected, down, by verdicts given, across; shaded by the share of the row. */
function confusionTable(counts) {
  const found = new Map(counts.map(({ expected, got, count }) => [`${expected} ${got}`, count]));
  const down = Object.keys(VERDICTS).filter((verdict) =>
    counts.some(({ expected }) => String(expected) === verdict),
  );
  const across = Object.keys(VERDICTS).filter(
    (verdict) => down.includes(verdict) || counts.some(({ got }) => String(got) === verdict),
  );
  const row = (expected) => {
    const cells = across.map((got) => found.get(`${expected} ${got}`) ?? 0);
    const total = cells.reduce((sum, cell) => sum + cell, 0);
    const shaded = cells.map((cell, index) => {
      const kind = across[index] === expected ? "hit" : "miss";
      const style = { "--share": total ? cell / total : 0 };
      return h("td", { class: cell ? kind : "zero", style }, GROUPED.format(cell));
    });
    const right = cells[across.indexOf(expected)];
    return [VERDICTS[expected], ...shaded, figure({ right, total })];
  };
  const heads = [
    h(
      "tr",
      {},
      h("th", { rowspan: 2, scope: "col" }, "Expected"),
      h("th", { scope: "colgroup", colspan: across.length }, "Given"),
      h("th", { rowspan: 2, scope: "col" }, "Right"),
    ),
    h("tr", {}, across.map((verdict) => columnHead(VERDICTS[verdict]))),
  ];
  const caption = "Verdicts: expected in rows, given in columns";
  const body = h("tbody", {}, down.map(row).map(tableRow));
  const table = scrolling(caption, h("thead", {}, heads), body);
  table.classList.add("confusion");
  return table;
}

/**
 * Tags as bars, the worst first; those without a fault are folded if there are several.
 *
 * @param {Object<string, Object>} tags Measures.
 * @param {((tag: string) => Object)|null} link Attributes of a link to a tag's failures.
 */
function tagTable(tags, link) {
  const sorted = Object.entries(tags).sort(
    ([one, a], [other, b]) => share(a) - share(b) || b.total - a.total || one.localeCompare(other),
  );
  const perfect = sorted.filter(([, measure]) => share(measure) === 1);
  const folds = perfect.length > 4;
  const shown = folds ? sorted.slice(0, -perfect.length) : sorted;
  const row = ([tag, measure]) => {
    const bar = h("span", { class: "bar", style: { "--share": share(measure) ?? 0 } });
    return [tag, h("td", { class: "bar-cell" }, bar), figure(measure), missed(tag, measure, link)];
  };
  const table = (caption, entries) => {
    const means = entries.some(([, measure]) => measure.mean != null);
    const axis = means ? scale("Mean", "0", "1") : scale("Share right", "0", "100%");
    const heads = ["Tag", axis, ...(means ? ["Mean", "Of"] : ["Right", "Wrong"])];
    const made = plainTable(caption, heads, entries.map(row));
    made.classList.add("tags");
    return made;
  };
  return [
    shown.length > 0 && table("Share right by tag, the lowest first", shown),
    folds && folded(`${count(perfect.length, "tag")} without a fault`, table("Others", perfect)),
  ];
}

/** "2 of 8", leading to the two. */
function missed(tag, measure, link) {
  if (measure.mean != null) return outOf(measure);
  const wrong = measure.total - measure.right;
  const words = `${GROUPED.format(wrong)} of ${GROUPED.format(measure.total)}`;
  if (!wrong || !link) return words;
  return h("a", { ...link(tag), "aria-label": `${words} wrong: ${tag}` }, words);
}
