import rule from "../../src/rules/no-external-link.js";
import { testRule } from "../rule-tester.js";

const isolated = true;

/** As in nf-core's template, which asks the environment. */
const INSTITUTIONS =
  "params.custom_config_base = 'https://conf.example.org/configs'\nincludeConfig !params.offline ? \"${params.custom_config_base}/all.config\" : '/dev/null'";

const EXTENDED = [
  {
    name: "finds names of Conda's channels",
    code: "conda.channels = ['bioconda']\nconda.enabled = true",
    option: "conda.channels",
    host: "conda.anaconda.org",
    endColumn: 15,
  },
  {
    name: "finds them where Wave builds",
    code: "conda.channels = 'bioconda'\nwave { enabled = true; strategy = 'conda' }",
    option: "conda.channels",
    host: "conda.anaconda.org",
    endColumn: 15,
  },
  {
    name: "finds an address among them",
    code: "conda.channels = ['https://repo.example.org/x/y']\nconda.enabled = true",
    option: "conda.channels",
    host: "repo.example.org",
    endColumn: 15,
  },
  {
    name: "finds weblog's address",
    code: "weblog.url = 'https://log.example.org/x'\nweblog.enabled = true",
    option: "weblog.url",
    host: "log.example.org",
    endColumn: 11,
  },
  {
    name: "finds a mail server",
    code: "mail.smtp.host = 'smtp.example.org'",
    option: "mail.smtp.host",
    host: "smtp.example.org",
    endColumn: 15,
  },
  {
    name: "finds a public bucket for work",
    code: "workDir = 's3://ngi-igenomes/work'",
    option: "workDir",
    host: "s3://ngi-igenomes",
    endColumn: 8,
  },
  {
    name: "finds a submodule's address",
    code: "manifest.gitmodules = 'https://git.example.org/a/b.git'",
    option: "manifest.gitmodules",
    host: "git.example.org",
    endColumn: 20,
  },
  {
    name: "finds an image that is a file elsewhere",
    code: "process.container = 'https://depot.example.org/singularity/a'",
    option: "process.container",
    host: "depot.example.org",
    endColumn: 18,
  },
  {
    name: "finds a data set of the Platform",
    code: "params.samples = 'seqera://org/ws/datasets/samples'",
    option: "params.samples",
    host: "api.cloud.seqera.io",
    endColumn: 15,
  },
  {
    name: "finds a data set of a Platform that is named",
    code: "params.samples = 'seqera://org/ws/datasets/samples'\ntower.endpoint = 'https://tower.example.org/api'",
    option: "params.samples",
    host: "tower.example.org",
    endColumn: 15,
  },
  {
    name: "finds an image of Singularity's library",
    code: "process.container = 'library://user/coll/a:1'",
    option: "process.container",
    host: "library.sylabs.io",
    endColumn: 18,
  },
];

