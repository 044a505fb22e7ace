/** Values as Python, R, YAML and JavaScript write them, and what Groovy writes. */
const values = wordsOf({
  null: "None none Null NULL nil NA undefined",
  true: "True TRUE yes on",
  false: "False FALSE no off",
});

/** Modules that are classes in Groovy. */
const owners = wordsOf({ Math: "math", System: "system" });

const functions = wordsOf({
  "x.size()": "len length",
  "x.toString()": "str",
  "x.toInteger()": "int",
  "x.toDouble()": "float",
  "[a, b].max()": "max",
  "[a, b].min()": "min",
  "[a, b].sum()": "sum",
  "Math.abs(x)": "abs",
  "Math.ceil(x)": "ceil ceiling",
  "Math.floor(x)": "floor",
  "Math.round(x)": "round",
  "[a, b]": "c list",
  "[key: value]": "dict",
  "a + b": "paste0",
  "0..<n": "range",
  "env('NAME')": "getenv",
});

/** Classes that are often written as if they were imported. */
const fullClassNames = new Map(
  [
    "groovy.json.JsonBuilder groovy.json.JsonOutput groovy.json.JsonSlurper",
    "java.math.MathContext java.math.RoundingMode",
    "java.nio.charset.Charset java.nio.charset.StandardCharsets",
    "java.nio.file.FileSystems java.nio.file.Files java.nio.file.Paths",
    "java.security.MessageDigest",
    "java.text.DecimalFormat java.text.NumberFormat java.text.SimpleDateFormat",
    "java.time.Instant java.time.LocalDate java.time.LocalDateTime java.time.LocalTime java.time.OffsetDateTime",
    "java.time.Period java.time.Year java.time.ZonedDateTime java.time.ZoneId java.time.ZoneOffset",
    "java.time.format.DateTimeFormatter java.time.temporal.ChronoUnit",
    "java.util.concurrent.ThreadLocalRandom java.util.concurrent.TimeUnit",
    "java.util.regex.Matcher java.util.regex.Pattern",
    "java.util.stream.Collectors java.util.stream.IntStream",
    "nextflow.Nextflow nextflow.SysEnv nextflow.util.VersionNumber",
    "org.yaml.snakeyaml.Yaml",
  ]
    .flatMap((line) => line.split(" "))
    .map((name) => [name.slice(name.lastIndexOf(".") + 1), name]),
);

/** What Groovy writes for the value that `name` is in another language. */
export function valueInGroovy(name: string): string | undefined {
  return values.get(name);
}

/** The class from which something is read as `name.x`: that of another language's module, or one with its package. */
export function ownerInGroovy(name: string): string | undefined {
  return owners.get(name) ?? fullClassNames.get(name);
}

/** How Groovy does what the function `name` does in another language. */
export function functionInGroovy(name: string): string | undefined {
  return functions.get(name);
}

/** A class with its package. */
export function typeInGroovy(name: string): string | undefined {
  return fullClassNames.get(name);
}

function wordsOf(wordsByMeaning: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(wordsByMeaning).flatMap(([meaning, words]) =>
      words.split(" ").map((word) => [word, meaning] as const),
    ),
  );
}
