export type { DirectoryEntry, FileSystem, ReadResult } from "./file-system.js";
export type { DeclaredProfile, IncludeEdge, IncludeTarget, Project, ProjectFile } from "./project.js";
export type {
  OptionPath,
  Place,
  ProcessGroup,
  ProcessQuery,
  Rejection,
  ResolvedConfig,
  ResolvedDirective,
  ResolvedOption,
  ResolvedProcess,
  Selector,
  Setting,
  Variant,
} from "./resolved-config.js";
export type { Constant, Duration, GroovyNumber, KnownValue, LazyValue, MemoryUnit, PathValue, UnknownReason, UnknownValue, Value } from "./value.js";
