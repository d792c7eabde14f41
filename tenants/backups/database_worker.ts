import { parentPort, workerData } from "node:worker_threads";
import { DamagedCopyError } from "../engine/snapshot.ts";
import {
  type DatabaseWork,
  type DatabaseWorks,
  doHere,
  type WorkerAnswer,
} from "./database_work.ts";

const tell = (answer: WorkerAnswer) => parentPort!.postMessage(answer);
const { work, task } = workerData as {
  work: DatabaseWork;
  task: DatabaseWorks[DatabaseWork]["task"];
};

try {
  tell({ kind: "done", value: await doHere(work, task) });
} catch (error) {
  tell({
    kind: "failed",
    message: error instanceof Error ? error.message : String(error),
    isDamage: error instanceof DamagedCopyError,
  });
}
