// The selectors of a sheet that do not stand in another one, and match something on this page.
// What stands in the way of asking the page is taken to be so: a state, a part of an element.
([original, reduced]) => {
  const of = (text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    const found = new Set();
    const walk = (rules) => {
      for (const rule of rules) {
        if (rule.selectorText) parts(rule.selectorText).forEach((part) => found.add(part));
        if (rule.cssRules) walk(rule.cssRules);
      }
    };
    walk(sheet.cssRules);
    return found;
  };
  const cut = (text, at) => {
    const pieces = [""];
    let depth = 0;
    for (const sign of text) {
      depth += "([".includes(sign) - ")]".includes(sign);
      if (at.test(sign) && depth === 0) pieces.push("");
      else pieces[pieces.length - 1] += sign;
    }
    return pieces;
  };
  const parts = (text) => cut(text, /,/).map((part) => part.trim());
  const plain = (selector) => {
    let text = selector.replace(/::[\w-]+(\([^)]*\))?/g, "");
    while (/:(?!is\(\*\))[\w-]+\([^()]*\)/.test(text))
      text = text.replace(/:(?!is\(\*\))[\w-]+\([^()]*\)/g, "");
    return text.replace(/:[\w-]+/g, "").replace(/(^|[>+~ ])(?=$|[>+~ ])/g, "$1*");
  };
  const kept = of(reduced);
  const missing = [...of(original)].filter((selector) => !kept.has(selector));
  return {
    kept: kept.size,
    missing: missing.length,
    matching: missing.filter((selector) => {
      try {
        return document.querySelector(plain(selector));
      } catch {
        return true;
      }
    }),
  };
}
