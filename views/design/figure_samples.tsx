import { Diff } from "../components/diff.tsx";
import { KeyValues } from "../components/key_values.tsx";
import { Sparkline } from "../components/sparkline.tsx";
import { Stat, Stats } from "../components/stat.tsx";
import { StepChart } from "../components/step_chart.tsx";
import { Timeline } from "../components/timeline.tsx";
import { DateTime, Money, Number } from "../components/values.tsx";
import { paths } from "../paths.ts";
import type { SampleProps } from "./design_page.tsx";

const now = "2026-12-03T08:30:00Z";

export function FigureSamples(props: SampleProps) {
  const { page } = props;
  return (
    <>
      <Stats>
        <Stat
          label="Objednávky dnes"
          value={<Number page={page} value={48} />}
          detail="o 12 víc než v úterý"
          tone="positive"
          href={paths.staffDesign()}
          chart={
            <Sparkline values={[21, 34, 28, 40, 36, 44, 48]} label="Od 21 do 48 za sedm dní" />
          }
        />
        <Stat
          label="Tržby dnes"
          value={<Money page={page} amountMinor={8_421_050} currency="CZK" />}
          detail="bez DPH"
          chart={<Sparkline values={[60, 72, 51, 80, 84, 79, 84]} label="Od 60 do 84 tisíc" />}
        />
        <Stat
          label="Chyby importu"
          value={<Number page={page} value={58} />}
          detail="3 druhy"
          tone="negative"
        />
      </Stats>
      <StepChart
        page={page}
        label="Cena za poslední čtvrtletí"
        currency="CZK"
        until={now}
        lowest={{ amountMinor: 44_900, text: "Nejnižší za 30 dní" }}
        points={[
          { at: "2026-09-05T00:00:00Z", amountMinor: 52_900 },
          { at: "2026-10-01T00:00:00Z", amountMinor: 49_900 },
          { at: "2026-11-10T00:00:00Z", amountMinor: 44_900 },
          { at: "2026-11-24T00:00:00Z", amountMinor: 49_900 },
        ]}
      />
    </>
  );
}

export function HistorySamples(props: SampleProps) {
  const { page } = props;
  return (
    <>
      <Timeline
        page={page}
        now={now}
        events={[
          {
            at: "2026-12-03T05:31:00Z",
            tone: "accent",
            text: "Import Heureka změnil cenu",
            detail: <Diff page={page} before="529,00 Kč" after="499,00 Kč" />,
          },
          { at: "2026-12-01T13:02:00Z", text: "Jana Nováková změnila název" },
          { at: "2026-11-20T07:00:00Z", tone: "positive", text: "Produkt založen" },
        ]}
      />
      <Diff page={page} before="" after="Bosch" />
      <KeyValues
        items={[
          { name: "Zdroj", value: "Import Heureka" },
          { name: "Naposledy", value: <DateTime page={page} at={now} /> },
          { name: "Kód", value: <span class="code">TH-450</span> },
        ]}
      />
    </>
  );
}
