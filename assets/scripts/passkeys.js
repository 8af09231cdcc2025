// May a device's passkey answer for the person? The page asks it, and sends what it says with the form that asked.

const KNOWN = window.PublicKeyCredential;
// A passkey belongs to a name, so a site at a bare number has none.
const HAS_NAME = !/^[\d.]+$|^\[/.test(location.hostname);
const CAN = KNOWN && KNOWN.parseRequestOptionsFromJSON && KNOWN.parseCreationOptionsFromJSON && HAS_NAME;

async function credentialFor(form) {
  const answer = await fetch(form.dataset.passkey, { credentials: "same-origin" });
  const { publicKey } = await answer.json();
  const credential =
    "passkeyMakes" in form.dataset
      ? await navigator.credentials.create({ publicKey: KNOWN.parseCreationOptionsFromJSON(publicKey) })
      : await navigator.credentials.get({ publicKey: KNOWN.parseRequestOptionsFromJSON(publicKey) });
  return JSON.stringify(credential);
}

export function offerPasskeys() {
  if (!CAN) return;
  for (const says of document.querySelectorAll("[data-passkey-cannot]")) says.hidden = true;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const failed = form.querySelector("[data-passkey-failed]");
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      failed.hidden = true;
      try {
        form.elements.credential.value = await credentialFor(form);
        form.submit();
      } catch {
        failed.hidden = false;
      }
    });
  }
}
