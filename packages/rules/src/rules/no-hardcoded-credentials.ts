import { defineProjectRule } from "../authoring/project-rule.js";
import type { ProjectReport } from "../authoring/project-rule-definition.js";
import { credentialsOf, projectCredentials } from "../reading/written-credentials.js";
import type { WrittenCredential } from "../reading/written-credentials.js";

interface Options {
  /** Options and params that may hold what looks like a credential, with all below them. */
  readonly ignore: readonly string[];
  /** Regular expressions for what else is a credential. */
  readonly patterns: readonly string[];
}

type MessageIds = "option" | "param" | "process" | "text" | "readSecret";

const WHAT = "holds a credential in plain text, and everybody who reads the repository has it.";

export default defineProjectRule<MessageIds, Options>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow credentials in plain text",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      severity: "error",
    },
    messages: {
      option: `{{option}} ${WHAT} Put it into a secret (nextflow secrets set {{name}}) and read secrets.{{name}}; then revoke this one.`,
      param: `{{option}} ${WHAT} Put it into a secret (nextflow secrets set {{name}}) and read secrets.{{name}} where it is needed; then revoke this one.`,
      process: `{{option}} ${WHAT} Put it into a secret (nextflow secrets set NAME) and name that in the directive secret, which gives it to the script as a variable; then revoke this one.`,
      text: `This text ${WHAT} Take it out, and revoke it.`,
      readSecret: "Read it from the secret {{name}}.",
    },
    schema: [
      {
        type: "object",
        properties: {
          ignore: {
            type: "array",
            items: { type: "string", minLength: 1 },
            uniqueItems: true,
            description: "Options and params that may hold what looks like a credential, with all below them.",
          },
          patterns: {
            type: "array",
            items: { type: "string", format: "regex" },
            uniqueItems: true,
            description: "Regular expressions for what else is a credential, wherever it stands in a text.",
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ ignore: [], patterns: [] }],
    hasSuggestions: true,
  },

  checkProject({ project, variants, options, report }) {
    const known = new Set(variants.map(({ name }) => name));
    for (const credential of projectCredentials(project, variants, options.patterns)) {
      if (isIgnored(credential, options)) continue;
      const isEverywhere = credential.variants.size === 0 || credential.variants.size === known.size;
      report({
        ...reportOf(credential),
        ...(credential.isWholeValue && canReadSecrets(credential) && suggestion(credential)),
        ...(!isEverywhere && { variants: [...credential.variants] }),
      });
    }
  },

  checkScript({ module, options, report }) {
    for (const credential of credentialsOf(module, options.patterns)) {
      if (!isIgnored(credential, options)) report(reportOf(credential));
    }
  },
});

function isIgnored({ path }: WrittenCredential, { ignore }: Options): boolean {
  const name = path.join(".");
  return ignore.some((ignored) => name === ignored || name.startsWith(`${ignored}.`));
}

function reportOf({ place, path, readers }: WrittenCredential): ProjectReport<MessageIds> {
  return {
    messageId: messageFor(path),
    data: path.length === 0 ? {} : { option: path.join("."), name: secretName(path) },
    place,
    related: [...readers.values()].map((reader) => ({
      place: reader.place,
      message: `${reader.path.join(".")} reads it.`,
    })),
  };
}

function messageFor([scope]: readonly string[]): MessageIds {
  if (scope === undefined || scope === "plugins") return "text";
  return scope === "params" || scope === "process" ? (scope === "params" ? "param" : "process") : "option";
}

/** A secret in a param goes wherever params are shown; for a process it is a variable. */
function canReadSecrets({ path }: WrittenCredential): boolean {
  return messageFor(path) === "option";
}

function suggestion({ path, place }: WrittenCredential): Pick<ProjectReport<MessageIds>, "suggest"> {
  const name = secretName(path);
  return {
    suggest: [{ messageId: "readSecret", data: { name }, edits: [{ range: place.range, text: `secrets.${name}` }] }],
  };
}

/** `aws.secretKey`: AWS_SECRET_KEY. What is the user's own has its scope left out. */
function secretName(path: readonly string[]): string {
  const [scope] = path;
  const keys = scope === "params" || scope === "env" ? path.slice(1) : path;
  return keys
    .join("_")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/\W+/g, "_")
    .toUpperCase();
}
