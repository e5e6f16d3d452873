// Reads texts with textlint: a request as JSON on standard input, what was found as JSON on output.
//
// The request: {files: {path: text}, figures: {name: value}, terms: [a rule of prh], allowed: [text]}.
// The answer, by path: {findings: [{range, rule, message}], pictures: [{offset, file, alt}],
// paragraphs: [text]}. Ranges and offsets count the characters of the file from 0.
"use strict";

const { TextlintKernel } = require("@textlint/kernel");
const { chosenRules } = require("./rules.cjs");
const { parseMyst } = require("./myst.cjs");
const { parseYaml } = require("./yaml.cjs");

/** What textlint calls a plugin: it hands over a tree that was parsed already. */
function plugin(extension, tree) {
  class Processor {
    availableExtensions() {
      return [extension];
    }
    processor() {
      return {
        preProcess: (text) => ({ text, ast: tree }),
        postProcess: (messages, filePath) => ({ messages, filePath }),
      };
    }
  }
  return { pluginId: "guide", plugin: { Processor } };
}

/** The sentences of a tree's paragraphs, as a reader sees them. */
function paragraphs(node) {
  if (node.type === "Paragraph") return [words(node)];
  return (node.children ?? []).flatMap(paragraphs);
}

function words(node) {
  return node.children ? node.children.map(words).join("") : (node.value ?? "");
}

async function answer({ files, figures, terms, allowed }) {
  const kernel = new TextlintKernel();
  const rules = chosenRules({ terms, allowed });
  const found = {};
  for (const [filePath, text] of Object.entries(files)) {
    const ext = filePath.slice(filePath.lastIndexOf("."));
    const tree = (ext === ".md" ? parseMyst : parseYaml)(text, figures);
    const read = { pictures: tree.pictures, paragraphs: paragraphs(tree) };
    const { messages } = await kernel.lintText(text, { filePath, ext, plugins: [plugin(ext, tree)], rules });
    const findings = messages.map(({ range, ruleId: rule, message }) => ({ range, rule, message }));
    found[filePath] = { findings, ...read };
  }
  return found;
}

async function input() {
  let text = "";
  for await (const part of process.stdin.setEncoding("utf8")) text += part;
  return JSON.parse(text);
}

input()
  .then(answer)
  .then((found) => process.stdout.write(JSON.stringify(found)));
