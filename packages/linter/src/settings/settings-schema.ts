import { findRule, PRESET_NAMES, rules } from "eslint-plugin-nextflow";
import { WRITTEN_LEVELS } from "../written-settings.js";
import { PLATFORM_SCHEMA } from "./platform-settings.js";

/** A JSON schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** How a Nextflow version is written in settings: `25.10`, `25.10.2`, `v25.10.2`, `26.08.0-edge`, `latest`. */
export const VERSION_PATTERN = String.raw`^latest$|^v?\d+\.\d+(?:\.\d+)?(?:-\w+)*$`;

/** A revision that can be no option of git. */
const REVISION_PATTERN = String.raw`^[^-\s][^\s]*$`;

/** Where editors find the schema of the present release. */
export const SETTINGS_SCHEMA_URL =
  "https://raw.githubusercontent.com/nf-lint/nf-lint/main/packages/cli/nf-lint.schema.json";

const PAGE = "https://github.com/nf-lint/nf-lint/blob/main/docs/settings.md";

const LEVEL: JsonSchema = { type: "string", enum: WRITTEN_LEVELS };
const PATTERN: JsonSchema = { type: "string", minLength: 1 };

/**
 * The JSON schema (draft 7) of a settings file, made from the rules' own `meta`: for the check of a file before a run,
 * and for editors. Each alternative of an `anyOf` has its own type, so that a problem can be told for the one that was
 * meant.
 *
 * @param ids The rules that it knows; those that a file does not name make its check slower and no better.
 */
export function settingsSchema(ids: readonly string[] = Object.keys(rules)): JsonSchema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: SETTINGS_SCHEMA_URL,
    title: "Settings of nf-lint",
    description: PAGE,
    definitions: { rules: ruleSettings(ids) },
    type: "object",
    additionalProperties: false,
    properties: {
      $schema: { type: "string", description: "The address of this schema, for editors." },
      extends: {
        description: `What to start from, later ones over earlier: a preset (${PRESET_NAMES.join(", ")}), a settings file (./…), or an npm package.`,
        anyOf: [
          { type: "string", minLength: 1 },
          { type: "array", items: { type: "string", minLength: 1 } },
        ],
        default: "recommended",
        examples: [...PRESET_NAMES],
      },
      nextflow: {
        type: "string",
        pattern: VERSION_PATTERN,
        description: "The Nextflow version to judge for; manifest.nextflowVersion says it when not given.",
      },
      profiles: {
        type: "array",
        description: "Combinations of profiles to look at besides each profile alone: 'test,docker' or [test, docker].",
        items: {
          anyOf: [
            { type: "string", minLength: 1 },
            { type: "array", items: { type: "string", minLength: 1 }, minItems: 1 },
          ],
        },
      },
      params: { type: "object", description: "Params given at launch." },
      env: {
        type: "object",
        description: "Environment variables that the configuration may read. nf-lint never looks at its own.",
        additionalProperties: { type: ["string", "number", "boolean"] },
      },
      configs: {
        type: "array",
        description:
          "Further configuration files, as Nextflow's -c takes them, from the folder of the settings file: each is merged in this order.",
        items: { type: "string", minLength: 1 },
      },
      platform: PLATFORM_SCHEMA,
      isolated: {
        type: "boolean",
        description: "True where runs have no way to the internet. The preset isolated implies it.",
      },
      rules: { $ref: "#/definitions/rules" },
      overrides: {
        type: "array",
        description: "Rules for some files, laid over all others. The last one that fits a file counts.",
        items: {
          type: "object",
          additionalProperties: false,
          required: ["files", "rules"],
          properties: {
            files: {
              description: "Which files: patterns as in .gitignore, from the folder of the settings file.",
              anyOf: [PATTERN, { type: "array", items: PATTERN, minItems: 1 }],
            },
            rules: { $ref: "#/definitions/rules" },
          },
        },
      },
      ignore: {
        description:
          "Files that nobody here can mend: patterns as in .gitignore, from the folder of the settings file.",
        anyOf: [PATTERN, { type: "array", items: PATTERN }],
      },
      exclude: {
        description: "Another name of ignore; what both say adds up.",
        anyOf: [PATTERN, { type: "array", items: PATTERN }],
      },
      baseline: {
        type: "string",
        minLength: 1,
        description: "The file that holds the findings to hide, from the folder of the settings file.",
      },
      "max-warnings": {
        type: "integer",
        minimum: 0,
        description: "The command ends with status 1 when there are more warnings than this.",
      },
      since: {
        type: "string",
        pattern: REVISION_PATTERN,
        description: "What a pre-commit hook compares with, as in HEAD: it reports what came since then.",
      },
    },
  };
}

function ruleSettings(ids: readonly string[]): JsonSchema {
  return {
    type: "object",
    description: "Rules by name: a level, or [level, { option: value }].",
    additionalProperties: false,
    properties: Object.fromEntries(ids.map((id) => [id, ruleSetting(id)])),
  };
}

function ruleSetting(id: string): JsonSchema {
  const options = optionsSchema(id);
  const docs = findRule(id)?.meta.docs;
  return {
    description: `${docs?.description ?? id}. ${docs?.url ?? ""}`,
    anyOf: [
      LEVEL,
      {
        type: "array",
        items: options === undefined ? [LEVEL] : [LEVEL, options],
        minItems: 1,
        additionalItems: false,
      },
    ],
  };
}

/** The schema of a rule's options; `undefined` where the rule has none or does not exist. */
export function optionsSchema(id: string): JsonSchema | undefined {
  const [schema] = (findRule(id)?.meta.schema ?? []) as readonly JsonSchema[];
  return schema;
}
