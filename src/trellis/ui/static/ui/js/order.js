// The order of a list by key: Alt with an arrow presses the button that the row has for it. Without this script the buttons do
// the same. The page comes anew, at the link of the line that moved: whoever goes on by keyboard goes on there.

document.addEventListener("keydown", (event) => {
  const name = { ArrowUp: "earlier", ArrowDown: "later" }[event.key];
  const row = event.target.closest?.("[data-ordered]");
  const button = name && row?.querySelector(`.moves [name="${name}"]`);
  if (!button || !event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  button.click();
});
