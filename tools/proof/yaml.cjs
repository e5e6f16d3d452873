// The Japanese texts of a YAML file as textlint's tree, every position being that of the file.
"use strict";

const yaml = require("yaml");
const { locator, parseMyst } = require("./myst.cjs");

const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;

/** For each character of a scalar's value, where it is in the file. */
function offsets(text, value, [start, end]) {
  const found = [];
  let at = start;
  for (const character of value) {
    if (/\s/.test(character)) {
      // A line break that YAML folds is a space of the value.
      while (at < end && !/\s/.test(text[at])) at += 1;
      found.push(at);
      at += 1;
      continue;
    }
    while (at < end && !text.startsWith(character, at)) at += 1;
    for (let part = 0; part < character.length; part += 1) found.push(at + part);
    at += character.length;
  }
  return found;
}

/** Move a tree of a value to where the value is in the file. */
function moved(node, text, map, locate) {
  const [start, end] = node.range;
  const from = map[start] ?? (map.at(-1) ?? 0) + 1;
  const to = end > start ? map[end - 1] + 1 : from;
  return {
    ...node,
    raw: text.slice(from, to),
    range: [from, to],
    loc: { start: locate(from), end: locate(to) },
    ...(node.children && { children: node.children.map((child) => moved(child, text, map, locate)) }),
  };
}

/** The texts of a YAML file. What isn't YAML is told by the build, so nothing is made of it here. */
function parseYaml(text, figures = {}) {
  const locate = locator(text);
  const children = [];
  const pictures = [];
  yaml.visit(yaml.parseDocument(text), {
    Scalar(key, node) {
      if (key === "key" || typeof node.value !== "string" || !JAPANESE.test(node.value)) return;
      // The mark of a block (“|”) is no part of its text.
      const lineEnd = text.indexOf("\n", node.range[0]);
      const start = node.type?.startsWith("BLOCK") ? lineEnd : node.range[0];
      const map = offsets(text, node.value, [start, node.range[1]]);
      const page = parseMyst(node.value, figures);
      children.push(...moved(page, text, map, locate).children);
      pictures.push(...page.pictures.map((picture) => ({ ...picture, offset: map[picture.offset] })));
    },
  });
  const loc = { start: locate(0), end: locate(text.length) };
  return { type: "Document", raw: text, range: [0, text.length], loc, children, pictures };
}

module.exports = { parseYaml };
