import { type MediaType, mediaTypes } from "./media_type.ts";

const lengthMax = 120;

/**
 * A name under which a file can be saved: without folders and control characters, and with an
 * ending that fits what the file is, so that a text never comes as a program.
 */
export function downloadName(name: string, type: MediaType): string {
  // deno-lint-ignore no-control-regex -- these are what is removed
  const forbidden = /[\u0000-\u001f\u007f"*:<>?|\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
  const last = name.split(/[/\\]/).at(-1)!.replace(forbidden, "").trim().replace(/^\.+/, "");
  const endings: readonly string[] = mediaTypes[type];
  const dot = last.lastIndexOf(".");
  const ending = last.slice(dot + 1).toLowerCase();
  const fits = dot > 0 && endings.includes(ending);
  const base = (fits ? last.slice(0, dot) : last).slice(0, lengthMax) || "file";
  return `${base}.${fits ? ending : endings[0]}`;
}
