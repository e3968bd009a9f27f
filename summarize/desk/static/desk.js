// Entry point: the list or a brief, by the address, and what both share: keys, help, import.

import { ask } from "./api.js";
import { showBrief } from "./brief.js";
import { $, dialog, h, plural, say } from "./dom.js";
import { showList } from "./list.js";

const main = $("#main");
const KEYS = [
  ["n", "New brief"],
  ["/", "Search"],
  ["j k", "Next, previous in the list"],
  ["e", "Edit the brief"],
  ["Alt ↓ ↑", "Next, previous figure"],
  ["Alt Enter", "Replace the figure with what the German says"],
  ["Ctrl Enter", "Make the brief; approve it"],
  ["Esc", "Leave a field or a window"],
  ["u", "Back to the list"],
  ["?", "This help"],
];

function lettersOn() {
  return localStorage.getItem("letters") !== "off";
}

async function help() {
  const rows = KEYS.map(([keys, what]) => h("tr", {}, h("th", { scope: "row" }, keys.split(" ").map((key) => [h("kbd", {}, key), " "])), h("td", {}, what)));
  const box = h("input", { type: "checkbox", id: "letters", checked: lettersOn(), onchange: () => localStorage.setItem("letters", box.checked ? "on" : "off") });
  await dialog("Keyboard", h("div", {}, h("table", { class: "keys" }, rows), h("p", {}, box, h("label", { for: "letters" }, " Keys without Alt or Ctrl work outside of fields"))), [["", "Close", "primary"]]);
}

async function load() {
  const input = h("input", { type: "file", accept: ".jsonl" });
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    try {
      const { added, known } = await ask("POST", "/api/import", await file.arrayBuffer(), "application/x-ndjson");
      say(`${plural(added, "brief")} imported, ${known} were there already.`);
      setTimeout(() => location.assign("/"), 1500);
    } catch (error) {
      say(error.message, { bad: true });
    }
  });
  input.click();
}

const [, id] = location.pathname.match(/^\/briefs\/([0-9a-f]{12})$/) ?? [];
const view = id ? showBrief(main, id) : showList(main);

$("#keys").addEventListener("click", help);
$("#import").addEventListener("click", load);

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  const field = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") {
    const menu = $("details.menu[open]");
    if (menu) {
      menu.open = false;
      $("summary", menu).focus();
    } else if (field) field.blur();
    return;
  }
  if (view.chord?.(event)) return event.preventDefault();
  if (field || event.ctrlKey || event.metaKey || event.altKey || !lettersOn()) return;
  if (event.key === "?") help();
  else if (event.key === "u" && id) location.assign("/");
  else if (event.key === "n" && id) location.assign("/");
  else if (!view.letter?.(event.key)) return;
  event.preventDefault();
});
