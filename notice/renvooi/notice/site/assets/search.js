// The search page comes to life: an index is loaded once somebody searches, and every result is made of
// nodes and text, never of markup. Words of ours come from the page, so that they stand in one template.

const form = document.getElementById("search");
const words = document.getElementById("search-words");
const choice = document.getElementById("search-document");
const now = document.getElementById("search-now");
const found = document.getElementById("search-found");
const status = document.getElementById("search-status");
const list = document.getElementById("search-list");
const more = document.getElementById("search-more");

const PAGE = 10; // results that are shown at a time
const WAIT = 250; // milliseconds after the last key before a search
const MOST = 60; // results that are looked at
const SURE = 4; // first letters of a word that a result must hold: the engine goes down to one of them
const BEFORE = 8, AFTER = 24; // words of an excerpt around the first word that was found
const WORDING_END = "\uE000"; // stands between two wordings of one clause
const OURS = /^nl\/(?:[a-z0-9][a-z0-9.-]*\/)+index\.html$/;

const index = new URL(form.dataset.index, location.href);
const say = (key, values = {}) =>
  form.dataset[key].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

let engine = null;
let turn = 0;
let rest = [];
let timer = 0;

async function started() {
  const { createInstance } = await import(new URL("pagefind.js", index).href);
  const instance = createInstance({ basePath: index.pathname, noWorker: true });
  await instance.options({ mergeFilter: { document: "none" } });
  const slugs = [...choice.options].map((option) => option.value).filter(Boolean);
  await Promise.allSettled(slugs.map((slug) =>
    instance.mergeIndex(new URL(`in/${slug}/`, index).pathname, { mergeFilter: { document: slug } })));
  return instance;
}

function filters() {
  const wanted = {};
  if (choice.value) wanted.document = choice.value;
  if (now.checked) wanted.standing = "yes";
  return wanted;
}

async function search() {
  const mine = ++turn;
  const asked = words.value.trim();
  remember(asked);
  found.hidden = !asked;
  if (!asked) { show([], false); status.textContent = ""; return; }
  status.textContent = say("busy");
  try {
    engine ??= started();
    const answer = await (await engine).search(asked.replaceAll('"', " "), { filters: filters() });
    const loaded = await Promise.all(answer.results.slice(0, MOST).map((result) => result.data()));
    if (mine === turn) show(loaded.filter(holds(asked)), answer.results.length > MOST);
  } catch (error) {
    engine = null;
    if (mine === turn) status.textContent = say("failed");
  }
}

// Whether a result holds each word that was asked for, at least its beginning, and each phrase between quotes.
function holds(asked) {
  const phrases = [...asked.matchAll(/"([^"]+)"/g)].map((match) => fold(match[1]).trim());
  const starts = fold(asked).split(/[^\p{L}\p{N}.,-]+/u).map((word) => word.slice(0, SURE)).filter(Boolean);
  return (data) => {
    const all = data.content.split(/\s+/);
    const told = fold([data.meta.title, ...data.locations.map((place) => all[place])].join(" "));
    const text = fold(`${data.meta.title} ${all.join(" ")}`);
    return starts.every((start) => told.includes(start)) && phrases.every((phrase) => text.includes(phrase));
  };
}

function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function show(results, cut) {
  rest = results.slice(PAGE);
  list.replaceChildren(...results.slice(0, PAGE).map(item));
  more.hidden = !rest.length;
  const count = results.length;
  const many = say(cut ? "most" : "many", { count });
  const total = count === 0 ? say("none") : count === 1 ? say("one") : many;
  status.textContent = rest.length ? `${total}. ${say("shown", { shown: PAGE })}` : total;
}

function showMore() {
  const items = rest.splice(0, PAGE).map(item);
  list.append(...items);
  more.hidden = !rest.length;
  items[0]?.querySelector("a").focus();
}

function item(data) {
  const [path, span] = data.raw_url.split("#");
  const link = element("a", data.meta.title);
  if (OURS.test(path)) link.href = new URL(inLanguage(path), new URL("../", index));
  const option = [...choice.options].find((one) => one.value === path.split("/")[2]);
  const language = option?.lang || "nl";
  const title = element("p", "", "search-title");
  link.lang = language;
  title.append(link);
  const where = element("p", "", "search-where");
  const name = element("bdi", option?.textContent ?? "");
  name.lang = language;
  where.append(name, ` · ${versions(new URLSearchParams(span))}`);
  if (!data.filters.standing) where.append(` · ${say("gone")}`);
  const entry = element("li", "");
  entry.append(title, excerpt(data, language), where);
  return entry;
}

function versions(span) {
  const first = span.get("first"), last = span.get("last");
  if (last === null) return say("since", { first });
  return first === last ? say("version", { first }) : say("versions", { first, last });
}

function inLanguage(path) {
  return form.dataset.language + path.slice(2).replace(/index\.html$/, "");
}

// A stretch of one wording around the first word that was found, with what was found marked.
function excerpt(data, language) {
  const all = data.content.split(/\s+/);
  const hits = new Set(data.locations);
  const hit = Math.min(...hits, all.length);
  const at = hit < all.length ? hit : 0;
  const begin = all.lastIndexOf(WORDING_END, at) + 1;
  const stop = all.indexOf(WORDING_END, at);
  const from = Math.max(begin, at - BEFORE);
  const until = Math.min(stop < 0 ? all.length : stop, at + AFTER);
  const text = element("bdi", from > begin ? "… " : "");
  text.lang = language;
  for (let place = from; place < until; place += 1) {
    text.append(hits.has(place) ? element("mark", all[place]) : all[place], place + 1 < until ? " " : "");
  }
  if (until < (stop < 0 ? all.length : stop)) text.append(" …");
  const line = element("p", "", "search-excerpt");
  if (begin > 0 && data.filters.standing) line.append(element("span", say("earlier")), " ");
  line.append(text);
  return line;
}

function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

// The address holds the search, so that it can be kept and sent; the other language shows the same one.
function remember(asked) {
  const query = new URLSearchParams();
  if (asked) query.set("q", asked);
  if (choice.value) query.set("document", choice.value);
  if (now.checked) query.set("now", "1");
  const said = query.toString();
  history.replaceState(null, "", location.pathname + (said && `?${said}`));
  for (const link of document.querySelectorAll(".language a")) {
    link.href = link.href.split("?")[0] + (said && `?${said}`);
  }
}

function recall() {
  const query = new URLSearchParams(location.search);
  words.value = (query.get("q") ?? "").slice(0, words.maxLength);
  choice.value = query.get("document") ?? "";
  if (choice.selectedIndex < 0) choice.value = "";
  now.checked = query.get("now") === "1";
  if (words.value.trim()) search();
}

form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); search(); });
words.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, WAIT); });
choice.addEventListener("change", search);
now.addEventListener("change", search);
more.addEventListener("click", showMore);

form.hidden = false;
document.getElementById("search-off").hidden = true;
recall();
