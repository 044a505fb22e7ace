/** The real disk, for whoever runs the linter in Node.js. */
export { nodeFileSystem } from "@nf-lint/resolver/node";
