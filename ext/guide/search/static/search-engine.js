/* Finds the sections that answer a query. All are read anew for each query: there are so few that
   this is quicker than making an index of them, and it finds words inside of longer ones, as
   Japanese needs it. It knows nothing of the page, and search.js fetches it at the first query. */
"use strict";

(() => {
  const RUN = /[a-z0-9]+(?:[.:-][a-z0-9]+)*|[々〇㐀-鿿豈-﫿]+|[ァ-ヺー]+|[ぁ-ゖー]+/g;
  const isLatin = (text) => /^[a-z0-9]/.test(text);
  const isKanji = (text) => /^[々〇㐀-鿿豈-﫿]+$/.test(text);
  const isKatakana = (text) => /^[ァ-ヺー]+$/.test(text);
  const isHiragana = (text) => /^[ぁ-ゖー]+$/.test(text);

  /* ---- Texts without the differences in form, or in how carefully they were typed ---- */

  const SMALL = "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";
  const LARGE = "あいうえおつやゆよわアイウエオツヤユヨワカケ";
  const large = (kana) => LARGE[SMALL.indexOf(kana)] ?? kana;
  const fold = (text) => Array.from(text.normalize("NFKC").toLowerCase(), large).join("")
    .replace(/[・「」『』]/g, "").replace(/(\d)[カケ](?=[国所月])/g, "$1か");

  const moved = (text, letters, by) =>
    text.replace(letters, (kana) => String.fromCharCode(kana.charCodeAt(0) + by));
  const toHiragana = (text) => moved(text, /[ァ-ヶ]/g, -0x60);
  const toKatakana = (text) => moved(text, /[ぁ-ゖ]/g, 0x60);

  /* What finds a reader's word in a query. Letters match with long vowels, and with or without
     spaces between them: romaji is written in many ways. */
  function asPattern(word) {
    const short = toHiragana(fold(word)).replace(/o[ou]/g, "o").replace(/uu/g, "u");
    const letters = Array.from(short.replace(/([a-z]) (?=[a-z])/g, "$1"), (letter) => (
      { o: "o[ou]?", u: "uu?" }[letter] ?? letter.replace(/[^\p{L}\p{N}]/u, "\\$&")));
    return new RegExp(letters.join(isLatin(short) ? " ?" : ""));
  }

  /* Where a word is in a text. Letters count from where a word begins; numbers and short words only
     as a whole, for these are found by chance in others. */
  function* places(text, word) {
    const kind = [isLatin, isKatakana].find((is) => is(word) && (is !== isKatakana || word.length < 4));
    const asWhole = kind === isKatakana || /^[a-z]{1,2}$|^\d/.test(word);
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      const after = text.slice(at + word.length).replace(/^ー/, "").charAt(0);
      const inside = kind && (kind(text.charAt(at - 1)) || (asWhole && kind(after)));
      if (!inside) yield at;
    }
  }
  const count = (text, word) => (text.includes(word) ? [...places(text, word)].length : 0);
  const pairs = (word) => Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2));

  /* ---- What is asked: terms, each with the forms in which a section may have it ---- */

  /* A form may be only a share of what was typed. */
  const form = (word, factor = 1, share = 1) => ({ word, factor, share });
  const byLength = (word) => Math.max(2, Math.min(word.length, 4));

  /* So many characters of a query are read. */
  const MOST = 200;

  class Reader {
    constructor({ synonyms, ignored }, rarity) {
      this.rarity = rarity;
      this.ignored = ignored.map(fold).filter(Boolean);
      this.own = new Set(Object.values(synonyms).flat().map(fold));
      this.synonyms = Object.entries(synonyms)
        .map(([theirs, ours]) => ({ length: fold(theirs).length, pattern: asPattern(theirs), ours }))
        .filter(({ length }) => length)
        .sort((a, b) => b.length - a.length);
    }

    terms(query) {
      const text = fold(query.slice(0, MOST)).replace(/\s+/g, " ").trim();
      const terms = [...this.read(text, this.ignored)];
      // Of ways of asking alone, the words are what is asked about.
      return terms.length ? terms : [...this.read(text, [])].filter(({ weight }) => weight > 1);
    }

    /* The readers' words of the table, the longest first, then what is left between them. Of the
       guide's words for one, the table has the best first. */
    * read(text, ignored, isAllHiragana = isHiragana(text.replaceAll(" ", ""))) {
      const heard = toHiragana(text);
      for (const { pattern, ours } of this.synonyms) {
        const found = pattern.exec(heard);
        if (!found || this.isPartOfWord(text, found.index, found[0].length)) continue;
        const end = found.index + found[0].length;
        const word = text.slice(found.index, end);
        yield* this.read(text.slice(0, found.index), ignored, isAllHiragana);
        yield { weight: 3, forms: [form(word), ...ours.map((our, i) => form(fold(our), .9 * .75 ** i))], word, ours };
        yield* this.read(text.slice(end), ignored, isAllHiragana);
        return;
      }
      for (const part of text.split(" ")) {
        if (isHiragana(part)) yield* this.hiragana(part, isAllHiragana);
        else yield* this.mixed(part, ignored);
      }
    }

    /* Whether the guide has a longer word of which this is only a part. */
    isPartOfWord(text, at, length) {
      const word = text.slice(at, at + length);
      const before = text.charAt(at - 1), after = text.charAt(at + length);
      if (isLatin(word)) return isLatin(before) || isLatin(after);
      if (isHiragana(word) && length < 4) return isHiragana(before) || isHiragana(after);
      if (isKatakana(word.charAt(0)) && isKatakana(before)) return true;
      const joins = (one, other) => isKanji(one) && isKanji(other);
      return (joins(before, word.charAt(0)) && this.rarity(before + word) > 0)
        || (joins(word.charAt(length - 1), after) && this.rarity(word + after) > 0);
    }

    /* Hiragana is a word if the guide has it. Else it only joins words, unless it is all there is. */
    * hiragana(part, isAll) {
      const word = part.replace(/(?:[はがを]|には|では)?(?:あり|でき)?(?:ます|です|でしよう)か$/, "")
        .replace(/^[はがをにでのと](?=..)/, (particle) => (this.rarity(part) ? particle : ""));
      if (word.length < 2 || !(isAll || (word.length > 2 && this.rarity(word)))) return;
      yield { weight: byLength(word), forms: [form(word), form(toKatakana(word))] };
    }

    * mixed(part, ignored) {
      for (const word of ignored) part = part.replaceAll(word, " ");
      for (const { 0: run, index } of part.matchAll(RUN)) {
        if (isHiragana(run)) yield* this.betweenOthers(run, isKanji(part.charAt(index - 1)));
        else if (isKanji(run) && run.length === 1) yield this.single(run, part.charAt(index + 1));
        else yield this.word(run);
      }
    }

    /* Between other words, hiragana is seldom a word itself, and mostly the end of one after kanji. */
    * betweenOthers(run, isAfterKanji) {
      if (isAfterKanji && !/^[はがをにでのと]/.test(run)) return;
      const word = run.replace(/^[はがをにでのと]/, "").replace(/[はがをにでのと]$/, "");
      const isEnding = /ます|ません|です|でしよう|まし/.test(word);
      if (word.length > 3 && !isEnding && this.rarity(word) > 2) yield { weight: 1, forms: [form(word)] };
    }

    /* A single kanji says little; with the kana that follows it is more of a word. */
    single(kanji, next) {
      const forms = isHiragana(next) ? [form(kanji + next), form(kanji, .6)] : [form(kanji, .6)];
      return { weight: .5, forms };
    }

    /* A katakana word may end with a long vowel or not, and be written in hiragana. */
    word(run) {
      const word = isKatakana(run) && run.length > 3 ? run.replace(/ー$/, "") : run;
      const forms = [form(word)];
      if (isKatakana(word) && word.length > 3) forms.push(form(toHiragana(word), .8));
      if (!isLatin(word) && !this.rarity(word)) forms.push(...this.parts(word));
      return { weight: byLength(word), forms, own: this.own };
    }

    /* Of a word that the guide doesn't have, the beginning or the end may be a word that it has. */
    parts(word) {
      const least = isKatakana(word) ? 3 : 2;
      return Array.from(word, (_, cut) => [word.slice(0, cut), word.slice(cut)]).slice(1).flat()
        .filter((part) => part.length >= least && this.rarity(part))
        .map((part) => form(part, .6, part.length / word.length));
    }
  }

  /* ---- What answers it ---- */

  const RARE = 2.5;
  const NOTHING = { score: 0, share: 0, words: [] };

  class Shelf {
    constructor({ pages, sections }) {
      this.sections = sections.map(([page, anchor, kind, heading, above, text]) => {
        const [address, title, weight] = pages[page];
        return {
          address: `${address}#${anchor}`, kind, title, heading, text,
          // The self-checks repeat what the chapters and the answers say.
          weight: kind === "quiz" ? .7 * weight : weight,
          head: fold(heading), around: fold(`${title}\n${above}`), body: fold(text),
        };
      });
      this.length = this.sections.reduce((sum, { body }) => sum + body.length, 0) / sections.length;
      this.rarities = new Map();
    }

    /* How much a word tells: little if it is everywhere, and nothing if it is nowhere. */
    rarity(word) {
      if (!this.rarities.has(word)) {
        const n = this.sections.filter(({ head, body }) => count(head, word) || count(body, word)).length;
        this.rarities.set(word, n && Math.log(1 + (this.sections.length - n + .5) / (n + .5)));
      }
      return this.rarities.get(word);
    }

    /* How much a section is about a word, much as BM25 has it: more if the word comes often, if the
       text is short, and if the heading says little else. */
    strength({ head, around, body }, word) {
      const inHead = count(head, word);
      const n = count(body, word) + 4 * inHead + (count(around, word) ? .5 : 0);
      const often = n / (n + .6 + .6 * body.length / this.length);
      return often * (1 + Math.min(1, inHead * word.length / head.length)) * this.rarity(word);
    }

    /* The best of a term's forms in a section, and how much of the term is there. */
    match(section, { forms }) {
      let best = NOTHING;
      for (const { word, factor, share } of forms) {
        const whole = this.strength(section, word);
        const found = whole
          ? { score: whole, share: share < 1 ? share * Math.min(1, this.rarity(word) / RARE) : 1, words: [word] }
          : this.inPairs(section, word);
        const score = found.score * factor;
        // Much of a word tells more than a rare part of it.
        if (score * found.share > best.score * best.share) best = { ...found, score };
      }
      return best;
    }

    /* A word of several kanji, of which the section has at least half of the pairs. */
    inPairs(section, word) {
      const all = word.length > 2 && isKanji(word) ? pairs(word) : [];
      const words = all.filter((pair) => this.strength(section, pair));
      if (!words.length || words.length < all.length / 2) return NOTHING;
      const sum = words.reduce((total, pair) => total + this.strength(section, pair), 0);
      return { score: .5 * sum / all.length, share: .8 * words.length / all.length, words };
    }

    /* The rarity of a term: that of its rarest form. */
    best({ forms }) {
      return Math.max(...forms.map(({ word, share }) => (share < 1 ? 0 : this.rarity(word))));
    }

    /* How much of a query a term is. Less, if it is nearly everywhere; more, if the guide never
       speaks of it, for the query may be about nothing else. */
    weight(term) {
      return term.weight * (this.best(term) ? Math.min(1, this.best(term) / RARE) : 1.5);
    }

    find(terms) {
      const isKnown = (term) => this.best(term) > 0;
      const weights = terms.map((term) => this.weight(term));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const allKnown = terms.every(isKnown);
      const found = [];
      for (const section of this.sections) {
        const matches = terms.map((term) => this.match(section, term));
        const covered = matches.reduce((sum, { share }, i) => sum + share * weights[i], 0) / total;
        const isTelling = matches.some((match, i) => tells(match, terms[i]));
        if (!(covered > (isTelling || allKnown ? .2 : .5))) continue;
        const sum = matches.reduce((all, { score }, i) => all + score * Math.min(terms[i].weight, 2), 0);
        const words = [...new Set(matches.flatMap((match) => match.words))];
        found.push({ section, words, score: sum * covered ** 2 * section.weight });
      }
      found.sort((a, b) => b.score - a.score);
      return found.filter(({ score }) => score > .2 * found[0].score);
    }

    /* ---- What is shown of a section: pieces of text, every second one a match ---- */

    shown({ section, words }) {
      const { address, kind, title, heading, text } = section;
      // A single kanji would be marked in words that have nothing to do with it.
      const long = words.filter((word) => word.length > 1);
      const marks = long.length ? long : words;
      // Where the heading has the words already, the section's beginning is as good as any passage.
      const worth = (word) => this.rarity(word) * (count(section.head, word) ? .1 : 1);
      return { address, kind, title, heading: pieces(heading, marks), passage: passage(text, marks, worth) };
    }
  }

  /* A long word, or one that somebody put into the table, says by itself what is meant. */
  const tells = ({ share, words }, { ours, own }) =>
    share > 0 && (Boolean(ours) || own?.has(words[0]) || (words[0].length > 2 && !isHiragana(words[0])));

  /* The matches of words in a text, as [from, to, word], in the text's own characters. */
  function spans(text, words) {
    let folded = "";
    const origin = [];
    Array.from(text).reduce((at, character) => {
      for (const letter of fold(character)) { folded += letter; origin.push(at); }
      return at + character.length;
    }, 0);
    return words.flatMap((word) => [...places(folded, word)].map((at) => (
      [origin[at], origin[at + word.length] ?? text.length, word])));
  }

  function pieces(text, words) {
    const parts = [];
    let done = 0;
    for (const [from, to] of spans(text, words).sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
      if (to <= done) continue;
      // Matches that touch are one.
      if (parts.length && from <= done) parts[parts.length - 1] += text.slice(done, to);
      else parts.push(text.slice(done, from), text.slice(from, to));
      done = to;
    }
    return [...parts, text.slice(done)];
  }

  const LENGTH = 90;

  /* The part of a text that has the most of the words, from the beginning of a sentence on. */
  function passage(text, words, worth) {
    const found = spans(text, words);
    const starts = [0, ...Array.from(text.matchAll(/。 ?| /g), ({ 0: gap, index }) => index + gap.length)];
    const value = (start) => {
      const inside = found.filter(([from, to]) => from >= start && to <= start + LENGTH);
      const each = new Set(inside.map(([, , word]) => word));
      return [...each].reduce((sum, word) => sum + worth(word), start ? 0 : .5);
    };
    const start = starts.reduce((best, next) => (value(next) > value(best) ? next : best), 0);
    const rest = text.slice(start, start + LENGTH * 1.4);
    const sentence = rest.lastIndexOf("。") + 1;
    const end = start + (sentence > LENGTH / 2 ? sentence : Math.min(rest.length, LENGTH));
    const parts = pieces(text.slice(start, end), words);
    if (start) parts[0] = `…${parts[0]}`;
    if (end < text.length) parts[parts.length - 1] += "…";
    return parts;
  }

  /* Makes the search of an index: a function that tells of a query its results, the best first, and
     the words for which the guide has others. */
  window.guideSearchEngine = (index) => {
    const shelf = new Shelf(index);
    const reader = new Reader(index, (word) => shelf.rarity(word));
    return (query) => {
      const terms = reader.terms(query);
      const results = terms.length ? shelf.find(terms).map((hit) => shelf.shown(hit)) : [];
      return { results, others: terms.filter(({ ours }) => ours).map(({ word, ours }) => ({ word, ours })) };
    };
  };
})();
