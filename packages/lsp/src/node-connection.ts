/**
 * What connects a server to its client on Node. A bundle in several files gives an `import()` of a CommonJS package its
 * default export alone; a module of one's own keeps the names.
 */
export { createConnection, PortMessageReader, PortMessageWriter, ProposedFeatures } from "vscode-languageserver/node";
