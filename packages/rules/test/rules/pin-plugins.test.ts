import rule from "../../src/rules/pin-plugins.js";
import { placeIn } from "../place-in.js";
import { testRule } from "../rule-tester.js";

const PLUGINS = "plugins {\n  id 'nf-schema'\n  id 'nf-prov@1.4.0'\n}";
const WEBLOG = "manifest.name = 'a'\nweblog.enabled = true";
const loaded = [{ loaded: true }];

testRule("pin-plugins", rule, {
  valid: [
    { name: "takes versions", code: "plugins {\n  id 'nf-schema@2.5.1'\n}" },
    { name: "takes a range", code: "plugins { id 'nf-schema@~2.5.0' }" },
    {
      name: "takes the plugin whose sources it lies among",
      code: "plugins { id 'nf-float' }",
      files: { "settings.gradle": "rootProject.name = 'nf-float'\ninclude 'plugins'\n" },
    },
    { name: "takes what comes with Nextflow", code: "plugins { id 'nf-amazon' }" },
    { name: "is silent where the version is not known", code: 'plugins { id "nf-schema@${params.v}" }' },
    { name: "leaves runs without the internet to require-plugin-registry", code: PLUGINS, isolated: true },
    { name: "says nothing of weblog unless asked", code: WEBLOG },
    {
      name: "takes weblog with a declared plugin",
      code: `plugins { id 'nf-weblog@1.1.2' }\n${WEBLOG}`,
      options: loaded,
    },
    {
      name: "is silent where weblog is not known",
      code: "manifest.name = 'a'\nweblog.enabled = params.log",
      options: loaded,
    },
    {
      name: "is silent where the pipeline may declare it",
      code: "weblog.enabled = true",
      filename: "site.config",
      options: loaded,
    },
  ],
  invalid: [
    {
      name: "finds another plugin among the sources of one",
      code: PLUGINS,
      files: { "settings.gradle": "rootProject.name = 'nf-float'\n" },
      errors: [{ messageId: "missing", data: { plugin: "nf-schema" }, ...placeIn(PLUGINS, "'nf-schema'") }],
    },
    {
      name: "finds a plugin without a version",
      code: PLUGINS,
      errors: [{ messageId: "missing", data: { plugin: "nf-schema" }, ...placeIn(PLUGINS, "'nf-schema'") }],
    },
    {
      name: "finds it with a registry of the site's own, too",
      code: `${PLUGINS}\nregistry.url = 'https://plugins.example.org'`,
      isolated: true,
      errors: [{ messageId: "missing", data: { plugin: "nf-schema" }, ...placeIn(PLUGINS, "'nf-schema'") }],
    },
    {
      name: "finds it in an included file",
      code: "plugins { id 'nf-schema' }",
      filename: "conf/plugins.config",
      files: { "nextflow.config": "includeConfig 'conf/plugins.config'" },
      errors: [{ messageId: "missing", data: { plugin: "nf-schema" }, line: 1, column: 14, endLine: 1, endColumn: 25 }],
    },
    {
      name: "finds a range where one version is asked for",
      code: "plugins { id 'nf-schema@~2.5.0' }",
      options: [{ exact: true }],
      errors: [
        {
          messageId: "range",
          data: { plugin: "nf-schema", version: "~2.5.0" },
          line: 1,
          column: 14,
          endLine: 1,
          endColumn: 32,
        },
      ],
    },
    {
      name: "finds weblog, which loads the newest",
      code: WEBLOG,
      options: loaded,
      errors: [{ messageId: "weblog", ...placeIn(WEBLOG, "weblog.enabled") }],
    },
  ],
});
