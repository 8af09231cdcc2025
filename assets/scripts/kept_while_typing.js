// How are words kept while somebody types? They go to the service and nowhere else: nothing is stored in the browser.

const PAUSE = 2000; // milliseconds without a key
const AT_MOST = 10000; // milliseconds anybody types on without being saved
const TRY_AGAIN = [5000, 10000, 20000, 60000];

export class KeptWhileTyping {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector(".kept");
    this.opened = form.elements.opened;
    this.mark = this.opened.value.split("-")[0];
    this.turn = 0;
    this.failures = 0;
    this.kept = this.words();
    form.addEventListener("input", () => this.wait());
    form.addEventListener("focusout", () => this.save());
    form.addEventListener("submit", (event) => this.submitted(event));
    document.addEventListener("visibilitychange", () => document.hidden && this.save());
    window.addEventListener("pagehide", () => this.save());
    window.addEventListener("pageshow", () => (this.leaving = false));
    window.addEventListener("online", () => (this.words() === this.kept ? this.say("") : this.save()));
    window.addEventListener("offline", () => this.say(this.status.dataset.offline));
  }

  words() {
    const sent = new FormData(this.form);
    sent.delete("opened");
    return new URLSearchParams(sent).toString();
  }

  // Said once: the same words are not read out a second time.
  say(words) {
    if (this.status.textContent !== words) this.status.textContent = words;
  }

  wait() {
    this.since ??= Date.now();
    this.later(Math.min(PAUSE, Math.max(0, this.since + AT_MOST - Date.now())));
  }

  later(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), milliseconds);
  }

  // Whether everything that stands on the page is with the service now.
  async save() {
    const words = this.words();
    if (words === this.kept) return true;
    if (this.stopped || this.leaving) return false;
    clearTimeout(this.timer);
    this.since = undefined;
    if (!navigator.onLine) return this.unreachable(this.status.dataset.offline);
    const body = new URLSearchParams(words);
    body.set("opened", this.next());
    try {
      const answer = await fetch(this.form.dataset.keepAt, { method: "POST", body, keepalive: true });
      return await this.answered(answer, words);
    } catch {
      return this.unreachable(navigator.onLine ? this.status.dataset.failed : this.status.dataset.offline);
    }
  }

  // Each message says which it is, so that an older one that arrives late changes nothing.
  next() {
    this.opened.value = `${this.mark}-${++this.turn}`;
    return this.opened.value;
  }

  async answered(answer, words) {
    const isOurs = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
    const { told, stop } = isOurs ? await answer.json() : {};
    this.unreached = false;
    if (answer.ok) {
      this.kept = words;
      this.failures = 0;
    }
    this.stopped = Boolean(stop);
    if (told) this.say(told);
    else return this.unreachable(this.status.dataset.failed);
    return answer.ok;
  }

  unreachable(words) {
    this.say(words);
    this.unreached = true;
    this.later(TRY_AGAIN[Math.min(this.failures++, TRY_AGAIN.length - 1)]);
    return false;
  }

  // Without a connection the page would be gone, and the words with it: it stays, and goes once it can.
  async submitted(event) {
    if (navigator.onLine && !this.unreached) {
      this.leaving = true;
      clearTimeout(this.timer);
      this.next();
      return;
    }
    event.preventDefault();
    if (await this.save()) this.form.requestSubmit(event.submitter);
  }
}
