// Builds a tree [tag, attributes, ...children] from an allow-list; text only ever becomes a text node.
const HTML = new Set(("a article caption code dd div dl dt em figure figcaption footer h2 h3 header li ol p section "
  + "small span strong table tbody td th thead time tr ul").split(" "));
const DRAWN = new Set("svg g path line circle rect polyline polygon text defs pattern title".split(" "));
const NAMES = new Set(("class id role href lang scope colspan title tabindex datetime viewBox width height x y x1 x2 y1 y2 "
  + "cx cy r rx d points transform fill stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin "
  + "text-anchor patternUnits patternTransform preserveAspectRatio overflow focusable").split(" "));
const STYLES = new Set("left right top width height flex-basis flex-grow grid-column grid-row --n --x --y".split(" "));
const INSIDE = /^[a-z_]*(\?[^#]*)?(#[\w-]*)?$/;

function build(node, open) {
  if (typeof node === "string") return document.createTextNode(node);
  const [tag, attributes, ...children] = node;
  if (!HTML.has(tag) && !DRAWN.has(tag)) throw new Error("This tag is not drawn: " + tag);
  const element = DRAWN.has(tag) ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "style") {
      for (const [property, set] of Object.entries(value)) if (STYLES.has(property)) element.style.setProperty(property, set);
    } else if (name === "href") {
      if (!INSIDE.test(value)) throw new Error("Links stay inside: " + value);
      element.setAttribute("href", value);
      element.addEventListener("click", (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        open(value);
      });
    } else if (NAMES.has(name) || name.startsWith("aria-")) element.setAttribute(name, value);
    else throw new Error("This attribute is not drawn: " + name);
  }
  element.append(...children.map((child) => build(child, open)));
  return element;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".drawn");
  const wanted = JSON.stringify(data);
  if (root.drawn === wanted) return;
  root.drawn = wanted;
  root.replaceChildren(build(data, (address) => setTriggerValue("open", address)));
}
