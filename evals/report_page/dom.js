/** Building DOM without mark-up strings: whatever a document or a reply says is only ever text. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Create an HTML element.
 *
 * @param {string} tag
 * @param {Object<string, *>} attributes `onclick` and the like are listeners; `style` is an object
 *   of properties; true is an empty attribute; null, undefined and false are left out.
 * @param {...(Node|string|number|null|false|Array)} children Strings become text nodes.
 */
function h(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
function s(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, { style = {}, ...attributes }, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  // Through the object model, which the policy allows; an attribute would be inline style.
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value);
  element.append(...children.flat(3).filter((child) => child != null && child !== false));
  return element;
}

/** The address if it is one that a link may safely have, else null (`javascript:` and the like). */
function webAddress(value) {
  const url = value && URL.canParse(value) ? new URL(value) : null;
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** An id for what a name names; a number keeps apart two names that come to the same. */
function anchors(prefix, names) {
  const taken = new Set();
  return names.map((name, index) => {
    const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    const slug = [prefix, ...words].join("-");
    const id = taken.has(slug) ? `${slug}-${index + 1}` : slug;
    taken.add(id);
    return id;
  });
}
