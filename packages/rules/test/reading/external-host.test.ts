import { describe, expect, it } from "vitest";
import { externalLinks, isAllowedHost } from "../../src/reading/external-host.js";

const hostsIn = (text: string): string[] => externalLinks(text).map(({ host }) => host);

describe("the links in a text that lead to the internet", () => {
  it.each([
    ["https://data.example.org/a.fa", "data.example.org"],
    ["http://data.example.org", "data.example.org"],
    ["ftp://ftp.example.org/pub", "ftp.example.org"],
    ["HTTPS://Data.Example.ORG/a.fa", "data.example.org"],
    ["https://user:word@data.example.org:8443/a.fa", "data.example.org"],
    ["https://93.184.215.14/a.fa", "93.184.215.14"],
    ["s3://ngi-igenomes/igenomes/", "s3://ngi-igenomes"],
    ["gs://rnaseq-nf/data", "gs://rnaseq-nf"],
  ])("has %s", (text, host) => {
    expect(hostsIn(text)).toEqual([host]);
  });

  it.each([
    ["/data/genome.fa"],
    ["http://localhost:8080/x"],
    ["http://127.0.0.1:8080/x"],
    ["http://10.1.2.3/x"],
    ["http://172.16.0.1/x"],
    ["http://172.31.0.1/x"],
    ["http://192.168.0.1/x"],
    ["http://100.64.0.1/x"],
    ["http://169.254.169.254/latest"],
    ["http://[::1]/x"],
    ["http://minio:9000/bucket"],
    ["https://mirror.hospital.internal/x"],
    ["https://mirror.hospital.lan/x"],
    ["https://mirror.home.arpa/x"],
    ["https://minio.data.svc/x"],
    ["https://${params.host}/x"],
    ["https://"],
    ["s3://our-bucket/data"],
    ["az://container/data"],
    ["git+https://data.example.org/x"],
    ["file:///data/x"],
  ])("does not have %s", (text) => {
    expect(hostsIn(text)).toEqual([]);
  });

  it("has the addresses beside those that a site keeps to itself", () => {
    expect(hostsIn("http://172.15.0.1/x http://172.32.0.1/x http://100.128.0.1/x http://11.0.0.1/x")).toEqual([
      "172.15.0.1",
      "172.32.0.1",
      "100.128.0.1",
      "11.0.0.1",
    ]);
  });

  it("has each of several", () => {
    expect(hostsIn("--a https://one.example.org/x --b='https://two.example.org/y',ftp://three.example.org")).toEqual([
      "one.example.org",
      "two.example.org",
      "three.example.org",
    ]);
  });

  it("tells the path from the host", () => {
    expect(externalLinks("https://data.example.org:443/a/b?c=d")).toEqual([
      { scheme: "https", host: "data.example.org", path: "/a/b?c=d" },
    ]);
  });
});

describe("a host that is allowed", () => {
  it("is named in any letter case", () => {
    expect(isAllowedHost("data.example.org", ["Data.Example.org"])).toBe(true);
    expect(isAllowedHost("other.example.org", ["data.example.org"])).toBe(false);
  });

  it("is below a name with an asterisk, and not that name itself", () => {
    expect(isAllowedHost("a.b.example.org", ["*.example.org"])).toBe(true);
    expect(isAllowedHost("example.org", ["*.example.org"])).toBe(false);
    expect(isAllowedHost("badexample.org", ["*.example.org"])).toBe(false);
  });

  it("may be a bucket", () => {
    expect(isAllowedHost("s3://ngi-igenomes", ["s3://ngi-igenomes"])).toBe(true);
  });
});
