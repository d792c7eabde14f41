import { z } from "zod";
import { exportEncodings } from "./export_format.ts";

/** Which records go into a file, and what of them. */
export const exportChoice = z.strictObject({
  /** The address of the list whose records are meant: `{ q: "hrnek", category: "K1" }`. */
  filter: z.record(z.string(), z.string()).default({}),
  /** Fields to be written; absent means all. */
  fields: z.array(z.string()).optional(),
  encoding: z.enum(exportEncodings).default("utf-8"),
});

/** `expired`: it was ready, and its file is no longer kept. */
export type ExportState = "waiting" | "running" | "ready" | "failed" | "expired";

export type ExportChoice = z.infer<typeof exportChoice>;
