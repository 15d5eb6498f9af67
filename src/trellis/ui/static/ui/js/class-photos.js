// The photos of a class: taken or chosen here, given to faces by a tap, sent together. Nothing is sent before Keep is pressed,
// and whatever could not be sent stays on the page.

const LONGEST = 2560; // points: more than an eye needs for a page of handwriting, and a tenth of what a camera writes
const LIGHT = 1500000; // bytes
const photos = []; // they outlive a page that is drawn anew after some of them were kept
let current = null;

// Smaller pictures are kept sooner where the network is thin; the place and the device they name are gone before they leave.
async function lighter(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    if (scale === 1 && file.size < LIGHT) return file;
    const sheet = document.createElement("canvas");
    sheet.width = Math.round(picture.width * scale);
    sheet.height = Math.round(picture.height * scale);
    sheet.getContext("2d").drawImage(picture, 0, 0, sheet.width, sheet.height);
    const drawn = await new Promise((give) => sheet.toBlob(give, "image/jpeg", 0.9));
    return drawn ? new File([drawn], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" }) : file;
  } catch {
    return file; // not a picture that this browser reads: the school's own check says what it is
  }
}

class ClassPhotos extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    if (!this.form || this.form.dataset.wired) return;
    this.form.dataset.wired = "yes";
    this.note = this.querySelector("[data-note]");
    this.strip = this.querySelector(".filmstrip");
    this.stage = this.querySelector("[data-stage]");
    this.together = this.querySelector("[data-together]");
    this.ticks = [...this.querySelectorAll(".facetile input")];
    for (const field of this.querySelectorAll("input[type=file]")) {
      field.addEventListener("change", () => this.take(field));
    }
    for (const tick of this.ticks) tick.addEventListener("change", () => this.give(tick));
    this.querySelector("[data-away]").addEventListener("click", () => this.leaveOut());
    this.form.addEventListener("submit", (event) => this.keep(event));
    this.show();
  }

  say(words, isWrong = false) {
    this.note.querySelector("p").textContent = words;
    this.note.setAttribute("role", isWrong ? "alert" : "status");
    this.note.hidden = !words;
  }

  async take(field) {
    const chosen = [...field.files];
    field.value = "";
    this.say("");
    for (const file of chosen) {
      const mark = `${file.name} ${file.size} ${file.lastModified}`;
      if (photos.some((photo) => photo.mark === mark)) {
        this.say(this.dataset.twice);
        continue;
      }
      const photo = { mark, faces: new Set(), address: URL.createObjectURL(file) };
      photo.file = lighter(file);
      photos.push(photo);
      if (!current || current.faces.size) current = photo;
    }
    this.show();
  }

  give(tick) {
    if (!current) return;
    if (tick.checked) current.faces.add(tick.value);
    else current.faces.delete(tick.value);
    const next = photos.find((photo) => !photo.faces.size);
    if (tick.checked && current.faces.size === 1 && !this.together.checked && next) current = next;
    this.show();
  }

  leaveOut() {
    const place = photos.indexOf(current);
    if (place < 0) return;
    URL.revokeObjectURL(current.address);
    photos.splice(place, 1);
    current = photos[Math.min(place, photos.length - 1)] ?? null;
    this.show();
    (this.strip.querySelector("[aria-current]") ?? this.querySelector("input[type=file]")).focus();
  }

  nameOf(id) {
    return this.ticks.find((tick) => tick.value === id)?.closest("label").querySelector(".name").textContent ?? "";
  }

  show() {
    this.classList.toggle("has", photos.length > 0);
    this.querySelector("[data-photos]").hidden = !photos.length;
    this.stage.hidden = !current;
    if (current && this.stage.querySelector("img").src !== current.address) {
      this.stage.querySelector("img").src = current.address;
      this.together.checked = current.faces.size > 1;
    }
    for (const tick of this.ticks) tick.checked = current?.faces.has(tick.value) ?? false;
    this.strip.replaceChildren(...photos.map((photo) => this.framed(photo)));
    this.strip.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  framed(photo) {
    const line = document.createElement("li");
    const button = document.createElement("button");
    const picture = document.createElement("img");
    const names = document.createElement("span");
    button.type = "button";
    picture.src = photo.address;
    picture.alt = "";
    names.textContent = [...photo.faces].map((id) => this.nameOf(id)).join(", ") || this.dataset.nobody;
    names.className = photo.faces.size ? "name" : "nobody";
    if (photo === current) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => {
      current = photo;
      this.show();
      this.strip.querySelector("[aria-current]")?.focus();
    });
    button.append(picture, names);
    if (photo.waits) {
      const tag = document.createElement("small");
      tag.className = "quiet";
      tag.textContent = this.dataset.here;
      button.append(tag);
    }
    line.append(button);
    return line;
  }

  async keep(event) {
    if (!photos.length) return; // nothing was taken here: the form goes its plain way, and the answer says what is missing
    event.preventDefault();
    const sent = photos.filter((photo) => photo.faces.size);
    if (!sent.length) return this.say(this.dataset.faceless, true);
    if (this.sending) return;
    this.sending = true;
    this.form.setAttribute("aria-busy", "true");
    try {
      await this.send(sent);
    } catch {
      this.waits = true;
      for (const photo of sent) photo.waits = true;
      this.show();
      this.say(this.dataset.offline);
    } finally {
      this.sending = false;
      this.form.removeAttribute("aria-busy");
      this.restore();
    }
  }

  restore() {
    const button = this.form.querySelector("[data-doing]");
    const words = button?.querySelector(".words-of");
    if (words) setTimeout(() => (words.textContent = this.verb), 450);
  }

  async send(sent, isAgain = false) {
    this.verb ??= this.form.querySelector(".words-of").textContent;
    const letter = new FormData(this.form);
    letter.delete("photo");
    letter.delete("learner");
    for (const photo of sent) {
      letter.append("photo", await photo.file);
      letter.append("faces", [...photo.faces].join(" "));
    }
    const answer = await fetch(location.pathname, { method: "POST", body: letter });
    if (answer.status === 403 && !isAgain && (await this.haveFreshToken())) return this.send(sent, true);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.querySelector("class-photos")) {
      const isSignedOut = answer.redirected || [401, 403].includes(answer.status);
      return this.say(isSignedOut ? this.dataset.signedOut : this.dataset.trouble, true);
    }
    if (answer.ok) this.forget(sent);
    this.drawAnew(page, answer.ok ? "" : [...page.querySelectorAll(".wrong, form .note")].map((one) => one.textContent.trim()).join(" "));
  }

  // Whoever had to sign in again goes on with the photos that are here.
  async haveFreshToken() {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    const token = page.querySelector("class-photos [name=csrfmiddlewaretoken]")?.value;
    if (token) this.form.elements.csrfmiddlewaretoken.value = token;
    return Boolean(token);
  }

  forget(sent) {
    for (const photo of sent) {
      URL.revokeObjectURL(photo.address);
      photos.splice(photos.indexOf(photo), 1);
    }
    current = photos[0] ?? null;
  }

  drawAnew(page, wrong) {
    if (wrong) return this.say(wrong, true);
    const main = document.importNode(page.querySelector("main"), true);
    document.querySelector("main").replaceWith(main);
    main.focus();
    scrollTo(0, 0);
  }
}

customElements.define("class-photos", ClassPhotos);

addEventListener("online", () => {
  const here = document.querySelector("class-photos");
  if (here?.waits) here.say(here.dataset.online);
});

// Another class of the same teacher: its faces come, and the photos stay.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[href^='?group=']");
  if (!link || !photos.length || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), "text/html");
  history.replaceState(null, "", link.href);
  for (const photo of photos) photo.faces.clear();
  document.querySelector("class-photos")?.drawAnew(page, "");
});
