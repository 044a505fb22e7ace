import { startNodeServer } from "nf-lint-language-server/node";
import manifest from "../package.json" with { type: "json" };

await startNodeServer(manifest.version, new URL(import.meta.url));
