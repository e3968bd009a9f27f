// Elements by construction: text becomes text nodes, never markup.

export function h(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "value" || key === "checked" || key === "max") element[key] = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const $ = (selector, root = document) => root.querySelector(selector);

let timer;

/** Show a message for a few seconds in the status line, which screen readers read out. */
export function say(text, { bad = false, stay = false } = {}) {
  const line = $("#said");
  line.textContent = text;
  line.className = bad ? "shown bad" : "shown";
  clearTimeout(timer);
  if (!stay) timer = setTimeout(() => line.classList.remove("shown"), bad ? 9000 : 4000);
}

/** Show a dialog; resolves with the value of the button that closed it, or "" if it was dismissed. */
export function dialog(title, body, buttons, { wide = false } = {}) {
  return new Promise((resolve) => {
    const heading = h("h2", { id: "dialog-title" }, title);
    const row = buttons.map(([value, label, kind]) =>
      h("button", { value, class: kind ?? "", formnovalidate: value === "" }, label));
    const form = h("form", { method: "dialog" }, heading, body, h("div", { class: "actions" }, row));
    const box = h("dialog", { "aria-labelledby": "dialog-title", class: wide ? "wide" : "" }, form);
    box.addEventListener("close", () => {
      box.remove();
      resolve(box.returnValue);
    });
    document.body.append(box);
    box.returnValue = "";
    box.showModal();
  });
}

export function time(text) {
  const date = new Date(text);
  const today = new Date();
  const clock = date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  if (date.toDateString() === today.toDateString()) return clock;
  return `${date.toLocaleDateString([], { day: "numeric", month: "short", year: "numeric" })}, ${clock}`;
}

export const plural = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;
