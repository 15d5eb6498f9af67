// Keeping something: the five ways open beside each other without losing what is there, and what was chosen is shown.
// Nothing is sent before the form is.

class ShowChosen extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input[type=file]");
    this.place = this.querySelector(".chosen");
    if (!this.field || this.field.dataset.wired) return;
    this.field.dataset.wired = "yes";
    this.addresses = [];
    this.field.addEventListener("change", () => this.show());
    this.show();
  }

  disconnectedCallback() {
    this.forget();
  }

  forget() {
    for (const address of this.addresses ?? []) URL.revokeObjectURL(address);
    this.addresses = [];
  }

  // What is larger than the school takes is said at once, before anybody waits for it to be sent.
  tooLarge(file) {
    const kind = file.type.split("/")[0];
    const most = Number(this.dataset[`most${kind}`] || 0);
    return most && file.size > most ? this.dataset[`large${kind}`] : "";
  }

  refuse(words) {
    const sentence = document.createElement("p");
    sentence.className = "wrong";
    sentence.setAttribute("role", "alert");
    sentence.textContent = words;
    this.field.value = "";
    this.place.replaceChildren(sentence);
  }

  show() {
    this.forget();
    const refused = [...this.field.files].map((file) => this.tooLarge(file)).find(Boolean);
    if (refused) {
      this.classList.remove("has");
      return this.refuse(refused);
    }
    const files = [...this.field.files];
    this.classList.toggle("has", files.length > 0);
    this.place.replaceChildren(...files.map((file) => this.frame(file)));
  }

  frame(file) {
    const frame = document.createElement("figure");
    const name = document.createElement("figcaption");
    name.textContent = file.name;
    const kind = file.type.split("/")[0];
    if (kind === "image" || kind === "video") {
      frame.className = "print-photo";
      const view = document.createElement(kind === "image" ? "img" : "video");
      if (kind === "image") view.alt = "";
      else view.controls = true;
      const address = URL.createObjectURL(file);
      this.addresses.push(address);
      view.src = address;
      frame.append(view);
    }
    frame.append(name);
    return frame;
  }
}

customElements.define("show-chosen", ShowChosen);

// What comes once something is made: until then it is not in the way.
class OnceMade extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    for (const made of ["change", "voice-kept", "drawing-kept", "click"]) this.form?.addEventListener(made, () => this.look());
    this.look();
  }

  look() {
    const files = [...(this.form?.querySelectorAll("input[type=file]") ?? [])];
    this.hidden = !files.some((field) => field.files.length) && !this.form?.querySelector("input[name$=_kept]");
  }
}

customElements.define("once-made", OnceMade);

function open(way) {
  const section = document.querySelector(`#way-${way}`);
  if (!section) return;
  section.hidden = false;
  if (way === "camera" || way === "draw") document.querySelector("#seen-words").hidden = false;
  for (const link of document.querySelectorAll(".keep a")) {
    const here = link.getAttribute("href") === `?how=${way}`;
    link.classList.toggle("leaf", here);
    if (here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  section.querySelector("button:not([hidden]), textarea, input:not([type=hidden])")?.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='?how=']");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  open(new URL(link.href).searchParams.get("how"));
});

const reveal = () => document.querySelectorAll("[data-shown-by-script]").forEach((one) => (one.hidden = false));
document.addEventListener("page-answered", reveal);
reveal();
