import rule from "../../src/rules/require-plugin-registry.js";
import { testRule } from "../rule-tester.js";

const isolated = true;
const PLUGINS = "plugins {\n  id 'nf-schema@2.5.1'\n  id 'nf-prov@1.4.0'\n}\n";
const installed = [{ from: "installed" }];

testRule("require-plugin-registry", rule, {
  valid: [
    { name: "says nothing where runs reach the internet", code: PLUGINS },
    { name: "says nothing without plugins", code: "process.cpus = 1", isolated },
    { name: "says nothing of what Nextflow brings along", code: "plugins { id 'nf-amazon' }", isolated },
    {
      name: "takes a registry of the site's own",
      code: `${PLUGINS}registry.url = 'https://plugins.example.org'`,
      isolated,
    },
    {
      name: "takes a list with one of the site's own, and asks for no version then",
      code: "plugins { id 'nf-schema' }\nregistry.url = ['https://plugins.example.org', 'https://registry.nextflow.io/api']",
      isolated,
    },
    { name: "is silent where the registry is not known", code: `${PLUGINS}registry.url = params.registry`, isolated },
    {
      name: "is silent where one registry of a list is not known",
      code: `${PLUGINS}registry.url = [params.registry]`,
      isolated,
    },
    {
      name: "says nothing of a Nextflow that has no registry",
      code: `${PLUGINS}manifest.nextflowVersion = '!>=24.10.0,<25.10'`,
      isolated,
    },
    { name: "takes installed plugins with versions", code: PLUGINS, options: installed, isolated },
    {
      name: "takes a range of versions, which Nextflow looks up among the installed ones",
      code: "plugins { id 'nf-schema@~2.5.0' }",
      options: installed,
      isolated,
    },
    {
      name: "takes registry.url where a Nextflow may run that reads it for plugins",
      code: `${PLUGINS}registry.url = 'https://plugins.example.org'\nmanifest.nextflowVersion = '!>=25.10.0'`,
      isolated,
    },
  ],
  invalid: [
    {
      name: "finds plugins without a registry of the site's own",
      code: PLUGINS,
      isolated,
      errors: [
        {
          messageId: "registry",
          data: { plugins: "'nf-schema@2.5.1' and 'nf-prov@1.4.0'" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 8,
        },
      ],
    },
    {
      name: "finds them where the manifest allows a Nextflow that has a registry",
      code: `${PLUGINS}manifest.nextflowVersion = '!>=24.10.0'`,
      isolated,
      errors: [
        {
          messageId: "registry",
          data: { plugins: "'nf-schema@2.5.1' and 'nf-prov@1.4.0'" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 8,
        },
      ],
    },
    {
      name: "takes the public registry, written out, for none of the site's own",
      code: "plugins { id 'nf-schema@2.5.1' }\nregistry.url = 'https://registry.nextflow.io/api'",
      isolated,
      errors: [
        {
          messageId: "registry",
          data: { plugins: "'nf-schema@2.5.1'" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 8,
        },
      ],
    },
    {
      name: "finds a registry.url that the Nextflow in use does not read for plugins",
      code: "plugins { id 'nf-schema@2.5.1' }\nregistry.url = 'https://plugins.example.org'",
      nextflow: "26.04.0",
      isolated,
      errors: [
        {
          messageId: "tooOld",
          data: { plugins: "'nf-schema@2.5.1'" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 13,
        },
      ],
    },
    {
      name: "finds a plugin without a version at its name",
      code: "plugins {\n  id 'nf-schema'\n  id 'nf-amazon'\n}",
      options: installed,
      isolated,
      errors: [{ messageId: "version", data: { plugin: "nf-schema" }, line: 2, column: 6, endLine: 2, endColumn: 17 }],
    },
    {
      name: "finds each plugin once: for its version, or for the registry",
      code: "plugins {\n  id 'nf-schema'\n  id 'nf-prov@1.4.0'\n}",
      isolated,
      errors: [
        {
          messageId: "registry",
          data: { plugins: "'nf-prov@1.4.0'" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 8,
        },
        { messageId: "version", data: { plugin: "nf-schema" }, line: 2, column: 6, endLine: 2, endColumn: 17 },
      ],
    },
  ],
});
