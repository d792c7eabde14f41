import { exportFormats } from "../../core/exports/registry.ts";
import type { Entity } from "../../core/formats/format.ts";
import { formats } from "../../core/formats/registry.ts";
import { answer, type Command } from "./command.ts";

/** What a format is written with; nothing of one that is only read. */
const writtenIn = (id: string): readonly Entity[] =>
  exportFormats.find((format) => format.id === id)?.entities ?? [];

export const formatsCommand: Command = {
  name: "formats",
  usage: "[--json]",
  does: "Lists the data formats: what can be imported from each, and exported to it.",
  options: {},
  needs: [],
  run(input, world) {
    answer(input, world, {
      document: formats.map(({ id, name, entities, group, extension, fields }) => ({
        id,
        name,
        entities,
        written: writtenIn(id),
        group,
        extension,
        fields,
      })),
      lines: formats.map(({ id, name, entities }) => {
        const written = writtenIn(id);
        return `${id.padEnd(17)} ${name.padEnd(18)} reads ${entities.join(", ")}` +
          (written.length > 0 ? `; writes ${written.join(", ")}` : "");
      }),
    });
    return Promise.resolve();
  },
};
