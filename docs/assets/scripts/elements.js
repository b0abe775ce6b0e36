/* Elements of the page that scripts make. */

export const createElement = (tag, textContent, props = {}) => Object.assign(document.createElement(tag), { textContent, ...props });
