// What every page has: a button that says what it does when that takes a while, and Print where printing is possible.

const PATIENCE = 400;

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  // htmx and a form that is sent in sight say themselves what they do.
  if (!button?.dataset.doing || event.target.hasAttribute("hx-post") || event.target.querySelector("sends-form")) return;
  setTimeout(() => {
    const words = button.querySelector(".words-of") ?? button;
    words.textContent = button.dataset.doing;
    event.target.setAttribute("aria-busy", "true");
  }, PATIENCE);
});

// Coming back with the browser's own arrow shows a page that is no longer busy.
addEventListener("pageshow", (event) => event.persisted && document.querySelector("form[aria-busy]") && location.reload());

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
for (const button of document.querySelectorAll("[data-print][hidden]")) button.hidden = false;
