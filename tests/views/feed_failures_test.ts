import assert from "node:assert/strict";
import { addressProblems } from "../../core/feeds/address.ts";
import { feedFailure, type FeedFailureReason, feedFailures } from "../../core/feeds/failure.ts";
import { languages } from "../../core/language.ts";
import { feedFailureText } from "../../views/texts/feed_failures.ts";
import { feedTexts } from "../../views/texts/feed_texts.ts";

const details = {
  ...{ host: "feed.example", port: 25, status: 503, sizeMax: 104_857_600, encoding: "zstd" },
  ...{ type: "rar", entries: 1500, archiveEntriesMax: 1000, ratioMax: 200, names: "a.txt, b.png" },
};

for (const language of languages) {
  Deno.test(`every failure of a fetch is said in ${language}, calmly and with its facts (FE-10)`, () => {
    const texts = feedTexts[language];
    const sentences = Object.keys(feedFailures).flatMap((reason) =>
      Object.values(feedFailureText(language, { reason, details }))
    );
    for (const text of [...sentences, ...Object.values(texts.address), texts.notModified]) {
      assert.doesNotMatch(text, /[{}!"–]/, text);
      assert.notEqual(text.trim(), "");
    }
    assert.equal(new Set(sentences).size, sentences.length, "two failures are said the same");
    for (const problem of addressProblems) assert.match(texts.address[problem], /\.$/);
  });
}

const said: [reason: FeedFailureReason, details: Record<string, string | number>, text: string][] =
  [
    [
      "server_error",
      { status: 503 },
      "Server odpověděl chybou 503. Závada je na straně dodavatele.",
    ],
    ["too_large", { sizeMax: 104_857_600 }, "Soubor je větší než 100 MB. Rozdělte ho."],
    [
      "certificate",
      { problem: "expired" },
      "Certifikát serveru dnes neplatí. Upozorněte dodavatele.",
    ],
    [
      "certificate",
      { problem: "untrusted" },
      "Za certifikát serveru se nezaručil nikdo důvěryhodný. Upozorněte dodavatele.",
    ],
  ];
for (const [reason, facts, text] of said) {
  Deno.test(`a failure of ${reason} with ${JSON.stringify(facts)} is said exactly`, () => {
    assert.equal(feedFailureText("cs", feedFailure(reason, facts)).text, text);
  });
}

Deno.test("a failure of a word that is no longer known is still said", () => {
  assert.equal(feedFailureText("cs", { reason: "gone", details: {} }).title, "Server neodpovídá");
});
