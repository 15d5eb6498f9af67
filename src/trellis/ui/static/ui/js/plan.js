// My day in pictures. Without this script a picture is touched and then its place; with it the place may come first, or the
// picture is drawn there. Whatever the way, the same form is sent.

const NEAR = 8; // so far a finger moves before it draws something
const HOLD = 220; // so long a picture is held before it follows, where the page scrolls under the finger

const pictures = document.getElementById("cards");
const slots = [...document.querySelectorAll(".slot[name=slot]")];
let waiting = null; // the place that was touched first
let drawn = null;

const chosen = () => pictures?.querySelector("input[name=card]:checked");

function send(slot) {
  slot.form.requestSubmit(slot);
}

for (const slot of slots) {
  slot.addEventListener("click", (event) => {
    if (chosen()) return;
    event.preventDefault();
    waiting = waiting === slot ? null : slot;
    for (const other of slots) other.setAttribute("aria-pressed", String(other === waiting));
    if (waiting) pictures.scrollIntoView({ block: "nearest" });
  });
}

pictures?.addEventListener("change", () => waiting && send(waiting));

const slotAt = (x, y) => document.elementFromPoint(x, y)?.closest(".slot[name=slot]");

function lift() {
  drawn.lifted = drawn.card.cloneNode(true);
  drawn.lifted.classList.add("lifted");
  drawn.lifted.querySelector("input").remove();
  drawn.lifted.setAttribute("aria-hidden", "true");
  for (const named of drawn.lifted.querySelectorAll("[id]")) named.removeAttribute("id");
  drawn.card.querySelector("input").checked = true;
  pictures.classList.add("lifting");
  document.body.append(drawn.lifted);
}

function follow(x, y) {
  // It lies at the edge where lines begin, and is moved from there.
  const from = document.documentElement.dir === "rtl" ? `${x - innerWidth}px, ${y}px) translate(50%` : `${x}px, ${y}px) translate(-50%`;
  drawn.lifted.animate({ transform: `translate(${from}, -50%)` }, { duration: 0, fill: "forwards" });
  const under = slotAt(x, y);
  for (const slot of slots) slot.classList.toggle("over", slot === under);
}

function settle() {
  clearTimeout(drawn.holding);
  drawn.lifted?.remove();
  pictures.classList.remove("lifting");
  for (const slot of slots) slot.classList.remove("over");
  drawn = null;
}

pictures?.addEventListener("pointerdown", (event) => {
  const card = event.target.closest("label.pic");
  if (!card || !event.isPrimary || event.button) return;
  const isFree = event.pointerType === "mouse" || getComputedStyle(card).touchAction === "none";
  drawn = { card, x: event.clientX, y: event.clientY, id: event.pointerId, isFree };
  if (!isFree) drawn.holding = setTimeout(lift, HOLD);
});

addEventListener("pointermove", (event) => {
  if (!drawn || event.pointerId !== drawn.id) return;
  const far = Math.hypot(event.clientX - drawn.x, event.clientY - drawn.y) > NEAR;
  if (!drawn.lifted && far) {
    if (!drawn.isFree) return settle(); // the page is being scrolled
    lift();
  }
  if (drawn.lifted) follow(event.clientX, event.clientY);
});

addEventListener("pointerup", (event) => {
  if (!drawn || event.pointerId !== drawn.id) return;
  const was = drawn.lifted;
  const slot = was && slotAt(event.clientX, event.clientY);
  settle();
  if (slot) send(slot);
  // What follows a drawing is no touch of the picture.
  if (was) addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true, signal: AbortSignal.timeout(50) });
});

addEventListener("pointercancel", (event) => drawn && event.pointerId === drawn.id && settle());
// A picture that follows a finger does not scroll the page, nor open the browser's own menu.
addEventListener("touchmove", (event) => drawn?.lifted && event.preventDefault(), { passive: false });
pictures?.addEventListener("contextmenu", (event) => drawn && event.preventDefault());
