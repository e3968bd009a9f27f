// One brief: progress while it is made; then the German, the translation and the brief, each figure with its verdict.

import { ask, get, post } from "./api.js";
import { $, dialog, h, plural, say, time } from "./dom.js";
import { Editor } from "./editor.js";
import { pill } from "./list.js";

const MEANINGS = JSON.parse(document.body.dataset.meanings);
const SIGNS = { supported: "✓", reworded: "✓", requalified: "≈", converted: "≈", derived: "≈", boilerplate: "✗", unsupported: "✗" };
const BAD = new Set(["unsupported", "boilerplate"]);
const LABELS = { caption: "Caption: not translated, no evidence", boilerplate: "Boilerplate: not translated, no evidence" };
const STATUSES = { agree: "agree", compatible: "fit together", conflict: "differ", single: "one source" };
const PAUSE = 300;
const FORMS = [["text", "Text"], ["markdown", "Markdown"], ["html", "HTML"]];
const DOWNLOADS = [["html", "Report (HTML)"], ["json", "JSON"], ["markdown", "Report (Markdown)"], ["text", "Report (text)"]];

export function showBrief(main, id) {
  const view = { chord: () => false, letter: () => false };
  open();
  return view;

  async function open() {
    try {
      const brief = await get(`/api/briefs/${id}`);
      document.title = `${brief.headline || brief.title || "Brief"} – Desk`;
      if (brief.stage === "waiting") follow(brief);
      else if (brief.stage === "failed") failed(brief);
      else Object.assign(view, new Desk(main, brief).keys());
    } catch (error) {
      main.replaceChildren(h("div", { class: "card failed" }, h("h1", {}, error.status === 404 ? "There is no such brief" : "This brief cannot be shown"), h("p", {}, error.message), h("p", {}, h("a", { href: "/" }, "Back to all briefs"))));
    }
  }

  function failed(brief) {
    const retry = h("button", { class: "primary", onclick: async () => { await attempt(() => post(`/api/briefs/${id}/retry`, {})); open(); } }, "Try again");
    const drop = h("button", { onclick: () => remove(id) }, "Delete");
    main.replaceChildren(h("div", { class: "card failed" }, h("h1", { lang: "de" }, brief.title), h("p", { class: "notice bad" }, brief.problem), h("div", { class: "actions" }, drop, retry)));
  }

  /** Show the article and, sentence by sentence, its translation, as it comes. */
  function follow(brief) {
    const line = h("p", { class: "doing", role: "status" }, "Waiting for its turn …");
    const bar = h("progress", { "aria-label": "Sentences translated" });
    const rows = h("div", { class: "bitext" });
    const stop = h("button", { onclick: () => remove(id) }, "Cancel");
    main.replaceChildren(h("div", { class: "making" },
      h("div", { class: "card" }, h("h1", { lang: "de" }, brief.title), line, bar, h("div", { class: "actions" }, stop)), rows));
    const events = new EventSource(`/api/jobs/${id}/events`);
    let targets = [];
    let total = 0;
    let done = 0;
    let spoken = 0;
    const told = (name, hear) => events.addEventListener(name, (event) => hear(JSON.parse(event.data)));
    told("article", (article) => {
      if (article.article === 0) {
        rows.replaceChildren(names());
        targets = [];
        total = done = spoken = 0;
      } else rows.append(h("h2", { lang: "de", class: "block" }, article.title ?? article.id));
      targets.push(layOut(rows, article.text, article.blocks, article.sentences, () => h("p", { class: "pending" }, "…")));
      total += article.sentences.length;
      bar.max = total;
      bar.value = done;
    });
    told("sentence", (sentence) => {
      done += 1;
      bar.value = done;
      const text = `Translating: ${done} of ${total} sentences`;
      // Announce progress to screen readers now and then, not for each sentence.
      if (done === 1 || done === total || Date.now() - spoken > 4000) {
        spoken = Date.now();
        line.textContent = text;
      }
      bar.title = text;
      targets[sentence.article]?.[sentence.number]?.replaceChildren(h("p", { lang: "en" }, sentence.target));
    });
    told("writing", () => { line.textContent = "Writing and checking the brief …"; });
    const again = () => {
      events.close();
      open();
    };
    for (const name of ["done", "failed", "cancelled"]) events.addEventListener(name, again);
    // The desk was restarted, or the job is over: the brief itself has its state.
    events.onerror = () => {
      events.close();
      setTimeout(open, 1500);
    };
  }
}

