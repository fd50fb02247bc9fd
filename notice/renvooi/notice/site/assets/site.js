/* What a script adds to pages that work without it: nothing here holds content of a document. */
"use strict";
(() => {
  const english = document.documentElement.lang === "en";
  const say = (nl, en) => (english ? en : nl);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  /* Filters and view: kept in the address, counted aloud. */
  const controls = document.querySelector(".controls");
  const names = ["view", "show", "party"];

  function read() {
    const wanted = new URLSearchParams(location.search);
    for (const name of names) {
      if (!wanted.has(name)) continue;
      const values = wanted.get(name).split(",");
      for (const input of all(`input[name="${name}"]`, controls)) {
        if (input.type === "checkbox") input.checked = values.includes(input.value);
        else if (values.includes(input.value)) input.checked = true;
      }
    }
  }

  function write() {
    const address = new URL(location.href);
    for (const name of names) {
      const inputs = all(`input[name="${name}"]`, controls);
      const changed = inputs.some((input) => input.checked !== input.defaultChecked);
      const values = inputs.filter((input) => input.checked).map((input) => input.value);
      if (changed) address.searchParams.set(name, values.join(","));
      else address.searchParams.delete(name);
    }
    history.replaceState(null, "", address);
  }

  /* By what the filters say, not by boxes: what is folded away, and a change that is linked to, have theirs. */
  function count() {
    const changes = all(".changes .change");
    const checked = all("input:checked", controls);
    const kinds = checked.filter((input) => input.name === "show").map((input) => input.value);
    const party = checked.find((input) => input.name === "party")?.value ?? "all";
    const shown = changes.filter((change) => {
      const parties = change.dataset.parties.split(" ");
      const kind = kinds.includes(change.dataset.significance) || change.closest(".editorial:has(:target)");
      return change.matches(":target") || (kind && (party === "all" || parties.includes(party)));
    });
    controls.querySelector(".status").textContent = say(
      `${shown.length} van ${changes.length} wijzigingen getoond.`,
      `${shown.length} of ${changes.length} changes shown.`,
    );
  }

  if (controls) {
    read();
    if (all("input", controls).some((input) => input.checked !== input.defaultChecked)) count();
    controls.addEventListener("change", () => {
      write();
      count();
    });
  }

  /* On a phone the contents would fill the first screen. */
  const contents = document.querySelector(".toc details");
  if (contents && matchMedia("(max-width: 44rem)").matches) contents.open = false;

  /* A change that is linked to is shown, also where it is folded away. */
  function unfold() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target && target.closest("details:not([open])");
    if (!folded) return;
    folded.open = true;
    target.scrollIntoView();
  }
  try {
    unfold();
  } catch {
    /* An anchor that is no text leads nowhere. */
  }
  addEventListener("hashchange", unfold);

  /* Permanent links: a click also copies the address. */
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  document.body.append(status);
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a.permalink");
    if (!link || !navigator.clipboard) return;
    const address = new URL(link.getAttribute("href"), location.href.split(/[?#]/)[0]).href;
    navigator.clipboard.writeText(address).then(
      () => {
        status.textContent = say("De link staat op uw klembord.", "The link is on your clipboard.");
        link.classList.add("copied");
        setTimeout(() => link.classList.remove("copied"), 1500);
      },
      () => {},
    );
  });

  /* Days are counted on the calendar and told as they are in the Netherlands. */
  const dayOf = (text) => new Date(`${text}T12:00:00Z`);
  const inWords = (day) =>
    new Intl.DateTimeFormat(say("nl-NL", "en-GB"), { dateStyle: "full", timeZone: "UTC" }).format(day);

  for (const place of all(".reckon[data-days]")) {
    const terms = place.dataset.days.split(" ").map(Number).filter(Number.isInteger);
    if (!terms.length) continue;
    const rights = [...place.parentElement.querySelectorAll("th .which")].map((right) => right.textContent);
    const first = place.dataset.first || "";
    const label = document.createElement("label");
    const input = document.createElement("input");
    const output = document.createElement("output");
    label.htmlFor = input.id = "received";
    label.textContent = say("Ik ontving de kennisgeving op", "I received the notice on");
    input.type = "date";
    input.min = first;
    input.max = "9998-12-31";
    output.htmlFor = "received";
    place.append(label, input, output);
    input.addEventListener("input", () => {
      if (!input.value) {
        output.textContent = "";
        return;
      }
      if (input.value < first) {
        output.textContent = say(
          "De kennisgeving was er toen nog niet. Kies een latere dag.",
          "There was no notice yet on that day. Choose a later one.",
        );
        return;
      }
      output.textContent = terms
        .map((days, number) => {
          const last = dayOf(input.value);
          last.setUTCDate(last.getUTCDate() + days);
          const right = rights[number] ? ` (${rights[number]})` : "";
          return say(
            `Uw laatste dag bij ${days} dagen${right}: ${inWords(last)}, tot 24.00 uur.`,
            `Your last day with ${days} days${right}: ${inWords(last)}, until 24:00.`,
          );
        })
        .join(" ");
    });
  }

  /* Whether the last days on record lie behind us depends on today, so it stands beside them and on no page. */
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Amsterdam" }).format(new Date());
  for (const place of all("[data-last-day]")) {
    const state = document.createElement("span");
    state.className = "state";
    state.textContent =
      today > place.dataset.lastDay
        ? say(" Deze dagen zijn voorbij.", " These days have passed.")
        : say(" Nog niet voorbij.", " Not passed yet.");
    place.append(state);
  }
})();
