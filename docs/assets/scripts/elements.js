/* Elements of the page that scripts make. */

export const createElement = (tag, textContent, props = {}) => Object.assign(document.createElement(tag), { textContent, ...props });

/** With what a reader wrote, in any language. */
export const createAnswer = (tag, text) => createElement(tag, text, { dir: "auto", translate: false });

/** A copy of the first template within `parent`, or of the one that `selector` names. */
export const cloneTemplate = (parent, selector = "template") => parent.querySelector(selector).content.firstElementChild.cloneNode(true);

/** Fills the list within `parent` with a copy of its template for each item. */
export function renderList(parent, items, render) {
  parent.querySelector("ul").replaceChildren(...items.map((item, index) => {
    const element = cloneTemplate(parent);
    render(element, item, index);
    return element;
  }));
}
