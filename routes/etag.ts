/** Whether who asks has these bytes; servers between may have marked the tag as weak. */
export function isKnown(header: string | undefined, etag: string): boolean {
  const strong = (tag: string) => tag.trim().replace(/^W\//, "");
  return (header ?? "").split(",").some((each) => strong(each) === strong(etag));
}
