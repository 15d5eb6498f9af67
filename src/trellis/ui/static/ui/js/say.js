// Read aloud: the browser's own voice reads the text it stands beside, when asked, each part in the language in which it is
// written. Only voices that live on this device: nothing is sent anywhere. Where a language has none, no button stands.

const own = () => globalThis.speechSynthesis?.getVoices().filter((one) => one.localService) ?? [];
const plain = (language) => language.toLowerCase().replace("_", "-");

function voiceFor(language) {
  const wanted = plain(language);
  const spoken = own().filter((one) => plain(one.lang).split("-")[0] === wanted.split("-")[0]);
  return spoken.find((one) => plain(one.lang) === wanted) ?? spoken.find((one) => one.default) ?? spoken[0];
}

// The words of an element, cut where their language changes.
function partsOf(element) {
  const parts = [];
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const silent = node.parentElement.closest("[aria-hidden=true], [hidden], script, button");
    if (silent && silent !== element && element.contains(silent)) continue;
    const text = node.data.replace(/\s+/g, " ");
    if (!text.trim()) continue;
    const language = node.parentElement.closest("[lang]")?.lang || "en";
    const last = parts.at(-1);
    const block = node.parentElement.closest("p, li, h1, h2, h3, figcaption, div");
    if (last?.language === language && last.block === block) last.text += text;
    else parts.push({ language, text, block });
  }
  return parts;
}

globalThis.speechSynthesis?.cancel(); // whatever a page before this one was still reading

let reading = null;

class SayAloud extends HTMLElement {
  connectedCallback() {
    if (!globalThis.speechSynthesis || this.button) return;
    this.button = this.querySelector("button");
    this.button.addEventListener("click", () => (reading === this ? this.stop() : this.read()));
    speechSynthesis.addEventListener?.("voiceschanged", () => this.offer());
    this.offer();
  }

  disconnectedCallback() {
    this.stop();
  }

  get parts() {
    const named = this.dataset.of.split(" ").map((id) => document.getElementById(id));
    return named.filter(Boolean).flatMap(partsOf);
  }

  offer() {
    const parts = this.parts;
    this.hidden = !parts.length || !parts.every((part) => voiceFor(part.language));
  }

  read() {
    reading?.stop();
    reading = this;
    this.show(true);
    // Kept by name: a browser that has forgotten an utterance does not say when it ends.
    this.saying = this.parts.map(({ language, text }) => {
      const words = new SpeechSynthesisUtterance(text.trim());
      words.voice = voiceFor(language);
      words.lang = words.voice.lang;
      if (document.documentElement.dataset.reader === "young") words.rate = 0.9;
      return words;
    });
    const last = this.saying.at(-1);
    for (const words of this.saying) {
      words.addEventListener("error", () => this.ended(words));
      words.addEventListener("end", () => words === last && this.ended(words));
      speechSynthesis.speak(words);
    }
  }

  ended(words) {
    if (reading === this && this.saying?.includes(words)) this.stop();
  }

  stop() {
    if (reading !== this) return;
    reading = null;
    this.saying = null;
    speechSynthesis.cancel();
    this.show(false);
  }

  show(reads) {
    this.button.setAttribute("aria-pressed", String(reads));
  }
}

customElements.define("say-aloud", SayAloud);
