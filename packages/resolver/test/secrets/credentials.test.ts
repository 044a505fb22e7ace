import { describe, expect, test } from "vitest";
import { credentialParts, credentialsIn } from "../../src/secrets/credentials.js";

const hidden = (path: string, text: string): readonly string[] =>
  credentialParts(path.split("."), text).map(([start, end]) => text.slice(start, end));

const KEY = "AKIAIOSFODNN7EXAMPLX";

describe("a credential is", () => {
  test.each([
    ["an option that the facts mark", "aws.secretKey", "x", "x"],
    ["one below a name of the user's", "azure.batch.pools.auto.password", "hunter2", "hunter2"],
    ["one of a plugin", "float.password", "hunter2", "hunter2"],
    ["a param by its name", "params.db_password", "hunter2hunter", "hunter2hunter"],
    ["in camel case", "params.sentieonLicenseToken", "Zm9vYmFyYmF6", "Zm9vYmFyYmF6"],
    ["deeper in params", "params.db.apiKey", "Zm9vYmFyYmF6", "Zm9vYmFyYmF6"],
    ["a variable of tasks", "env.AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG", "wJalrXUtnFEMI/K7MDENG"],
    ["an option of an unknown plugin", "nf-quilt.token", "Zm9vYmFyYmF6", "Zm9vYmFyYmF6"],
    ["by its form, anywhere", "process.ext.args", `--key ${KEY}`, KEY],
    [
      "a key that a command sets",
      "process.beforeScript",
      `export AWS_SECRET_ACCESS_KEY=${"aB1/".repeat(10)}`,
      "aB1/".repeat(10),
    ],
    ["in an address", "params.url", "https://me:hunter2@example.org/x", "hunter2"],
    ["a signature", "params.x", `az://c?sv=2020&sig=${"a".repeat(40)}%3D`, `${"a".repeat(40)}%3D`],
    ["a token of a host", "manifest.description", `see ghp_${"a1".repeat(18)}`, `ghp_${"a1".repeat(18)}`],
    [
      "a private key",
      "params.x",
      "-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END",
      "-----BEGIN RSA PRIVATE KEY-----\nabc\n",
    ],
  ])("%s", (_, path, text, secret) => {
    expect(hidden(path, text)).toEqual([secret]);
  });
});

describe("none is", () => {
  test.each([
    ["params.max_tokens", "4096000000"],
    ["params.tokenizer", "bert-base-uncased"],
    ["params.token_file", "conf/token.txt"],
    ["params.secret_name", "my-secret-name"],
    ["params.password_help", "Password-of-the-data-base"],
    ["params.keyword", "password"],
    ["params.password", "password"],
    ["params.token", "/run/secrets/token"],
    ["params.token", "s3://bucket/token"],
    ["params.token", "your-token-here"],
    ["params.token", "<the token>"],
    ["params.token", "XXXXXXXXXX"],
    ["params.token", "two words of help"],
    ["params.token", ""],
    ["azure.storage.tokenDuration", "48h-of-duration"],
    ["env.AWS_REGION", "eu-central-1"],
    ["env.TOKENIZERS_PARALLELISM", "false-please"],
    ["process.secret", "MY_SECRET_NAME"],
    ["params.url", "https://me:${PASSWORD}@example.org"],
    ["params.url", "https://example.org:8080/a@b"],
    ["params.pattern", "mysql://(.*?)(:(.*?)?)?@(.*?):(\\d+)/?(.*)?"],
    ["params.pattern", "https?://([^:]+):([^@]+)@(.+)"],
    ["params.pattern", "^ftp://[a-z]+:[a-z0-9]+@"],
    ["params.image", "quay.io/org/tool:1.2.3@sha256:abc"],
  ])("%s = %s", (path, text) => {
    expect(hidden(path, text)).toEqual([]);
  });
});

test("no text makes the forms slow", () => {
  const hostile = ["://", "://a:", "AKIA", "-----BEGIN PRIVATE KEY-----", "?sig=", "AccountKey=", "xoxb-", "a:", "eyJ"];
  for (const part of hostile) expect(credentialsIn(part.repeat(1_000_000 / part.length))).toBeInstanceOf(Array);
});