async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    say(error.message, { bad: true });
    return undefined;
  }
}

async function remove(id) {
  const answer = await dialog("Delete this brief?", h("p", {}, "The article, the brief and its history are removed for good."), [["", "Keep it"], ["delete", "Delete", "danger"]]);
  if (answer !== "delete") return;
  await attempt(async () => {
    await ask("DELETE", `/api/briefs/${id}`);
    location.assign("/");
  });
}

/** The spans of a check are in code points: texts are cut accordingly. */
function cutter(text) {
  const points = /[\ud800-\udfff]/.test(text) ? Array.from(text) : null;
  return (start, end) => (points ? points.slice(start, end).join("") : text.slice(start, end));
}

const names = () => h("div", { class: "pair names", "aria-hidden": "true" }, h("span", {}, "German"), h("span", {}, "English"));

/** Add the article to `rows`, block by block; return the place for each sentence's English. */
function layOut(rows, text, blocks, sentences, english, german) {
  const cut = cutter(text);
  const places = [];
  let next = 0;
  for (const [kind, start, end, own] of blocks) {
    const box = h("div", { class: `block ${kind}` }, LABELS[kind] ? h("p", { class: "label" }, LABELS[kind]) : null);
    if (!own) box.append(h("div", { class: "pair alone" }, h("p", { lang: "de", class: "de" }, german ? german(start, end) : cut(start, end))));
    while (own && next < sentences.length && sentences[next][0] < end) {
      const [from, to] = sentences[next];
      const place = h("div", { class: "en" }, english(next));
      places.push(place);
      box.append(h("div", { class: "pair" }, h("p", { lang: "de", class: "de" }, german ? german(from, to) : cut(from, to).trim()), place));
      next += 1;
    }
    rows.append(box);
  }
  return places;
}

class Desk {
  constructor(main, brief) {
    this.main = main;
    this.brief = brief;
    this.version = brief.version;
    this.sources = brief.sources.map((source) => ({ ...source, cut: cutter(source.text) }));
    this.fields = brief.fields;
    this.editors = new Map();
    this.pending = new Map();
    this.saving = false;
    this.active = null;
    this.build();
    addEventListener("beforeunload", (event) => {
      if (this.pending.size || this.saving) event.preventDefault();
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.refresh();
      else this.flush();
    });
  }

  build() {
    const saved = h("span", { class: "saved", role: "status" });
    this.saved = saved;
    this.head = h("div", { class: "state" });
    this.outcome = h("p", { class: "outcome", role: "status" });
    this.list = h("ol", { class: "figures" });
    this.buttons = h("div", { class: "actions" });
    const headline = this.editor("headline", { label: "Headline", single: true, className: "headline" });
    const text = this.editor("text", { label: "Brief", className: "text", describedby: "outcome" });
    this.outcome.id = "outcome";
    const panel = h("section", { class: "brief card", "aria-labelledby": "panel" },
      h("h1", { id: "panel", class: "spoken" }, "Brief"),
      h("div", { class: "row" }, this.head, h("span", { class: "space" }), saved),
      headline.root, text.root,
      h("p", { class: "hint" }, "Click into the text to change it. Each figure is checked against the German as you type."),
      this.outcome, this.list,
      h("div", { class: "decide" }, this.buttons,
        h("div", { class: "row" }, this.copyMenu(), this.downloadMenu(),
          h("button", { type: "button", onclick: () => this.history() }, "History"),
          h("button", { type: "button", class: "plain", onclick: () => remove(this.brief.id) }, "Delete"))));
    const title = (source) => h("h2", { lang: "de" }, source.title ?? this.brief.title);
    const articles = this.sources.map((source, number) => {
      source.rows = h("div", { class: "bitext" });
      return h("section", { class: "article", "aria-label": this.sources.length > 1 ? `Source ${number + 1}` : "Article" },
        this.sources.length > 1 ? h("p", { class: "quiet" }, `Source ${number + 1}: ${source.id}`) : null,
        title(source), h("p", { class: "quiet" }, [source.author, source.date].filter(Boolean).join(" · ")), source.rows);
    });
    this.main.replaceChildren(h("div", { class: "desk" }, panel, h("div", { class: "articles" }, this.notes(), this.sideBySide(), articles)));
    this.german = [];
    this.doubts = {};
    for (const number of this.sources.keys()) this.drawArticle(number);
    this.draw();
  }

