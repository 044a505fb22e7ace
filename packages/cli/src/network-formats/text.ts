import { networkText } from "@nf-lint/linter";
import { printable } from "../output/printable-text.js";
import type { NetworkFormat } from "./view.js";

/** The hosts by need, each with what implies it. */
export const text: NetworkFormat = ({ hosts, variants }) => networkText(hosts, variants, printable);
