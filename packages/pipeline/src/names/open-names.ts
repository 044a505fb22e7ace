import type { Identifier, Node } from "@nf-lint/parser";
import type { FactScope } from "../facts/script-facts.js";
import type { Definition } from "../modules/definition.js";
import type { Import } from "../modules/import.js";
import type { Binding, BindingKind, Reference, Scope, ScopeKind } from "./script-names.js";

/** A scope while names are still put into it. */
export class OpenScope implements Scope {
  readonly kind: ScopeKind;
  readonly node: Node;
  readonly parent?: OpenScope;
  readonly builtIns: readonly FactScope[];
  readonly bindings = new Map<string, OpenBinding>();

  constructor(kind: ScopeKind, node: Node, builtIns: readonly FactScope[], parent: OpenScope | undefined) {
    this.kind = kind;
    this.node = node;
    this.builtIns = builtIns;
    if (parent !== undefined) this.parent = parent;
  }

  /** This scope and those around it, the innermost first. */
  outwards(): readonly OpenScope[] {
    return [this, ...(this.parent?.outwards() ?? [])];
  }

  isWithin(other: OpenScope): boolean {
    return this === other || this.parent?.isWithin(other) === true;
  }
}

/** A binding while its uses are still being found. */
export class OpenBinding implements Binding {
  readonly kind: BindingKind;
  readonly name: string;
  readonly identifier?: Identifier;
  readonly node: Node;
  readonly scope: OpenScope;
  readonly references: Reference[] = [];
  isRead = false;
  /** Whether it is read other than for one of its properties. */
  isReadWhole = false;
  readonly imported?: Import;
  readonly definition?: Definition;

  constructor(binding: {
    readonly kind: BindingKind;
    readonly name: string;
    readonly identifier?: Identifier;
    readonly node: Node;
    readonly scope: OpenScope;
    readonly imported?: Import;
    readonly definition?: Definition;
  }) {
    this.kind = binding.kind;
    this.name = binding.name;
    this.node = binding.node;
    this.scope = binding.scope;
    if (binding.identifier !== undefined) this.identifier = binding.identifier;
    if (binding.imported !== undefined) this.imported = binding.imported;
    if (binding.definition !== undefined) this.definition = binding.definition;
  }
}
