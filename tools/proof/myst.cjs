// The prose of a MyST page as textlint's tree, every position being that of the page itself.
//
// Lines that are markup (fences, options, labels, comments) are blanked to the same length, so that
// what is left is Markdown. Inline markup that Markdown doesn't know (roles, substitutions,
// attributes) is cut out of the tree afterwards.
"use strict";

const { parse } = require("@textlint/markdown-to-ast");

const FENCE = /^(\s*)(`{3,}|~{3,}|:{3,})\s*(?:\{([\w-]+)\}[ \t]*(.*))?(.*)$/;
const MARKUP_LINE = /^\s*(?:\([\w-]+\)=|%.*|\+\+\+.*|\{[.#][^}]*\})\s*$/;
const OPTION = /^(\s*:([\w-]+):[ \t]*)(.*)$/;
const DEFINITION = /^(\s*): (?=\S)/;
// What they hold is names of pages, quizzes and files.
const DATA_DIRECTIVES = new Set(["drawing", "faq-list", "image", "include", "quiz", "quiz-behaviour", "toctree"]);
const PICTURE_DIRECTIVES = new Set(["drawing", "figure", "image"]);
const TITLED_DIRECTIVES = new Set(["faq"]);
const SPOKEN_OPTIONS = new Set(["alt"]);

/** Where the lines of `text` begin, to tell line and column of an offset. */
function locator(text) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low] };
  };
}

/** Blank the lines that are markup; note what else on them is prose. */
class Blanking {
  constructor(text) {
    this.lines = [];
    this.prose = []; // {type, range}: prose on lines that are blanked
    this.pictures = []; // {offset, file, alt}: alt is null where none was written
    this.terms = new Set(); // numbers of the lines that are terms of a definition list
    this.definitions = new Set();
    this.fences = []; // the open ones: {mark, kind}
    this.inOptions = false;
    this.offset = 0;
    const lines = text.split("\n");
    const body = this.skipFrontMatter(lines);
    lines.slice(body).forEach((line) => this.take(line));
  }

  get text() {
    return this.lines.join("\n");
  }

  get top() {
    return this.fences[this.fences.length - 1];
  }

  skipFrontMatter(lines) {
    if (lines[0] !== "---") return 0;
    const end = lines.indexOf("---", 1);
    for (const line of lines.slice(0, end + 1)) {
      const description = /^(\s*description:\s*)(.*)$/.exec(line);
      if (description) this.note("Paragraph", description[1].length, description[2]);
      this.blank(line);
    }
    return end + 1;
  }

  note(type, column, words) {
    if (words.trim()) {
      this.prose.push({ type, range: [this.offset + column, this.offset + column + words.length] });
    }
  }

  keep(line) {
    this.lines.push(line);
    this.offset += line.length + 1;
  }

  blank(line) {
    this.keep(" ".repeat(line.length));
  }

  take(line) {
    const fence = FENCE.exec(line);
    if (this.top?.kind === "code") {
      if (fence && this.closes(fence)) this.fences.pop();
      this.keep(line);
    } else if (fence) {
      this.takeFence(line, fence);
    } else if (this.inOptions && OPTION.test(line)) {
      const [, head, name, words] = OPTION.exec(line);
      if (SPOKEN_OPTIONS.has(name)) this.note("Paragraph", head.length, words);
      if (name === "alt" && this.top.picture) this.top.picture.alt = words.trim();
      this.blank(line);
    } else {
      this.inOptions = false;
      this.takeProse(line);
    }
  }

  takeProse(line) {
    if (this.top?.kind === "data" || MARKUP_LINE.test(line)) {
      this.blank(line);
    } else if (DEFINITION.test(line)) {
      // A list item ends the paragraph above, as a definition does.
      if (!this.definitions.has(this.lines.length)) this.terms.add(this.lines.length);
      this.definitions.add(this.lines.length + 1);
      this.keep(line.replace(DEFINITION, "$1- "));
    } else {
      this.keep(line);
    }
  }

  picture(directive, file, column) {
    if (!PICTURE_DIRECTIVES.has(directive)) return null;
    const picture = { offset: this.offset + column, file: file.trim(), alt: null };
    this.pictures.push(picture);
    return picture;
  }

  closes([, , mark, name, , rest]) {
    return name === undefined && !rest.trim() && mark[0] === this.top.mark[0] && mark.length >= this.top.mark.length;
  }

  takeFence(line, fence) {
    const [, indent, mark, name, argument] = fence;
    this.inOptions = false;
    if (this.top && this.closes(fence)) {
      this.fences.pop();
      this.blank(line);
    } else if (name === undefined && mark[0] !== ":") {
      this.fences.push({ mark, kind: "code" });
      this.keep(line);
    } else {
      if (TITLED_DIRECTIVES.has(name)) this.note("Header", line.length - argument.length, argument);
      if (name !== undefined) {
        const kind = DATA_DIRECTIVES.has(name) ? "data" : "prose";
        this.fences.push({ mark, kind, picture: this.picture(name, argument, indent.length) });
        this.inOptions = true;
      }
      this.blank(line);
    }
  }
}

/** Cuts the inline markup that only MyST knows out of a Markdown tree. */
class Inline {
  constructor(text, figures, locate) {
    this.text = text;
    this.figures = figures;
    this.locate = locate;
  }

  node(type, start, end, more) {
    return {
      type,
      raw: this.text.slice(start, end),
      range: [start, end],
      loc: { start: this.locate(start), end: this.locate(end) },
      ...more,
    };
  }

  words(start, end, value = this.text.slice(start, end)) {
    return start < end ? [this.node("Str", start, end, { value })] : [];
  }

  /** Markup between words. It stays in the tree, as rules count the characters from its start. */
  markup(start, end) {
    return start < end ? [this.node("Html", start, end, { value: "" })] : [];
  }

  /** The tree's inline children, without what is not prose. */
  children(nodes) {
    return nodes.flatMap((node, index) => {
      if (node.type === "Str") {
        const role = nodes[index + 1]?.type === "Code" ? this.roleBefore(nodes[index + 1]) : null;
        return this.str(node.range[0], node.range[1] - (role ? role[0].length : 0));
      }
      if (node.type === "Code") {
        const role = this.roleBefore(node);
        return role ? this.role(role, node) : [node];
      }
      if (node.type === "Break") return this.markup(...node.range);
      return [node.children ? { ...node, children: this.children(node.children) } : node];
    });
  }

  roleBefore(code) {
    return /\{([a-z:-]+)\}$/.exec(this.text.slice(0, code.range[0]));
  }

  role([before, name], code) {
    const whole = [code.range[0] - before.length, code.range[1]];
    const inside = /^(`+)([\s\S]*?)\1$/.exec(code.raw);
    const start = code.range[0] + inside[1].length;
    const title = name === "ruby" ? /^([^|｜]*?)\\?[|｜]/ : /^([\s\S]*\S)\s*<[^<>]*>$/;
    const titled = title.exec(inside[2]);
    if (!titled) return [this.node("Code", ...whole, { value: inside[2] })]; // its words are another page's
    const children = this.words(start, start + titled[1].length);
    return [this.node("Link", ...whole, { url: "", title: null, children })];
  }

  /** The words between two offsets, with the markup that Markdown took for words. */
  str(start, end) {
    const source = this.text.slice(start, end);
    const markup = /\{\{\s*(\w+)\s*\}\}|\[([^[\]]*)\]\{[.#][^}]*\}|\s*\n\s*|\*\*|\\(?=[!-/:-@[-`{-~])/g;
    const found = [];
    let last = start;
    for (const match of source.matchAll(markup)) {
      const [whole, figure, attributed] = match;
      const [from, to] = [start + match.index, start + match.index + whole.length];
      found.push(...this.words(last, from));
      if (figure) {
        found.push(...this.words(from, to, this.figures[figure] ?? figure));
      } else if (attributed !== undefined) {
        const children = this.str(from + 1, from + 1 + attributed.length);
        found.push(this.node("Emphasis", from, to, { children }));
      } else if (/\n/.test(whole) && /[!-~]$/.test(this.text.slice(0, from)) && /^[!-~]/.test(this.text.slice(to))) {
        found.push(...this.words(from, to, " ")); // only between Latin words a line's end is a space
      } else {
        found.push(...this.markup(from, to));
      }
      last = to;
    }
    return [...found, ...this.words(last, end)];
  }
}

const INLINE_PARENTS = new Set(["Paragraph", "Header"]);

/** The pictures that a Markdown tree shows: `![alt](file)`. */
function images(node) {
  if (node.type === "Image") return [{ offset: node.range[0], file: node.url, alt: node.alt || null }];
  return (node.children ?? []).flatMap(images);
}

/** The tree of a MyST page: `figures` are the values that `{{ name }}` stands for. */
function parseMyst(text, figures = {}) {
  const blanking = new Blanking(text);
  const tree = parse(blanking.text);
  const inline = new Inline(text, figures, locator(text));

  function rebuild(node) {
    if (node.type === "TableCell") return [cell({ ...node, children: inline.children(node.children) })];
    if (INLINE_PARENTS.has(node.type)) return [label({ ...node, children: inline.children(node.children) })];
    if (!node.children) return [node];
    const children = node.children.flatMap(rebuild);
    const isDefinition = node.type === "List" && blanking.definitions.has(node.loc.start.line);
    return isDefinition ? children.flatMap((item) => item.children) : [{ ...node, children }];
  }

  /** A cell of a table that ends as a sentence does is read as a paragraph. */
  function cell(node) {
    if (node.children.length === 0) return node;
    const [start, end] = [node.children[0].range[0], node.children.at(-1).range[1]];
    const type = /[。？！]\s*$/.test(text.slice(start, end)) ? "Paragraph" : "Header";
    return { ...node, children: [inline.node(type, start, end, { depth: 6, children: node.children })] };
  }

  /** What is no sentence (a term, a title, an item of a list) is read as a heading is. */
  function label(node) {
    const isTerm = blanking.terms.has(node.loc.end.line);
    const isSentence = /[。？！]|(?:です|ます)$/.test(text.slice(...node.range));
    return node.type === "Paragraph" && (isTerm || !isSentence) ? { ...node, type: "Header", depth: 6 } : node;
  }

  const noted = blanking.prose.map(({ type, range }) =>
    label(inline.node(type, ...range, { depth: 6, children: inline.str(...range) })),
  );
  const children = [...tree.children.flatMap(rebuild), ...noted];
  children.sort((one, other) => one.range[0] - other.range[0]);
  const pictures = [...blanking.pictures, ...images(tree)];
  return inline.node("Document", 0, text.length, { children, pictures });
}

module.exports = { locator, parseMyst };
