// The page of a talk keeps what is typed, ticked and spoken. A moment after the last letter it is sent; without a connection it
// waits on this device, for whoever wrote it and for a week at most, and goes when there is one again (a voice waits on the
// open page alone). It sends these and nothing else: not when they came, nor that somebody is here. Nothing done means nothing
// sent. Without this script there is "Keep for now".

const PAUSE = 1500; // after the last letter
const AGAIN = 20000; // without a connection
const WEEK = 7 * 24 * 3600 * 1000;
const STORE = "trellis-talk/";
const FIELDS = '[name="line"], [name^="will-"], [name^="by-"], [name^="says-"]';

const form = document.querySelector("form[data-talk]");
const place = STORE + form?.dataset.talk;
const fields = form ? [...form.querySelectorAll(FIELDS)].filter((field) => form.elements[`was-${field.name}`]) : [];
const ticks = form ? [...form.querySelectorAll('input[name="kept"]')] : [];
const voice = form?.querySelector('hold-to-speak input[type="file"]');
let hasSpoken = false; // what is said again on this page takes the place of what was said here before
let due = null; // when it is sent next
let sending = null; // the letter that is on its way
let isWaiting = false; // for its writer, who has something to mend
let haveBothWritten = false; // then nothing goes before its writer presses Keep
let hasWaited = false;
const before = new Map(); // what stood in a field when its writer began, where they have been told what stands there now

const plain = (words) => words.replaceAll("\r\n", "\n").trim();
const was = (field, within = form) => within.elements[`was-${field.name}`];
const isChanged = (field) => plain(field.value) !== plain(was(field).value);

const stood = (tick, within = form) => Boolean(within.querySelector(`input[name="was_kept"][value="${tick.value}"]`));
const isTurned = (tick) => tick.checked !== stood(tick);
const hasNews = () => fields.some(isChanged) || ticks.some(isTurned) || Boolean(voice?.files.length);

function tellOffline() {
  tell(voice?.files.length ? "offline-voice" : "offline");
}

function tell(how) {
  for (const one of form.querySelectorAll(".keeping [data-how]")) one.hidden = one.dataset.how !== how;
}

function stored() {
  try {
    return JSON.parse(localStorage.getItem(place));
  } catch {
    return null;
  }
}

function store() {
  const changed = fields.filter(isChanged);
  try {
    const turned = ticks.filter(isTurned);
    if (!changed.length && !turned.length) return localStorage.removeItem(place);
    const words = Object.fromEntries(changed.map((field) => [field.name, [field.value, before.get(field.name) ?? was(field).value]]));
    localStorage.setItem(place, JSON.stringify({ at: Date.now(), words, ticks: turned.map((tick) => tick.value) }));
  } catch {
    // No room, or none allowed: then the page alone keeps the words.
  }
}

function atOf(key) {
  try {
    return JSON.parse(localStorage.getItem(key)).at ?? 0;
  } catch {
    return 0; // what cannot be read goes
  }
}

function letGoOfOld() {
  try {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(STORE))) {
      if (Date.now() - atOf(key) > WEEK) localStorage.removeItem(key);
    }
  } catch {
    // A browser that stores nothing has nothing old.
  }
}

function soon(pause = PAUSE) {
  clearTimeout(due);
  due = setTimeout(send, pause);
}

async function send() {
  clearTimeout(due);
  if (sending || isWaiting || !hasNews()) return;
  const letter = new FormData();
  letter.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  letter.append("act", "itself");
  for (const field of fields) {
    letter.append(field.name, field.value);
    letter.append(`was-${field.name}`, was(field).value);
  }
  for (const tick of ticks) {
    if (tick.checked) letter.append("kept", tick.value);
    if (stood(tick)) letter.append("was_kept", tick.value);
  }
  const [spoken] = voice?.files ?? [];
  if (spoken) {
    letter.append("voice", spoken);
    letter.append("voice_seconds", form.elements.voice_seconds?.value ?? "");
    if (hasSpoken) letter.append("said_again", "1");
  }
  const sent = new Map(fields.map((field) => [field, [field.value, was(field).value]]));
  const ticked = new Map(ticks.map((tick) => [tick, tick.checked]));
  sending = deliver(letter, { words: sent, ticked, spoken });
  await sending;
  sending = null;
}

async function deliver(letter, sent) {
  try {
    const answer = await fetch(location.pathname, { method: "POST", body: letter });
    await answered(answer, sent);
  } catch {
    tellOffline();
    soon(AGAIN);
  }
}

async function answered(answer, sent) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const theirs = page.querySelector("form[data-talk]");
  if (answer.status >= 500) throw new Error("not kept");
  if (theirs?.dataset.talk !== form.dataset.talk) {
    // Somebody was signed out meanwhile, or is somebody else by now.
    isWaiting = true;
    return tell("signed-out");
  }
  showTheirHalf(theirs);
  if (!answer.ok) return showWhatToMend(theirs, answer.status);
  for (const [tick, checked] of sent.ticked) isTickedNow(tick, checked, theirs);
  const isTypedOn = [...sent.words].some(([field, [words]]) => field.value !== words) || ticks.some(isTurned);
  for (const [field, [words, stood]] of sent.words) standsNow(field, words, stood, theirs);
  if (sent.spoken) hasBeenKept(sent.spoken, theirs);
  // A promise that was emptied is taken out by a press; until then it stands as it was, and is not said to be kept.
  tell(hasNews() ? "" : hasWaited ? "waited" : "kept");
  store();
  if (isTypedOn || voice?.files.length) soon();
}

