/** Figures in words. A measure is a rate `{right, total}` or a mean from 0 to 1 `{mean, total}`. */

const NONE = "–";
const MINUS = "−";
const GROUPED = new Intl.NumberFormat("en-US");
const Z = 1.96; // standard deviations around the mean that hold 95 % of a normal distribution

const VERDICTS = {
  yes: "Yes",
  no: "No",
  depends: "Depends",
  unknown: "Not stated",
  null: "No verdict",
  none: "No reply",
};

function count(number, one, many = `${one}s`) {
  return `${GROUPED.format(number)} ${number === 1 ? one : many}`;
}

/** From 0 to 1; null where there is nothing to measure. */
function share(measure) {
  if (!measure?.total) return null;
  return measure.mean ?? measure.right / measure.total;
}

/** Rates in per cent, means as they are; only what is complete shows as 100 %. */
function figure(measure) {
  const value = share(measure);
  if (value == null) return NONE;
  if (measure.mean != null) return (value < 1 ? Math.min(value, 0.999) : value).toFixed(3);
  return percent(value);
}

function percent(value) {
  return `${(value < 1 ? Math.min(100 * value, 99.9) : 100).toFixed(1)}%`;
}

/** "512 of 534", or for a mean how many it is of. */
function outOf(measure) {
  if (!measure?.total) return "";
  return measure.mean == null
    ? `${GROUPED.format(measure.right)} of ${GROUPED.format(measure.total)}`
    : `mean of ${GROUPED.format(measure.total)}`;
}

/** Wilson's 95 % interval of a rate, from 0 to 1; null of a mean, whose spread is not known. */
function interval(measure) {
  const value = share(measure);
  if (value == null || measure.mean != null) return null;
  const weight = Z ** 2 / measure.total;
  const middle = (value + weight / 2) / (1 + weight);
  const spread = (value * (1 - value) + weight / 4) / measure.total;
  const half = (Z / (1 + weight)) * Math.sqrt(spread);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

function intervalText(measure) {
  const ends = interval(measure);
  return ends ? `${(100 * ends[0]).toFixed(1)}–${(100 * ends[1]).toFixed(1)}%` : NONE;
}

function signed(number, digits) {
  const shown = Math.abs(number).toFixed(digits);
  if (Number(shown) === 0) return shown;
  return `${number < 0 ? MINUS : "+"}${shown}`;
}

/** How far a measure is from another of its kind: points of a rate, the difference of means. */
function difference(measure, other) {
  const values = [share(measure), share(other)];
  if (values.includes(null)) return NONE;
  const gap = values[0] - values[1];
  return measure.mean == null ? signed(100 * gap, 1) : signed(gap, 3);
}

function probability(p) {
  if (p == null) return NONE;
  return p < 0.001 ? "< 0.001" : p.toFixed(3);
}

function probabilityPhrase(p) {
  return p < 0.001 ? "p < 0.001" : `p = ${probability(p)}`;
}

function milliseconds(value) {
  if (value == null) return NONE;
  return `${value < 10 ? value.toFixed(1) : GROUPED.format(Math.round(value))} ms`;
}

/** "2026-11-24 10:00 UTC" of an ISO time; anything else as it is. */
function moment(text) {
  const time = new Date(text);
  if (Number.isNaN(time.valueOf())) return text;
  return `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** How many ids there are; of a held-out set only their number is told. */
function size(ids) {
  return Array.isArray(ids) ? ids.length : (ids ?? 0);
}

/** The measure that counts: "right" of questions, "R@5" of queries. */
function leading(measures) {
  return Object.keys(measures)[0];
}

/** Whether a set has failures that are kept from whoever tunes. */
function withheld(set) {
  if (set.failures == null) return true;
  const hasNone = set.failures.length === 0;
  return set.held_out && hasNone && share(set.measures[leading(set.measures)]) !== 1;
}
