// Asks the browser for a passkey and sends its answer with the form. What is asked for stands in the form itself.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form[data-passkey]");
  if (!form) return;
  const said = form.querySelector("[data-said]");
  const button = form.querySelector("button[type=submit]");
  if (!window.PublicKeyCredential) {
    said.textContent = "This browser has no passkeys, or the site is not reached by https.";
    return;
  }
  button.disabled = false;

  const bytes = (text) => {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  };
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const listed = (credentials) => (credentials || []).map((one) => ({ ...one, id: bytes(one.id) }));

  const asked = JSON.parse(form.dataset.passkey).publicKey;
  asked.challenge = bytes(asked.challenge);
  if (asked.user) asked.user.id = bytes(asked.user.id);
  if (asked.excludeCredentials) asked.excludeCredentials = listed(asked.excludeCredentials);
  if (asked.allowCredentials) asked.allowCredentials = listed(asked.allowCredentials);

  const told = (credential) => {
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[part]) response[part] = text(credential.response[part]);
    }
    return JSON.stringify({
      id: credential.id, rawId: text(credential.rawId), type: credential.type, response,
      clientExtensionResults: credential.getClientExtensionResults(),
    });
  };

  form.addEventListener("submit", async (event) => {
    if (form.elements.answer.value) return;
    event.preventDefault();
    button.disabled = true;
    said.textContent = "Waiting for your device …";
    try {
      const making = Boolean(asked.user);
      const credential = await navigator.credentials[making ? "create" : "get"]({ publicKey: asked });
      form.elements.answer.value = told(credential);
      form.submit();
    } catch (fault) {
      said.textContent = fault.name === "InvalidStateError"
        ? "This device has a passkey for you here already."
        : "No passkey was used. Try again, or sign in another way.";
      button.disabled = false;
    }
  });
});
