import { expect, test } from "vitest";
import { Markup, markup } from "../../../src/formats/html/markup.js";

test("what is put in is escaped, in text and in attributes", () => {
  const text = `<b> & "x" 'y'`;
  expect(markup`<p title="${text}">${text}</p>`.text).toBe(
    '<p title="&lt;b&gt; &amp; &quot;x&quot; &apos;y&apos;">&lt;b&gt; &amp; &quot;x&quot; &apos;y&apos;</p>',
  );
});

test("markup stays what it is, lists are joined, nothing is nothing", () => {
  const items = ["<", ">"].map((text) => markup`<li>${text}</li>`);
  expect(markup`<ul>${items}${undefined}${1}</ul>`.text).toBe("<ul><li>&lt;</li><li>&gt;</li>1</ul>");
  expect(markup`${Markup.trusted("<br>")}`.text).toBe("<br>");
});

test("control characters and marks that turn text around are shown as something else", () => {
  expect(markup`${"a\u001b\u202eb"}`.text).toBe("a␛\ufffdb");
});
