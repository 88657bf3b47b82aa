import assert from "node:assert/strict"
import { test } from "node:test"
import { isPublicPath, logName, nameInPath, numbered, safeName, unique } from "./names.js"

for (const [name, safe] of [
  ["2026-01-01-log.md", "2026-01-01-log.md"],
  ["2026-01-01-a\\b.md", "2026-01-01-a-b.md"],
  ["../../x.md", "x.md"],
  ["a/b.md", "a-b.md"],
  ["/etc/passwd", "etc-passwd"],
  ["C:\\x.md", "C--x.md"],
  ["a.md:evil.rb", "a.md-evil.rb"],
  ["a\0b\n\x7f.md", "a-b-.md"],
  ["what?*<>|\".md", "what-.md"],
  ["CON", "CON-"],
  ["con.md", "con-.md"],
  ["Nul .txt", "Nul-.txt"],
  ["COM1.tar.gz", "COM1-.tar.gz"],
  ["lpt².md", "lpt²-.md"],
  ["console.md", "console.md"],
  ["a.md. . ", "a.md"],
  ["  .hidden.md", "hidden.md"],
  ["...", "log.md"],
  ["", "log.md"],
  ["\u202e\u200b", "log.md"],
  ["photo\u202egnp.md", "photognp.md"],
  ["\ufeffa.md", "a.md"],
  ["한글.md".normalize("NFD"), "한글.md"],
  ["👩‍💻.md", "👩‍💻.md"],
  ["a\ud800b.md", "a-b.md"],
  ["a\uffffb.md", "a-b.md"],
]) {
  test(`the safe name of ${JSON.stringify(name)}`, () => assert.equal(safeName(name), safe))
}

test("values that are no names have one", () => {
  for (const value of [null, undefined, 5, {}, [], NaN]) assert.notEqual(safeName(value), "")
})

const sizeOf = (/** @type {string} */ name) => new TextEncoder().encode(name).length

test("a long name is cut between graphemes and keeps its extension", () => {
  for (const part of ["a", "한", "e\u0301\u0302", "👩‍👩‍👧‍👦", "🇰🇷"]) {
    const name = safeName(`${part.repeat(400)}.markdown`)
    assert.ok(sizeOf(name) <= 255 && sizeOf(name) > 225, `${sizeOf(name)}`)
    assert.ok(name.endsWith(".markdown"))
    const stem = name.slice(0, -".markdown".length)
    assert.equal(stem.length % part.normalize("NFC").length, 0, "whole graphemes")
    const second = numbered(name, 12)
    assert.ok(sizeOf(second) <= 255 && second.endsWith("-12.markdown"))
  }
  assert.ok(sizeOf(safeName(`a.${"b".repeat(10_000_000)}`)) <= 255)
})

test("a name that is safe stays as it is, whatever it came from", () => {
  const letters = ["a", ".", " ", "/", "\\", "-", "con", "한", "\u202e", "\0", "e\u0301", ".md", "👩‍💻", "~1", ":", "\u200d", "ﬁ"]
  let seed = 1
  const next = () => (seed = seed * 48271 % 2147483647)
  for (let n = 0; n < 20_000; n++) {
    const name = Array.from({ length: next() % 9 }, () => letters[next() % letters.length]).join("").repeat(n % 50 === 0 ? 99 : 1)
    const safe = safeName(name)
    assert.equal(safeName(safe), safe, JSON.stringify(name))
    assert.equal(logName(logName(name)), logName(name), JSON.stringify(name))
    assert.ok(!/[/\\:\p{Cc}]|^\.|[. ]$/u.test(safe) && safe !== "" && sizeOf(safe) <= 255, JSON.stringify(name))
  }
})

test("a log is a text file", () => {
  for (const [name, log] of [
    ["a.rb", "a.rb.md"], ["_config.yml", "_config.yml.md"], ["Gemfile", "Gemfile.md"], ["index.html", "index.html.md"],
    ["2026-01-01-page.html", "2026-01-01-page.html"], ["notes.TXT", "notes.TXT"], ["a.markdown", "a.markdown"], ["v1.2", "v1.2.md"],
  ]) assert.equal(logName(name), log)
  assert.ok(logName(`${"a".repeat(255)}.rb`).endsWith(".md"))
})

test("the name of a file in a zip is its last segment", () => {
  assert.equal(nameInPath("blog/_posts/2026-01-02-a.md"), "2026-01-02-a.md")
  assert.equal(nameInPath("../../2026-01-02-a.md"), "2026-01-02-a.md")
  assert.equal(nameInPath("blog\\_posts\\2026-01-02-a.md"), "2026-01-02-a.md")
  assert.equal(nameInPath("_posts/2026-01-02-a\\b.md"), "2026-01-02-a-b.md")
})

test("paths are unique whatever their case", () => {
  const taken = new Set()
  assert.deepEqual(["_posts/A.md", "_posts/a.md", "_posts/a.md", "b/a.md"].map(path => unique(taken, path)),
    ["_posts/A.md", "_posts/a-2.md", "_posts/a-3.md", "b/a.md"])
})

test("a path that is special to a system, to Git or to Jekyll is not public", () => {
  for (const path of [
    "", "/a.png", "a//b.png", "a/", "../a.png", "a/../b.png", "./a.png", "_plugins/evil.rb", "a/_b/c.png", "_a.png", ".github/workflows/ci.yml", ".git/hooks/pre-commit",
    "a/.b.png", ".GIT/a.png", "C:/a.png", "c:a.png", "a\\b.png", "a\\..\\b.png", "a.png:evil", "a/b.png::$DATA", "%2e%2e/a.png", "%2E./a.png", "a%2f..%2f_b/c.png",
    "%5fplugins/a.png", "%255fplugins/a.png", "a%5c..%5cb.png", "%2fetc/a.png", "%00/a.png", "a\0.png", "a\n.png", "assets./a.png", "assets /a.png", " assets/a.png", "a.png.", "a.png ",
    "con/a.png", "aux.png", "com1.png", "GIT~1/hooks/a.png", "git~1/a.png", "\u200c.git/a.png", ".g\u200cit/a.png", "\u2024git/a.png", "\uff0egit/a.png", "\uff3fplugins/a.png",
    "a\uff0f..\uff0fb.png", "\u202ea.png", "a".repeat(300) + ".png", `${"a/".repeat(600)}a.png`,
  ]) assert.equal(isPublicPath(path), false, JSON.stringify(path))
  for (const path of ["a.png", "assets/img/posts/study/study-1.png", "assets/한글/그림.webp", "a/100%.png", "a b/c d.png", "a/b..c.png", "a-_b/c_d.png"]) assert.equal(isPublicPath(path), true, path)
})
