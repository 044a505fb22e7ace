/** The rows of the facts on scripts, from the reference file `script-facts.json`. */

/** What a name can be used for. */
const KINDS = new Set(["constant", "namespace", "function", "directive", "operator", "property", "flag"]);

/** One row a name and scope. `args` of a signature have the form `name: Type`. */
export function nameRows(facts) {
  const namespaces = facts.namespaces.filter(({ name }) => !name.includes("."));
  return [
    ...facts.constants.members.map((member) => row("script", "constant", member)),
    ...namespaces.map((member) => row("script", "namespace", { ...member, functions: undefined })),
    ...facts.functions.members.map((member) => row("script", "function", member)),
    ...facts.entryOnly.members.map((member) => row("entry-workflow", "constant", member)),
    ...facts.operators.members.map((member) => operatorRow(member)),
    ...facts.process.names.map((member) => row("process", member.kind, member)),
    ...facts.process.taskProperties.map((member) => row("task", "property", member)),
    ...facts.directives.members.map((member) => row("process-directives", "directive", member)),
    ...facts.inputQualifiers.members.map((member) => row("process-inputs", "directive", member)),
    ...facts.outputQualifiers.members.map((member) =>
      row("process-outputs", "directive", { ...member, options: facts.outputQualifiers.options }),
    ),
    ...facts.stageDirectives.members.map((member) => row("process-stage", "directive", member)),
    ...facts.outputFunctions.members.map((member) => row("typed-process-outputs", "function", member)),
    ...facts.agentDirectives.members.map((member) => row("agent-directives", "directive", member)),
    ...facts.outputFunctions.members
      .filter(({ name }) => facts.agentDirectives.outputFunctions.includes(name))
      .map((member) => row("agent-outputs", "function", member)),
    ...facts.entryOnly.members.map((member) => row("output-block", "constant", member)),
    ...facts.outputBlock.directives.map((member) => row("output-block", "directive", member)),
    ...facts.outputBlock.indexDirectives.map((member) => row("output-index", "directive", member)),
    ...facts.namespaces.flatMap(({ name, properties, functions }) => [
      ...properties.map((member) => row(name, "property", member)),
      ...functions.map((member) => row(name, "function", member)),
    ]),
    ...facts.featureFlags.map((member) => row("feature-flags", "flag", member)),
  ];
}

export function typeRows(facts) {
  return facts.types.map(({ name, kind, description, extends: parent, properties, methods }) => ({
    name,
    kind,
    text: description,
    extends: parent,
    properties: properties?.map(typeMember),
    // Those of channels and values are the operators.
    methods: Array.isArray(methods) ? methods.map(typeMember) : [],
  }));
}

function typeMember({ name, signature, description }) {
  return { name, signature, text: description };
}

function row(scope, kind, { name, signatures, deprecated, options, type, description }) {
  return {
    scope,
    kind,
    name,
    signatures: signatures?.map(signatureText),
    type,
    deprecated: deprecated === true ? true : undefined,
    options: options?.map(({ name: option, type: of }) => (of === undefined ? option : `${option}: ${of}`)),
    text: description,
  };
}

/** What a channel's method takes, else what the pipe takes. `bare` is how it can be used without a receiver. */
function operatorRow({ name, channel, value, pipe, status, description }) {
  const signatures = channel?.signatures ?? (pipe === undefined ? undefined : [pipe]);
  return {
    ...row("operators", "operator", { name, signatures, description }),
    onValues: value?.signatures.map(signatureText),
    bare: pipe === undefined ? undefined : true,
    legacy: status === "legacy" ? true : undefined,
  };
}

function signatureText({ args, returns }) {
  return `(${args.join(", ")}) -> ${returns}`;
}

/** What is wrong with the reference file, as sentences; nothing where it holds together. */
export function checkScriptFacts(facts) {
  const rows = nameRows(facts);
  const keys = rows.map(({ scope, kind, name }) => `${scope}: ${kind} ${name}`);
  return [
    ...keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${key} is there twice`),
    ...rows.filter(({ name }) => !name).map(({ scope }) => `${scope}: a row has no name`),
    ...rows.filter(({ kind }) => !KINDS.has(kind)).map(({ scope, kind, name }) => `${scope}: ${name} is a ${kind}`),
    ...rows.filter(({ text }) => !text).map(({ scope, name }) => `${scope}: ${name} has no description`),
    ...rows
      .filter(({ kind, signatures }) => (kind === "function" || kind === "directive") && !(signatures?.length > 0))
      .filter(({ scope }) => scope !== "process")
      .map(({ scope, name }) => `${scope}: ${name} has no signature`),
    ...facts.agentDirectives.outputFunctions
      .filter((name) => !facts.outputFunctions.members.some((known) => known.name === name))
      .map((name) => `agent-outputs: ${name} is no function of an output`),
  ];
}
