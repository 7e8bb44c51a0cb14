// The few things HTML cannot do alone. Every page works without this file.
"use strict";

// A form marked data-once is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-once]")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
});

// A button marked data-copy copies the text of the element it names.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  if (!source || !navigator.clipboard) return;
  navigator.clipboard.writeText(source.value ?? source.textContent).then(() => {
    button.textContent = "Copied";
  });
});

// A select or checkbox marked data-submit sends its form when it changes.
document.addEventListener("change", (event) => {
  const field = event.target.closest("[data-submit]");
  if (field && field.form) field.form.requestSubmit();
});

// After a validation error, the keyboard starts at the summary.
document.addEventListener("DOMContentLoaded", () => {
  const summary = document.querySelector(".error-summary");
  if (summary) summary.focus();
});

// The files chosen in a field are listed by name and size in the element that its data-lists names, before they are sent.
document.addEventListener("change", (event) => {
  const field = event.target.closest("input[type=file][data-lists]");
  if (!field) return;
  const list = document.getElementById(field.dataset.lists);
  list.replaceChildren(
    ...Array.from(field.files, (file) => {
      const line = document.createElement("li");
      const size = file.size < 1024 * 1024 ? `${Math.ceil(file.size / 1024)} KB` : `${(file.size / 1048576).toFixed(1)} MB`;
      line.textContent = `${file.name}, ${size}`;
      return line;
    })
  );
});
