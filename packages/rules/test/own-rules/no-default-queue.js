import { defineProjectRule } from "eslint-plugin-nextflow";

export default defineProjectRule({
  meta: { type: "problem", docs: { description: "Require our queue" }, messages: { found: "Use your group's queue." } },
  check({ config, report }) {
    const queue = config.option("process.queue");
    if (queue?.value.kind !== "known" || queue.value.value !== "default") return;
    report({ messageId: "found", place: queue.place, option: queue });
  },
});