  notes() {
    const { notes } = this.brief;
    if (!notes.length) return null;
    return h("details", { class: "warnings" }, h("summary", {}, plural(notes.length, "note")), h("ul", {}, notes.map((each) => h("li", {}, each))));
  }

  /** The figures on which the sources of a story agree or differ. */
  sideBySide() {
    const rows = this.brief.side_by_side.filter((row) => row.status !== "single");
    if (!rows.length) return null;
    const cell = (row, source) => h("td", {}, row.values.filter((value) => value.source === source).map((value) =>
      h("p", {}, h("a", { href: `#de-${source}-${value.start}`, title: `„${value.source_text}“`, onclick: (event) => { event.preventDefault(); this.show(value, source); } }, value.text))));
    return h("section", { class: "side card", "aria-labelledby": "side" },
      h("h2", { id: "side" }, "Figures side by side"),
      h("div", { class: "scroll", tabindex: 0, role: "region", "aria-labelledby": "side" }, h("table", {},
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "What"), this.sources.map((source, number) => h("th", { scope: "col" }, `Source ${number + 1}`)), h("th", { scope: "col" }, "Sources"))),
        h("tbody", {}, rows.map((row) => h("tr", { class: row.status }, h("th", { scope: "row" }, row.what), this.sources.map((source, number) => cell(row, number)), h("td", { class: "status" }, STATUSES[row.status])))))));
  }

  editor(field, options) {
    const editor = new Editor({
      id: `field-${field.replaceAll("/", "-")}`,
      value: this.fields[field].value,
      changed: (value) => this.changed(field, value),
      chosen: (index) => this.choose(field, index),
      ...options,
    });
    this.editors.set(field, editor);
    editor.check(this.fields[field].value, this.fields[field].verdicts?.figures ?? []);
    return editor;
  }

  drawArticle(number) {
    const source = this.sources[number];
    source.rows.append(names());
    const sentences = source.segments.map((segment) => [segment.start, segment.end]);
    layOut(source.rows, source.text, source.blocks, sentences, (index) => this.english(number, index), (start, end) => {
      const place = h("span", {});
      this.german.push({ source: number, start, end, place });
      return place;
    });
  }

  english(number, index) {
    const segment = this.sources[number].segments[index];
    const field = `segment/${number}/${index}`;
    const label = `Translation of: ${segment.source.trim().slice(0, 60)}`;
    const editor = this.editor(field, { label, className: "sentence" });
    const use = h("button", { type: "button", class: "use plain", title: "Add this sentence to the brief", "aria-label": `Add to the brief: ${segment.target.slice(0, 60)}`, onclick: () => this.use(field) }, "+");
    this.doubts[field] = h("div", { class: "doubts" });
    this.drawDoubts(field);
    return [h("div", { class: "sentence-row" }, editor.root, use), this.doubts[field]];
  }

  drawDoubts(field) {
    const [, number, index] = field.split("/");
    const segment = this.sources[number].segments[index];
    const { value, verdicts } = this.fields[field];
    const { figures = [], omissions = [] } = verdicts ?? {};
    const doubts = [
      ...figures.filter((each) => BAD.has(each.verdict)).map((each) => `${each.text}: ${MEANINGS[each.verdict]}`),
      ...omissions.map((each) => `left out: „${each.text}“`),
      // Issues of the machine's words do not apply to the editor's.
      ...(value === segment.target ? segment.notes : []),
    ];
    this.doubts[field].replaceChildren(...doubts.map((each) => h("p", { class: "doubt" }, each)));
  }

  use(field) {
    const editor = this.editors.get("text");
    const sentence = this.editors.get(field).value.trim();
    const value = `${editor.value.trimEnd()}${editor.value.trim() ? " " : ""}${sentence}`;
    editor.set(value);
    this.changed("text", value);
    say("Added to the brief.");
  }

  // Figures.

  /** The figures of headline and brief, in order. */
  figures() {
    return ["headline", "text"].flatMap((field) =>
      (this.fields[field].verdicts?.figures ?? []).map((figure, index) => ({ field, index, ...figure })));
  }

  draw() {
    const { brief } = this;
    this.head.replaceChildren(pill(brief), brief.state === "approved" ? h("span", { class: "quiet" }, ` ${time(brief.updated)}`) : "",
      brief.reason ? h("p", { class: "reason" }, h("strong", {}, "Approved in spite of a wrong figure: "), brief.reason) : "");
    const figures = this.figures();
    const wrong = figures.filter((figure) => BAD.has(figure.verdict));
    const looked = figures.filter((figure) => !BAD.has(figure.verdict) && figure.warning);
    this.outcome.className = `outcome ${wrong.length ? "bad" : figures.length ? "good" : "unchecked"}`;
    this.outcome.replaceChildren(
      wrong.length ? `✗ ${plural(wrong.length, "figure")} of ${figures.length} not in the German`
        : figures.length ? `✓ ${figures.length === 1 ? "The figure is" : `All ${figures.length} figures are`} in the German` : "No figures, so there is nothing to check",
      looked.length ? ` · ${plural(looked.length, "to look at", "to look at")}` : "");
    this.list.replaceChildren(...figures.map((figure) => this.figure(figure)));
    this.drawGerman();
    this.drawButtons(wrong.length);
  }

  figure(figure) {
    const evidence = figure.evidence ?? [];
    const source = figure.source ?? 0;
    const proposals = this.proposals(figure);
    const name = `${figure.text}: ${figure.verdict}`;
    const note = figure.warning ?? (BAD.has(figure.verdict) ? MEANINGS[figure.verdict] : "");
    return h("li", { class: `figure ${figure.verdict}${figure.warning ? " warned" : ""}`, "data-key": `${figure.field}/${figure.index}` },
      h("button", { type: "button", class: "which", "aria-label": `${name}. Show it`, onclick: () => this.choose(figure.field, figure.index, true) },
        h("span", { class: "sign", "aria-hidden": "true" }, SIGNS[figure.verdict]), h("span", { class: "words" }, figure.text), h("span", { class: "verdict" }, figure.field === "headline" ? `${figure.verdict}, headline` : figure.verdict)),
      evidence.length
        ? h("p", { class: "german", lang: "de" }, this.sources.length > 1 ? `Source ${source + 1}: ` : "", evidence.map((place, number) => [number ? " + " : "", h("a", { href: `#de-${source}-${place.start}`, onclick: (event) => { event.preventDefault(); this.show(place, source); } }, `„${place.text.replace(/\s+/g, " ")}“`)]))
        : BAD.has(figure.verdict) ? null : h("p", { class: "german" }, "nowhere in the German"),
      note ? h("p", { class: "note" }, note) : null,
      proposals.map((proposal) => h("p", { class: "proposal" },
        h("button", { type: "button", class: "replace", onclick: () => this.replace(figure, proposal) }, "Replace", h("span", { class: "spoken" }, ` ${figure.text} with ${proposal.words}`)),
        h("span", { "aria-hidden": "true" }, " with "), h("strong", {}, proposal.words), " ",
        h("a", { href: `#de-${proposal.source}-${proposal.start}`, lang: "de", onclick: (event) => { event.preventDefault(); this.show(proposal, proposal.source); } }, `„${this.sources[proposal.source].cut(proposal.start, proposal.end).replace(/\s+/g, " ")}“`))));
  }

  /** Possible replacements for a figure, in the words of the translation. */
  proposals(figure) {
    return (this.fields[figure.field].proposals ?? []).filter((each) => each.figure === figure.index);
  }

  replace(figure, proposal) {
    this.editors.get(figure.field).replace(figure.index, proposal.words);
    this.flush();
    say(`Replaced with ${proposal.words}.`);
  }

  /** Select a figure: mark it, its line in the list, and the German words that it rests on. */
  choose(field, index, fromList = false) {
    if (field !== "headline" && field !== "text") return this.showSentence(field, index);
    const figure = this.figures().find((each) => each.field === field && each.index === index);
    if (!figure) return;
    this.active = `${field}/${index}`;
    for (const [name, editor] of this.editors) editor.activate(name === field ? index : null);
    for (const item of this.list.children) item.classList.toggle("active", item.dataset.key === this.active);
    if (fromList) this.editors.get(field).select(index);
    const place = figure.evidence?.[0] ?? figure.rival ?? this.proposals(figure)[0];
    if (place) this.show(place, place.source ?? figure.source ?? 0);
    else this.unmark();
  }

  showSentence(field, index) {
    const place = this.fields[field].verdicts?.figures[index]?.evidence[0];
    if (place) this.show(place, Number(field.split("/")[1]));
  }

  unmark() {
    if (!this.target) return;
    this.target = null;
    this.drawGerman();
  }

  /** Mark German words as selected, and scroll them into view. */
  show(place, source) {
    this.target = { ...place, source };
    this.drawGerman();
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    $(".target", this.sources[source].rows)?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }

  /** Mark the German words that figures of the brief rest on; each is a link back to them. */
  drawGerman() {
    const marks = [];
    for (const figure of this.figures()) {
      const source = figure.source ?? 0;
      for (const place of figure.evidence ?? []) marks.push({ source, start: place.start, end: place.end, figure });
      if (figure.rival) marks.push({ source, start: figure.rival.start, end: figure.rival.end, figure, rival: true });
    }
    const { target } = this;
    for (const { source, start, end, place } of this.german) {
      const within = (mark) => mark && mark.source === source && mark.start < end && start < mark.end;
      const own = marks.filter(within);
      const edges = (within(target) ? [...own, target] : own).flatMap((mark) => [Math.max(start, mark.start), Math.min(end, mark.end)]);
      const borders = [...new Set([start, end, ...edges])].sort((one, other) => one - other);
      const parts = [];
      for (let at = 0; at + 1 < borders.length; at += 1) {
        const [from, to] = [borders[at], borders[at + 1]];
        const words = this.sources[source].cut(from, to);
        const covers = (mark) => mark.start <= from && to <= mark.end;
        const mark = own.find(covers);
        const looked = within(target) && covers(target) ? " target" : "";
        if (!mark) parts.push(looked ? h("mark", { class: "target" }, words) : words);
        else parts.push(h("a", {
          href: "#panel", class: `evidence ${mark.rival ? "rival" : mark.figure.verdict}${looked}`, id: `de-${source}-${from}`,
          title: `${mark.figure.text}: ${mark.figure.verdict}`,
          onclick: (event) => { event.preventDefault(); this.choose(mark.figure.field, mark.figure.index, true); },
        }, words));
      }
      place.replaceChildren(...parts);
    }
  }

  step(by) {
    const figures = this.figures();
    if (!figures.length) return;
    const at = figures.findIndex((each) => `${each.field}/${each.index}` === this.active);
    const next = figures[(at + by + figures.length + (at < 0 && by < 0 ? 1 : 0)) % figures.length];
    this.choose(next.field, next.index, true);
    const where = next.evidence?.length ? `German: ${next.evidence.map((each) => each.text).join(" + ")}` : "nowhere in the German";
    say(`${next.text}: ${next.verdict}. ${where}`);
  }

  // Saving.

  changed(field, value) {
    this.pending.set(field, value);
    this.saved.textContent = "Checking …";
    this.saved.className = "saved";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), PAUSE);
  }

  /** Send changes, one field after another; failed requests are retried. */
  async flush() {
    clearTimeout(this.timer);
    if (this.saving) return;
    this.saving = true;
    while (this.pending.size) {
      const [field, value] = this.pending.entries().next().value;
      try {
        const { brief, verdicts, proposals } = await ask("PATCH", `/api/briefs/${this.brief.id}`, { field, value, version: this.version });
        this.accept(field, value, brief, verdicts, proposals);
      } catch (error) {
        if (error.status === 409) {
          await this.conflict(field, value, error.problem);
          continue;
        }
        this.saved.textContent = `Not saved: ${error.message}`;
        this.saved.className = "saved bad";
        this.saving = false;
        this.timer = setTimeout(() => this.flush(), 3000);
        return;
      }
    }
    this.saving = false;
    this.saved.textContent = "Saved";
  }

  accept(field, value, brief, verdicts, proposals) {
    if (this.pending.get(field) === value) this.pending.delete(field);
    this.version = brief.version;
    this.brief = { ...this.brief, ...brief };
    this.fields[field] = { ...this.fields[field], value, verdicts, proposals, version: brief.version };
    this.editors.get(field).check(value, verdicts?.figures ?? []);
    if (field.startsWith("segment/")) this.drawDoubts(field);
    if (field === "headline") document.title = `${value || this.brief.title} – Desk`;
    this.draw();
  }

  async conflict(field, value, problem) {
    const answer = await dialog("This was changed in another window",
      h("div", { class: "versions" },
        h("div", {}, h("h3", {}, "Yours"), h("p", {}, value)),
        h("div", {}, h("h3", {}, "The other"), h("p", {}, problem.current))),
      [["theirs", "Take the other"], ["mine", "Keep mine", "primary"]], { wide: true });
    this.version = problem.version;
    if (answer === "mine") return;
    if (answer !== "theirs") {
      // Undecided: the user's words stay in the field; its next change asks again.
      this.version = this.fields[field].version;
      this.pending.delete(field);
      this.saved.textContent = "Not saved: changed in another window";
      this.saved.className = "saved bad";
      return;
    }
    this.pending.delete(field);
    await this.reload();
  }

  /** Load changes from other windows into fields that are not being edited here. */
  async refresh() {
    if (this.pending.size || this.saving) return;
    const entry = await attempt(() => get(`/api/briefs/${this.brief.id}`));
    if (entry && entry.version !== this.version && !this.pending.size) this.take(entry);
  }

  async reload() {
    const entry = await attempt(() => get(`/api/briefs/${this.brief.id}`));
    if (entry) this.take(entry);
  }

  take(entry) {
    this.brief = entry;
    this.version = entry.version;
    this.fields = entry.fields;
    for (const [field, editor] of this.editors) {
      if (this.pending.has(field)) continue;
      const { value, verdicts } = entry.fields[field];
      editor.set(value);
      editor.check(value, verdicts?.figures ?? []);
    }
    for (const field of Object.keys(this.doubts)) this.drawDoubts(field);
    this.draw();
  }

  // Decisions.

  drawButtons(wrong) {
    const { state } = this.brief;
    const to = (name, label, kind) => h("button", { type: "button", class: kind ?? "", onclick: () => this.decide(name) }, label);
    const sets = {
      draft: () => [to("checked", "Mark as checked"), to("approved", wrong ? "Approve …" : "Approve", "primary")],
      checked: () => [to("draft", "Back to draft"), to("approved", wrong ? "Approve …" : "Approve", "primary")],
      approved: () => [to("draft", "Reopen"), h("a", { href: "/?show=open", class: "button primary" }, "Next open brief")],
    };
    const held = this.buttons.contains(document.activeElement);
    this.buttons.replaceChildren(...sets[state]());
    if (held) this.buttons.lastChild.focus();
  }

  async decide(state) {
    await this.flush();
    if (this.pending.size) return say("There are changes that are not saved yet.", { bad: true });
    const wrong = this.figures().filter((figure) => BAD.has(figure.verdict));
    let reason = null;
    if (state === "approved" && wrong.length) {
      const area = h("textarea", { id: "reason", rows: 3, required: true, maxlength: 2000 });
      const answer = await dialog(`Approve with ${plural(wrong.length, "figure")} not in the German?`,
        h("div", {}, h("ul", {}, wrong.map((figure) => h("li", {}, h("strong", {}, figure.text), ` – ${figure.warning ?? MEANINGS[figure.verdict]}`))),
          h("label", { for: "reason" }, "Why may it stand? This is kept with the brief."), area),
        [["", "Back"], ["approve", "Approve", "primary"]]);
      if (answer !== "approve" || !area.value.trim()) return undefined;
      reason = area.value;
    }
    await attempt(async () => {
      try {
        const brief = await post(`/api/briefs/${this.brief.id}/state`, { state, version: this.version, reason });
        this.brief = { ...this.brief, ...brief };
        this.version = brief.version;
        this.draw();
        say({ draft: "It is a draft again.", checked: "Marked as checked.", approved: "Approved." }[state]);
      } catch (error) {
        if (error.status === 409) await this.reload();
        throw error;
      }
    });
    return undefined;
  }

  // Copies, downloads, history.

  copyMenu() {
    return menu("Copy", FORMS.map(([form, label]) => h("button", { type: "button", onclick: () => this.copy(form, label) }, label)));
  }

  downloadMenu() {
    return menu("Download", DOWNLOADS.map(([form, label]) => h("a", { href: `/api/briefs/${this.brief.id}/report?format=${form}`, download: "" }, label)));
  }

  async copy(form, label) {
    await this.flush();
    const { text } = (await attempt(() => get(`/api/briefs/${this.brief.id}/copy?format=${form}`))) ?? {};
    if (text === undefined) return;
    try {
      if (form === "html") {
        const plain = (await get(`/api/briefs/${this.brief.id}/copy?format=text`)).text;
        const blob = (type, content) => new Blob([content], { type });
        await navigator.clipboard.write([new ClipboardItem({ "text/html": blob("text/html", text), "text/plain": blob("text/plain", plain) })]);
      } else await navigator.clipboard.writeText(text);
      say(`Copied as ${label}.`);
    } catch {
      // Browsers allow clipboard access only for local and https pages.
      await dialog(`Copy as ${label}`, h("textarea", { rows: 12, readonly: true, "aria-label": label, value: text }), [["", "Close", "primary"]], { wide: true });
    }
  }

  async history() {
    await this.flush();
    const { edits } = (await attempt(() => get(`/api/briefs/${this.brief.id}/edits`))) ?? {};
    if (!edits) return;
    const names = { headline: "Headline", text: "Brief", state: "State" };
    const items = edits.toReversed().map((edit) => {
      const checks = edit.field === "state" ? Object.values(edit.verdicts ?? {}).map((each) => each.check) : [edit.verdicts];
      const found = checks.flatMap((check) => check?.figures ?? []);
      const wrong = found.filter((figure) => BAD.has(figure.verdict));
      const current = this.fields[edit.field]?.value === edit.value;
      return h("li", {},
        h("p", { class: "about" }, h("strong", {}, names[edit.field] ?? `Sentence ${Number(edit.field.split("/")[2]) + 1}`), h("time", { datetime: edit.time }, time(edit.time)),
          h("span", {}, edit.version === 1 ? "made by the machine" : ""), h("span", { class: wrong.length ? "bad" : "" }, found.length ? `${plural(found.length, "figure")}, ${wrong.length} wrong` : "no figures")),
        h("p", { class: "value" }, edit.value || "(empty)"),
        edit.reason ? h("p", { class: "reason" }, edit.reason) : null,
        found.length ? h("details", {}, h("summary", {}, "Evidence"), h("ul", {}, found.map((figure) => h("li", {}, `${SIGNS[figure.verdict]} ${figure.text} – ${figure.verdict}`, figure.evidence.map((place) => [" ", h("q", { lang: "de" }, place.text)]))))) : null,
        edit.field !== "state" && !current && this.editors.has(edit.field) ? h("button", { value: `${edit.version}/${edit.field}` }, "Bring this back") : null);
    });
    const answer = await dialog("History", h("ol", { class: "history" }, items), [["", "Close", "primary"]], { wide: true });
    const back = edits.find((edit) => `${edit.version}/${edit.field}` === answer);
    if (!back) return;
    this.editors.get(back.field).set(back.value);
    this.changed(back.field, back.value);
    this.flush();
  }

  keys() {
    return {
      chord: (event) => {
        if (event.altKey && !event.ctrlKey && !event.metaKey) {
          if (event.key === "ArrowDown") this.step(1);
          else if (event.key === "ArrowUp") this.step(-1);
          else if (event.key === "Enter") this.replaceActive();
          else return false;
          return true;
        }
        if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
          if (this.brief.state !== "approved") this.decide("approved");
          return true;
        }
        if ((event.ctrlKey || event.metaKey) && event.key === "s") {
          this.flush();
          return true;
        }
        return false;
      },
      letter: (key) => {
        if (key !== "e") return false;
        this.editors.get("text").area.focus();
        return true;
      },
    };
  }

  replaceActive() {
    const figures = this.figures();
    const figure = figures.find((each) => `${each.field}/${each.index}` === this.active) ?? figures.find((each) => this.proposals(each).length);
    const [proposal] = figure ? this.proposals(figure) : [];
    if (proposal) this.replace(figure, proposal);
    else say("There is nothing to replace it with.");
  }
}

function menu(label, items) {
  return h("details", { class: "menu" }, h("summary", {}, label), h("ul", {}, items.map((item) => {
    item.addEventListener("click", () => { item.closest("details").open = false; });
    return h("li", {}, item);
  })));
}
