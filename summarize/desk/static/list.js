// The list of briefs, and the form for a new one.

import { base64, get, post } from "./api.js";
import { $, dialog, h, plural, say, time } from "./dom.js";

const FILTERS = [
  ["all", "All"],
  ["open", "Open"],
  ["wrong", "Wrong figures"],
  ["checked", "Checked"],
  ["approved", "Approved"],
];
const LARGEST = 10_000_000;
const PAGE = 50;

export function showList(main) {
  document.title = "Desk";
  let files = [];
  const text = h("textarea", {
    id: "article", rows: 7, lang: "de", spellcheck: "false",
    placeholder: "Paste a German article here, or drop files: .txt, .md, .html",
    "aria-label": "A German article", oninput: shown,
  });
  const chips = h("ul", { class: "chips", "aria-label": "Files" });
  const picker = h("input", { type: "file", multiple: true, accept: ".txt,.md,.html,.htm", class: "hidden", tabindex: -1, "aria-label": "Files", onchange: () => { take(picker.files); picker.value = ""; } });
  const number = h("select", { id: "sentences" }, [1, 2, 3, 4, 5, 6, 8, 10].map((each) => h("option", { value: each, selected: each === 3 }, plural(each, "sentence"))));
  const make = h("button", { type: "submit", class: "primary" }, "Make the brief");
  const tell = h("button", { type: "button", onclick: () => submit(undefined, true) });
  const form = h("form", { class: "new card", onsubmit: submit },
    h("h1", {}, "New brief"),
    h("div", { class: "drop" }, text, chips),
    h("div", { class: "row" },
      h("button", { type: "button", onclick: () => picker.click() }, "Choose files …"), picker,
      h("label", { for: "sentences", class: "quiet" }, "At most"), number,
      h("span", { class: "space" }),
      tell, make));

  function shown() {
    const count = files.length + (text.value.trim() ? 1 : 0);
    make.disabled = count === 0;
    make.textContent = count > 1 ? `Make ${count} briefs` : "Make the brief";
    tell.hidden = count < 2;
    tell.textContent = `One story of ${count} articles`;
    chips.replaceChildren(...files.map((file) => h("li", {}, file.name,
      h("button", { type: "button", class: "plain", "aria-label": `Remove ${file.name}`, onclick: () => { files = files.filter((each) => each !== file); shown(); } }, "×"))));
  }

  function take(list) {
    for (const file of list) {
      if (!/\.(txt|md|html?|text|markdown)$/i.test(file.name)) say(`${file.name}: the desk reads .txt, .md and .html`, { bad: true });
      else if (file.size > LARGEST) say(`${file.name}: over 10 MB; save its article as .txt`, { bad: true });
      else if (files.length < 20) files.push(file);
    }
    shown();
  }

  for (const name of ["dragenter", "dragover"]) form.addEventListener(name, (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    form.classList.add("over");
  });
  for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    take(event.dataTransfer.files);
  });

  async function submit(event, together = false) {
    event?.preventDefault();
    if (make.disabled) return;
    const articles = await Promise.all(files.map(async (file) => ({ name: file.name, data: await base64(file) })));
    if (text.value.trim()) articles.unshift({ text: text.value });
    await send({ articles, sentences: Number(number.value), together });
  }

  async function send(body) {
    make.disabled = true;
    try {
      const { briefs } = await post("/api/briefs", body);
      if (briefs.length === 1) return location.assign(`/briefs/${briefs[0].id}`);
      text.value = "";
      files = [];
      say(`${briefs.length} briefs are being made.`);
      await refresh();
    } catch (error) {
      await refused(error, body);
    }
    shown();
  }

  async function refused(error, body) {
    if (error.problem?.type === "urn:summarize:not-german" && !body.force) {
      const answer = await dialog("This does not look German",
        h("p", {}, "Its words and numbers would be read by German rules. Is it German all the same?"),
        [["", "Back"], ["force", "Take it anyway", "primary"]]);
      if (answer === "force") await send({ ...body, force: true });
    } else if (error.status === 503 && error.problem.seconds) {
      say(`The desk is busy; it tries again in ${plural(error.problem.seconds, "second")}.`, { stay: true });
      setTimeout(() => send(body), error.problem.seconds * 1000);
    } else say(error.message, { bad: true });
  }

  // The list.
  const address = new URL(location);
  let filter = address.searchParams.get("show") ?? "all";
  let limit = PAGE;
  const search = h("input", { type: "search", id: "search", placeholder: "Search", "aria-label": "Search briefs", value: address.searchParams.get("q") ?? "", oninput: later });
  const tabs = h("div", { class: "tabs", role: "group", "aria-label": "Show" });
  const rows = h("ol", { class: "list" });
  const more = h("button", { type: "button", onclick: () => { limit += PAGE; refresh(); } }, "Show more");
  main.append(form, h("section", { "aria-labelledby": "briefs" },
    h("div", { class: "row head" }, h("h2", { id: "briefs" }, "Briefs"), tabs, h("span", { class: "space" }), search), rows, more));

  let wait;
  function later() {
    clearTimeout(wait);
    wait = setTimeout(refresh, 150);
  }

  let turn = 0;
  async function refresh() {
    clearTimeout(wait);
    const mine = ++turn;
    const query = new URLSearchParams({ q: search.value, show: filter, limit });
    let page;
    try {
      page = await get(`/api/briefs?${query}`);
    } catch (error) {
      say(error.message, { bad: true });
      wait = setTimeout(refresh, 3000);
      return;
    }
    if (mine !== turn) return;
    history.replaceState(null, "", search.value || filter !== "all" ? `/?${new URLSearchParams({ q: search.value, show: filter })}` : "/");
    tabs.replaceChildren(...FILTERS.map(([name, label]) => h("button", {
      type: "button", "aria-pressed": String(name === filter), onclick: () => { filter = name; limit = PAGE; refresh(); },
    }, label, " ", h("span", { class: "count" }, String(page.counts[name])))));
    const at = document.activeElement?.closest?.(".list li")?.dataset.id;
    rows.replaceChildren(...page.briefs.map(row));
    if (at) rows.querySelector(`[data-id="${at}"] a`)?.focus();
    if (!page.briefs.length) rows.append(h("li", { class: "empty" }, search.value || filter !== "all" ? "No brief is like that." : "No briefs yet. Paste an article above."));
    more.hidden = page.briefs.length >= page.total;
    if (page.briefs.some((each) => each.stage === "waiting")) wait = setTimeout(refresh, 1500);
  }

  shown();
  refresh();
  if (matchMedia("(hover: hover)").matches) text.focus();

  return {
    chord(event) {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form.contains(event.target)) {
        submit();
        return true;
      }
      return false;
    },
    letter(key) {
      if (key === "n") text.focus();
      else if (key === "/") search.focus();
      else if (key === "j" || key === "k") {
        const links = [...rows.querySelectorAll("a")];
        const at = links.indexOf(document.activeElement);
        links[Math.max(0, Math.min(links.length - 1, at + (key === "j" ? 1 : -1)))]?.focus();
      } else return false;
      return true;
    },
  };
}

