// A voice that somebody left: play and pause, and how far it is. It never plays by itself.
// Without this script the browser's own controls stand there instead.

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, "0")}`;

class VoicePlayer extends HTMLElement {
  connectedCallback() {
    this.audio = this.querySelector("audio");
    this.bar = this.querySelector(".bar");
    this.length = this.querySelector(".length");
    if (!this.audio || this.bar.dataset.wired) return;
    this.bar.dataset.wired = "yes";
    this.bar.addEventListener("click", () => (this.audio.paused ? this.play() : this.audio.pause()));
    for (const change of ["play", "pause", "ended"]) this.audio.addEventListener(change, () => this.show());
    this.audio.addEventListener("timeupdate", () => this.show());
    this.audio.addEventListener("loadedmetadata", () => this.show());
    this.audio.addEventListener("error", () => this.classList.add("plain"));
    this.show();
  }

  disconnectedCallback() {
    this.audio?.pause();
  }

  play() {
    for (const other of document.querySelectorAll("voice-player")) if (other !== this) other.audio?.pause();
    this.audio.play().catch(() => this.classList.add("plain"));
  }

  // Recordings straight from a browser carry no length; then the length said by the server counts.
  get seconds() {
    return Number.isFinite(this.audio.duration) ? this.audio.duration : Number(this.dataset.seconds || 0);
  }

  show() {
    const playing = !this.audio.paused && !this.audio.ended;
    this.bar.setAttribute("aria-pressed", String(playing));
    const played = this.audio.ended ? 0 : this.audio.currentTime;
    if (this.seconds) this.length.textContent = clock(playing || played ? played : this.seconds);
    this.style.setProperty("--played", this.seconds ? `${(100 * played) / this.seconds}%` : "0%");
  }
}

customElements.define("voice-player", VoicePlayer);
