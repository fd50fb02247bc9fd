// Added to the script of the site by `renvooi site serve`: the page is shown anew when the site was built again.
(() => {
  "use strict";
  const news = new EventSource("/.renvooi/changes");
  let lost = false;
  news.addEventListener("built", () => location.reload());
  news.addEventListener("error", () => { lost = true; });
  news.addEventListener("open", () => { if (lost) location.reload(); });
})();
