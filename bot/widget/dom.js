/** Building DOM without mark-up strings, so that whatever a server sends is only ever text. */

const SVG = "http://www.w3.org/2000/svg";

/** Outlines on a 24 × 24 grid. */
const ICONS = {
  send: "M12 20V4M5 11l7-7 7 7",
  stop: "M7 7h10v10H7z",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  thumb: "M7 10v10H3V10zM7 10l5-7c2 0 2.5 1.5 2 3l-1 4h6c1.5 0 2.3 1.2 2 2.5l-1.5 6c-.3 1-1 1.5-2 1.5H7",
  fresh: "M12 5v14M5 12h14",
  close: "M6 6l12 12M18 6L6 18",
  chat: "M4 5h16v11H10l-5 4v-4H4z",
};

/**
 * Create an element.
 *
 * @param {string} tag
 * @param {Object<string, *>} attributes `onclick` and the like are listeners; true is an empty
 *   attribute; null, undefined and false are left out.
 * @param {...(Node|string|null|false|Array)} children Strings become text nodes.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(2).filter((child) => child != null && child !== false));
  return element;
}

/** A decorative outline icon in the colour of the text around it. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", "aria-hidden": "true" })) {
    svg.setAttribute(key, value);
  }
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** The address if it is one that a link may safely have, else null (`javascript:` and the like). */
export function webAddress(value) {
  const url = value && URL.canParse(value) ? new URL(value) : null;
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** A style sheet that works under a content security policy without inline styles. */
export function sheet(css) {
  const styles = new CSSStyleSheet();
  styles.replaceSync(css);
  return styles;
}
