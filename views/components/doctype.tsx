import { raw } from "hono/html";

/** What every page begins with. */
export const Doctype = () => raw("<!doctype html>");
