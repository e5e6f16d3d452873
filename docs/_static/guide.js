/* What the page cannot do by itself: keep the reader's choice of colours, show the current chapter
   in a long menu, close the page's contents when a line of it is followed, and let the keyboard
   scroll wide tables. */
"use strict";

const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");

/* Storage may be forbidden: then the choice holds for this page. */
const stored = {
  get() { try { return localStorage.getItem("mode"); } catch { return null; } },
  set(mode) { try { localStorage.setItem("mode", mode); } catch { /* not kept */ } },
};

let mode = ["light", "dark"].includes(stored.get()) ? stored.get() : "auto";

function applyMode() {
  const dark = mode === "dark" || (mode === "auto" && prefersDark.matches);
  document.documentElement.dataset.mode = mode;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}

/* At once, while nothing is drawn yet. */
applyMode();
prefersDark.addEventListener("change", applyMode);

function offerModes() {
  const choice = document.querySelector(".theme-choice");
  choice.querySelectorAll("input").forEach((input) => { input.checked = input.value === mode; });
  choice.addEventListener("change", (event) => {
    mode = event.target.value;
    stored.set(mode);
    applyMode();
  });
  choice.hidden = false;
}

function showCurrentChapter() {
  const chapters = document.querySelector(".site-nav");
  const current = chapters.querySelector("[aria-current]");
  if (current) chapters.scrollTop = current.offsetTop - chapters.offsetTop - chapters.clientHeight / 2;
}

function closeFollowedContents() {
  const contents = document.getElementById("page-toc");
  /* Each link by itself: of a common listener, a screen reader calls all around clickable. */
  contents?.querySelectorAll("a").forEach((link) => link.addEventListener("click", () => {
    if (contents.matches(":popover-open")) contents.hidePopover();
  }));
}

function letKeyboardScroll() {
  document.querySelectorAll(".bd-article pre, .pst-scrollable-table-container").forEach((box) => {
    const scrolls = box.scrollWidth > box.clientWidth;
    if (scrolls) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  });
}

document.addEventListener("DOMContentLoaded", () => {
  offerModes();
  showCurrentChapter();
  closeFollowedContents();
  letKeyboardScroll();
  window.addEventListener("resize", letKeyboardScroll);
});
