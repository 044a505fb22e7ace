import { parseConfig, parseScript } from "@nf-lint/parser";
import { isScriptName } from "../create-workspace.js";
import { sourceSecrets } from "./source-secrets.js";
import type { SourceSecrets } from "./source-secrets.js";

const NONE: SourceSecrets = { parts: [], texts: [] };

/** What every text with a credential has in it: a name for one, or the beginning of a form. Most files need no parsing. */
const SUSPICIOUS =
  /pass|pw|secret|token|key|credential|AKIA|ASIA|gh[posu]_|github_pat_|glpat-|xox|AIza|[?&]sig=|:\/\/[^\s/]*@/i;

/** The credentials in a file that no project has read: a script, or a configuration by itself. */
export function secretsOfText(file: string, text: string): SourceSecrets {
  if (!SUSPICIOUS.test(text)) return NONE;
  const { ast } = isScriptName(file) ? parseScript(text) : parseConfig(text);
  return sourceSecrets({ text, ast });
}
