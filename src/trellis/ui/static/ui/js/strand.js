// The order of a strand by key and by dragging. Without this script its buttons do the same. What comes back is the page as it
// stands then; only the lath of it is put in place, so that what is being written beside it stays.

class StrandOrder extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    if (!this.form || this.dataset.wired) return;
    this.dataset.wired = "yes";
    this.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("pointerdown", (event) => this.take(event));
    this.addEventListener("pointermove", (event) => this.drag(event));
    this.addEventListener("pointerup", () => this.drop());
    this.addEventListener("pointercancel", () => this.leave());
    this.grips();
  }

  // Dragging begins at its own grip: a finger on the words scrolls the page, and a press opens the step.
  grips() {
    const pattern = this.querySelector("template");
    for (const row of this.rows()) if (pattern) row.prepend(pattern.content.cloneNode(true));
  }

  rows() {
    return [...this.querySelectorAll("li[data-step]:not(.gone)")];
  }

  key(event) {
    const later = { ArrowUp: true, ArrowDown: false }[event.key];
    const row = event.target.closest("li[data-step]:not(.gone)");
    if (later === undefined || !event.altKey || event.ctrlKey || event.metaKey || !row) return;
    event.preventDefault();
    this.send(row, { [later ? "later" : "earlier"]: row.dataset.step });
  }

  take(event) {
    const grip = event.target.closest(".grip");
    if (!grip || event.button !== 0 || this.busy) return;
    event.preventDefault();
    this.held = grip.closest("li");
    this.stood = this.held.nextElementSibling;
    this.setPointerCapture(event.pointerId);
    this.classList.add("dragging");
    this.held.classList.add("held");
  }

  drag(event) {
    if (!this.held) return;
    for (const row of this.querySelectorAll("li[data-step]")) {
      const box = row.getBoundingClientRect();
      if (row === this.held || event.clientY < box.top || event.clientY > box.bottom) continue;
      const half = event.clientY < box.top + box.height / 2;
      row[half ? "before" : "after"](this.held);
      return;
    }
  }

  drop() {
    if (!this.held) return;
    const row = this.held;
    const moved = row.nextElementSibling !== this.stood;
    this.let_go();
    if (!moved) return;
    let above = row.previousElementSibling;
    while (above?.classList.contains("gone")) above = above.previousElementSibling;
    this.send(row, { target: row.dataset.step, before: above?.dataset.step ?? this.dataset.above });
  }

  leave() {
    if (!this.held) return;
    this.held.parentElement.insertBefore(this.held, this.stood);
    this.let_go();
  }

  let_go() {
    this.classList.remove("dragging");
    this.held.classList.remove("held");
    this.held = null;
  }

  async send(row, what) {
    if (this.busy) return;
    this.busy = true;
    const form = new FormData(this.form);
    for (const [name, value] of Object.entries(what)) form.set(name, value);
    try {
      const answer = await fetch(this.form.action, { method: "POST", body: form });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const wood = page.querySelector("strand-order .wood");
      if (!answer.ok || !wood) throw new Error(answer.status);
      this.querySelector(".wood").replaceWith(wood);
      this.grips();
      const told = page.querySelector(".notes");
      document.querySelector(".notes")?.remove();
      if (told) document.querySelector("main").prepend(told);
      this.querySelector(`[data-step="${row.dataset.step}"] .step`)?.focus();
    } catch {
      location.reload();
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("strand-order", StrandOrder);
// Beside a sheet the lath is as high as the window: it opens at the step that is read.
for (const beside of document.querySelectorAll(".stays")) {
  const here = beside.querySelector(".step[aria-current]");
  if (here) beside.scrollTop += here.getBoundingClientRect().top - beside.getBoundingClientRect().top - beside.clientHeight / 2;
}

// After a button was pressed, the page comes anew: whoever goes on by keyboard goes on at the step that moved.
const moved = location.hash.startsWith("#step-") && document.getElementById(location.hash.slice(1));
if (moved) moved.querySelector(".step")?.focus({ preventScroll: true });
