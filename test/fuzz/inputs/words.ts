import { allOptions } from "../../../packages/resolver/src/index.js";

/** What every object has, and what no table that is keyed by a user's text must have. */
export const INHERITED = ["toString", "constructor", "__proto__", "hasOwnProperty", "valueOf", "length", "prototype"];

/** Names of options, whole. */
export const OPTIONS: readonly string[] = allOptions().map(({ path }) => path.join("."));

export const DIRECTIVES: readonly string[] = OPTIONS.filter((name) => /^process\.\w+$/.test(name)).map((name) =>
  name.slice("process.".length),
);

export const CLASSES =
  "String Integer int Long double BigDecimal Boolean List Map Set Object Closure Duration MemoryUnit Path File Math System java.util.Date".split(
    " ",
  );

export const METHODS =
  "toString size isEmpty first last collect find findAll any every each inject sum min max sort unique reverse flatten join split tokenize trim toLowerCase toUpperCase capitalize replace replaceAll replaceFirst contains startsWith endsWith matches substring indexOf padLeft padRight center toInteger toLong toDouble toFloat toBigDecimal toBigInteger isNumber isInteger abs intdiv power round plus minus multiply div mod take drop takeWhile dropWhile collate combinations permutations transpose groupBy countBy collectEntries collectMany withIndex indexed get put keySet values entrySet containsKey getOrDefault subMap add addAll pop push remove clone with tap toList toSet toUnique head tail init getAt putAt stripIndent stripMargin readLines eachLine format next previous times upto step multiply leftShift asBoolean asType getClass hashCode equals compareTo toGiga toMega toBytes getGiga toMillis toSeconds execute exists getBaseName getParent resolve text".split(
    " ",
  );

export const UNITS = "B KB MB GB TB ms s sec m min h hour d day days".split(" ");

/** Pieces of the language, and of what stands around it. */
export const TOKENS: readonly string[] = [
  ..."{}()[]'\"$/\\=.,:;?*+-<>!~#@&|^%\n\t 019aZ_".split(""),
  ...[
    "'''",
    '"""',
    "$/",
    "/$",
    "${",
    "->",
    "..",
    "..<",
    "<..",
    "?.",
    "*.",
    ".&",
    "?:",
    "=~",
    "==~",
    "<=>",
    "**",
    ">>>",
  ],
  ...["//", "/*", "*/", "#!", "\r\n", "\\\n", "\\u", "<<", "!in", "!instanceof", "===", "+=", "++", "@"],
  ...`if else for while def new in as instanceof try catch finally switch case default return throw assert import package
      class enum interface static final true false null it this super void int`.split(/\s+/),
  ...`includeConfig params process profiles plugins env manifest withName withLabel id task projectDir launchDir baseDir
      secrets System Math nextflow workflow output publish take main emit include from input script shell exec stub when
      path val tuple each channel Channel`.split(/\s+/),
  ...["// nf-lint-disable-line", "// nf-lint-disable-next-line", "/* nf-lint-disable */", "// nf-lint-disable-file"],
  ...["nf-lint-enable", "eslint-disable", " -- why", "strict-syntax", "no-unknown-option", "/* nf-lint-enable */"],
  ...INHERITED,
];

/** Single characters that programs trip over. */
export const CHARACTERS: readonly string[] = [
  ..."\0\u0001\u001b\u007f\u0085\u00a0\u200b\u2028\u2029\ufeff\ufffd\ud800\udfffé日".split(""),
  ...["\u{1F9EC}", "\r", "\n", "\t", "\f", "\v", '"', "'", "`", "\\", "$", "{", "}", "/", "*"],
];
