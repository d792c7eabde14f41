import assert from "node:assert/strict";
import { feedFailures } from "../../core/feeds/failure.ts";
import { languages } from "../../core/language.ts";
import { type MediaFailureReason, mediaRefusals } from "../../core/media/failure.ts";
import { mediaFailureText } from "../../views/texts/media.ts";
import { problemMessage } from "../../views/texts/problems.ts";

const reasons = [...mediaRefusals, ...Object.keys(feedFailures)] as MediaFailureReason[];

for (const language of languages) {
  Deno.test(`why a picture could not be had is said in ${language}, whatever the reason`, () => {
    for (const reason of reasons) {
      const details = {
        ...{ reason, host: "img.example", status: 503, sizeMax: 20_971_520 },
        diskMegabytes: 100,
      };
      const text = mediaFailureText(language, details);
      assert.match(text, /^\p{Lu}.*\.$/u);
      assert.doesNotMatch(text, /[{}!"–]/, text);
    }
  });
}

Deno.test("a picture that could not be had is told with its product, address and reason", () => {
  const details = { product: "HRN-1", reason: "too_large", sizeMax: 20_971_520 };
  const facts = { code: "image_unavailable", value: "https://a.example/1.jpg", details };
  assert.equal(
    problemMessage("cs", facts),
    "HRN-1: obrázek „https://a.example/1.jpg“ jsme nezískali. Je větší než 20 MB.",
  );
});
