import { formats } from "../../core/formats/registry.ts";
import { answer, type Command } from "./command.ts";

export const formatsCommand: Command = {
  name: "formats",
  usage: "[--json]",
  does: "Lists the data formats that can be imported.",
  options: {},
  needs: [],
  run(input, world) {
    answer(input, world, {
      document: formats.map(({ id, name, entities, group, extension, fields }) => ({
        id,
        name,
        entities,
        group,
        extension,
        fields,
      })),
      lines: formats.map(({ id, name, entities }) =>
        `${id.padEnd(14)} ${name.padEnd(20)} ${entities.join(", ")}`
      ),
    });
    return Promise.resolve();
  },
};