function row(brief) {
  const headline = brief.headline || brief.title || "Without a headline";
  const lines = {
    waiting: () => brief.progress?.total ? `Translating: ${brief.progress.done} of ${brief.progress.total} sentences` : "Waiting",
    failed: () => brief.problem,
    made: () => brief.text || "There is no brief: no sentence could be printed.",
  };
  return h("li", { "data-id": brief.id },
    h("a", { href: `/briefs/${brief.id}` },
      h("span", { class: "name", lang: brief.headline ? "en" : "de" }, headline),
      h("span", { class: "excerpt" }, lines[brief.stage]()),
      h("span", { class: "about" }, pill(brief), brief.kind === "story" ? h("span", {}, "Story") : null, figures(brief), h("span", { lang: "de", class: "source" }, brief.headline ? brief.title : ""), h("time", { datetime: brief.updated }, time(brief.updated)))));
}

export function pill(brief) {
  const name = brief.stage === "made" ? brief.state : brief.stage;
  return h("span", { class: `pill ${name}` }, { waiting: "Being made", failed: "Failed", draft: "Draft", checked: "Checked", approved: "Approved" }[name]);
}

function figures(brief) {
  if (brief.stage !== "made") return null;
  if (brief.wrong) return h("span", { class: "bad" }, `✗ ${plural(brief.wrong, "figure")} not in the German`);
  return h("span", {}, brief.figures ? `✓ ${plural(brief.figures, "figure")}` : "no figures");
}