testRule("no-external-link", rule, {
  valid: [
    {
      name: "takes an azcopy of the machine's own",
      code: "process.executor = 'azurebatch'\nazure.batch.copyToolInstallMode = 'off'",
      isolated,
    },
    {
      name: "is silent where it is not known how azcopy comes",
      code: "process.executor = 'azurebatch'\nazure.batch.copyToolInstallMode = params.m",
      isolated,
    },
    {
      name: "says nothing of azcopy with Fusion",
      code: "process.executor = 'azurebatch'\nfusion.enabled = true",
      isolated,
    },
    {
      name: "takes a data set of a Platform of the site's own",
      code: "params.samples = 'seqera://org/ws/datasets/samples'\ntower.endpoint = 'https://tower.hospital.lan/api'",
      isolated,
    },
    {
      name: "is silent where the Platform is not known",
      code: "params.samples = 'seqera://org/ws/datasets/samples'\ntower.endpoint = params.platform",
      isolated,
    },
    { name: "says nothing of Spack that is off", code: "spack.enabled = false", isolated },
    {
      name: "takes Spack with a mirror",
      code: "spack.enabled = true",
      options: [{ allow: ["mirror.spack.io"] }],
      isolated,
    },
    { name: "says nothing of channels without Conda", code: "conda.channels = ['bioconda']", isolated },
    {
      name: "takes channels that are folders",
      code: "conda.channels = ['/data/channel']\nconda.enabled = true",
      isolated,
    },
    { name: "says nothing of weblog that is off", code: "weblog.url = 'https://log.example.org/x'", isolated },
    { name: "takes a mail server of the site", code: "mail.smtp.host = 'smtp.hospital.lan'", isolated },
    { name: "takes a bucket of one's own", code: "workDir = 's3://acme-work/nf'", isolated },
    { name: "says nothing where runs reach the internet", code: "params.fasta = 'https://data.example.org/a.fa'" },
    { name: "takes what is within the site", code: "params.fasta = 'https://mirror.hospital.lan/a.fa'", isolated },
    {
      name: "takes a host that is allowed",
      code: "params.fasta = 'https://data.example.org/a.fa'",
      options: [{ allow: ["*.example.org"] }],
      isolated,
    },
    { name: "takes a bucket that is not known to be public", code: "params.fasta = 's3://our-data/a.fa'", isolated },
    {
      name: "takes any bucket of a store of the site's own",
      code: "params.igenomes_base = 's3://ngi-igenomes/igenomes'\naws.client.endpoint = 'https://minio.hospital.lan'",
      isolated,
    },
    {
      name: "reads no comments, and nothing of the manifest",
      code: "// https://data.example.org/a.fa\nmanifest.homePage = 'https://pipeline.example.org/docs/a'",
      isolated,
    },
    {
      name: "reads no help texts and no pages for people",
      code: "params.help_text = 'See https://docs.example.org/a'\nparams.config_profile_url = 'https://cluster.example.org/wiki/a'\nparams.service = [url: 'https://service.example.org/', code: 'https://github.com/us/pipeline']\nparams.db = [license: 'https://db.example.org/terms/a', note: 'https://db.example.org/a; Doe, J.']\nparams.silva.citation = 'https://db.example.org/cite/a'\nvalidation.help.afterText = 'https://docs.example.org/a'",
      isolated,
    },
    {
      name: "takes proxies for the way that a site has",
      code: "env.HTTPS_PROXY = 'http://proxy.example.org:3128/x'",
      isolated,
    },
    {
      name: "leaves images and their registries alone",
      code: "process {\n  container = 'quay.io/biocontainers/a:1'\n  withName: FOO {\n    ext.image = 'https://depot.example.org/singularity/b'\n  }\n}",
      isolated,
    },
    {
      name: "leaves alone what is written for a shell",
      code: "process.beforeScript = '# https://docs.example.org/modules\\nmodule load java'",
      isolated,
    },
    {
      name: "says nothing of a setting that another one overrides",
      code: "params.fasta = 'https://data.example.org/a.fa'\nparams.fasta = '/data/a.fa'",
      isolated,
    },
    {
      name: "is silent where the value is not known",
      code: "params.fasta = params.online ? 'https://data.example.org/a.fa' : '/data/a.fa'",
      isolated,
    },
    {
      name: "says nothing of the branch that does not hold",
      code: "params.online = false\nparams.fasta = params.online ? 'https://data.example.org/a.fa' : '/data/a.fa'",
      isolated,
    },
    {
      name: "is silent on an include that hangs on the environment, as that of nf-core does",
      code: "includeConfig !System.getenv('NXF_OFFLINE') ? 'https://conf.example.org/a.config' : '/dev/null'",
      isolated,
    },
    {
      name: "takes iGenomes for unused where the genomes are ignored",
      code: "params.igenomes_base = 's3://ngi-igenomes/igenomes'\nparams.igenomes_ignore = true",
      isolated,
    },
    {
      name: "takes the address of the institutions' configurations for unused where no include reads from it",
      code: `params.offline = true\n${INSTITUTIONS}`,
      isolated,
    },
    {
      name: "takes an include from within the site",
      code: "includeConfig 'https://mirror.hospital.lan/a.config'",
      isolated,
    },
  ],
  invalid: [
    {
      name: "finds Spack, which fetches sources",
      code: "spack.enabled = true",
      isolated,
      errors: [
        { messageId: "spack", data: { host: "mirror.spack.io" }, line: 1, column: 1, endLine: 1, endColumn: 14 },
      ],
    },
    ...EXTENDED.map(({ name, code, option, host, endColumn }) => ({
      name,
      code,
      isolated,
      errors: [{ messageId: "link", data: { names: option, host }, line: 1, column: 1, endLine: 1, endColumn }],
    })),
    {
      name: "finds that Azure's machines fetch azcopy",
      code: "process.executor = 'azurebatch'",
      isolated,
      errors: [{ messageId: "azcopy", data: { host: "github.com" }, line: 1, column: 1, endLine: 1, endColumn: 17 }],
    },
    {
      name: "finds a param that leads out",
      code: "params.fasta = 'https://data.example.org/a.fa'",
      isolated,
      errors: [
        {
          messageId: "link",
          data: { names: "params.fasta", host: "data.example.org" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 13,
        },
      ],
    },
    {
      name: "finds iGenomes, and the institutions' configurations where an include may read them",
      code: `params.igenomes_base = 's3://ngi-igenomes/igenomes'\nparams.igenomes_ignore = false\n${INSTITUTIONS}`,
      isolated,
      errors: [
        {
          messageId: "link",
          data: { names: "params.igenomes_base", host: "s3://ngi-igenomes" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 21,
        },
        {
          messageId: "link",
          data: { names: "params.custom_config_base", host: "conf.example.org" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 26,
        },
      ],
    },
    {
      name: "finds public buckets, FTP, the environment and arguments",
      code: "params.igenomes_base = 's3://ngi-igenomes/igenomes'\nenv.INDEX = 'ftp://ftp.example.org/pub'\nprocess.ext.args = '--db https://data.example.org/db --fast'",
      isolated,
      errors: [
        {
          messageId: "link",
          data: { names: "params.igenomes_base", host: "s3://ngi-igenomes" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 21,
        },
        {
          messageId: "link",
          data: { names: "env.INDEX", host: "ftp.example.org" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 10,
        },
        {
          messageId: "link",
          data: { names: "process.ext.args", host: "data.example.org" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 17,
        },
      ],
    },
    {
      name: "finds several addresses in one text",
      code: "params.mirrors = 'https://data.example.org/a, https://other.example.org/a'",
      isolated,
      errors: [
        {
          messageId: "link",
          data: { names: "params.mirrors", host: "data.example.org" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 15,
        },
        {
          messageId: "link",
          data: { names: "params.mirrors", host: "other.example.org" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 15,
        },
      ],
    },
    {
      name: "finds what a closure in a selector can return",
      code: "process {\n  withName: FOO {\n    ext.args = { params.fast ? '--db https://data.example.org/db' : '' }\n  }\n}",
      isolated,
      errors: [
        {
          messageId: "link",
          data: { names: "process.withName:FOO.ext.args", host: "data.example.org" },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 13,
        },
      ],
    },
    {
      name: "puts the links of one file to one host together",
      code: "params {\n  a = 'https://data.example.org/a'\n  b = 'https://data.example.org/b'\n  c = 'https://other.example.org/c'\n  d = 'https://data.example.org/d'\n  e = 'https://data.example.org/e'\n}",
      isolated,
      errors: [
        {
          messageId: "links",
          data: { names: "params.a, params.b, params.d and 1 more", host: "data.example.org" },
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 4,
          related: [
            "nextflow.config:3:3 params.b leads there too.",
            "nextflow.config:5:3 params.d leads there too.",
            "nextflow.config:6:3 params.e leads there too.",
          ],
        },
        {
          messageId: "link",
          data: { names: "params.c", host: "other.example.org" },
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 4,
        },
      ],
    },
    {
      name: "keeps apart what does not hold in the same profiles",
      code: "params {\n  a = 'https://data.example.org/a'\n  b = 'https://data.example.org/b'\n}\nprofiles {\n  local {\n    params.b = '/data/b'\n  }\n  test {\n    params.c = 'https://data.example.org/c'\n  }\n}",
      isolated,
      errors: [
        {
          messageId: "link",
          data: { names: "params.a", host: "data.example.org" },
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 4,
          profiles: [],
        },
        {
          messageId: "link",
          data: { names: "params.b", host: "data.example.org" },
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 4,
          profiles: ["(none)", "test"],
        },
        {
          messageId: "link",
          data: { names: "params.c", host: "data.example.org" },
          line: 10,
          column: 5,
          endLine: 10,
          endColumn: 13,
          profiles: ["test"],
        },
      ],
    },
    {
      name: "finds the param that has the address, not those that are made from it",
      code: "params.base = 'https://data.example.org/ref'\nparams.fasta = \"${params.base}/a.fa\"",
      isolated,
      errors: [
        {
          messageId: "link",
          data: { names: "params.base", host: "data.example.org" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 12,
        },
      ],
    },
    {
      name: "names a map of many links by its own name",
      code: "params {\n  genomes {\n    one { fasta = 'https://data.example.org/1' }\n    two { fasta = 'https://data.example.org/2' }\n  }\n}",
      isolated,
      errors: [
        {
          messageId: "link",
          data: { names: "params.genomes", host: "data.example.org" },
          line: 3,
          column: 11,
          endLine: 3,
          endColumn: 16,
          related: ["nextflow.config:4:11 params.genomes.two.fasta leads there too."],
        },
      ],
    },
    {
      name: "finds a remote include, which ends the run",
      code: "includeConfig 'https://conf.example.org/a.config'",
      isolated,
      errors: [
        {
          messageId: "include",
          data: { host: "conf.example.org" },
          line: 1,
          column: 15,
          endLine: 1,
          endColumn: 50,
          severity: "error",
        },
      ],
    },
  ],
});
