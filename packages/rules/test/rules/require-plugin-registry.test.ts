import rule from "../../src/rules/require-plugin-registry.js";
import { testRule } from "../rule-tester.js";

const isolated = true;
const PLUGINS = "plugins {\n  id 'nf-schema@2.5.1'\n  id 'nf-prov@1.4.0'\n}\n";
const installed = [{ from: "installed" }];

const BRINGING = [
  ...[
    { executor: "awsbatch", plugin: "nf-amazon" },
    { executor: "azurebatch", plugin: "nf-azure" },
    { executor: "google-batch", plugin: "nf-google" },
    { executor: "k8s", plugin: "nf-k8s" },
    { executor: "seqera", plugin: "nf-seqera" },
  ].map(({ executor, plugin }) => ({
    code: `process.executor = '${executor}'`,
    setting: `The executor ${executor}`,
    plugin,
    endColumn: 17,
  })),
  { code: "workDir = 's3://bucket/work'", setting: "workDir", plugin: "nf-amazon", endColumn: 8 },
  { code: "bucketDir = 'gs://bucket/work'", setting: "bucketDir", plugin: "nf-google", endColumn: 10 },
  { code: "workDir = 'az://bucket/work'", setting: "workDir", plugin: "nf-azure", endColumn: 8 },
  { code: "tower.enabled = true", setting: "tower.enabled", plugin: "nf-tower", endColumn: 14 },
  { code: "wave.enabled = true", setting: "wave.enabled", plugin: "nf-wave", endColumn: 13 },
  { code: "cloudcache.enabled = true", setting: "cloudcache.enabled", plugin: "nf-cloudcache", endColumn: 19 },
];

testRule("require-plugin-registry", rule, {
  valid: [
    { name: "says nothing where runs reach the internet", code: PLUGINS },
    { name: "says nothing without plugins", code: "process.cpus = 1", isolated },
    {
      name: "takes what comes with Nextflow without a version where it is installed",
      code: "plugins { id 'nf-amazon' }\nprocess.executor = 'awsbatch'",
      options: installed,
      isolated,
    },
    {
      name: "takes a registry of the site's own for what a setting brings",
      code: "process.executor = 'awsbatch'\nregistry.url = 'https://plugins.example.org'",
      isolated,
    },
    { name: "is silent where the executor is not known", code: "process.executor = params.executor", isolated },
    { name: "says nothing of services that are off", code: "tower.enabled = false\nwave.enabled = params.w", isolated },
    {
      name: "says nothing of executors that need no plugin",
      code: "process.executor = 'slurm'\nworkDir = '/w'",
      isolated,
    },
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
      name: "takes registry.url from the release that reads it for plugins",
      code: `${PLUGINS}registry.url = 'https://plugins.example.org'`,
      nextflow: "26.08.0-edge",
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
      name: "finds what comes with Nextflow, for that is fetched too",
      code: "plugins { id 'nf-amazon' }",
      isolated,
      errors: [
        { messageId: "registry", data: { plugins: "'nf-amazon'" }, line: 1, column: 1, endLine: 1, endColumn: 8 },
      ],
    },
    ...BRINGING.map(({ code, setting, plugin, endColumn }) => ({
      name: `finds what ${setting} brings`,
      code,
      isolated,
      errors: [
        { messageId: "core", data: { setting, plugins: `'${plugin}'` }, line: 1, column: 1, endLine: 1, endColumn },
      ],
    })),
    {
      name: "finds both plugins of Fusion, each once",
      code: "fusion.enabled = true\nwave.enabled = true",
      isolated,
      errors: [
        {
          messageId: "core",
          data: { setting: "fusion.enabled", plugins: "'nf-tower'" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 15,
        },
        {
          messageId: "core",
          data: { setting: "wave.enabled", plugins: "'nf-wave'" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 13,
        },
      ],
    },
    {
      name: "finds the executor of a selector",
      code: "process {\n  withLabel: big { executor = 'k8s' }\n}",
      isolated,
      errors: [
        {
          messageId: "core",
          data: { setting: "The executor k8s", plugins: "'nf-k8s'" },
          line: 2,
          column: 20,
          endLine: 2,
          endColumn: 28,
        },
      ],
    },
    {
      name: "finds weblog, whose plugin has no version, where plugins are installed",
      code: "weblog.enabled = true",
      options: installed,
      isolated,
      errors: [{ messageId: "version", data: { plugin: "nf-weblog" }, line: 1, column: 1, endLine: 1, endColumn: 15 }],
    },
    {
      name: "finds a registry that is read over http",
      code: "registry.url = 'http://plugins.example.org'",
      isolated,
      errors: [{ messageId: "plain", line: 1, column: 16, endLine: 1, endColumn: 44 }],
    },
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
      nextflow: "26.07.0-edge",
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
