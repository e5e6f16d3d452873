/* A quiz in the browser: one question at a time, a review, a result that is remembered and shared.
   Every sentence is in the page already: this file shows, hides, copies and counts. It sends
   nothing. A part with data-in is shown in the states that it names. */
"use strict";

(() => {
  /* FNV-1a: whether a text is the same as before, or a link undamaged. Not for secrets. */
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
      this.prompt = clean(fieldset.querySelector("legend > span").textContent);
      /* Another one as soon as a word of what the reader answered to is another. */
      this.mark = digest([this.prompt, ...this.inputs.map((i) => i.value + this.label(i))].join());
      this.judged = this.inputs.some((input) => "correct" in input.dataset);
      /* A question without a passage is listed by its own words. */
      this.passage = passage || list([fieldset.querySelector("legend > span").cloneNode(true)])[0];
      fieldset.tabIndex = -1;
    }

    label(input) { return clean(input.parentElement.textContent); }

    get chosen() { return this.inputs.filter((input) => input.checked); }

    /* The answer as a number, for storage and links: a bit for each option. */
    get bits() { return this.inputs.reduce((sum, { checked }, i) => sum + checked * 2 ** i, 0); }

    set bits(bits) {
      this.inputs.forEach((input, i) => { input.checked = Math.floor(bits / 2 ** i) % 2 === 1; });
    }

    allows(bits) {
      const several = this.inputs[0].type === "checkbox" || Math.log2(bits || 1) % 1 === 0;
      return several && bits < 2 ** this.inputs.length;
    }

    get unknown() { return this.chosen.some((input) => "unknown" in input.dataset); }

    get wish() { return this.chosen.length ? Number(this.chosen[0].dataset.wish) : NaN; }

    get group() {
      if (!this.chosen.length) return "open";
      if (this.unknown) return "unknown";
      if (this.judged) {
        const right = this.inputs.every((input) => input.checked === "correct" in input.dataset);
        return right ? "right" : "missed";
      }
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
      this.review = this.find(".quiz-review");
      this.result = this.find("section");
      this.phrases = this.find("[data-phrases]");
      this.home = this.find("[data-list=passages]") || document.createElement("ul");
      const passages = new Map([...this.home.children].map((item) => [item.dataset.question, item]));
      this.questions = [...root.querySelectorAll(":scope > fieldset")].map((fieldset) =>
        new Question(fieldset, passages.get(fieldset.id)));
      this.address = `selfcheck:${location.pathname}:${root.id}`;
      this.mode = "step";

      root.classList.add("quiz-ready");
      this.each(".quiz-paper", (part) => { part.hidden = true; });
      this.questions.forEach((question) => this.offerCheck(question));
      root.addEventListener("click", (event) => this.act(event));
      root.addEventListener("change", (event) => this.changed(event.target.closest("fieldset")));
      addEventListener("hashchange", () => this.openFragment());
      this.start();
      this.render();
      this.openFragment();
    }

    find(selector) { return this.root.querySelector(selector); }

    each(selector, action) { this.root.querySelectorAll(selector).forEach(action); }

    show(name, shown) { this.each(`[data-show=${name}]`, (part) => { part.hidden = !shown; }); }

    count(name, number) { this.each(`[data-count=${name}]`, (part) => { part.textContent = number; }); }

    phrase(name) { return this.phrases.querySelector(`[data-phrase=${name}]`).cloneNode(true); }

    /* -- Moving -------------------------------------------------------------------------------- */

    act(event) {
      const link = event.target.closest("[data-list=unanswered] a");
      const button = event.target.closest("[data-do]");
      if (link) {
        event.preventDefault();
        this.goToQuestion(this.questions.findIndex(({ fieldset }) => `#${fieldset.id}` === link.hash));
      } else if (button) this[button.dataset.do](button);
    }

    /* The actions of the buttons that only move. */
    begin() { this.goToQuestion(0); }
    continue() { if (this.open.length) this.goToQuestion(this.questions.indexOf(this.open[0])); else this.go("review"); }
    next() { if (this.at + 1 < this.questions.length) this.goToQuestion(this.at + 1); else this.go("review"); }
    back() { if (this.at > 0) this.goToQuestion(this.at - 1); else this.go("introduction"); }
    questionsAgain() { this.goToQuestion(this.mode === "step" ? this.questions.length - 1 : 0); }
    all() { this.setMode("all"); }
    step() { this.setMode("step"); }
    force() { this.go("result"); }
    print() { print(); }

    setMode(mode) {
      this.mode = mode;
      this.goToQuestion(this.at || 0);
      this.save();
    }

    goToQuestion(index) {
      this.at = index;
      this.go(this.mode === "all" ? "all" : "question");
    }

    /* Never leaves the focus behind on something hidden. */
    go(state) {
      this.state = state;
      this.render();
      if (state === "result" || state === "shared") this.showResult();
      const heading = { review: this.review, result: this.result, shared: this.result }[state];
      const target = heading ? heading.firstElementChild
        : (/question|all/.test(state) ? this.questions[this.at].fieldset : this.title);
      (state === "all" ? target : this.root).scrollIntoView({ behavior: "instant" });
      target.focus({ preventScroll: true });
    }

    render() {
      this.each("[data-in]", (part) => { part.hidden = !part.dataset.in.split(" ").includes(this.state); });
      this.questions.forEach(({ fieldset }, i) => {
        fieldset.hidden = this.state !== "all" && (this.state !== "question" || i !== this.at);
      });
      this.root.classList.toggle("quiz-showing-result", /result|shared/.test(this.state));
      this.listOpen();
    }

    /* -- Answering ----------------------------------------------------------------------------- */

    get open() { return this.questions.filter((question) => !question.chosen.length); }

    changed(fieldset) {
      if (!fieldset) return;
      const said = fieldset.querySelector("[role=status]");
      if (said) said.replaceChildren();
      this.listOpen();
      this.save();
    }

    /* Keeps the review true while it is shown. */
    listOpen() {
      this.count("answered", this.questions.length - this.open.length);
      this.show("unanswered", this.open.length > 0);
      this.find("[data-list=unanswered]").replaceChildren(...list(this.open.map(({ fieldset }) => {
        const link = document.createElement("a");
        link.href = `#${fieldset.id}`;
        link.append(clean(fieldset.querySelector("legend").textContent));
        return link;
      })));
    }

    /* With questions open, the error summary takes the focus first. */
    finish() {
      if (!this.open.length) this.go("result");
      else this.find(".quiz-errors").focus();
    }

    /* A question that can answer back gets a button for it, and a place where it is announced. */
    offerCheck({ fieldset, judged, passage }) {
      if (!judged && !passage.querySelector("[data-option]")) return;
      const said = document.createElement("div");
      said.setAttribute("role", "status");
      fieldset.append(this.phrase("check"), said);
    }

    check(button) {
      const question = this.questions.find(({ fieldset }) => fieldset.contains(button));
      this.mark(question);
      const { group, passage } = question;
      const parts = [...passage.children].slice(2).filter((part) =>
        !part.hidden && !part.matches(".quiz-added"));
      button.nextElementSibling.replaceChildren(
        ...(group === "open" ? [this.phrase("nothing")] : []),
        ...(/right|missed/.test(group) ? [this.phrase(group)] : []),
        ...(group === "open" ? [] : parts.map((part) => part.cloneNode(true))),
      );
    }

    erase() {
      try { localStorage.removeItem(this.address); } catch { /* it kept nothing */ }
      this.each("fieldset [role=status]", (said) => said.replaceChildren());
      this.start();
      this.go(this.state);
    }

    /* -- The result ---------------------------------------------------------------------------- */

    showResult() {
      ["link", "copied", "linked", "refused"].forEach((name) => this.show(name, false));
      const wishes = this.questions.filter(({ chosen }) => chosen.length).map(({ wish }) => wish);
      const uniform = wishes.length > 2 && wishes.every((wish) => wish === wishes[0]);
      this.show("uniform", uniform);
      this.show("summary", !uniform);
      this.count("right", this.questions.filter(({ group }) => group === "right").length);
      this.questions.forEach((question) => this.mark(question));
      this.each("[data-group]", (part) => this.fill(part));
      this.each("[data-dimension]", (part) => this.showBand(part, uniform));
    }

    /* Puts into a question's passage what was answered to it. */
    mark({ passage, inputs, chosen, group, label }) {
      passage.querySelectorAll(".quiz-added").forEach((part) => part.remove());
      passage.querySelectorAll("[data-option]").forEach((part) => {
        part.hidden = !chosen.some((input) => input.value === part.dataset.option);
      });
      const add = (name, those) => {
        const part = this.phrase(name);
        part.classList.add("quiz-added");
        those.forEach((input, i) => part.append(i ? this.phrase("comma") : "", label(input)));
        (passage.children[1] || passage.firstElementChild).after(part);
      };
      if (group === "missed") add("correct", inputs.filter((input) => "correct" in input.dataset));
      if (chosen.length) add("answer", chosen);
    }

    /* The strongest wishes first; the sort keeps the order of equal ones. */
    fill(part) {
      const members = this.questions.filter(({ group }) => group === part.dataset.group)
        .sort((a, b) => Math.abs(b.wish || 0) - Math.abs(a.wish || 0));
      const nothing = part.querySelector(".quiz-nothing");
      part.querySelector("ul").replaceChildren(...members.map(({ passage }) => passage));
      part.hidden = !members.length && !nothing;
      if (nothing) nothing.hidden = members.length > 0;
    }

    /* A dimension is read only where each of its questions has an answer that counts. */
    showBand(part, uniform) {
      const attribute = `data-to-${part.dataset.dimension}`;
      const sum = this.questions.filter(({ fieldset }) => fieldset.querySelector(`[${attribute}]`))
        .reduce((total, question) => total + question.points(attribute), 0);
      const unread = part.querySelector(".quiz-unread");
      const [cell, picture] = this.find(`[data-row="${part.dataset.dimension}"]`).querySelectorAll("td");
      const mark = picture.querySelector("circle");
      cell.textContent = unread.textContent;
      unread.hidden = uniform || sum === sum;
      part.querySelectorAll(".quiz-band").forEach((band) => {
        band.hidden = uniform || !(sum >= band.dataset.from && sum <= band.dataset.to);
        if (!band.hidden) cell.textContent = band.querySelector(".quiz-band-title").textContent;
      });
      const { from, to } = mark.dataset;
      mark.setAttribute("visibility", sum === sum ? "visible" : "hidden");
      mark.setAttribute("cx", 6 + (108 * (sum - from || 0)) / (to - from || 1));
    }

    /* -- Memory -------------------------------------------------------------------------------- */

    save() {
      const answers = this.questions.filter(({ chosen }) => chosen.length)
        .map(({ fieldset, mark, prompt, bits }) => [fieldset.id, mark, prompt, bits]);
      this.remember(() => localStorage.setItem(this.address, JSON.stringify([this.mode, answers])));
    }

    remember(action) {
      try { return action(); } catch {
        this.show("storage", false);
        this.show("no-storage", true);
        return undefined;
      }
    }

    /* Takes back the kept answers to questions that are still the same, and names the others. */
    start() {
      const kept = this.remember(() => JSON.parse(localStorage.getItem(this.address))) || ["step", []];
      const dropped = [];
      this.mode = kept[0];
      this.at = 0;
      this.questions.forEach((question) => { question.bits = 0; });
      kept[1].forEach(([id, mark, prompt, bits]) => {
        const question = this.questions.find((each) => each.fieldset.id === id && each.mark === mark);
        if (question) question.bits = bits;
        else dropped.push(prompt);
      });
      this.state = this.mode === "all" ? "all" : kept[1].length ? "continued" : "introduction";
      this.show("restored", kept[1].length > 0);
      this.count("restored", this.questions.length - this.open.length);
      this.show("dropped", dropped.length > 0);
      this.find("[data-list=dropped]").replaceChildren(...list(dropped));
    }

    /* -- Sharing ------------------------------------------------------------------------------- */

    get edition() {
      return `${this.root.dataset.version}.${digest(this.questions.map(({ mark }) => mark).join())}`;
    }

    get link() {
      const bits = this.questions.map((question) => question.bits.toString(36)).join("-");
      const body = `${this.edition}.${bits}`;
      return `${location.href.split("#")[0]}#${this.root.id}=${body}.${digest(body)}`;
    }

    /* A fragment is a stranger's text: it is only ever compared and counted. */
    openFragment() {
      const { hash } = location;
      const [name, text] = hash.slice(1).split("=");
      if (text !== undefined && name === this.root.id) {
        this.openShared(text);
        return;
      }
      if (this.state === "shared") this.own();
      const index = this.questions.findIndex(({ fieldset }) => `#${fieldset.id}` === hash);
      if (index >= 0) this.goToQuestion(index);
      this.each("[data-dimension]", (part) => {
        if (`#${part.id}` !== hash) return;
        this.go("result");
        part.scrollIntoView();
      });
    }

    openShared(text) {
      const [, edition, tokens, check] = /^(\d+\.\w+)\.([\da-z-]+)\.(\w+)$/.exec(text) || [];
      const bits = (tokens || "").split("-").map((token) => parseInt(token, 36));
      const whole = check === digest(`${edition}.${tokens}`);
      if (!whole) this.go("broken");
      else if (edition !== this.edition) this.go("outdated");
      else if (bits.length === this.questions.length
        && this.questions.every((question, i) => question.allows(bits[i]))) {
        this.questions.forEach((question, i) => { question.bits = bits[i]; });
        this.go("shared");
      } else this.go("broken");
    }

    own() {
      history.replaceState(null, "", location.href.split("#")[0]);
      this.start();
      this.go(this.state);
    }

    copy() {
      const parts = [...this.result.children].filter((part) => !part.matches(".quiz-actions"));
      this.copyText([this.title, ...parts].map((part) => part.innerText.trim()).filter(Boolean)
        .join("\n\n"), "copied");
    }

    share() {
      this.show("link", true);
      const field = this.find("[readonly]");
      field.value = this.link;
      field.select();
      this.copyText(this.link, "linked");
    }

    async copyText(text, done) {
      ["copied", "linked", "refused"].forEach((name) => this.show(name, false));
      try {
        await navigator.clipboard.writeText(text);
        this.show(done, true);
      } catch {
        this.show("refused", true);
      }
    }
  }

  document.querySelectorAll("section.quiz").forEach((root) => new SelfCheck(root));
})();
