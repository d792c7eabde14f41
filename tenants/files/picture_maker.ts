import { type PictureAnswer, type PictureOrder, readLines } from "./picture_protocol.ts";

/** Makes thumbnails, one picture after another. */
export interface PictureMaker extends AsyncDisposable {
  /** Rejects only when pictures cannot be made at all. */
  make(order: PictureOrder): Promise<PictureAnswer>;
}

/** A start may have to fetch the library first. */
const startMs = 120_000;
const drawMs = 30_000;

const script = new URL("./picture_process.ts", import.meta.url).pathname;

/**
 * Makes thumbnails in a process of its own, started with the first picture. One that dies or thinks
 * for too long takes the picture at hand with it, and is replaced.
 *
 * @param folder where it may write, and nowhere else
 */
export function createPictureMaker(
  folder: string,
  limits: { drawMs: number } = { drawMs },
): PictureMaker {
  let process: DrawingProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const make = async (order: PictureOrder): Promise<PictureAnswer> => {
    process ??= await startProcess(folder);
    const answer = await process.ask(order, limits.drawMs);
    if (answer) return answer;
    await process.stop();
    process = undefined;
    return { kind: "failed", reason: "picture_broken" };
  };
  return {
    make(order) {
      const made = last.then(() => make(order));
      last = made.catch(() => {});
      return made;
    },
    async [Symbol.asyncDispose]() {
      await last;
      await process?.stop();
    },
  };
}

interface DrawingProcess {
  /** @returns `undefined` when there was none in time */
  ask(order: PictureOrder, timeoutMs: number): Promise<PictureAnswer | undefined>;
  stop(): Promise<void>;
}

async function startProcess(folder: string): Promise<DrawingProcess> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "--no-prompt",
      "--allow-read",
      `--allow-write=${folder}`,
      "--allow-ffi",
      "--allow-env",
      "--allow-sys",
      script,
    ],
    clearEnv: true,
    env: knownEnvironment(),
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const lines = readLines(child.stdout);
  const writer = child.stdin.getWriter();
  const answer = async (timeoutMs: number): Promise<string | undefined> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), timeoutMs);
    });
    const line = lines.next().then(({ value }) => value as string | undefined);
    return await Promise.race([line, late]).finally(() => clearTimeout(timer));
  };
  const stop = async () => {
    try {
      child.kill("SIGKILL");
    } catch {
      // it has ended by itself
    }
    await child.status;
    await writer.abort().catch(() => {});
    await lines.next().catch(() => {}); // an answer that came too late
    await lines.return(undefined);
  };
  if (await answer(startMs) !== "ready") {
    await stop();
    throw new Error("The process that draws thumbnails did not start");
  }
  return {
    async ask(order, timeoutMs) {
      try {
        await writer.write(new TextEncoder().encode(`${JSON.stringify(order)}\n`));
      } catch {
        return undefined; // it died after the last picture
      }
      const line = await answer(timeoutMs);
      return line === undefined ? undefined : JSON.parse(line);
    },
    stop,
  };
}

/** Where packages are kept, and nothing else: the server's secrets are not for this process. */
function knownEnvironment(): Record<string, string> {
  const names = ["PATH", "HOME", "DENO_DIR", "XDG_CACHE_HOME", "TMPDIR"];
  return Object.fromEntries(
    names.flatMap((name): [string, string][] => {
      const value = Deno.env.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
