/* Shows a quiz's result. Every sentence is in the page already: this file adds up, shows, hides,
   moves and sets the focus. It stores nothing and sends nothing. */
"use strict";

class SelfCheck {
  constructor(root) {
    this.root = root;
    this.questions = [...root.querySelectorAll("fieldset.quiz-question")];
    this.errors = root.querySelector(".quiz-errors");
    this.result = root.querySelector("section.quiz-result");
    this.passages = [...root.querySelectorAll(".quiz-passage")];
    this.home = root.querySelector(".quiz-all .quiz-passages");
    this.sums = new Map();

    root.classList.add("quiz-on-screen");
    this.each(".quiz-without-script, .quiz-paper", (part) => { part.hidden = true; });
    this.each(".quiz-actions, .quiz-again", (part) => { part.hidden = false; });
    this.result.hidden = true;
    root.addEventListener("click", (event) => this.act(event));
    this.errors.addEventListener("click", (event) => this.goToQuestion(event));
    root.addEventListener("change", () => this.listUnanswered());
  }

  each(selector, action) {
    this.root.querySelectorAll(selector).forEach(action);
  }

  act(event) {
    const button = event.target.closest("button[data-action]");
    if (!button) return;
    const actions = {
      show: () => this.show(false), force: () => this.show(true),
      back: () => this.back(), erase: () => this.erase(),
    };
    actions[button.dataset.action]();
  }

  answer(question) {
    return question.querySelector("input:checked");
  }

  /* Keeps the list of unanswered questions true while it is shown. */
  listUnanswered() {
    const open = new Set(this.questions.filter((q) => !this.answer(q)).map((q) => q.dataset.question));
    this.errors.querySelectorAll("li").forEach((item) => {
      item.hidden = !open.has(item.dataset.question);
    });
    if (open.size === 0) this.errors.hidden = true;
    return open.size;
  }

  /* A link would only scroll: the reader wants to answer. */
  goToQuestion(event) {
    const item = event.target.closest("li[data-question]");
    if (!item || !event.target.closest("a")) return;
    event.preventDefault();
    const question = this.questions.find((q) => q.dataset.question === item.dataset.question);
    question.scrollIntoView();
    question.querySelector("input").focus({ preventScroll: true });
  }

  show(incomplete) {
    if (this.listUnanswered() > 0 && !incomplete) {
      this.errors.hidden = false;
      this.errors.scrollIntoView({ block: "nearest" });
      this.errors.focus({ preventScroll: true });
      return;
    }
    const answers = this.questions.map((q) => this.answer(q)).filter(Boolean);
    const wishes = answers.filter((input) => input.dataset.wish !== undefined);
    const uniform = wishes.length > 2 && wishes.length === answers.length
      && wishes.every((input) => input.dataset.wish === wishes[0].dataset.wish);
    this.errors.hidden = true;
    this.root.querySelector(".quiz-uniform").hidden = !uniform;
    this.addUp();
    this.each("[data-dimension]", (part) => this.showBand(part, uniform));
    this.sortPassages();
    this.result.hidden = false;
    const heading = this.result.querySelector(".quiz-result-title");
    heading.scrollIntoView();
    heading.focus({ preventScroll: true });
  }

  /* A dimension has a sum only where each of its questions has an answer with points for it. */
  addUp() {
    const wanted = new Map();
    const given = new Map();
    const add = (map, name, value) => map.set(name, (map.get(name) || 0) + value);
    this.sums = new Map();
    this.questions.forEach((question) => {
      const names = new Set();
      question.querySelectorAll("input").forEach((input) => {
        this.scores(input).forEach(([name]) => names.add(name));
      });
      names.forEach((name) => add(wanted, name, 1));
      this.scores(this.answer(question)).forEach(([name, points]) => {
        add(given, name, 1);
        add(this.sums, name, points);
      });
    });
    wanted.forEach((count, name) => {
      if (given.get(name) !== count) this.sums.delete(name);
    });
  }

  scores(input) {
    const text = input && input.dataset.scores;
    return text ? text.split(" ").map((part) => {
      const [name, points] = part.split(":");
      return [name, Number(points)];
    }) : [];
  }

  showBand(part, uniform) {
    const sum = uniform ? undefined : this.sums.get(part.dataset.dimension);
    part.querySelectorAll(".quiz-band").forEach((band) => {
      band.hidden = sum === undefined || sum < Number(band.dataset.from) || sum > Number(band.dataset.to);
    });
    part.querySelector(".quiz-unread").hidden = sum !== undefined || uniform;
  }

  /* The strongest wishes first; among equals the order of the questions. */
  sortPassages() {
    const lists = { avoid: [], want: [], unknown: [] };
    this.passages.forEach((passage) => {
      this.home.append(passage);
      const question = this.questions.find((q) => q.dataset.question === passage.dataset.question);
      const input = this.answer(question);
      const wish = input ? input.dataset.wish : undefined;
      if (wish === "unknown") lists.unknown.push([0, passage]);
      else if (Number(wish) < 0) lists.avoid.push([Number(wish), passage]);
      else if (Number(wish) > 0) lists.want.push([-Number(wish), passage]);
    });
    this.each("[data-group]", (group) => {
      const chosen = lists[group.dataset.group].sort((a, b) => a[0] - b[0]);
      group.querySelector("ul").append(...chosen.map((pair) => pair[1]));
      group.querySelector(".quiz-nothing").hidden = chosen.length > 0;
      group.hidden = false;
    });
  }

  back() {
    this.result.hidden = true;
    this.questions[0].scrollIntoView();
    (this.answer(this.questions[0]) || this.questions[0].querySelector("input"))
      .focus({ preventScroll: true });
  }

  erase() {
    this.each("input:checked", (input) => { input.checked = false; });
    this.back();
  }
}

document.querySelectorAll("section.quiz").forEach((root) => new SelfCheck(root));
