/** A real catalogue of options of a shop on Webareal; what it holds was counted with other tools. */
import assert from "node:assert/strict";
import {
  OptionCatalogue,
  readOptionCatalogue,
} from "../../core/formats/bohemiasoft/option_catalogue.ts";
import { placeInSet, readHead, recogniseFormat } from "../../core/formats/registry.ts";
import { czechProducts, sourceOf } from "../core/formats/reading_files.ts";

const folder = Deno.env.get("KRAMEK_SAMPLES");
const file = "webareal/MichalBrozovic__Sniper_csv_webareal__all_ciselnik.csv";

if (folder !== undefined) {
  Deno.test("a shop's catalogue of options is known as one, and is no file to import alone", async () => {
    const head = await readHead(sourceOf(await Deno.readFile(`${folder}/${file}`)));
    assert.equal(recogniseFormat(head), undefined);
    assert.equal(placeInSet(head), 2);
  });

  Deno.test("a shop's catalogue of options is read as it was counted", async () => {
    const source = sourceOf(await Deno.readFile(`${folder}/${file}`));
    const { cells, problems } = await readOptionCatalogue(source, czechProducts);
    assert.deepEqual(problems, []);
    assert.equal(cells.length / 2, 4_847);
    const catalogue = new OptionCatalogue(cells);
    assert.deepEqual(catalogue.find("2-1521"), {
      name: "Vyberte si druh maliarskeho plátna",
      value: "Čierne bavlnené plátno 320g/m2, 100% bavlna",
    });
    assert.equal(catalogue.find("2-2"), undefined); // numbers have gaps
  });
}
