/** What a cloud makes of the labels that Nextflow hands on to it unchanged. */
export interface LabelRules {
  /** As messages name it. */
  readonly cloud: string;
  /** What a run comes to with a label that is rejected. */
  readonly most: number;
  readonly key: TextRule | undefined;
  readonly value: TextRule | undefined;
}

export interface TextRule {
  /** What is taken, for a message. */
  readonly takes: string;
  /** Whether a whole text is taken. */
  fits(text: string): boolean;
  /** Whether a text can be taken that begins so. */
  mayBegin(text: string): boolean;
}

/** A text of certain characters up to a length. */
function textRule(takes: string, characters: RegExp, lengths: readonly [least: number, most: number]): TextRule {
  const [least, most] = lengths;
  const mayBegin = (text: string): boolean => characters.test(text) && lengthOf(text) <= most;
  return { takes, mayBegin, fits: (text) => mayBegin(text) && text.length >= least };
}

/** In characters, not in the halves of some of them. */
function lengthOf(text: string): number {
  return text.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, ".").length;
}

const GOOGLE_CHARACTERS = /^[\p{Ll}\p{Lo}\p{N}_-]*$/u;
const GOOGLE_KEY = /^(?:[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]*)?$/u;
const AWS_CHARACTERS = /^(?!aws:)[\p{L}\p{N} +\-=._:/@]*$/iu;

/** By executor. Of Kubernetes' labels all is mended but a key of three parts; Seqera's executor takes all. */
export const LABEL_RULES: ReadonlyMap<string, LabelRules> = new Map([
  [
    "google-batch",
    {
      cloud: "Google",
      most: 64,
      key: textRule("63 small letters, digits, '_' and '-' at most, a letter first", GOOGLE_KEY, [1, 63]),
      value: textRule("63 small letters, digits, '_' and '-' at most", GOOGLE_CHARACTERS, [0, 63]),
    },
  ],
  [
    "awsbatch",
    {
      cloud: "AWS",
      most: 50,
      key: textRule(
        "128 letters, digits, blanks and + - = . _ : / @ at most, and no 'aws:' first",
        AWS_CHARACTERS,
        [1, 128],
      ),
      value: textRule(
        "256 letters, digits, blanks and + - = . _ : / @ at most, and no 'aws:' first",
        AWS_CHARACTERS,
        [0, 256],
      ),
    },
  ],
  [
    "azurebatch",
    {
      cloud: "Azure",
      most: Infinity,
      key: textRule("names that do not begin with 'microsoft'", /^(?!microsoft)/i, [1, Infinity]),
      value: undefined,
    },
  ],
  [
    "k8s",
    {
      cloud: "Kubernetes",
      most: Infinity,
      key: {
        takes: "names with one '/' at most",
        // Nextflow splits at the slashes and ends the run where there are other than one or two parts.
        fits: (text) => [1, 2].includes(text.split("/").filter((part) => part !== "").length),
        mayBegin: (text) => text.split("/").filter((part) => part !== "").length <= 2,
      },
      value: undefined,
    },
  ],
]);

/** A key as the reports that AWS bills have it: two keys that come out the same cannot be told apart there. */
export function awsReportKey(key: string): string {
  return key
    .replace(/:/g, "_")
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1_$2")
    .toLowerCase();
}
