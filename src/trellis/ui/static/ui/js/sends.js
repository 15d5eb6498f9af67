// A form that is nothing but a file goes off once the file is chosen, as the words beside it say. Without this there is
// its button.

for (const field of document.querySelectorAll("input[type=file][data-sends]")) {
  const button = field.form.querySelector("button");
  field.addEventListener("change", () => field.files.length > 0 && field.form.requestSubmit(button));
}
