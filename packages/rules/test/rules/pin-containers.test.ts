import rule from "../../src/rules/pin-containers.js";
import { placeIn } from "../place-in.js";
import { mainScript } from "../main-script.js";
import { testRule } from "../rule-tester.js";

const set = (image: string) => `process.container = '${image}'`;
const PINNED = [
  "quay.io/biocontainers/fastqc:0.12.1--hdfd78af_0",
  "ubuntu@sha256:0123456789abcdef",
  "localhost:5000/tool:1.0",
  "docker://quay.io/x/y:1.2",
  "oras://community.wave.seqera.io/library/x:1.0--abc",
  "docker:x:1.0",
  "https://depot.galaxyproject.org/singularity/fastqc:0.12.1--hdfd78af_0",
  "https://community-cr-prod.seqera.io/docker/registry/v2/blobs/sha256/ab/abcd/data",
  "/images/tool.sif",
  "images/tool.img",
  "file:///images/tool.simg",
  "docker-archive:///images/tool.tar",
];
const UNPINNED = ["ubuntu", "quay.io/x/y", "localhost:5000/tool", "docker://biocontainers/x", "library://user/coll/x"];
const MOVING = ["dev", "edge", "latest", "main", "master", "nightly", "stable"];
const CHOICE = "process.container = params.gpu ? 'acme/gpu' : 'acme/cpu:1.0'";
const CLOSURE = "process.container = { task.ext.big ? 'acme/big:1.0' : 'acme/small:latest' }";
const SELECTOR = "process {\n  withName: FASTQC { container = 'acme/fastqc' }\n}";
const THROUGH_PARAM = "params.image = 'acme/tool'\nprocess.container = params.image";
const MODULE = "process A {\n  container 'acme/tool'\n\n  script:\n  'true'\n}\n";
const NF_CORE = `process A {
  container "\${ workflow.containerEngine == 'singularity' ?
    'https://depot.galaxyproject.org/singularity/x:1.0' :
    'quay.io/biocontainers/x' }"

  script:
  'true'
}
`;

testRule("pin-containers", rule, {
  valid: [
    {
      name: "says nothing of a file that is no image",
      code: "process.container = 'modules/nf-core/fastqc/.conda-lock/linux_amd64-bd-5cb1a2fa2f18c7c2_1.txt'",
    },
    {
      name: "says nothing of an image that no process has",
      code: "process { container = 'acme/tool'; withName: A { container = 'acme/tool:1.0' } }",
      files: mainScript({ A: "" }),
    },
    {
      name: "says nothing of an image in a definition that the configuration replaces",
      filename: "main.nf",
      code: mainScript({ A: "container 'acme/tool'" })["main.nf"],
      files: { "nextflow.config": "manifest.name = 'x'\nprocess { withName: A { container = 'acme/tool:1.0' } }" },
    },
    ...PINNED.map((image) => ({ name: `takes ${image}`, code: set(image) })),
    { name: "is silent where the tag is not known", code: 'process.container = "acme/tool:${params.version}"' },
    { name: "is silent where the image is not known", code: "process.container = params.image" },
    { name: "says nothing of null", code: "process.container = null" },
    { name: "says nothing of an image that is overridden", code: `${set("ubuntu")}\n${set("ubuntu:24.04")}` },
    { name: "takes what is allowed", code: set("acme/tool"), options: [{ allow: ["^acme/"] }] },
    {
      name: "takes a tag that does not move here",
      code: set("acme/tool:stable"),
      options: [{ movingTags: ["latest"] }],
    },
    {
      name: "takes a digest where one is asked for",
      code: set("x:1@sha256:0123456789abcdef"),
      options: [{ digest: "require" }],
    },
    {
      name: "says nothing of a variable in a script",
      code: "process A {\n  container params.image\n\n  script:\n  'true'\n}\n",
      filename: "main.nf",
    },
  ],
  invalid: [
    {
      name: "names the processes that have it",
      code: "process { container = 'acme/tool'; withName: A { container = 'acme/tool:1.0' } }",
      files: mainScript({ A: "", B: "", C: "" }),
      errors: [
        {
          messageId: "missing",
          data: { image: "acme/tool", processes: " (`W:B`, `W:C`)" },
          line: 1,
          column: 23,
          endLine: 1,
          endColumn: 34,
        },
      ],
    },
    {
      name: "finds an image in a definition that only some profile replaces",
      filename: "main.nf",
      code: mainScript({ A: "container 'acme/tool'" })["main.nf"],
      files: {
        "nextflow.config":
          "manifest.name = 'x'\nprofiles { p { process { withName: A { container = 'acme/tool:1.0' } } } }",
      },
      errors: [{ messageId: "missing", data: { image: "acme/tool" }, line: 2, column: 13, endLine: 2, endColumn: 24 }],
    },
    ...UNPINNED.map((image) => ({
      name: `finds ${image}`,
      code: set(image),
      errors: [
        {
          messageId: "missing",
          data: { image: image.replace(/^\w+:\/\//, "") },
          ...placeIn(set(image), `'${image}'`),
        },
      ],
    })),
    ...MOVING.map((tag) => ({
      name: `finds the tag ${tag}`,
      code: set(`acme/tool:${tag}`),
      errors: [
        {
          messageId: "moving",
          data: { image: `acme/tool:${tag}`, tag },
          ...placeIn(set(`acme/tool:${tag}`), `'acme/tool:${tag}'`),
        },
      ],
    })),
    {
      name: "finds one hand of a choice that is not known",
      code: CHOICE,
      errors: [{ messageId: "missing", data: { image: "acme/gpu" }, ...placeIn(CHOICE, "'acme/gpu'") }],
    },
    {
      name: "finds what a closure may return",
      code: CLOSURE,
      errors: [
        {
          messageId: "moving",
          data: { image: "acme/small:latest", tag: "latest" },
          ...placeIn(CLOSURE, "'acme/small:latest'"),
        },
      ],
    },
    {
      name: "finds the image of a selector",
      code: SELECTOR,
      errors: [{ messageId: "missing", data: { image: "acme/fastqc" }, ...placeIn(SELECTOR, "'acme/fastqc'") }],
    },
    {
      name: "finds one that comes from a param, where it is read",
      code: THROUGH_PARAM,
      errors: [{ messageId: "missing", data: { image: "acme/tool" }, line: 2, column: 21, endLine: 2, endColumn: 33 }],
    },
    {
      name: "asks for a digest",
      code: set("acme/tool:1.0"),
      options: [{ digest: "require" }],
      errors: [
        { messageId: "digest", data: { image: "acme/tool:1.0" }, ...placeIn(set("acme/tool:1.0"), "'acme/tool:1.0'") },
      ],
    },
    {
      name: "finds the image of a module",
      code: MODULE,
      filename: "main.nf",
      errors: [{ messageId: "missing", data: { image: "acme/tool" }, ...placeIn(MODULE, "'acme/tool'") }],
    },
    {
      name: "finds one hand of a choice in a text, as nf-core writes it",
      code: NF_CORE,
      filename: "main.nf",
      errors: [
        {
          messageId: "missing",
          data: { image: "quay.io/biocontainers/x" },
          ...placeIn(NF_CORE, "'quay.io/biocontainers/x'"),
        },
      ],
    },
  ],
});
