// How does somebody leave quickly? As the Design System has it, and what they typed is kept before they are signed out.

import { ExitThisPage } from "govuk-frontend";

const AT_MOST = 700; // milliseconds to keep what was typed; the page is hidden from the first

export class LeavingQuickly extends ExitThisPage {
  constructor(root, { pages = [], ...config } = {}) {
    super(root, config);
    this.pages = pages;
  }

  async exitPage() {
    if (this.$overlay) return;
    this.$updateSpan.textContent = "";
    document.body.classList.add("govuk-exit-this-page-hide-content");
    this.$overlay = document.createElement("div");
    this.$overlay.className = "govuk-exit-this-page-overlay";
    this.$overlay.setAttribute("role", "alert");
    document.body.append(this.$overlay);
    this.$overlay.textContent = document.title = this.i18n.t("activated");
    const kept = this.pages.map((page) => page.save());
    await Promise.race([Promise.all(kept), new Promise((gone) => setTimeout(gone, AT_MOST))]);
    window.location.replace(this.$button.href);
  }
}
