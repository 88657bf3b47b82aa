import assert from "node:assert/strict"
import { readFileSync, readdirSync } from "node:fs"
import { test } from "node:test"
import { append, most, splice, splitList } from "./lists.js"

const long = Array.from({ length: 300_000 }, (_, i) => i)

test("a list takes any number of items", () => {
  const list = ["a", "b", "c", "d"]
  assert.deepEqual(splice(list, 1, 2, long), ["b", "c"])
  assert.deepEqual([list.length, list[0], list[1], list.at(-2), list.at(-1)], [long.length + 2, "a", 0, long.at(-1), "d"])
  assert.equal(splice(list, 1, long.length, ["x"]).length, long.length)
  assert.deepEqual(list, ["a", "x", "d"])
  append(list, long)
  assert.equal(list.length, long.length + 3)
  assert.equal(most(long, 5), long.length - 1)
  assert.equal(most([], 5), 5)
})

test("commas separate the parts of a list", () => {
  assert.deepEqual(splitList(" a,b c , ,한글,"), ["a", "b c", "한글"])
  assert.deepEqual(splitList(" "), [])
})

// A spread into a call throws for a list that is long enough; lists.js has the functions to call
// instead.
test("no list is spread into a call", () => {
  // A list of a condition, `...(x ? [y] : [])`, is short.
  const spread = /\b(?:push|unshift|splice|append|prepend|before|after|replaceChildren|replaceWith|concat|max|min|fromCharCode|fromCodePoint)\((?:[^(){[]|\((?:[^()]|\([^()]*\))*\))*?\.\.\.(?!\([^()]*\? \[)/g
  const folder = new URL("../", import.meta.url)
  const modules = folder => readdirSync(folder, { withFileTypes: true }).flatMap(({ name }) => {
    if (name === "node_modules" || name === "testdata") return []
    if (/^[^.]+$/.test(name)) return modules(new URL(`${name}/`, folder))
    return /\.js$/.test(name) && !/\.test\.js$|^lists\.js$/.test(name) ? [new URL(name, folder)] : []
  })
  const found = modules(folder)
    .flatMap(url => [...readFileSync(url, "utf8").matchAll(spread)].map(([text]) => `${url.href.slice(folder.href.length)}: ${text}`))
  const short = [
    "ui/card/date.js: append(...", // offsets of a time zone
    "browser/picture.js: fromCharCode(...", // the first bytes of a file
    "page/gaps.js: splice(at, 0, ...", // blocks of a gap
    "engine/worker/sw.js: fromCharCode(...", // a hash
    "ui/dialogs/blog/table.js: append(...", // the elements of a field
  ]
  assert.deepEqual(found.toSorted(), short.toSorted())
})
