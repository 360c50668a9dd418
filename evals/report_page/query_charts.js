/** The curves of query sets: how early the right codes come, and what a threshold would cost. */

/** Recall after the first k results, a curve for each system, named at its end. */
function recallChart(systems) {
  const last = Math.max(...systems.flatMap(({ points }) => points.map(([k]) => k)));
  const values = systems.flatMap(({ points }) => points.map(([, value]) => value));
  const floor = Math.min(Math.floor(Math.min(...values) * 10) / 10, 0.9);
  const draw = (width) => {
    const names = systems.map(({ system }) => system);
    const longest = Math.max(...names.map((name) => name.length));
    const right = Math.min(longest * GLYPH + 16, width * 0.38);
    const x = {
      from: 1,
      to: Math.max(last, 2),
      ticks: [1, ...steps(5, last, 5)].filter((k) => k <= last),
      text: String,
      title: "results looked at",
    };
    const y = {
      from: floor,
      to: 1,
      ticks: steps(floor, 1, floor < 0.5 ? 0.2 : 0.1).filter((tick) => tick <= 1.001),
      text: (value) => value.toFixed(1),
      title: "recall: share of the right codes found",
    };
    const area = plane({ width, height: 300, right, x, y });
    const ends = spread(
      systems.map(({ points }) => area.up(points.at(-1)[1])),
      15,
    );
    const curves = systems.map(({ system, points }, index) => [
      curve(area, points, { class: `series series-${index % 5}` }),
      label(area.end + 8, ends[index] + 4, system, "start", {
        class: `name series-${index % 5}`,
      }),
    ]);
    return canvas(width, 300, area.marks, curves.reverse());
  };
  const curves = systems.map(({ system, points }) => [system, new Map(points)]);
  const shown = [1, 2, 3, 5, 10, 15, 20].filter((k) => curves.some(([, at]) => at.has(k)));
  const rows = curves.map(([system, at]) => [
    system,
    ...shown.map((k) => at.get(k)?.toFixed(3) ?? NONE),
  ]);
  const heads = ["System", ...shown.map((k) => `R@${k}`)];
  const table = plainTable("Recall of each system after k results", heads, rows);
  const told = systems.map(({ system, points }) => `${system} ${points.at(-1)[1].toFixed(3)}`);
  return chart(`Recall after ${last} results: ${told.join(", ")}`, draw, table);
}

/** The share of answers that are wrong if only the surest are given. */
function riskChart(points) {
  const worst = Math.max(...points.map(([, risk]) => risk), 0.05);
  const top = Math.ceil(worst * 10) / 10;
  const draw = (width) => {
    const area = plane({
      width,
      height: 240,
      right: 16,
      x: {
        from: 0,
        to: 1,
        ticks: steps(0, 1, 0.25),
        text: (value) => `${Math.round(100 * value)}%`,
        title: "queries answered, surest first",
      },
      y: {
        from: 0,
        to: top,
        ticks: steps(0, top, top > 0.5 ? 0.2 : top > 0.2 ? 0.1 : 0.05),
        text: (value) => `${Math.round(100 * value)}%`,
        title: "wrong among those answered",
      },
    });
    const [x, y] = points.at(-1);
    return canvas(width, 240, area.marks, [
      curve(area, points, { class: "series series-0" }),
      s("circle", { class: "end", cx: area.across(x), cy: area.up(y), r: 3.5 }),
    ]);
  };
  const off = ([x], at) => Math.abs(x - at);
  const nearest = (at) => points.reduce((a, b) => (off(b, at) < off(a, at) ? b : a));
  const picked = points.length > 12 ? steps(0.1, 1, 0.1).map(nearest) : points;
  const rows = [...new Set(picked)].map((point) => point.map(percent));
  const table = plainTable("Risk by coverage", ["Answered", "Wrong among them"], rows);
  return chart("Share of wrong answers by share of queries answered", draw, table);
}
