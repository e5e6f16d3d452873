/* What Sphinx's search says, in place of its own Japanese catalog, which leaves the count of pages
   empty. Without Documentation.addTranslations(): that compiles a string, which a strict content
   security policy forbids. */
"use strict";

Object.assign(Documentation.TRANSLATIONS, {
  "Search Results": "検索の結果",
  "Searching": "検索しています",
  "Preparing search...": "検索の準備をしています",
  "Search finished, found one page matching the search query.": ["${resultCount}件見つかりました。"],
  "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.":
    "見つかりませんでした。短い言葉や、別の言い方でも試してください。",
  ", in ": "：",
});
Documentation.PLURAL_EXPR = () => 0;
Documentation.LOCALE = "ja";
