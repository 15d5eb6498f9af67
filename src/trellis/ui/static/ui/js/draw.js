// Drawing, on an empty sheet or on a picture. Each stroke puts the whole drawing as a PNG into the form's own file field.

class DrawOn extends HTMLElement {
  connectedCallback() {
    this.canvas = this.querySelector("canvas");
    this.field = this.querySelector("input[type=file]");
    if (!this.canvas || this.canvas.dataset.wired) return;
    this.canvas.dataset.wired = "yes";
    this.pen = this.canvas.getContext("2d");
    this.strokes = [];
    this.background = null;
    this.canvas.addEventListener("pointerdown", (event) => this.begin(event));
    this.canvas.addEventListener("pointermove", (event) => this.move(event));
    this.canvas.addEventListener("pointerup", () => this.finish());
    this.canvas.addEventListener("pointercancel", () => this.finish());
    this.querySelector(".undo").addEventListener("click", () => this.undo());
    this.querySelector(".clear").addEventListener("click", () => this.clear());
    if (this.dataset.picture) this.load(this.dataset.picture);
    else this.paint();
  }

  load(address) {
    const picture = new Image();
    picture.addEventListener("load", () => {
      const [across, down] = [picture.naturalWidth || 960, picture.naturalHeight || 640];
      const longest = Math.min(1600, Math.max(960, across, down));
      this.canvas.width = Math.round((across * longest) / Math.max(across, down));
      this.canvas.height = Math.round((down * longest) / Math.max(across, down));
      this.background = picture;
      this.paint();
    });
    picture.src = address;
  }

  get colour() {
    return this.querySelector("input[name$=colour]:checked")?.value ?? "#1d2a24";
  }

  place(event) {
    const box = this.canvas.getBoundingClientRect();
    const across = ((event.clientX - box.left) * this.canvas.width) / box.width;
    const down = ((event.clientY - box.top) * this.canvas.height) / box.height;
    return [across, down];
  }

  begin(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    const width = this.canvas.width / (event.pointerType === "pen" ? 200 : 140);
    this.stroke = { colour: this.colour, width, points: [this.place(event)] };
    this.strokes.push(this.stroke);
    this.paint();
  }

  move(event) {
    if (!this.stroke) return;
    for (const step of event.getCoalescedEvents?.() ?? [event]) this.stroke.points.push(this.place(step));
    this.line(this.stroke);
  }

  finish() {
    if (!this.stroke) return;
    this.stroke = null;
    this.save();
  }

  undo() {
    this.strokes.pop();
    this.paint();
    this.save();
  }

  clear() {
    this.strokes = [];
    this.paint();
    this.save();
  }

  paint() {
    this.pen.fillStyle = "#fffefa";
    this.pen.fillRect(0, 0, this.canvas.width, this.canvas.height);
    if (this.background) this.pen.drawImage(this.background, 0, 0, this.canvas.width, this.canvas.height);
    for (const stroke of this.strokes) this.line(stroke);
  }

  line({ colour, width, points }) {
    this.pen.strokeStyle = colour;
    this.pen.lineWidth = width;
    this.pen.lineCap = this.pen.lineJoin = "round";
    this.pen.beginPath();
    this.pen.moveTo(...points[0]);
    for (const point of points.length > 1 ? points.slice(1) : points) this.pen.lineTo(...point);
    this.pen.stroke();
  }

  // An untouched sheet sends nothing.
  save() {
    if (!this.strokes.length) {
      this.field.value = "";
      delete this.dataset.kept;
      return;
    }
    this.canvas.toBlob((blob) => {
      const carrier = new DataTransfer();
      carrier.items.add(new File([blob], "drawing.png", { type: "image/png" }));
      this.field.files = carrier.files;
      this.dataset.kept = "yes";
      this.dispatchEvent(new CustomEvent("drawing-kept", { bubbles: true }));
    }, "image/png");
  }
}

customElements.define("draw-on", DrawOn);
