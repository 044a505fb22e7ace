/** The real disk, for whoever runs the linter in Node.js. */
export { nodeFileSystem } from "@nf-lint/resolver/node";

/** The past of git repositories, for comparing with a revision. */
export { gitHistory } from "./git/git-history.js";
