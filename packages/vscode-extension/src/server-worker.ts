import { startBrowserServer } from "nf-lint-language-server/browser";
import type { MessagePortLike } from "nf-lint-language-server/browser";
import manifest from "../package.json" with { type: "json" };

/** In a worker, the global object is the port to whoever started it. */
startBrowserServer(globalThis as unknown as MessagePortLike, manifest.version);
