import { allOptions, findOption, isScope, withoutUserLevels } from "../facts/option-facts.js";
import type { OptionPath } from "../resolved-config.js";

/**
 * What is a credential in plain text: the one place that decides, for what is reported and for what is not shown. Three
 * signs: an option that Nextflow takes a credential by, a name that says so, and a text that has the form of one.
 */

/** A part of a text, in offsets. */
export type TextPart = readonly [start: number, end: number];

/** Besides those that the facts mark: options of plugins, and those that the reference does not call credentials. */
const FURTHER_OPTIONS: ReadonlySet<string> = new Set([
  "k8s.client.token",
  "k8s.client.clientKey",
  "tes.basicPassword",
  "tes.oauthToken",
  "float.password",
  "weblog.basicToken",
]);

/** The parts of an option's text that are credentials; all of it where the option or its name is for one. */
export function credentialParts(path: OptionPath, text: string): readonly TextPart[] {
  if (text === "") return [];
  const isWhole = isCredentialOption(path)
    ? !standsForOne(text)
    : hasCredentialName(path) && isPlausible(text, path.at(-1) ?? "");
  return isWhole ? [[0, text.length]] : credentialsIn(text);
}

/** Whether a text that is given for a credential can be one. */
export function canBeCredential(text: string): boolean {
  return text !== "" && !standsForOne(text);
}

/** What an example has in the place of a credential. */
function standsForOne(text: string): boolean {
  return /^(?:<|\$?\{|xxx|\*{3}|\.{3}|change_?me|your[-_ ]|todo\b)/i.test(text);
}

/** The options that nothing but a credential is given to, as the facts write them: a user's name is `<name>`. */
export function credentialOptions(): readonly OptionPath[] {
  const marked = allOptions().filter(({ sensitive }) => sensitive);
  return [...marked.map(({ path }) => path), ...[...FURTHER_OPTIONS].map((path) => path.split("."))];
}

/** True for options that nothing but a credential is given to. */
export function isCredentialOption(path: OptionPath): boolean {
  return findOption(path)?.sensitive === true || FURTHER_OPTIONS.has(withoutUserLevels(path).join("."));
}

/** True for the options and names that credentials are given to. */
export function isForCredential(path: OptionPath): boolean {
  return isCredentialOption(path) || hasCredentialName(path);
}

const SPELT =
  /(?:^|[_.-])(?:pass(?:word|wd|phrase)?|pw|secret(?:_?key)?|token|api_?key|access_?key(?:_id)?|auth_?key|private_?key|credentials?|aws_session_token)$/i;

const CAMEL_CASE = /[a-z0-9](?:Password|Passphrase|Token|Secret|ApiKey|AccessKey|SecretKey|PrivateKey)$/;

/** Where names are the user's own: params, variables of tasks, and the scopes of plugins. */
function hasCredentialName(path: OptionPath): boolean {
  const [scope = ""] = path;
  const name = path.at(-1) ?? "";
  const isOwn = scope === "params" || scope === "env" || !isScope([scope]);
  return path.length > 1 && isOwn && (SPELT.test(name) || CAMEL_CASE.test(name));
}

/** So many characters no word of a help text or of a choice has, and every password should. */
const SHORTEST = 8;

/** Links, paths, numbers and words that stand for a value are no credentials, whatever they are called. */
function isPlausible(text: string, name: string): boolean {
  return (
    text.length >= SHORTEST &&
    !/\s/.test(text) &&
    !/^[\d.]+$/.test(text) &&
    !/^(?:\.{0,2}\/|~|file:|[a-z][a-z0-9+.-]{0,20}:\/\/)/i.test(text) &&
    !isPlaceholder(text) &&
    text !== name
  );
}

function isPlaceholder(text: string): boolean {
  return (
    /^(?:[<${]|xxx|change_?me|your[-_ ]|todo|dummy|test|example|none$|null$|true$|false$)/i.test(text) ||
    /^(?:(?<one>.)\k<one>*)?$/su.test(text)
  );
}

/** Part of a regular expression that takes such texts apart: `mysql://(.*?):(.*?)@`. */
function isPattern(text: string): boolean {
  return /\(\.[*+]|\.[*+]\?|\[\^|\(\?|\\[wds][*+]|^\(?\[[^\]]{1,40}\][*+]/i.test(text);
}

/** Forms that nothing but a credential has. Each starts with fixed text or ends soon: no text makes one slow. */
const FORMS: readonly RegExp[] = [
  /(?<![A-Z0-9])(?<secret>(?:AKIA|ASIA)[A-Z0-9]{16})(?![A-Z0-9])/g,
  /(?<!\w)(?<secret>(?:gh[posu]_|github_pat_)\w{30,})/g,
  /(?<!\w)(?<secret>glpat-[\w-]{20,})/g,
  /(?<!\w)(?<secret>xox[abpr]-[\w-]{10,})/g,
  /(?<!\w)(?<secret>AIza[\w-]{35})/g,
  /(?<secret>-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]*)/g,
  /aws_secret_access_key["']?\s{0,4}[=:]\s{0,4}["']?(?<secret>[\w/+]{40})(?![\w/+=])/gi,
  /AccountKey=(?<secret>[\w+/=]{40,})/g,
  /[?&]sig=(?<secret>[\w%+/=.~-]{30,})/g,
  /:\/\/[^\s/:@'"]{0,200}:(?<secret>[^\s/@'"]{1,400})@/g,
];

/** What every text has in it that any of the forms fits. */
const HINT =
  /A[KS]IA|gh[posu]_|github_pat_|glpat-|xox[abpr]-|AIza|-----BEGIN |aws_secret_access_key|AccountKey=|[?&]sig=|:\/\/[^\s/@]*@/i;

/** The parts of a text that have the form of a credential, whatever it is for. */
export function credentialsIn(text: string): readonly TextPart[] {
  if (!HINT.test(text)) return [];
  return FORMS.flatMap((form) =>
    [...text.matchAll(form)].flatMap((match): readonly TextPart[] => {
      const { secret = "" } = match.groups ?? {};
      const start = match.index + match[0].lastIndexOf(secret);
      return isPlaceholder(secret) || isPattern(secret) ? [] : [[start, start + secret.length]];
    }),
  );
}
