/* A quiz in the browser. Every sentence is in the page already: this file shows, hides, copies and
   counts, and sends nothing. A part with data-in is shown in the states that it names. */
"use strict";

(() => {
  /* FNV-1a: not for secrets. */
  const digest = (text) => {
    let hash = 0x811c9dc5;
    for (const sign of text) hash = Math.imul(hash ^ sign.codePointAt(0), 0x01000193);
    return (hash >>> 0).toString(36);
  };

  const clean = (text) => text.replace(/\s+/g, " ").trim();

  const list = (texts) => texts.map((text) => {
    const item = document.createElement("li");
    item.append(text);
    return item;
  });

  class Question {
    constructor(fieldset, passage) {
      this.fieldset = fieldset;
      this.inputs = [...fieldset.querySelectorAll("input")];
      const prompt = fieldset.querySelector("legend > span");
      this.prompt = clean(prompt.textContent);
      /* Changes with each word, but not with a comma. */
      this.mark = digest([this.prompt, ...this.inputs.map((i) => i.value + this.label(i))].join("|")
        .normalize("NFKC").replace(/[\s\u3001\u3002\u300c\u300d,!?]/g, ""));
      this.judged = this.inputs.some((input) => "correct" in input.dataset);
      /* A question without a passage is listed by its own words. */
      this.passage = passage || list([prompt.cloneNode(true)])[0];
      fieldset.tabIndex = -1;
    }

    label(input) { return clean(input.parentElement.textContent); }

    get chosen() { return this.inputs.filter((input) => input.checked); }

    /* The answer as a number: a bit for each option. */
    get bits() { return this.inputs.reduce((sum, { checked }, i) => sum + checked * 2 ** i, 0); }

    set bits(bits) {
      this.inputs.forEach((input, i) => { input.checked = Math.floor(bits / 2 ** i) % 2 === 1; });
    }

    get unknown() { return this.chosen.some((input) => "unknown" in input.dataset); }

    /* Of several options, the least. */
    get wish() {
      return Number(this.chosen.map(({ dataset }) => dataset.wish).sort((a, b) => a - b)[0]);
    }

    get group() {
      if (!this.chosen.length) return "open";
      if (this.unknown) return "unknown";
      if (this.judged) {
        const right = this.inputs.every((input) => input.checked === "correct" in input.dataset);
        return right ? "right" : "missed";
      }
      if (this.wish === 0) return "either";
      if (this.wish < 0) return "avoid";
      return this.wish > 0 ? "want" : "other";
    }

    /* What the answer adds to a dimension; not a number where it does not count. */
    points(attribute) {
      if (!this.chosen.length || this.unknown) return NaN;
      return this.chosen.reduce((sum, input) => sum + Number(input.getAttribute(attribute)), 0);
    }
  }

  class SelfCheck {
    constructor(root) {
      this.root = root;
      this.title = root.firstElementChild;
      this.title.tabIndex = -1;
      this.review = this.find(".quiz-review > *");
      this.result = this.find(".quiz-result > *");
      this.phrases = this.find("[data-phrases]");
      this.dropped = this.find("[data-list=dropped]");
      this.questions = [...root.querySelectorAll(":scope > fieldset")].map((fieldset) =>
        new Question(fieldset, this.find(`[data-question="${fieldset.id}"]`)));
      this.address = `selfcheck:${location.pathname}:${root.id}`;
      this.kept = this.remember(() => localStorage.getItem(this.address));

      root.classList.add("quiz-ready");
      this.questions.forEach((question) => this.offerCheck(question));
      this.each("[data-do]", (part) => this.listen(part));
      root.addEventListener("change", (event) => this.changed(event.target.closest("fieldset")));
      addEventListener("hashchange", () => this.openFragment());
      /* No hash changes where it is that of the link already. */
      addEventListener("click", ({ target }) => {
        if (target.closest("a")?.hash === location.hash) this.openFragment();
      });
      this.start();
      this.render();
      this.openFragment();
    }

    find(selector) { return this.root.querySelector(selector); }

    each(selector, action) { this.root.querySelectorAll(selector).forEach(action); }

    show(name, shown) { this.each(`[data-show=${name}]`, (part) => { part.hidden = !shown; }); }

    count(name, number) { this.each(`[data-count=${name}]`, (part) => part.replaceChildren(number)); }

    phrase(name) { return this.phrases.querySelector(`[data-phrase=${name}]`)?.cloneNode(true) || ""; }

    /* -- Moving -------------------------------------------------------------------------------- */

    /* All around a common listener is read out as clickable. */
    listen(part) { part.addEventListener("click", () => this[part.dataset.do](part)); }

    begin() { this.goTo(this.questions.indexOf(this.open[0])); }
    next() { this.goTo(this.at + 1); }
    back() { if (this.at) this.goTo(this.at - 1); else this.go("start"); }
    visit(link) { this.goTo(this.place(link.hash.slice(1))); }
    questionsAgain() { this.goTo(this.at); }
    all() { this.setMode("all"); }
    step() { this.setMode("step"); }
    force() { this.go("result"); }
    print() { print(); }

    setMode(mode) {
      this.mode = mode;
      this.goTo(this.at);
      this.save();
    }

    place(id) { return this.questions.findIndex(({ fieldset }) => fieldset.id === id); }

    /* Where there is no such question, all have been seen. */
    goTo(index) {
      const question = this.questions[index];
      if (question) {
        this.at = index;
        this.go(this.mode === "all" ? "all" : "question", question.fieldset);
      } else this.go("review", this.review);
    }

    /* Never leaves the focus behind on something hidden. */
    go(state, part = this.title) {
      this.state = state;
      const target = this.render() ? this.result : part;
      (state === "all" ? target : this.root).scrollIntoView({ behavior: "instant" });
      target.focus({ preventScroll: true });
    }

    /* Tells whether the result is shown. */
    render() {
      this.each("[data-in]", (part) => { part.hidden = !part.dataset.in.split(" ").includes(this.state); });
      this.questions.forEach(({ fieldset }, i) => {
        fieldset.hidden = this.state !== "all" && (this.state !== "question" || i !== this.at);
      });
      const fresh = !this.answered && !this.dropped.firstChild;
      this.show("fresh", fresh);
      this.show("restored", !fresh);
      this.listOpen();
      const ended = this.root.classList.toggle("quiz-showing-result", /result|shared/.test(this.state));
      if (ended) this.showResult();
      return ended;
    }

    /* -- Answering ----------------------------------------------------------------------------- */

    get open() { return this.questions.filter(({ chosen }) => !chosen.length); }

    get answered() { return this.questions.length - this.open.length; }

    changed(fieldset) {
      if (!fieldset) return;
      this.each(`#${fieldset.id} .quiz-said > *`, (part) => part.replaceChildren());
      this.at = this.place(fieldset.id);
      this.listOpen();
      this.save();
    }

    /* Keeps the review true while it is shown. */
    listOpen() {
      this.count("answered", this.answered);
      this.show("unanswered", this.open.length > 0);
      this.find("[data-list=unanswered]").replaceChildren(...list(this.open.map(({ fieldset }) => {
        const link = document.createElement("a");
        link.href = `#${fieldset.id}`;
        link.dataset.do = "visit";
        this.listen(link);
        link.append(clean(fieldset.querySelector("legend").textContent));
        return link;
      })));
    }

    /* With questions open, the error summary takes the focus. */
    finish() {
      if (!this.open.length) this.go("result");
      else this.find(".quiz-errors-title").focus();
    }

    /* A question that can answer back gets a button and a place. */
    offerCheck({ fieldset, judged, passage }) {
      if (!judged && !passage.querySelector("[data-option]")) return;
      fieldset.append(this.phrase("check"), this.phrase("said"));
    }

    check(button) {
      const question = this.questions[this.place(button.parentElement.id)];
      const parts = ":scope > :nth-child(n+3):not(.quiz-answer)";
      const [verdict, told] = button.nextElementSibling.children;
      verdict.replaceChildren(this.phrase(question.group) || this.phrase("told"));
      told.replaceChildren(
        ...(question.group === "open" ? [] : this.told(question).querySelectorAll(parts)));
    }

    erase() {
      this.kept = null;
      this.remember(() => localStorage.removeItem(this.address));
      this.each(".quiz-said > *", (part) => part.replaceChildren());
      this.start();
      this.go(this.state);
    }

    /* -- The result ---------------------------------------------------------------------------- */

    showResult() {
      this.show("link", false);
      this.tell();
      const wishes = this.questions.filter(({ unknown, wish }) => unknown || wish === wish)
        .map(({ wish }) => wish);
      const uniform = wishes.length > 2 && wishes.every((wish) => wish === wishes[0]);
      this.show("uniform", uniform);
      this.show("summary", !uniform);
      this.count("right", this.questions.filter(({ group }) => group === "right").length);
      this.each("[data-group]", (part) => this.fill(part));
      this.each("[data-dimension]", (part) => this.showBand(part, uniform));
    }

    /* A copy of a question's passage with its answer: the worksheet keeps its own. */
    told({ passage, inputs, chosen, group, label }) {
      const told = passage.cloneNode(true);
      told.querySelectorAll("[data-option]").forEach((part) => {
        if (!chosen.some((input) => input.value === part.dataset.option)) part.remove();
      });
      const add = (name, those) => {
        const part = this.phrase(name);
        part.append(those.map(label).join(this.phrase("comma").textContent));
        told.querySelector(".quiz-prompt, li > span").after(part);
      };
      if (group === "missed") add("correct", inputs.filter((input) => "correct" in input.dataset));
      if (chosen.length) add("answer", chosen);
      return told;
    }

    /* The strongest wishes first; equal ones keep their order. */
    fill(part) {
      const members = this.questions.filter(({ group }) => group === part.dataset.group)
        .sort((a, b) => Math.abs(b.wish || 0) - Math.abs(a.wish || 0));
      part.querySelector("ul").replaceChildren(...members.map((question) => this.told(question)));
      part.hidden = !members.length && !part.querySelector(".quiz-nothing");
    }

    /* A dimension is read only where each of its questions has an answer that counts. */
    showBand(part, uniform) {
      const attribute = `data-to-${part.dataset.dimension}`;
      const sum = this.questions.filter(({ fieldset }) => fieldset.querySelector(`[${attribute}]`))
        .reduce((total, question) => total + question.points(attribute), 0);
      const unread = part.querySelector(".quiz-unread");
      const row = this.find(`[data-row="${part.dataset.dimension}"]`);
      const cell = row.querySelector("td");
      const mark = row.querySelector("circle");
      cell.textContent = unread.textContent;
      unread.hidden = uniform || sum === sum;
      part.querySelectorAll(".quiz-band").forEach((band) => {
        band.hidden = uniform || !(sum >= band.dataset.from && sum <= band.dataset.to);
        if (!band.hidden) cell.textContent = band.querySelector(".quiz-band-title").textContent;
      });
      mark.toggleAttribute("hidden", sum !== sum);
      mark.setAttribute("cx", Number(mark.dataset.zero) + (sum || 0) * mark.dataset.step);
    }

    /* -- Memory -------------------------------------------------------------------------------- */

    /* Kept on the page too, for a browser that keeps nothing. */
    save() {
      const answers = this.questions.filter(({ chosen }) => chosen.length)
        .map(({ fieldset, mark, prompt, bits }) => [fieldset.id, mark, prompt, bits]);
      this.kept = JSON.stringify([this.mode, answers]);
      this.remember(() => localStorage.setItem(this.address, this.kept));
    }

    remember(action) {
      try { return action(); } catch {
        this.show("storage", false);
        this.show("no-storage", true);
        return null;
      }
    }

    /* Takes back the answers to questions that are still the same, and names the others. */
    start() {
      const dropped = [];
      this.foreign = false;
      this.mode = "step";
      this.at = 0;
      this.questions.forEach((question) => { question.bits = 0; });
      try {
        const [mode, answers] = JSON.parse(this.kept);
        for (const [id, mark, prompt, bits] of answers) {
          const same = this.questions.find((each) => each.fieldset.id === id && each.mark === mark);
          if (same) same.bits = bits;
          else dropped.push(prompt);
        }
        this.mode = mode;
      } catch { /* nothing is kept, or nothing of ours */ }
      this.state = this.mode === "all" ? "all" : "start";
      this.show("dropped", dropped.length > 0);
      this.dropped.replaceChildren(...list(dropped));
    }

    /* -- Sharing ------------------------------------------------------------------------------- */

    get edition() {
      return `${this.root.dataset.version}.${digest(this.questions.map(({ mark }) => mark).join())}`;
    }

    /* What a link holds: edition, bits of each question, and a digest of both. */
    get code() {
      const body = `${this.edition}.${this.questions.map(({ bits }) => bits.toString(36)).join("-")}`;
      return `${body}.${digest(body)}`;
    }

    /* Fragments that name nothing of this quiz leave it as it is. */
    openFragment() {
      const [name, code] = location.hash.slice(1).replace(/%3d/i, "=").split("=");
      const index = this.place(name);
      const dimension = this.find(`[data-dimension][id="${CSS.escape(name)}"]`);
      if (code !== undefined && name === this.root.id) this.go(this.openShared(code));
      if (this.foreign && (dimension || index >= 0)) this.start();
      if (index >= 0) this.goTo(index);
      if (dimension) {
        this.go("result");
        dimension.scrollIntoView();
      }
    }

    /* A stranger's text is only compared and counted. Returns the state that it leads to: answers
       that can't be come out as another code. */
    openShared(code) {
      const [version, mark, tokens = "", check] = code.split(".");
      if (check !== digest([version, mark, tokens].join("."))) return "broken";
      if (`${version}.${mark}` !== this.edition) return "outdated";
      const bits = tokens.split("-");
      this.questions.forEach((question, i) => { question.bits = parseInt(bits[i], 36); });
      this.foreign = true;
      return code === this.code ? "shared" : "broken";
    }

    own() {
      history.replaceState(null, "", location.href.split("#")[0]);
      this.start();
      this.go(this.state);
    }

    copy() {
      const parts = [this.title, this.result.parentElement];
      this.copyText(parts.map((part) => part.innerText).join("\n\n"), "copied");
    }

    share() {
      this.show("link", true);
      const field = this.find("[readonly]");
      field.value = `${location.href.split("#")[0]}#${this.root.id}=${this.code}`;
      field.select();
      this.copyText(field.value, "linked");
    }

    async copyText(text, done) {
      this.tell();
      try {
        await navigator.clipboard.writeText(text);
        this.tell(done);
      } catch {
        this.tell("refused");
      }
    }

    /* Says one of what can come of copying, or nothing. */
    tell(name) {
      this.each("[data-said]", (part) => { part.hidden = part.dataset.said !== name; });
    }
  }

  document.querySelectorAll("section.quiz").forEach((root) => new SelfCheck(root));
})();
