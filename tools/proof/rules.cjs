// Which rules of textlint's presets read the guide, and how and why each is tuned.
"use strict";

const yaml = require("yaml");
const { tokenize } = require("kuromojin");
const { moduleInterop } = require("@textlint/module-interop");
const technical = require("textlint-rule-preset-ja-technical-writing");
const jtf = moduleInterop(require("textlint-rule-preset-jtf-style"));
const prh = moduleInterop(require("textlint-rule-prh"));

const FIGURE = "/\\{\\{[^}]*\\}\\}/";

/**
 * Of the preset for technical writing. Off are:
 * - ja-no-weak-phrase: what the brochure doesn't say must not be asserted, and quizzes ask what one thinks;
 * - no-exclamation-question-mark: a FAQ asks;
 * - arabic-kanji-numbers: 「一つ」「二人」 are what the guide writes;
 * - max-comma: JTF's rule tells of every comma;
 * - no-mix-dearu-desumasu: it knows 「である」 only, and not 「働く」; see `plainForm`.
 */
function technicalRules(allowed) {
  const names = allowed.map((text) => `/${text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}/`);
  return {
    // The writers aim at 60. Names of exams and figures, which can't be shortened, don't count.
    "sentence-length": { max: 70, skipPatterns: [...names, FIGURE] },
    "max-ten": { max: 3 },
    "max-kanji-continuous-len": { max: 6 },
    "ja-no-mixed-period": { periodMark: "。", allowPeriodMarks: ["？", "！", "：", "）"] },
    "no-doubled-conjunction": true,
    "no-doubled-conjunctive-particle-ga": true,
    "no-double-negative-ja": true,
    // 「画面も音声も」「通常期が…、繁忙期が…」「横に動かさずに」 are read without a stop.
    "no-doubled-joshi": { min_interval: 1, allow: ["も", "や", "に", "にも", "でも", "が"] },
    "no-dropping-the-ra": true,
    "no-nfd": true,
    "no-hankaku-kana": true,
    "no-invalid-control-character": true,
    "no-zero-width-spaces": true,
    "ja-no-successive-word": true,
    "ja-no-abusage": true,
    "ja-no-redundant-expression": true,
    // Names of a letter, such as 「Aさん」; that a wide one should be narrow, JTF's rule tells.
    "ja-unnatural-alphabet": { allow: ["/[A-ZＡ-Ｚａ-ｚ]/"] },
    "no-unmatched-pair": true,
  };
}

/** Of the style guide of the Japan Translation Federation: widths and spaces only. */
const JTF_RULES = {
  "1.2.1.句点(。)と読点(、)": true,
  "1.2.2.ピリオド(.)とカンマ(,)": true,
  "2.1.8.算用数字": true,
  "2.1.9.アルファベット": true,
  "3.1.1.全角文字と半角文字の間": true,
  "3.1.2.全角文字どうし": true,
  "4.3.1.丸かっこ（）": true,
};

/** A rule that finds a regular expression in a text's words. */
function pattern(expression) {
  return ({ Syntax, RuleError, getSource, locator, report }) => ({
    [Syntax.Str](node) {
      for (const match of getSource(node).matchAll(expression)) {
        const range = [match.index, match.index + match[0].length];
        report(node, new RuleError(match[0], { padding: locator.range(range) }));
      }
    },
  });
}

/** 「…ないわけではありません」: no-double-negative-ja knows only the plain forms. */
const politeDoubleNegative = pattern(/な(?:い(?:わけ|こと|もの)?(?:で|に)?[はも]|く[はも])(?:ありません|いきません)/g);

/** JTF's rule for spaces between words looks at narrow ones only. */
const wideSpace = pattern(/　/g);

const POLITE = new Set(["です", "ます", "くださる", "ござる"]);

/** Sentences that end in the plain form: 「働く。」「である。」「だった。」 */
function plainForm({ Syntax, RuleError, getSource, locator, report }) {
  let words = []; // of the paragraph: a heading holds no sentences
  return {
    [Syntax.Paragraph]() {
      words = [];
    },
    [Syntax.Str](node) {
      words.push(node);
    },
    async [Syntax.ParagraphExit]() {
      for (const node of words) {
        const tokens = await tokenize(getSource(node));
        let end = 0; // the tokenizer's own positions count a rare character, such as 𠮟, once
        tokens.forEach((token, index) => {
          const before = tokens.slice(Math.max(index - 3, 0), index);
          if (token.surface_form === "。" && isPlain(before)) {
            const word = before.at(-1).surface_form;
            report(node, new RuleError(word, { padding: locator.range([end - word.length, end + 1]) }));
          }
          end += token.surface_form.length;
        });
      }
    },
  };
}

/** Whether the last words of a sentence are a verb or an adjective, and not polite. */
function isPlain(words) {
  const last = words.at(-1);
  const isVerb = ["動詞", "形容詞", "助動詞"].includes(last?.pos) && last.conjugated_form === "基本形";
  return isVerb && !words.some((word) => POLITE.has(word.basic_form));
}

/** The rules as textlint's kernel takes them. `terms` are prh's rules, `allowed` texts that stay as they are. */
function chosenRules({ terms, allowed }) {
  const from = (rules, chosen) =>
    Object.entries(chosen).map(([ruleId, options]) => ({ ruleId, rule: rules[ruleId], options }));
  const ruleContents = [yaml.stringify({ version: 1, rules: terms })];
  const everywhere = { checkLink: true, checkEmphasis: true, checkBlockQuote: true };
  return [
    ...from(technical.rules, technicalRules(allowed)),
    ...from(jtf.rules, JTF_RULES),
    { ruleId: "plain-form", rule: plainForm, options: true },
    { ruleId: "polite-double-negative", rule: politeDoubleNegative, options: true },
    { ruleId: "wide-space", rule: wideSpace, options: true },
    ...(terms.length > 0 ? [{ ruleId: "terms", rule: prh, options: { ruleContents, ...everywhere } }] : []),
  ];
}

module.exports = { chosenRules };
