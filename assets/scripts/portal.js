// What does a page do beyond plain HTML? Nothing it needs: every form works without this.

import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  createAll,
  isSupported,
} from "govuk-frontend";

import { KeptWhileTyping } from "./kept_while_typing.js";
import { LeavingQuickly } from "./leaving_quickly.js";
import { offerPasskeys } from "./passkeys.js";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}

if (isSupported()) {
  for (const component of [
    Button,
    CharacterCount,
    Checkboxes,
    ErrorSummary,
    NotificationBanner,
    PasswordInput,
    Radios,
    ServiceNavigation,
    SkipLink,
  ]) {
    createAll(component);
  }

  // GOV.UK Frontend marks a radio that reveals a box as expanded, which WAI-ARIA 1.2 does not allow of a radio. The box
  // follows it in the order of reading.
  const onlyAllowed = () => {
    for (const radio of document.querySelectorAll('input[type="radio"][aria-expanded]')) {
      radio.removeAttribute("aria-expanded");
    }
  };
  onlyAllowed();
  document.addEventListener("click", onlyAllowed);
  window.addEventListener("pageshow", onlyAllowed);

  const forms = document.querySelectorAll('[data-module="kept-while-typing"]');
  const pages = Array.from(forms, (form) => new KeptWhileTyping(form));
  createAll(LeavingQuickly, { pages });
}

offerPasskeys();
