// A form with files is sent in sight: how far it is, a way to stop, and, when there is no network, what was made stays on the
// page and goes by one tap when there is one again. Nothing is sent that nobody sent: this script never tries by itself.
// Without it the browser sends the form as always.

const PATIENCE = 400;

class SendsForm extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    if (!this.form || this.dataset.wired) return;
    this.dataset.wired = "yes";
    this.going = this.querySelector(".going");
    this.unsent = this.querySelector(".unsent");
    this.bar = this.querySelector("progress");
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.querySelector(".stop").addEventListener("click", () => this.request?.abort());
    this.querySelector(".retry").addEventListener("click", () => this.send());
  }

  submit(event) {
    const button = event.submitter;
    if (event.defaultPrevented || button?.value === "find") return;
    event.preventDefault();
    if (this.request) return;
    this.given = new FormData(this.form);
    if (button?.name) this.given.append(button.name, button.value);
    this.send();
  }

  send() {
    if (this.request) return;
    const request = new XMLHttpRequest();
    this.request = request;
    request.open("POST", this.form.action);
    request.setRequestHeader("X-Sends", "script");
    request.upload.addEventListener("progress", (event) => this.far(event));
    request.addEventListener("load", () => this.answered(request));
    request.addEventListener("error", () => this.stays("offline"));
    request.addEventListener("abort", () => this.stays("stopped"));
    this.unsent.hidden = true;
    this.bar.removeAttribute("value");
    this.form.setAttribute("aria-busy", "true");
    setTimeout(() => {
      if (this.request === request) this.going.hidden = false;
    }, PATIENCE);
    request.send(this.given);
  }

  far({ lengthComputable, loaded, total }) {
    if (!lengthComputable) return;
    this.bar.max = total;
    this.bar.value = loaded;
  }

  answered(request) {
    const onward = request.getResponseHeader("X-Go-On");
    if (onward) return location.assign(onward);
    if (request.status === 401 || request.status === 403) return this.unknown(request);
    const isPage = (request.getResponseHeader("Content-Type") ?? "").startsWith("text/html");
    if (!isPage || (request.status !== 200 && request.status !== 409 && request.status !== 422)) return this.stays("refused");
    // Somebody was signed out meanwhile, and is asked to come in.
    if (new URL(request.responseURL).pathname !== new URL(this.form.action).pathname) return location.assign(request.responseURL);
    const answer = new DOMParser().parseFromString(request.responseText, "text/html").querySelector("main");
    document.querySelector("main").replaceWith(answer);
    globalThis.htmx?.process?.(answer);
    document.dispatchEvent(new CustomEvent("page-answered"));
    answer.focus();
    scrollTo(0, 0);
  }

  // Signed out meanwhile, or a page that stood open for long: the answer brings the form's new mark, so that the next tap is good.
  unknown(request) {
    const anew = new DOMParser().parseFromString(request.responseText, "text/html");
    const mark = anew.querySelector("form[data-unsaved] [name=csrfmiddlewaretoken]")?.value;
    if (mark) {
      this.form.elements.csrfmiddlewaretoken.value = mark;
      this.given.set("csrfmiddlewaretoken", mark);
    }
    this.stays(request.status === 401 ? "signed-out" : "stale");
  }

  stays(why) {
    this.request = null;
    this.form.removeAttribute("aria-busy");
    this.going.hidden = true;
    this.unsent.hidden = false;
    for (const one of this.unsent.querySelectorAll("[data-why]")) one.hidden = one.dataset.why !== why;
    this.unsent.querySelector("say-aloud")?.offer?.();
    this.unsent.querySelector(".retry").focus();
  }
}

customElements.define("sends-form", SendsForm);
