import type { Node } from "./ast.js";

type NodeOf<Type extends Node["type"]> = Extract<Node, { readonly type: Type }>;

/** Whether a property's value is a node, or a list of nodes. */
type IsChild<Value> =
  NonNullable<Value> extends Node | readonly unknown[]
    ? NonNullable<Value> extends readonly (infer Element)[]
      ? Element extends Node
        ? true
        : false
      : true
    : false;

/** The names of the properties of a node that hold nodes. */
type ChildKey<N extends Node> = {
  [Key in keyof N & string]-?: IsChild<N[Key]> extends true ? Key : never;
}[keyof N & string];

/**
 * The properties of each node type that hold child nodes, in source order. The type makes sure that every node type is
 * here and that each name is one of a property with nodes.
 */
export const visitorKeys: { readonly [Type in Node["type"]]: readonly ChildKey<NodeOf<Type>>[] } = {
  ConfigFile: ["body"],
  ConfigAssign: ["path", "value"],
  ConfigBlock: ["path", "body"],
  ConfigSelector: ["kind", "target", "body"],
  ConfigInclude: ["source"],
  ConfigApplyBlock: ["name", "body"],
  ConfigApply: ["name", "arguments"],
  ConfigIncomplete: ["path"],
  Script: ["body"],
  FeatureFlagDeclaration: ["path", "value"],
  IncludeDeclaration: ["entries", "source", "clauses"],
  IncludeEntry: ["name", "alias"],
  ParamsBlock: ["keyword", "body"],
  ParamDeclaration: ["name", "typeAnnotation", "defaultValue"],
  LegacyParamDeclaration: ["path", "value"],
  RecordDeclaration: ["name", "fields"],
  RecordField: ["name", "typeAnnotation"],
  EnumDeclaration: ["name", "constants"],
  ProcessDeclaration: ["name", "sections"],
  AgentDeclaration: ["name", "sections"],
  WorkflowDeclaration: ["name", "sections"],
  OutputBlock: ["keyword", "body"],
  OutputDeclaration: ["name", "typeAnnotation", "body"],
  ClassDeclaration: ["name", "body"],
  Section: ["label", "body"],
  Directive: ["name", "arguments"],
  CompositeInput: ["kind", "components"],
  NamedOutput: ["name", "typeAnnotation", "value"],
  InvalidStatement: [],
  BlockStatement: ["body"],
  ExpressionStatement: ["expression"],
  VariableDeclaration: ["declaredType", "names", "typeAnnotations", "init"],
  AssignmentStatement: ["target", "value"],
  ReturnStatement: ["argument"],
  ThrowStatement: ["argument"],
  AssertStatement: ["condition", "message"],
  IfStatement: ["condition", "consequent", "alternate"],
  TryStatement: ["block", "handlers", "finalizer"],
  CatchClause: ["types", "name", "typeAnnotations", "body"],
  LabeledStatement: ["label", "body"],
  EmptyStatement: [],
  ForStatement: ["variable", "iterable", "init", "test", "update", "body"],
  WhileStatement: ["condition", "body"],
  SwitchStatement: ["subject", "cases"],
  SwitchCase: ["test", "body"],
  BreakStatement: [],
  ContinueStatement: [],
  FunctionDeclaration: ["returnType", "name", "parameters", "returnAnnotation", "body"],
  ImportDeclaration: ["alias"],
  Identifier: [],
  StringLiteral: ["placeholders"],
  GString: ["parts"],
  GStringText: ["placeholders"],
  Placeholder: ["expression"],
  NumberLiteral: [],
  BooleanLiteral: [],
  NullLiteral: [],
  ListExpression: ["elements"],
  MapExpression: ["entries"],
  MapEntry: ["key", "value"],
  Closure: ["parameters", "body"],
  Parameter: ["declaredType", "name", "typeAnnotation", "defaultValue"],
  PropertyExpression: ["object", "property"],
  IndexExpression: ["object", "indices"],
  CallExpression: ["callee", "arguments"],
  NamedArgument: ["name", "value"],
  NewExpression: ["constructedType", "arguments"],
  TypeName: ["typeArguments"],
  UnaryExpression: ["operand"],
  PostfixExpression: ["operand"],
  BinaryExpression: ["left", "right"],
  RangeExpression: ["from", "to"],
  TernaryExpression: ["condition", "consequent", "alternate"],
  ElvisExpression: ["value", "fallback"],
  CastExpression: ["operand", "castType"],
  InstanceofExpression: ["operand", "testedType"],
  SpreadExpression: ["operand"],
  AssignmentExpression: ["target", "value"],
  SwitchExpression: ["subject", "cases"],
  SwitchExpressionCase: ["tests", "body"],
  InvalidExpression: [],
};
