// Single keys for those who judge much: only while no field has the focus; each can be changed, and all turned off.
// The choice is kept in this browser alone.

const STORE = "trellis-keys";
const FIELDS = "input, textarea, select, [contenteditable]";
const held = new Map();

function kept() {
  try {
    return JSON.parse(localStorage.getItem(STORE)) ?? {};
  } catch {
    return {};
  }
}

function keyOf(control) {
  return (kept()[control.dataset.key] ?? control.dataset.key).toLowerCase();
}

function show() {
  const off = kept().off === true;
  for (const control of document.querySelectorAll("[data-key]")) {
    const cap = control.querySelector("kbd");
    if (!cap) continue;
    cap.textContent = keyOf(control).toUpperCase();
    cap.hidden = off;
  }
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.length !== 1 || event.target.closest?.(FIELDS) || kept().off === true) return;
  const pressed = event.key.toLowerCase();
  const control = [...document.querySelectorAll("[data-key]")].find((one) => !one.hidden && keyOf(one) === pressed);
  if (!control) return;
  event.preventDefault();
  control.focus();
  control.click();
  held.set(event.code, control);
});

// What a key began may end when the key is let go, as with a finger: hold and speak.
document.addEventListener("keyup", (event) => {
  held.get(event.code)?.dispatchEvent(new CustomEvent("key-let-go"));
  held.delete(event.code);
});

class KeySettings extends HTMLElement {
  connectedCallback() {
    this.onOff = this.querySelector("input[type=checkbox]");
    if (!this.onOff || this.onOff.dataset.wired) return;
    this.onOff.dataset.wired = "yes";
    this.onOff.checked = kept().off !== true;
    this.onOff.addEventListener("change", () => this.keep("off", !this.onOff.checked));
    const rows = this.querySelector(".rows");
    const pattern = this.querySelector("template");
    for (const control of document.querySelectorAll("[data-key]")) {
      const row = pattern.content.cloneNode(true);
      const box = row.querySelector("input");
      row.querySelector("span").textContent = control.dataset.does ?? control.textContent.trim();
      box.value = keyOf(control).toUpperCase();
      box.addEventListener("input", () => box.value.trim() && this.keep(control.dataset.key, box.value.trim()));
      rows.append(row);
    }
  }

  keep(name, value) {
    localStorage.setItem(STORE, JSON.stringify({ ...kept(), [name]: value }));
    show();
  }
}

customElements.define("key-settings", KeySettings);
show();
