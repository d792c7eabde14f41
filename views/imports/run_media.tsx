import { mediaDone, type RunMedia } from "../../core/media/run_media.ts";
import { Progress } from "../components/progress.tsx";
import { Stat, Stats } from "../components/stat.tsx";
import { formatNumber } from "../format.ts";
import type { Page } from "../page.ts";
import { mediaTexts } from "../texts/media.ts";

/** The pictures and files of a run's products: how many there are already, and from where. */
export function RunMediaFigures({ page, media }: { page: Page; media: RunMedia | undefined }) {
  if (!media || (media.total === 0 && media.state !== "stopped")) return null;
  const texts = mediaTexts[page.language];
  const number = (value: number) => formatNumber(page.language, value);
  const { total, downloaded, reused, failed } = media;
  const failures = failed > 0 ? `, ${texts.failedOf(failed)}` : "";
  return (
    <section class="run-media" aria-labelledby="run-media">
      <h2 id="run-media">{texts.title}</h2>
      <div aria-live="polite">
        <Progress
          label={texts[media.state]}
          end={texts.progress(number(mediaDone(media)), number(total)) + failures}
          id="run-media-progress"
          max={Math.max(1, total)}
          value={mediaDone(media)}
        />
      </div>
      <Stats>
        <Stat label={texts.downloaded} value={number(downloaded)} />
        <Stat
          label={texts.reused}
          value={number(reused)}
          {...(reused > 0 ? { detail: texts.reusedHelp } : {})}
        />
        <Stat label={texts.failed} value={number(failed)} />
      </Stats>
    </section>
  );
}
