/* Filters a list of questions while somebody types, and the entries themselves where they stand on
   the same page. Every word is in the page already: this file compares, hides and counts. */
"use strict";

(() => {
  /* Width, case and kind of kana are no difference: katakana becomes hiragana. */
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/[\u30a1-\u30f6\u30fd\u30fe]/g,
    (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60));

  /* In a Japanese sentence, a line break of the source parts no words. */
  const joined = (text) => text.replace(/([\u3000-\u9fff])\s+(?=[\u3000-\u9fff])/g, "$1");

  class Question {
    constructor(item) {
      this.item = item;
      this.address = item.querySelector("a").getAttribute("href");
      this.entry = this.address[0] === "#" ? document.getElementById(this.address.slice(1)) : null;
    }

    /* What a reader sees of it: its topic, its line in the list, its answer if that is here; not
       the titles of other questions and places below that. */
    get text() {
      const other = ".faq-source, .faq-former, .faq-rubric, .faq-related, .faq-mentions";
      const answer = this.entry?.querySelectorAll(`:scope > :not(${other})`) || [];
      const topic = this.item.closest(".faq-group")?.firstElementChild.textContent;
      const texts = [this.item, ...answer].map((part) => part.textContent);
      return this.kept ??= joined(fold([topic, ...texts].join(" ")));
    }

    has(words) { return words.every((word) => this.text.includes(word)); }
  }

  class Filter {
    constructor(list) {
      this.bar = list.querySelector(".faq-filter");
      this.input = this.bar.querySelector("input");
      this.button = this.bar.querySelector("button");
      this.status = this.bar.querySelector("[role=status]");
      this.questions = [...list.querySelectorAll("li")].map((item) => new Question(item));
      this.entries = new Set(this.questions.map(({ entry }) => entry).filter(Boolean));
      this.groups = [...list.querySelectorAll(".faq-group")];
      /* From the inside out, so that a section knows what is left of those in it. */
      this.sections = [...document.querySelectorAll("section:has(.faq-entry)")].reverse()
        .filter((section) => !section.contains(list));

      this.input.addEventListener("focus", () => this.status.removeAttribute("aria-live"));
      this.input.addEventListener("input", (event) => this.typed(event));
      this.input.addEventListener("compositionend", (event) => this.typed(event));
      this.input.addEventListener("keydown", (event) => this.pressed(event));
      this.button.addEventListener("click", () => {
        this.clear();
        this.input.focus();
      });
      /* Each link by itself: of a common listener, a screen reader calls all around clickable. */
      document.querySelectorAll("a[href]").forEach((link) =>
        link.addEventListener("click", () => this.follow(link)));
      addEventListener("hashchange", () => this.reveal(location.hash)?.scrollIntoView());
      this.bar.hidden = false;
    }

    /* Half a syllable, on its way through an input method, is nothing to look for. */
    typed({ isComposing }) { if (!isComposing) this.apply(); }

    pressed(event) {
      if (event.key !== "Escape" || event.isComposing || !this.input.value) return;
      event.preventDefault();
      this.clear();
    }

    clear() {
      this.input.value = "";
      this.apply();
    }

    apply() {
      const words = fold(this.input.value).split(/\s+/).filter(Boolean);
      const found = new Set();
      const entries = new Set();
      for (const question of this.questions) {
        const shown = question.has(words);
        question.item.hidden = !shown;
        if (shown) found.add(question.address);
        if (shown) entries.add(question.entry);
      }
      this.entries.forEach((entry) => { entry.hidden = !entries.has(entry); });
      this.groups.forEach((group) => { group.hidden = !group.querySelector("li:not([hidden])"); });
      this.sections.forEach((section) => { section.hidden = this.isEmpty(section); });
      this.button.hidden = !words.length;
      this.tell(found.size);
    }

    /* What an author wrote between a topic's heading and its questions goes with them. */
    isEmpty(section) {
      return ![...section.querySelectorAll(".faq-entry, section")].some((part) => !part.hidden);
    }

    tell(count) {
      this.status.querySelector("[data-count]").textContent = count;
      this.status.querySelector("[data-none]").hidden = count > 0;
    }

    /* A link to an entry always shows it. */
    follow(link) {
      const page = ({ href }) => href.split("#")[0];
      if (page(link) === page(location)) this.reveal(link.hash);
    }

    reveal(hash) {
      const target = document.getElementById(hash.slice(1));
      const parts = [...this.entries, ...this.sections];
      if (!target || !parts.some((part) => part.hidden && part.contains(target))) return null;
      this.clear();
      return target;
    }
  }

  document.querySelectorAll(".faq-list:has(> .faq-filter)").forEach((list) => new Filter(list));
})();
