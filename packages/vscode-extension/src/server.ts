import { startNodeServer } from "nf-lint-language-server/node";
import manifest from "../package.json" with { type: "json" };

startNodeServer(manifest.version);
