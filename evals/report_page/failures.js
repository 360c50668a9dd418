/** Every failure that may be looked at: filters, a list, and a link for each. */

const WITHHELD = "Failures are withheld: this split is not looked at while tuning.";

/** The list of failures, and what narrows it down. */
class FailureBrowser {
  /** @param {Object[]} sets */
  constructor(sets) {
    this.items = sets.flatMap(failureItems);
    this.status = h("p", { role: "status", class: "status" });
    const kept = sets.filter(withheld);
    const none = kept.length ? "No other set has failures." : "No failures: every case is right.";
    this.element = h(
      "section",
      { id: "failures", "aria-labelledby": "failures-title" },
      h("h2", { id: "failures-title" }, "Failures"),
      kept.map(({ name }) => h("p", { class: "note" }, h("strong", {}, name), `: ${WITHHELD}`)),
      this.items.length ? this.filters() : h("p", { class: "note" }, none),
      this.status,
      this.items.length > 0 && this.list(),
    );
    this.apply();
  }

  filters() {
    const change = () => this.apply();
    const of = (values) => tally(this.items.flatMap(values));
    const byName = ([one], [other]) => one.localeCompare(other);
    const byNumber = ([, one], [, other]) => other - one;
    this.pickers = {
      set: picker("every set", of((item) => [item.set]), change),
      tag: picker("every tag", of((item) => item.tags).sort(byName), change),
      kind: picker("every problem", of((item) => item.kinds).sort(byNumber), change),
    };
    this.words = h("input", {
      type: "search",
      autocomplete: "off",
      spellcheck: "false",
      oninput: change,
    });
    return h(
      "form",
      {
        class: "filters",
        role: "search",
        "aria-label": "Failures",
        onsubmit: (event) => event.preventDefault(),
      },
      field("Set", this.pickers.set),
      field("Tag", this.pickers.tag),
      field("Problem", this.pickers.kind),
      field("Words", this.words),
    );
  }

  list() {
    const clear = () => this.show({});
    const button = h("button", { type: "button", onclick: clear }, "Clear the filters");
    this.none = h("p", { class: "note" }, "No failure matches. ", button);
    return [this.none, h("ol", { class: "failures" }, this.items.map((item) => item.element))];
  }

  /** Show what the filters leave. */
  apply() {
    const all = this.items.length;
    if (!all) return;
    const { set, tag, kind } = this.pickers;
    const words = this.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const item of this.items) {
      const fits =
        (!set.value || item.set === set.value) &&
        (!tag.value || item.tags.includes(tag.value)) &&
        (!kind.value || item.kinds.includes(kind.value)) &&
        words.every((word) => item.text.includes(word));
      item.element.hidden = !fits;
      shown += fits;
    }
    const part = shown === all ? "" : `${GROUPED.format(shown)} of `;
    this.status.textContent = part + count(all, "failure");
    this.none.hidden = shown > 0;
  }

  /** Narrow the list down to just this. */
  show({ set = "", tag = "", kind = "" }) {
    Object.entries({ set, tag, kind }).forEach(([name, value]) => {
      this.pickers[name].value = value;
    });
    this.words.value = "";
    this.apply();
  }

  /** Open the failure that a link names, if there is one. */
  open(key) {
    const item = this.items.find((each) => each.key === key);
    if (!item) {
      this.status.textContent = `There is no failure ${key} in this report.`;
      this.element.scrollIntoView();
      return;
    }
    if (item.element.hidden) this.show({});
    const details = item.element.firstElementChild;
    details.open = true;
    details.querySelector("summary").focus({ preventScroll: true });
    item.element.scrollIntoView();
  }
}

/** How often each value occurs, in the order of first occurrence. */
function tally(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts];
}

function picker(all, options, onchange) {
  const choices = options.map(([value, number]) => h("option", { value }, `${value} (${number})`));
  return h("select", { onchange }, h("option", { value: "" }, all), choices);
}

function field(name, control) {
  control.id = `filter-${name.toLowerCase()}`;
  return h("div", {}, h("label", { for: control.id }, name), control);
}

/** A set's failures with keys "set/case/turn"; a further one of the same turn has a number. */
function failureItems(set) {
  const seen = new Map();
  return (set.failures ?? []).map((failure) => {
    const name = `${set.name}/${failure.case}/${failure.turn}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    const key = times === 1 ? name : `${name}/${times}`;
    return {
      key,
      set: set.name,
      tags: failure.tags ?? [],
      kinds: [...new Set(failure.problems.map(kindOf))],
      text: searchable(failure),
      element: failureView(set, failure, key),
    };
  });
}

/** A row of the list; the exchange in it is built when it is first opened. */
function failureView(set, failure, key) {
  const title = failure.turn > 1 ? `${failure.case}, turn ${failure.turn}` : failure.case;
  const href = `#${key.split("/").map(encodeURIComponent).join("/")}`;
  const fill = ({ currentTarget: details }) => {
    if (!details.open || details.children.length > 1) return;
    const link = h("a", { href }, `Link to ${title}`);
    details.append(exchangeView(set, failure), h("p", { class: "fine" }, link));
  };
  return h(
    "li",
    {},
    h(
      "details",
      { ontoggle: fill },
      h(
        "summary",
        {},
        h("h3", {}, title, h("small", {}, set.name)),
        h("span", {}, failure.ask),
        h("span", { class: "wrong" }, failure.problems.join("; ")),
      ),
    ),
  );
}

/** All that the filter's words are looked for in, in lower case. */
function searchable({ case: name, before, ask, problems, expected, reply }) {
  const told = [reply?.answer, reply?.status, reply?.codes, reply?.quotes?.map(({ text }) => text)];
  const pieces = [name, before, ask, problems, JSON.stringify(expected), told];
  return pieces.flat(2).filter(Boolean).join("\n").toLowerCase();
}
