// The page of words home keeps what is typed, row by row. A moment after the last letter a row is sent; without a connection
// it waits on this device, for whoever wrote it and for this week, and goes when there is one again. Nothing goes home by
// this: a person releases. Without this script there is "Keep for now".

const PAUSE = 1500; // after the last letter
const AGAIN = 20000; // without a connection
const STORE = "trellis-words/";

const form = document.querySelector("form[data-words]");
const place = STORE + form?.dataset.words;
const plain = (words) => words.replaceAll("\r\n", "\n").trim();

function read() {
  try {
    return JSON.parse(localStorage.getItem(place)) ?? {};
  } catch {
    return {};
  }
}

function write(words) {
  try {
    if (Object.keys(words).length) localStorage.setItem(place, JSON.stringify(words));
    else localStorage.removeItem(place);
  } catch {
    // No room, or none allowed: then the page alone keeps the words.
  }
}

function letGoOfOld() {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(STORE) && key !== place) localStorage.removeItem(key);
    }
  } catch {
    // A browser that stores nothing has nothing old.
  }
}

class Row {
  constructor(element) {
    this.element = element;
    this.id = element.dataset.row;
    const [text, piece] = ["text", "piece"].map((one) => form.elements[`${one}-${this.id}`]);
    Object.assign(this, { text, piece });
    this.bringBack();
    text.addEventListener("input", () => this.changed());
    piece.addEventListener("change", () => this.chosen());
  }

  was(field) {
    return form.elements[`was-${field.name}`];
  }

  get isChanged() {
    if (plain(this.text.value) !== plain(this.was(this.text).value)) return true;
    return Boolean(plain(this.text.value)) && this.piece.value !== this.was(this.piece).value;
  }

  bringBack() {
    const typed = read()[this.id];
    if (typed === undefined || plain(typed) === plain(this.text.value)) return this.store();
    this.text.value = typed;
    this.soon();
  }

  changed() {
    this.tell("");
    this.store();
    this.soon();
    count();
  }

  chosen() {
    const picture = this.element.querySelector(".thumb");
    const source = this.piece.selectedOptions[0]?.dataset.picture;
    picture.hidden = !source;
    if (source) picture.src = source;
    this.soon();
  }

  store() {
    const words = read();
    if (plain(this.text.value) === plain(this.was(this.text).value)) delete words[this.id];
    else words[this.id] = this.text.value;
    write(words);
  }

  soon(pause = PAUSE) {
    clearTimeout(this.due);
    this.due = setTimeout(() => this.send(), pause);
  }

  tell(how, words) {
    for (const one of this.element.querySelectorAll(".wordkept [data-how]")) {
      one.hidden = one.dataset.how !== how;
      if (words && one.dataset.how === how) one.textContent = words;
    }
  }

  async send() {
    clearTimeout(this.due);
    if (!this.isChanged) return;
    if (this.sending) return this.soon();
    const letter = new FormData();
    for (const name of ["csrfmiddlewaretoken", "group"]) letter.append(name, form.elements[name].value);
    letter.append("act", "itself");
    const sent = [this.text, this.piece].map((field) => [field, field.value]);
    for (const [field, value] of sent) {
      letter.append(field.name, value);
      letter.append(`was-${field.name}`, this.was(field).value);
    }
    this.sending = true;
    try {
      const answer = await fetch(location.pathname, { method: "POST", body: letter });
      await this.answered(answer, sent);
    } catch {
      this.tell("offline");
      this.soon(AGAIN);
    }
    this.sending = false;
  }

  async answered(answer, sent) {
    if (answer.status >= 500) throw new Error("not kept");
    // Somebody was signed out meanwhile, or is somebody else by now.
    if (answer.redirected || ![200, 422].includes(answer.status)) return this.tell("signed-out");
    if (answer.status === 422) return this.tell("refused", await answer.text());
    for (const [field, value] of sent) this.was(field).value = value;
    this.store();
    this.tell("kept");
    if (this.isChanged) this.soon();
  }
}

// How many go home by one press: what is written on this page.
function count() {
  const label = form.querySelector("[data-release-all] span");
  const written = rows.filter((row) => plain(row.text.value) || row.element.querySelector("voice-player[data-seconds]:not(.review *)"));
  if (written.length) label.textContent = written.length === 1 ? form.dataset.one : form.dataset.many.replace("{n}", written.length);
}

const rows = form ? [...form.querySelectorAll("[data-row]")].map((element) => new Row(element)) : [];
// What was released stands below by now: nothing of it waits here any more.
function letGoOfReleased() {
  const words = read();
  for (const id of Object.keys(words)) if (document.querySelector(`#row-${id}:not([data-row])`)) delete words[id];
  write(words);
}

if (form) {
  letGoOfOld();
  letGoOfReleased();
  count();
  form.addEventListener("submit", (event) => {
    for (const row of rows) {
      clearTimeout(row.due);
      row.store();
    }
    if (navigator.onLine) return;
    event.preventDefault();
    for (const row of rows) if (row.isChanged) row.tell("offline");
  });
  addEventListener("online", () => rows.forEach((row) => row.send()));
}
