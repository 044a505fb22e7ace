// Forbids `call(...list)` where the list can be of any length: each item takes a place on the stack, and a file with
// 100,000 problems is enough to overflow it. A function that hands on what it was itself called with is fine.

/** @type {import("eslint").Rule.RuleModule} */
const rule = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      spread: "This takes a place on the stack for each item, of which there may be 100,000. Use a loop, or `reduce`.",
    },
  },
  create(context) {
    const { sourceCode } = context;
    const services = sourceCode.parserServices;
    const checker = services.program.getTypeChecker();

    /** Tuples have as many items as their type says; a union of tuples, too. */
    const isShort = (node) => {
      const type = services.getTypeAtLocation(node);
      const bound = checker.getBaseConstraintOfType(type) ?? type;
      return (bound.isUnion() ? bound.types : [bound]).every(
        (one) => checker.isTupleType(one) && !one.target.hasRestElement,
      );
    };

    /** The function's own rest parameter: its caller has put that many arguments on the stack already. */
    const isHandedOn = (node) => {
      if (node.type !== "Identifier") return false;
      const reference = sourceCode.getScope(node).references.find(({ identifier }) => identifier === node);
      return (
        reference?.resolved?.defs.some(
          ({ type, name }) => type === "Parameter" && name.parent.type === "RestElement",
        ) ?? false
      );
    };

    const check = ({ arguments: args }) => {
      for (const node of args) {
        if (node.type !== "SpreadElement" || isHandedOn(node.argument)) continue;
        if (node.argument.type === "ArrayExpression" && isWritten(node.argument)) continue;
        if (!isShort(node.argument)) context.report({ node, messageId: "spread" });
      }
    };
    return {
      CallExpression: check,
      NewExpression: check,
      "CallExpression[callee.property.name='apply'][arguments.length=2]"({ callee }) {
        context.report({ node: callee, messageId: "spread" });
      },
    };
  },
};

export default rule;

/** An array whose items all stand there. */
function isWritten({ elements }) {
  return elements.every((element) => element !== null && element.type !== "SpreadElement");
}
