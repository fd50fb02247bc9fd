"use strict";
(() => {
  const all = [...document.querySelectorAll("article")];
  const help = document.getElementById("help");
  const keys = document.getElementById("keys");
  const status = document.getElementById("shown");
  const visible = () => all.filter((one) => one.checkVisibility());

  const show = (article) => {
    if (!article) return;
    article.focus({ preventScroll: true });
    article.scrollIntoView({ block: "start" });
    history.replaceState(null, "", "#" + article.id);
  };

  // From the change that has the focus; without one, from the place that is on the screen.
  const step = (by, from) => {
    const shown = visible();
    const here = from || document.activeElement.closest("article");
    const index = here ? shown.indexOf(here) : -1;
    if (index >= 0) return show(shown[index + by]);
    const below = shown.findIndex((one) => one.getBoundingClientRect().top >= 0);
    const next = below < 0 ? shown.length : below;
    show(shown[by > 0 ? next : next - 1]);
  };

  const tell = () => {
    const count = (list) => list.reduce((sum, one) => sum + Number(one.dataset.count), 0);
    status.textContent = status.dataset.text.replace("{shown}", count(visible())).replace("{all}", count(all));
  };

  const actions = { n: () => step(1), j: () => step(1), p: () => step(-1), k: () => step(-1), "?": () => help.showModal() };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("select, textarea, [contenteditable]");
    if (event.ctrlKey || event.altKey || event.metaKey || typing || help.open || !keys.checked) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-step]");
    if (!link) return;
    event.preventDefault();
    step(Number(link.dataset.step), link.closest("article"));
  });
  document.querySelectorAll(".controls input[type=checkbox]").forEach((box) => box.addEventListener("change", tell));
  document.getElementById("help-button").addEventListener("click", () => help.showModal());
  document.querySelectorAll(".scripted").forEach((one) => { one.hidden = false; });
  tell();
})();
