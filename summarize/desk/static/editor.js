// An editable field with marked figures: a textarea over a copy of its text that has the marks.

import { h } from "./dom.js";

/** The place of each code point in a string, in UTF-16 units. */
function places(text) {
  const found = [];
  let at = 0;
  for (const point of text) {
    found.push(at);
    at += point.length;
  }
  found.push(at);
  return found;
}

/** Figures of a check as marks: their places in UTF-16 units. */
export function marksOf(text, figures) {
  const at = places(text);
  return figures
    .map((figure, index) => ({ start: at[figure.start], end: at[figure.end], verdict: figure.verdict, index, warned: Boolean(figure.warning) }))
    .filter((mark) => mark.end > mark.start)
    .sort((one, other) => one.start - other.start || other.end - one.end);
}

/** Marks after an edit: those before it stay, those after it move, those it touched are removed. */
function moved(marks, before, after) {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const shift = after.length - before.length;
  return marks.flatMap((mark) => {
    if (mark.end < head) return [mark];
    if (mark.start > before.length - tail) return [{ ...mark, start: mark.start + shift, end: mark.end + shift }];
    return [];
  });
}

export class Editor {
  /** `changed` receives every new value, `chosen` the figure that was clicked. */
  constructor({ id, label, value, lang = "en", single = false, describedby, changed, chosen, className = "" }) {
    this.marks = [];
    this.value = value;
    this.active = null;
    this.mirror = h("div", { class: "mirror", "aria-hidden": "true" });
    this.area = h("textarea", { id, "aria-label": label, lang, rows: 1, spellcheck: "true", "aria-describedby": describedby, value });
    this.root = h("div", { class: `editor ${className}` }, this.mirror, this.area);
    this.area.addEventListener("input", () => {
      let text = this.area.value;
      if (single && text.includes("\n")) {
        text = text.replaceAll("\n", " ");
        this.area.value = text;
      }
      this.marks = moved(this.marks, this.value, text);
      this.value = text;
      this.draw();
      changed(text);
    });
    if (single) this.area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault();
    });
    this.area.addEventListener("click", () => {
      const at = this.area.selectionStart;
      const mark = this.marks.find((each) => each.start <= at && at <= each.end);
      if (mark && this.area.selectionEnd === at && chosen) chosen(mark.index);
    });
    this.draw();
  }

  set(value) {
    this.value = value;
    if (this.area.value !== value) this.area.value = value;
    this.draw();
  }

  /** Mark the figures of a check of `value`; a check of an older text is ignored. */
  check(value, figures) {
    if (value !== this.value) return;
    this.marks = marksOf(value, figures);
    this.draw();
  }

  /** Show one figure as selected. */
  activate(index) {
    this.active = index;
    this.draw();
  }

  select(index) {
    const mark = this.marks.find((each) => each.index === index);
    if (!mark) return false;
    this.area.focus();
    this.area.setSelectionRange(mark.start, mark.end);
    return true;
  }

  /** Replace a figure as if by typing, so that undo works. */
  replace(index, words) {
    if (!this.select(index)) return;
    if (!document.execCommand("insertText", false, words)) {
      this.area.setRangeText(words);
      this.area.dispatchEvent(new Event("input"));
    }
  }

  draw() {
    const parts = [];
    let at = 0;
    for (const mark of this.marks) {
      if (mark.start < at) continue;
      parts.push(this.value.slice(at, mark.start));
      const look = `${mark.verdict}${mark.warned ? " warned" : ""}${mark.index === this.active ? " active" : ""}`;
      parts.push(h("mark", { class: look }, this.value.slice(mark.start, mark.end)));
      at = mark.end;
    }
    // A trailing newline adds a line to a textarea but not to a div.
    parts.push(`${this.value.slice(at)}\u200b`);
    this.mirror.replaceChildren(...parts);
  }
}
