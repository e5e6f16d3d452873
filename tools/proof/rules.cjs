// Which rules of textlint's presets read the guide, and how and why each is tuned.
"use strict";

const yaml = require("yaml");
const { moduleInterop } = require("@textlint/module-interop");
const technical = require("textlint-rule-preset-ja-technical-writing");
const jtf = moduleInterop(require("textlint-rule-preset-jtf-style"));
const prh = moduleInterop(require("textlint-rule-prh"));

const FIGURE = "/\\{\\{[^}]*\\}\\}/";

/**
 * Of the preset for technical writing. Off are:
 * - ja-no-weak-phrase: what the brochure doesn't say must not be asserted, and quizzes ask what one thinks;
 * - no-exclamation-question-mark: a FAQ asks;
 * - arabic-kanji-numbers: 「一つ」「二人」 are what the guide writes.
 */
function technicalRules(allowed) {
  const names = allowed.map((text) => `/${text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}/`);
  return {
    // The writers aim at 60. Names of exams and figures, which can't be shortened, don't count.
    "sentence-length": { max: 70, skipPatterns: [...names, FIGURE] },
    "max-ten": { max: 3 },
    "max-comma": { max: 3 },
    "max-kanji-continuous-len": { max: 6 },
    // Lists hold whole sentences too; what is no sentence is not looked at. Only the ends of
    // sentences count: inside one, as in 「公務員である配偶者」, the plain form is right.
    "no-mix-dearu-desumasu": { preferInHeader: "", preferInBody: "ですます", preferInList: "ですます" },
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
    "ja-unnatural-alphabet": true,
    "no-unmatched-pair": true,
  };
}

/** Of the style guide of the Japan Translation Federation: widths and spaces only. */
const JTF_RULES = {
  "1.2.1.句点(。)と読点(、)": true,
  "2.1.8.算用数字": true,
  "2.1.9.アルファベット": true,
  "3.1.1.全角文字と半角文字の間": true,
  "3.1.2.全角文字どうし": true,
  "4.3.1.丸かっこ（）": true,
};

/** 「…ないわけではありません」: no-double-negative-ja knows only the plain forms. */
function politeDoubleNegative({ Syntax, RuleError, getSource, locator, report }) {
  const twice = /な(?:い(?:わけ|こと|もの)?(?:で|に)?[はも]|く[はも])(?:ありません|いきません)/g;
  return {
    [Syntax.Str](node) {
      for (const match of getSource(node).matchAll(twice)) {
        const range = [match.index, match.index + match[0].length];
        report(node, new RuleError(match[0], { padding: locator.range(range) }));
      }
    },
  };
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
    { ruleId: "polite-double-negative", rule: politeDoubleNegative, options: true },
    ...(terms.length > 0 ? [{ ruleId: "terms", rule: prh, options: { ruleContents, ...everywhere } }] : []),
  ];
}

module.exports = { chosenRules };
