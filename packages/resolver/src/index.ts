export type { DirectoryEntry, FileSystem, ReadResult } from "./files/file-system.js";
export { realPlace, refusal, throughDoor } from "./files/door.js";
export type { Refusal } from "./files/door.js";
export { memoryFileSystem, overlay } from "./files/memory-file-system.js";
export type { MemoryFile } from "./files/memory-file-system.js";
export type { IncludeEdge, IncludeTarget, IncludeVisit } from "./include.js";
export { ROOT_NAME } from "./project.js";
export type { Platform } from "./platform.js";
export type { DeclaredProfile, Project, ProjectFile } from "./project.js";
export type {
  OptionPart,
  OptionPath,
  Place,
  ProcessGroup,
  ProcessQuery,
  Rejection,
  RejectionCode,
  ResolvedConfig,
  ResolvedDirective,
  ResolvedOption,
  ResolvedProcess,
  Selector,
  Setting,
  Variant,
} from "./resolved-config.js";
export { compareNextflowVersions, parseNextflowVersion } from "./version/nextflow-version.js";
export type { NextflowVersion } from "./version/nextflow-version.js";
export { NEWEST_KNOWN_VERSION, targetVersion } from "./version/target-version.js";
export type { TargetVersion } from "./version/target-version.js";
export { allowsBefore, allowsFrom, oldestAllowed } from "./version/nextflow-releases.js";
export { isExact, parseVersionConstraint, satisfies } from "./version/version-constraint.js";
export type { Bound, Comparator, ParsedConstraint, VersionConstraint } from "./version/version-constraint.js";
export type { Workspace, WorkspaceObserver, WorkspaceOptions } from "./workspace.js";
export { nearestName } from "./names/nearest-name.js";
export { baseName, directoryOf, isWithin, normalizePath, resolvePath } from "./files/path.js";
export { functionInGroovy, ownerInGroovy, typeInGroovy, valueInGroovy } from "./names/borrowed-words.js";
export { mayBeQualifiedClass } from "./names/built-in-names.js";
export { abstractPlatformClasses, platformClasses } from "./names/default-classes.generated.js";
export {
  builtInExecutors,
  executorPlugins,
  findExecutor,
  isScheduler,
  meantExecutor,
  readsSetting,
} from "./facts/executors.js";
export type { ExecutorFact } from "./facts/executors.js";
export { nearestOptions } from "./facts/nearest-options.js";
export type { NearOption } from "./facts/nearest-options.js";
export type { DefaultFact, OptionFact, Replacement } from "./facts/option-fact.js";
export {
  allOptions,
  childrenOf,
  findOption,
  isScope,
  isSelectorKey,
  matchOption,
  scopeOf,
  takesMap,
  withoutUserLevels,
} from "./facts/option-facts.js";
export type { OptionChild, OptionMatch } from "./facts/option-facts.js";
export { defaultIn, isDeprecatedIn, isRemovedIn, isTooNewFor } from "./facts/option-lifetime.js";
export { optionUrl } from "./facts/option-url.js";
export { siteOfDirective } from "./facts/site-builds.js";
export { isRateText } from "./facts/value-text.js";
export { isCorePlugin, pluginScope, pluginScopes } from "./facts/plugin-scopes.js";
export type { PluginScope } from "./facts/plugin-scopes.js";
export { findNameProblems } from "./names/find-name-problems.js";
export type { NameHint, NameProblem, NameProblemCode } from "./names/name-problem.js";
export { inReportingOrder, isNameWarning } from "./names/reporting-order.js";
export { createWorkspace, isScriptName } from "./create-workspace.js";
export { faultPlace } from "./fault-place.js";
export { directiveOption } from "./processes/process-group.js";
export { matchesLabels, matchesName, selectorOfKey } from "./processes/selector.js";
export { configToVectorJson } from "./vector-json.js";
/** What is a credential in plain text, and how it is hidden in what is shown. */
export { credentialOptions, credentialParts, credentialsIn, isCredentialOption } from "./secrets/credentials.js";
export type { TextPart } from "./secrets/credentials.js";
export { configSecrets, maskFor, SecretMask } from "./secrets/secret-mask.js";
export { credentialTexts, sourceSecrets } from "./secrets/source-secrets.js";
export type { CredentialText, SourceSecrets } from "./secrets/source-secrets.js";
export { secretsOfText } from "./secrets/text-secrets.js";
export { writtenTexts } from "./secrets/written-texts.js";
export type { WrittenText } from "./secrets/written-texts.js";
