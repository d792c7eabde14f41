import { strict as assert } from "node:assert";
import { campaignInTime } from "../../../core/support/campaign.ts";

Deno.test("a campaign is told of five working days ahead (R220), by invoice seven (R221)", () => {
  assert.equal(campaignInTime("2026-03-02", "wallet"), "2026-03-09");
  assert.equal(campaignInTime("2026-03-02", "invoice"), "2026-03-11");
  assert.equal(campaignInTime("2026-03-31", "wallet"), "2026-04-09", "over Easter");
});