function showTheirHalf(theirs) {
  const there = theirs.querySelectorAll("[data-theirs]");
  for (const [place, here] of form.querySelectorAll("[data-theirs]").entries()) {
    if (there[place]) here.innerHTML = there[place].innerHTML;
  }
}

// What the other ticked meanwhile is ticked here, too.
function isTickedNow(tick, checked, theirs) {
  const isKept = stood(tick, theirs);
  if (tick.checked === checked) tick.checked = isKept;
  if (isKept === stood(tick)) return;
  if (!isKept) return form.querySelector(`input[name="was_kept"][value="${tick.value}"]`).remove();
  const mark = Object.assign(document.createElement("input"), { type: "hidden", name: "was_kept", value: tick.value });
  tick.closest("section").append(mark);
}

// The voice is with the talk now. Is it a second one beside the first, the page is laid out anew, once nothing waits on it.
function hasBeenKept(spoken, theirs) {
  if (voice.files[0] !== spoken) return;
  voice.value = "";
  hasSpoken = true;
  const [here, there] = [form, theirs].map((one) => one.querySelector("#line"));
  const isAnotherLine = here?.dataset.line && there?.dataset.line && here.dataset.line !== there.dataset.line;
  if (isAnotherLine && !fields.some(isChanged)) return location.reload();
  if (here && there) here.dataset.line = there.dataset.line ?? "";
}

function standsNow(field, words, stood, theirs) {
  const there = was(field, theirs);
  if (!there) return;
  const isLeftAlone = field.value === words && plain(words) === plain(stood);
  was(field).value = there.value;
  // What the other wrote into a line that I left alone is shown.
  if (isLeftAlone && plain(field.value) !== plain(there.value)) field.value = there.value;
}

function showWhatToMend(theirs, status) {
  isWaiting = true;
  tell("");
  const note = theirs.querySelector(':scope > .note[role="alert"]');
  form.querySelector(".keeping > .note")?.remove();
  if (note) form.querySelector(".keeping").append(note);
  haveBothWritten = status === 409;
  // Told what stands there, its writer may write over it.
  for (const field of haveBothWritten ? fields : []) {
    before.set(field.name, was(field).value);
    was(field).value = was(field, theirs)?.value ?? "";
  }
}

function bringBack() {
  const { words = {}, ticks: turned = [] } = stored() ?? {};
  haveBothWritten = isWaiting = "both" in form.dataset;
  for (const field of fields) {
    const [typed, stood] = words[field.name] ?? [];
    if (typed === undefined) continue;
    if (haveBothWritten) before.set(field.name, stood);
    else if (plain(typed) !== plain(field.value)) {
      field.value = typed;
      was(field).value = stood;
      hasWaited = true;
    }
  }
  for (const tick of ticks.filter((one) => turned.includes(one.value) && !isTurned(one))) {
    tick.checked = !tick.checked;
    hasWaited = true;
  }
  store();
  if (hasWaited) send();
}

// The two agreed before these words arrived: they go off once, and the page says what has become of them.
async function sendLate() {
  const words = stored()?.words;
  if (!words) return;
  const letter = new FormData();
  letter.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  letter.append("act", "itself");
  for (const [name, [typed, stood]] of Object.entries(words)) {
    letter.append(name, typed);
    letter.append(`was-${name}`, stood);
  }
  const answer = await fetch(location.pathname, { method: "POST", body: letter });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (page.querySelector("form[data-talk]")?.dataset.talk !== form.dataset.talk) return;
  if (!answer.ok && answer.status !== 409) return tell("offline");
  localStorage.removeItem(place);
  document.querySelector("main").replaceWith(page.querySelector("main"));
}

if (form) {
  letGoOfOld();
  if ("held" in form.dataset) sendLate().catch(() => tell("offline"));
  else {
    bringBack();
    form.addEventListener("input", (event) => {
      if (!fields.includes(event.target)) return;
      isWaiting = haveBothWritten;
      store();
      soon();
    });
    for (const event of ["change", "voice-kept"]) {
      form.addEventListener(event, ({ target }) => {
        if (!ticks.includes(target) && !voice?.files.length) return;
        store();
        soon(0);
      });
    }
    form.addEventListener("submit", (event) => {
      clearTimeout(due);
      store();
      if (sending) {
        // What is on its way arrives first: else one's own words would seem to be somebody's who wrote meanwhile.
        event.preventDefault();
        sending.then(() => form.requestSubmit(event.submitter));
        return;
      }
      if (navigator.onLine) return;
      event.preventDefault();
      tellOffline();
    });
    addEventListener("online", () => send());
  }
}
