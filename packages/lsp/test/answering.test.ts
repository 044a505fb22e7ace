import { describe, expect, it } from "vitest";
import { CancellationTokenSource, ResponseError } from "vscode-languageserver";
import { answering } from "../src/answering.js";

describe("answering", () => {
  it("gives the answer, waited for where it takes time", async () => {
    const errors: unknown[] = [];
    const handler = answering(
      (name: string) => Promise.resolve(`hello ${name}`),
      (error) => errors.push(error),
    );
    expect(await handler("you", new CancellationTokenSource().token)).toBe("hello you");
    expect(errors).toEqual([]);
  });

  it("does not work out what is cancelled before its turn", async () => {
    let worked = 0;
    const handler = answering(
      () => {
        worked += 1;
      },
      () => undefined,
    );
    const source = new CancellationTokenSource();
    const answer = handler(undefined, source.token);
    source.cancel();
    expect(await answer).toMatchObject({ code: -32800 });
    expect(worked).toBe(0);
  });

  it("makes an error response of a bug, and tells of it", async () => {
    const errors: unknown[] = [];
    const bug = new TypeError("no such thing");
    const handler = answering(
      () => {
        throw bug;
      },
      (error) => errors.push(error),
    );
    const answer = await handler(undefined, new CancellationTokenSource().token);
    expect(answer).toBeInstanceOf(ResponseError);
    expect(answer).toMatchObject({ message: "nf-lint failed on this request: no such thing" });
    expect(errors).toEqual([bug]);
  });
});
