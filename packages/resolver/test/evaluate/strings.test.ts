import { describe, expect, it } from "vitest";
import { jsonOf } from "./evaluate-text.js";

describe("strings", () => {
  it.each<[string, unknown]>([
    ['"a ${1 + 1} ${null} ${true}"', "a 2 null true"],
    ["\"${[1, 'a', null, [x: 1.50]]} ${[:]} ${[]} ${1..3}\"", "[1, a, null, [x:1.50]] [:] [] 1..3"],
    ['"${projectDir}/conf"', "/work/pipeline/conf"],
    ["1 + 'a' + 2.50", "1a2.50"],
    ["'a' + null", "anull"],
    ["null + 'a'", "nulla"],
    ["'path/x.gz' - '.gz'", "path/x"],
    ["'ab' * 3", "ababab"],
    ["'hello'[0]", "h"],
    ["'hello'[-1]", "o"],
    ["'hello'[1..-1]", "ello"],
    ["'hello'[-1..0]", "olleh"],
    ["'hello'[0, 2]", "hl"],
    ["'a' <=> 'c'", -2],
    ["'b' > 'a'", true],
    ["'a' == \"${'a'}\"", true],
    ["\"${'a'}\" instanceof String", true],
    ["'  x '.trim()", "x"],
    ["'a,,b'.tokenize(',')", ["a", "b"]],
    ["'a,b,,'.split(',')", ["a", "b"]],
    ["'a,b,c'.split(',', 2)", ["a", "b,c"]],
    ["'abc'.split('')", ["a", "b", "c"]],
    ["'abc'.padLeft(5, '0') + 'x'.padRight(3, '-')", "00abcx--"],
    ["'x'.contains('')", true],
    ["'abc'.take(2) + 'abc'.drop(2) + 'abc'.takeRight(1)", "abcc"],
    ["'a.b'.replace('.', '-')", "a-b"],
    ["'sample.fastq.gz'.tokenize('.').first()", "sample"],
    ["'a\\nb\\n'.readLines()", ["a", "b"]],
    ["'''\\n  a\n    b\n'''.stripIndent()", "\na\n  b\n"],
    ["'yes'.toBoolean()", false],
    ["'Y'.toBoolean()", true],
    ["'1e3'.isNumber()", true],
    ["'12 '.toInteger()", 12],
    ["String.format('%.2f %s %5d|%-5s|%05d', 3.145, 'x', 42, 'ab', -42)", "3.15 x    42|ab   |-0042"],
    ["'abc'.with { it.toUpperCase() }", "ABC"],
    ["'abc'.substring(5)", "throws StringIndexOutOfBoundsException"],
    ["'abc'.foo", "throws MissingPropertyException"],
    ["String.format('%d', 'x')", "throws IllegalFormatConversionException"],
    ["String.format('%s %s', 'x')", "throws MissingFormatArgumentException"],
  ])("%s", (expression, expected) => {
    expect(jsonOf(expression)).toEqual(expected);
  });
});

describe("regular expressions", () => {
  it.each<[string, unknown]>([
    ["'foo.gz' ==~ /.*\\.gz/", true],
    ["'foo.gzip' ==~ /.*\\.gz/", false],
    ["'ab' ==~ /a|ab/", true],
    ["'FOO' ==~ /(?i)foo/", true],
    ["'a\\nb' ==~ /a.b/", false],
    ["'a\\nb' ==~ /(?s)a.b/", true],
    ["'aaa' ==~ /a*+a/", false],
    ["'aab' ==~ /(?>a+)b/", true],
    ["'foobar' ==~ /foo(?=bar).*/", true],
    ["'abab' ==~ /(ab)\\1/", true],
    ["'x_1' ==~ /\\w+_\\d{1,3}/", true],
    ["'x' ==~ /[^a-f&&]/", "unknown: unsupported such a character class"],
    ["('v1.2.3' =~ /v(\\d+)\\.(\\d+)/)[0]", ["v1.2", "1", "2"]],
    ["('v1.2.3' =~ /\\d/)[-1]", "3"],
    ["('abc' =~ /b/).find()", true],
    ["'2024'.replaceAll(/(\\d)(\\d)/, '$2$1')", "0242"],
    ["'aXbX'.replaceFirst('X', '-')", "a-bX"],
    ["'a1b22'.replaceAll(/\\d+/) { \"<$it>\" }", "a<1>b<22>"],
    ["'a1b22'.findAll(/\\d+/)", ["1", "22"]],
    ["'abc'.matches('[a-c]+')", true],
    ["'a,b;c'.split(/[,;]/)", ["a", "b", "c"]],
    ["'x' ==~ '*x'", "throws PatternSyntaxException"],
    ["'x' ==~ '(x'", "throws PatternSyntaxException"],
    ["'x'.replaceAll('x', '$1')", "throws IndexOutOfBoundsException"],
    ["'x' ==~ '\\\\p{IsGreek}'", "unknown: unsupported \\p{IsGreek} in a pattern"],
  ])("%s", (expression, expected) => {
    expect(jsonOf(expression)).toEqual(expected);
  });
});
