// The show that a learner leads: keys bring the next picture, and the whole screen if the browser has it.
// Without this script the links do the same. Nothing sounds by itself, and nothing is noted.

const NEXT = new Set(["ArrowRight", "ArrowDown", "PageDown", " "]);
const BACK = new Set(["ArrowLeft", "ArrowUp", "PageUp"]);

class LedShow extends HTMLElement {
  connectedCallback() {
    this.pages = [...this.querySelectorAll(".ledpage")];
    const full = this.querySelector("[data-full]");
    if (full && document.fullscreenEnabled) {
      full.hidden = false;
      full.addEventListener("click", () => document.documentElement.requestFullscreen().catch(() => {}));
    }
    document.addEventListener("keydown", (event) => this.key(event));
    window.addEventListener("hashchange", () => this.turned());
    const here = this.querySelector("form[data-here]");
    if (here && !location.hash) location.replace(`#${here.closest(".ledpage").id}`);
  }

  get page() {
    return this.pages.find((one) => `#${one.id}` === location.hash) ?? this.pages[0];
  }

  key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, video, audio, summary")) return;
    if (event.key === " " && event.target.closest?.("button, a")) return;
    const rtl = document.documentElement.dir === "rtl";
    const turned = rtl && event.key.startsWith("Arrow") ? { ArrowRight: "ArrowLeft", ArrowLeft: "ArrowRight" }[event.key] ?? event.key : event.key;
    const which = NEXT.has(turned) ? "[data-next]" : BACK.has(turned) ? "[data-back]" : "";
    const link = which && this.page.querySelector(which);
    if (!link) return;
    event.preventDefault();
    link.click();
  }

  // What still sounds belongs to the picture that has gone; who listens to the page hears the new one named.
  turned() {
    for (const sound of this.querySelectorAll("audio, video")) sound.pause();
    window.scrollTo(0, 0);
    this.page.querySelector("h1, h2")?.focus({ preventScroll: true });
  }
}

customElements.define("led-show", LedShow);
