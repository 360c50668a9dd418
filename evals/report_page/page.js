/** The page from the report that stands in it. */

const report = JSON.parse(document.getElementById("report").textContent);
const setIds = anchors("set", report.sets.map((set) => set.name));
const browser = new FailureBrowser(report.sets);
const failuresLink = (filter) => ({ href: "#failures", onclick: () => browser.show(filter) });

document.title = `codecite evaluation, ${moment(report.made.at)}`;
document.querySelector(".top").append(madeLine(report.made));
document.querySelector("main").append(
  overview(report, setIds),
  ...report.sets.map((set, index) => setSection(set, setIds[index], failuresLink)),
  systemsSection(report),
  browser.element,
);
document.querySelector("nav").append(contents());
followReading();
openForPrint();
addEventListener("hashchange", goToHash);
goToHash();

function madeLine({ at, version, target, encoder, index }) {
  const told = Object.entries({
    Made: moment(at),
    Version: version,
    Asked: target,
    Encoder: encoder,
    Index: index,
  }).filter(([, value]) => value);
  const piece = ([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value));
  return h("dl", { class: "made" }, told.map(piece));
}

function contents() {
  const sets = report.sets.map(({ name }, index) => [setIds[index], name]);
  const links = [
    ["overview", "Overview"],
    ...sets,
    ["systems", "Systems compared"],
    ["failures", "Failures"],
  ];
  return h("ul", {}, links.map(([id, name]) => h("li", {}, h("a", { href: `#${id}` }, name))));
}

/** Mark in the list of sections the one that is read. */
function followReading() {
  const links = [...document.querySelectorAll("nav a")];
  const mark = (entries) => {
    for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
      for (const link of links) {
        if (link.hash === `#${target.id}`) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    }
  };
  // A strip a little below the top: what crosses it is being read.
  const watch = new IntersectionObserver(mark, { rootMargin: "-15% 0px -84% 0px" });
  document.querySelectorAll("main > section").forEach((section) => watch.observe(section));
}

/** Paper cannot unfold anything: open what is folded while printing, other than failures. */
function openForPrint() {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details.folded:not([open])")];
    opened.forEach((details) => (details.open = true));
  });
  addEventListener("afterprint", () => opened.forEach((details) => (details.open = false)));
}

/** Go where the address says: #set/case/turn is a failure, the rest are sections. */
function goToHash() {
  const name = decoded(location.hash.slice(1));
  if (name.includes("/")) browser.open(name);
  else if (name) document.getElementById(name)?.scrollIntoView();
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
