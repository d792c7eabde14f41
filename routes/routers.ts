import type { createRouter } from "./environment.ts";

/** Every resource's routes. */
export const routers: ReturnType<typeof createRouter>[] = [];
