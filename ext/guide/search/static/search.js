/* The search page: reads the query from the field or the address, and shows what the engine finds.
   Engine and index are fetched as scripts, which works from a folder too, and at the first query. */
"use strict";

(() => {
  const page = document.querySelector(".search-page");
  const field = page.querySelector(".search-words");
  const status = page.querySelector("[role=status]");
  const note = page.querySelector(".search-note");
  const list = page.querySelector(".search-hits");
  const more = page.querySelector(".search-more");
  const KINDS = { text: "本文", faq: "質問と答え", quiz: "自己チェック" };
  const AT_FIRST = 10;
  const siteTitle = document.title;

  function fetchScript(address) {
    return new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), { src: address });
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.head.append(script);
    });
  }

  let engine;
  const ready = () => (engine ??= Promise.all([page.dataset.engine, page.dataset.index].map(fetchScript))
    .then(() => window.guideSearchEngine(window.guideSearchIndex)));

  /* What a query finds. The tests ask here too. */
  const find = (query) => ready().then((search) => search(query));
  window.guideSearch = find;

  /* ---- What is shown ---- */

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  /* Every second piece is a match. No <mark>: screen readers tell where each begins and ends. */
  const withMarks = (pieces) =>
    pieces.map((piece, i) => (i % 2 ? element("b", "", piece) : piece)).filter(Boolean);

  function hit({ address, kind, title, heading, passage }) {
    const link = element("a", "", ...withMarks(heading));
    link.href = document.documentElement.dataset.content_root + address;
    const where = element("p", "search-hit-where",
      element("span", `search-hit-kind is-${kind}`, KINDS[kind]), " ", title);
    return element("li", "search-hit",
      element("h2", "search-hit-heading", link), where,
      element("p", "search-hit-passage", ...withMarks(passage)));
  }

  /* For which of the reader's words others were looked up. */
  const asOthers = ({ word, ours }) => `「${word}」は「${ours.slice(0, 3).join("」「")}」`;

  function show(query, { results, others }) {
    status.textContent = results.length
      ? `「${query}」の検索結果：${results.length}件`
      : `「${query}」は見つかりませんでした。`;
    note.textContent = results.length && others.length
      ? `${others.map(asOthers).join("、")}としても探しました。` : "";
    list.replaceChildren(...results.map(hit));
    [...list.children].slice(AT_FIRST).forEach((item) => { item.hidden = true; });
    more.hidden = results.length <= AT_FIRST;
    more.textContent = `残りの${results.length - AT_FIRST}件も表示する`;
    page.dataset.state = results.length ? "found" : "nothing";
    document.title = `「${query}」の${siteTitle}`;
  }

  function showStart() {
    status.textContent = note.textContent = "";
    list.replaceChildren();
    more.hidden = true;
    page.dataset.state = "start";
    document.title = siteTitle;
  }

  /* ---- What the reader does ---- */

  let asked;

  function ask() {
    const query = field.value.trim();
    if (query === asked) return;
    asked = query;
    if (!query) return showStart();
    find(query).then((found) => { if (query === asked) show(query, found); }, () => {
      asked = engine = undefined;
      status.textContent = "検索の準備ができませんでした。接続を確かめて、もう一度検索してください。";
    });
  }

  function addressOf(query) {
    const address = new URL(location.href);
    address.search = query ? new URLSearchParams({ q: query }) : "";
    return address;
  }

  /* Each query that was entered keeps its place in the history; while the reader types, the
     words stand in one place of their own. */
  let entered = true;

  function keepInHistory(isEntered) {
    const address = addressOf(field.value.trim());
    if (address.href !== location.href) {
      history[entered ? "pushState" : "replaceState"](null, "", address);
      entered = false;
    }
    entered ||= isEntered;
  }

  function readAddress() {
    entered = true;
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    ask();
  }

  let waiting;
  field.addEventListener("input", (event) => {
    clearTimeout(waiting);
    // While kanji are being chosen, the words are not yet the reader's.
    if (event.isComposing) return;
    waiting = setTimeout(() => {
      keepInHistory(false);
      ask();
    }, 200);
  });
  field.addEventListener("compositionend", () => field.dispatchEvent(new Event("input")));
  field.addEventListener("focus", ready, { once: true });

  page.querySelector(".search-form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    keepInHistory(true);
    ask();
  });
  window.addEventListener("popstate", readAddress);

  more.addEventListener("click", () => {
    const rest = list.querySelectorAll("[hidden]");
    rest.forEach((item) => { item.hidden = false; });
    more.hidden = true;
    rest[0].querySelector("a").focus();
  });

  /* Down and up lead through the field and the results. */
  page.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const stops = [field, ...list.querySelectorAll("li:not([hidden]) a")];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!next || !stops.includes(document.activeElement)) return;
    event.preventDefault();
    next.focus();
  });

  readAddress();
})();
