// Hold to speak, or press once to start and once to stop. The recording is put into the form's own file field, so that a
// plain form post sends it. The microphone is open only while somebody speaks.

const KINDS = [
  ["audio/webm;codecs=opus", "webm"],
  ["audio/mp4", "m4a"],
  ["audio/ogg;codecs=opus", "ogg"],
];
const SHORT_PRESS = 350;
const TOO_SHORT = 600;

class HoldToSpeak extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector(".speak");
    this.field = this.querySelector("input[type=file]");
    this.status = this.querySelector("[role=status]");
    this.review = this.querySelector(".review");
    if (!this.button || this.button.dataset.wired) return;
    this.button.dataset.wired = "yes";
    this.kind = KINDS.find(([type]) => window.MediaRecorder?.isTypeSupported(type));
    if (!this.kind || !navigator.mediaDevices?.getUserMedia) return this.giveWay();
    this.button.addEventListener("pointerdown", (event) => this.press(event));
    this.button.addEventListener("pointerup", () => this.release());
    this.button.addEventListener("key-let-go", () => this.release());
    this.button.addEventListener("contextmenu", (event) => event.preventDefault());
    // A click without a pointer is a keyboard, a switch or a voice command: press once, press again.
    this.button.addEventListener("click", (event) => event.detail === 0 && this.toggle());
    this.querySelector(".again")?.addEventListener("click", () => this.again());
    this.field.addEventListener("change", () => this.chosen());
    this.field.form?.addEventListener("submit", (event) => this.keepFirst(event), { capture: true });
    this.show("idle");
  }

  disconnectedCallback() {
    this.close();
    if (this.address) URL.revokeObjectURL(this.address);
  }

  giveWay(words) {
    this.classList.add("plain");
    if (words) this.say(words);
  }

  say(words) {
    this.status.textContent = words ?? "";
  }

  show(state) {
    this.dataset.state = state;
    this.button.setAttribute("aria-pressed", String(state === "listening"));
    this.button.hidden = state === "review";
    this.review.hidden = state !== "review";
  }

  press(event) {
    if (event.button !== 0) return;
    if (this.dataset.state === "listening") {
      this.pressedAt = null;
      return void this.stop();
    }
    this.button.setPointerCapture(event.pointerId);
    this.pressedAt = performance.now();
    this.start();
  }

  release() {
    if (this.pressedAt === null || this.pressedAt === undefined) return;
    const held = performance.now() - this.pressedAt;
    this.pressedAt = null;
    if (held > SHORT_PRESS) this.stop();
  }

  toggle() {
    if (this.dataset.state === "listening") {
      this.pressedAt = null;
      return void this.stop();
    }
    this.pressedAt = performance.now();
    this.start();
  }

  // Nobody's voice is thrown away: a form that is sent in the middle of a sentence waits until it is kept. What is too short
  // to keep sends nothing either, for somebody meant to speak.
  keepFirst(event) {
    if (!this.starting && this.dataset.state !== "listening") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.waiting = { form: event.target, button: event.submitter };
    this.stop();
  }

  goOn() {
    const { form, button } = this.waiting ?? {};
    this.waiting = null;
    form?.requestSubmit(button);
  }

  async start() {
    if (this.starting || this.dataset.state === "listening") return;
    this.starting = true;
    this.stopWanted = false;
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      this.starting = false;
      this.waiting = null;
      return this.giveWay(this.dataset.closed);
    }
    this.pieces = [];
    this.recorder = new MediaRecorder(this.stream, { mimeType: this.kind[0] });
    this.recorder.addEventListener("dataavailable", (event) => event.data.size && this.pieces.push(event.data));
    this.recorder.addEventListener("stop", () => this.finish());
    this.recorder.start();
    this.startedAt = performance.now();
    this.starting = false;
    this.show("listening");
    this.say(this.dataset.listening);
    this.listen();
    this.limit = setTimeout(() => this.stop(), 1000 * Number(this.dataset.limit || 600));
    if (this.stopWanted) this.stop();
  }

  stop() {
    this.stopWanted = true;
    clearTimeout(this.limit);
    if (this.recorder?.state === "recording") this.recorder.stop();
  }

  finish() {
    const lasted = performance.now() - this.startedAt;
    this.close();
    if (lasted < TOO_SHORT) {
      this.waiting = null;
      this.show("idle");
      return this.say(this.dataset.short);
    }
    const [type, ending] = this.kind;
    const file = new File(this.pieces, `voice.${ending}`, { type: type.split(";")[0] });
    this.put(file, Math.max(1, Math.round(lasted / 1000)));
    this.goOn();
  }

  put(file, seconds) {
    const carrier = new DataTransfer();
    carrier.items.add(file);
    this.field.files = carrier.files;
    this.offer(file, seconds);
    this.dispatchEvent(new CustomEvent("voice-kept", { bubbles: true, detail: { seconds } }));
  }

  chosen() {
    const [file] = this.field.files;
    if (file) this.offer(file, 0);
  }

  offer(file, seconds) {
    if (this.address) URL.revokeObjectURL(this.address);
    this.address = URL.createObjectURL(file);
    const player = this.review.querySelector("voice-player");
    player.dataset.seconds = seconds;
    player.querySelector("audio").src = this.address;
    const length = this.querySelector("input.seconds");
    if (length) length.value = seconds || "";
    this.show("review");
    this.say(this.dataset.kept);
    this.review.querySelector(".bar").focus();
  }

  again() {
    this.field.value = "";
    const length = this.querySelector("input.seconds");
    if (length) length.value = "";
    this.show("idle");
    this.say("");
    this.button.focus();
  }

  close() {
    clearTimeout(this.limit);
    cancelAnimationFrame(this.frame);
    this.sound?.close();
    this.sound = null;
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
  }

  // The bars follow the voice; nothing moves for those who asked for stillness.
  listen() {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const bars = [...this.querySelectorAll(".level rect")];
    this.sound = new AudioContext();
    const meter = this.sound.createAnalyser();
    meter.fftSize = 64;
    this.sound.createMediaStreamSource(this.stream).connect(meter);
    const levels = new Uint8Array(meter.frequencyBinCount);
    const draw = () => {
      meter.getByteFrequencyData(levels);
      bars.forEach((bar, place) => {
        const height = 3 + (17 * levels[2 + place * 2]) / 255;
        bar.setAttribute("height", height);
        bar.setAttribute("y", 10 - height / 2);
      });
      this.frame = requestAnimationFrame(draw);
    };
    draw();
  }
}

customElements.define("hold-to-speak", HoldToSpeak);
