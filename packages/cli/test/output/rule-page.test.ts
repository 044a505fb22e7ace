import { ruleFacts } from "@nf-lint/linter";
import { expect, test } from "vitest";
import { rulePage } from "../../src/output/rule-page.js";

test("has the text of every rule's page, without what only generators read", () => {
  for (const { id, description } of ruleFacts()) {
    const page = rulePage(id);
    expect(page?.description, id).toBe(description);
    expect(page?.text, id).toMatch(new RegExp(`^# ${id}\n`));
    expect(page?.text, id).not.toContain("<!--");
  }
});

test("links lead to where the page is published", () => {
  for (const { id } of ruleFacts()) {
    for (const [, address = ""] of rulePage(id)?.text.matchAll(/\]\(([^)\s]+)\)/g) ?? []) {
      expect(address, id).toMatch(/^(?:https?:|#)/);
    }
  }
});

test("a rule from elsewhere has no page", () => {
  expect(rulePage("constructor")).toBeUndefined();
});
