// Forbids `table[name]` and `name in table` where the name may be any text: a user's `toString`, `constructor` or
// `__proto__` would find what every object inherits. What is keyed by text is a `Map`; data from outside is asked with
// `Object.hasOwn(table, name) ? table[name] : …`, with which this rule is content.
import ts from "typescript";

/** @type {import("eslint").Rule.RuleModule} */
const rule = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      read: "This also finds what objects inherit, such as `toString`. Use a Map, or ask Object.hasOwn({{table}}, {{key}}) first.",
      write: "This also writes to what objects inherit, such as `__proto__`. Use a Map.",
    },
  },
  create(context) {
    const { sourceCode } = context;
    const services = sourceCode.parserServices;
    const checker = services.program.getTypeChecker();

    /** True for names that are known to be few: literals, and unions of them. */
    const isAnyText = (key) => {
      const type = services.getTypeAtLocation(key);
      const bound = checker.getBaseConstraintOfType(type) ?? type;
      return (bound.isUnion() ? bound.types : [bound]).some(
        ({ flags }) =>
          (flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral | ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !==
          0,
      );
    };

    const isGuarded = (node, table, key) => {
      const guard = `Object.hasOwn(${table},${key})`;
      for (let child = node, at = node.parent; at; child = at, at = at.parent) {
        const condition =
          (at.type === "ConditionalExpression" || at.type === "IfStatement") && child === at.consequent
            ? at.test
            : at.type === "LogicalExpression" && at.operator === "&&" && child === at.right
              ? at.left
              : undefined;
        if (condition && conjuncts(condition).some((one) => textOf(one) === guard)) return true;
      }
      return false;
    };
    const textOf = (node) => sourceCode.getText(node).replace(/\s/g, "");

    return {
      MemberExpression(node) {
        if (!node.computed || node.property.type === "Literal" || !isAnyText(node.property)) return;
        const table = textOf(node.object);
        const key = textOf(node.property);
        if (isWritten(node)) context.report({ node, messageId: "write" });
        else if (!isGuarded(node, table, key)) context.report({ node, messageId: "read", data: { table, key } });
      },
      "BinaryExpression[operator='in']"({ left, right }) {
        if (left.type === "Literal" || left.type === "PrivateIdentifier" || !isAnyText(left)) return;
        context.report({ node: left, messageId: "read", data: { table: textOf(right), key: textOf(left) } });
      },
    };
  },
};

export default rule;

function conjuncts(node) {
  return node.type === "LogicalExpression" && node.operator === "&&"
    ? [...conjuncts(node.left), ...conjuncts(node.right)]
    : [node];
}

function isWritten(node) {
  const { parent } = node;
  return (
    (parent.type === "AssignmentExpression" && parent.left === node) ||
    (parent.type === "UpdateExpression" && parent.argument === node)
  );
}
