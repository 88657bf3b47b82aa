import assert from "node:assert/strict"
import { test } from "node:test"
import { zipSync } from "fflate"
import { limits } from "../../browser/storedblog.js"
import { unzip } from "../../browser/unzip.test.js"
import { diskSource } from "./disk.js"
import { chosenSource, droppedSource } from "./dropped.js"
import { readSource } from "./reading.js"
import { createPause } from "./steps.js"
import { zipSource } from "./zip.js"

const encode = (/** @type {string} */ text) => new TextEncoder().encode(text)
const decode = (/** @type {Uint8Array | null} */ bytes) => bytes && new TextDecoder().decode(bytes)

/**
 * Files of a blog by their paths; a folder that cannot be read is null.
 * @typedef {Record<string, string | Uint8Array | null>} Tree
 */

const post = (/** @type {string} */ title) => `---\ntitle: ${title}\n---\nthe body\n`
/** @type {Tree} */
const blog = {
  "_config.yml": "lang: ko-KR\n",
  "_posts/2026-01-02-one.md": post("one"),
  "_posts/2026-01-01-two.md": "\ufeff" + post("two"),
  "_includes/note.html": "---\na whole file\n---\nstays\n",
  "_data/authors.yml": "me: { name: Me }\n",
  "assets/a.png": "png",
  "README.md": "# no front matter\n",
  ".git/config": "x", "_site/index.html": "x", "node_modules/a/index.md": "x", "vendor/bundle/a.md": "x", ".DS_Store": "x",
  ".github/workflows/pages.yml": "on: push\n",
}
const names = [".github/workflows/pages.yml", "README.md", "_config.yml", "_data/authors.yml", "_includes/note.html", "_posts/2026-01-01-two.md", "_posts/2026-01-02-one.md", "assets/a.png"]

/** @type {(name: string, content: string | Uint8Array | null, time?: number) => File} */
function file(name, content, time = 1) {
  const made = new File([/** @type {any} */ (content ?? "")], name, { lastModified: time })
  return Object.defineProperty(made, "webkitRelativePath", { value: "", configurable: true }) // Node has none
}

/**
 * The names below a folder, with the paths of those that are folders.
 * @type {(tree: Tree, above: string) => Map<string, boolean>}
 */
const below = (tree, above) => new Map(Object.keys(tree).filter(path => path.startsWith(above)).map(path => {
  const [name, ...rest] = path.slice(above.length).split("/")
  return [name, rest.length > 0]
}))

/**
 * Returns a folder of the File System Access API.
 * @type {(tree: Tree, opened?: string[], above?: string, name?: string) => any}
 */
function handle(tree, opened = [], above = "", name = "blog") {
  return {
    kind: "directory", name,
    async* entries() {
      for (const [name, isFolder] of below(tree, above)) {
        const path = above + name
        if (isFolder) yield [name, handle(tree, opened, `${path}/`, name)]
        else if (name === "unreadable") throw new DOMException("no", "NotAllowedError")
        else yield [name, { kind: "file", getFile: async () => read(tree, path, opened) }]
      }
    },
  }
}

/** @type {(tree: Tree, path: string, opened: string[]) => File} */
function read(tree, path, opened) {
  if (tree[path] === null) throw new DOMException("no", "NotReadableError")
  const one = file(path, tree[path])
  const arrayBuffer = one.arrayBuffer.bind(one)
  one.arrayBuffer = () => (opened.push(path), arrayBuffer())
  return one
}

/** Returns an entry of a drop. @type {(tree: Tree, path: string) => any} */
function entry(tree, path) {
  const common = { name: path.slice(path.lastIndexOf("/") + 1), fullPath: `/${path}` }
  if (path in tree) {
    return { ...common, isDirectory: false, file: (/** @type {any} */ done, /** @type {any} */ failed) => (tree[path] === null ? failed(new Error("no")) : done(file(path, tree[path]))) }
  }
  const inner = [...below(tree, `${path}/`).keys()].map(name => entry(tree, `${path}/${name}`))
  return { ...common, isDirectory: true, createReader: () => ({ readEntries: (/** @type {any} */ done) => done(inner.splice(0, 2)) }) }
}

const inFolder = (/** @type {Tree} */ tree) => Object.fromEntries(Object.entries(tree).map(([path, content]) => [`blog/${path}`, content]))

/** Stands for the engine's rules, which internal/blog tests. @param {string[]} paths */
async function paths(paths) {
  const config = paths.find(path => path.endsWith("_config.yml")) ?? "_config.yml"
  const root = config.replace(/\/?_config\.yml$/, "")
  const inside = paths.filter(path => path.startsWith(root)).map(path => (root ? path.slice(root.length + 1) : path))
  return { root, wanted: inside.filter(path => /\.(md|yml|html)$/.test(path)) }
}

const options = { paths, pause: createPause(() => false, { now: () => 0, turn: async () => {} }) }
const read1 = (/** @type {any} */ source, /** @type {object} */ more = {}) => readSource(source, { ...options, ...more })

/** @type {Record<string, (tree: Tree) => any>} */
const sources = {
  "a folder on disk": tree => diskSource(handle(tree)),
  "a dropped folder": tree => droppedSource([entry(inFolder(tree), "blog")]),
  "a chosen folder": tree => chosenSource(Object.entries(inFolder(tree)).map(([path, content]) =>
    Object.defineProperty(file(path.slice(path.lastIndexOf("/") + 1), content), "webkitRelativePath", { value: path }))),
  "a zip": tree => zipSource(new File([/** @type {any} */ (zipSync(Object.fromEntries(Object.entries(inFolder(tree)).map(([path, content]) => [path, typeof content === "string" ? encode(content) : /** @type {any} */ (content)]))))], "blog.zip"), unzip),
}

for (const [name, of] of Object.entries(sources)) {
  test(`${name} has the files of the blog, and of pages their front matter`, async () => {
    const { files, left, posts, ...about } = await read1(await of(blog), { withPosts: true })
    assert.deepEqual(files.map(({ path }) => path), names)
    assert.deepEqual([about.name, about.isBlog, about.isWhole, left], ["blog", true, true, []])
    const texts = Object.fromEntries(files.map(({ path, bytes }) => [path, decode(bytes)]))
    assert.equal(texts["_posts/2026-01-02-one.md"], "---\ntitle: one\n---\n")
    assert.equal(new TextDecoder("utf-8", { ignoreBOM: true }).decode(/** @type {any} */ (files[5].bytes)), "\ufeff---\ntitle: two\n---\n")
    assert.equal(texts["_includes/note.html"], blog["_includes/note.html"])
    assert.equal(texts["_config.yml"], blog["_config.yml"])
    assert.equal(texts["README.md"], "")
    assert.equal(texts["assets/a.png"], null)
    assert.deepEqual(posts, ["2026-01-01-two.md", "2026-01-02-one.md"].map(name => ({ name, text: blog[`_posts/${name}`] })))
  })
}

test("only wanted files are opened", async () => {
  /** @type {string[]} */
  const opened = []
  await read1(diskSource(handle(blog, opened)))
  assert.deepEqual(opened.sort(), names.filter(path => !path.endsWith(".png")))
})

test("later, only files with another size or time are opened", async () => {
  /** @type {string[]} */
  const opened = []
  const tree = { ...blog }
  const before = await read1(diskSource(handle(tree)))
  tree["_config.yml"] = "lang: en\n"
  delete tree["_posts/2026-01-01-two.md"]
  tree["_posts/2026-01-03-three.md"] = post("three")
  const after = await read1(diskSource(handle(tree, opened)), { before })
  assert.deepEqual(opened.sort(), ["_config.yml", "_posts/2026-01-03-three.md"])
  const fresh = await read1(diskSource(handle(tree)))
  assert.deepEqual(after.files, fresh.files)
  assert.equal(after.files[3], before.files[3], "the same file")
})

test("single files are a part of a blog", async () => {
  const { isWhole, isBlog, name, files } = await read1(chosenSource([file("_config.yml", "lang: ja\n")]))
  assert.deepEqual([isWhole, isBlog, name, decode(files[0].bytes)], [false, true, "_config.yml", "lang: ja\n"])
  assert.equal((await read1(chosenSource([file("a.md", "a")]))).isBlog, false)
})

test("contents that do not count are named with their reason", async () => {
  const { files, left } = await read1(diskSource(handle({
    "_config.yml": new Uint8Array([0xb0, 0xa1]), "_data/binary.yml": "a\0b", "_data/large.yml": "x".repeat(limits.bytes + 1),
    "_data/gone.yml": null, "_data/edge.yml": "x".repeat(limits.bytes), "long.md": post("long") + "x".repeat(limits.bytes),
    "front.md": `---\ntitle: ${"x".repeat(limits.bytes)}\n---\n`, "other/unreadable": "x",
  })))
  assert.deepEqual(Object.fromEntries(left.map(({ path, why }) => [path, why])), {
    "_config.yml": "encoding", "_data/binary.yml": "binary", "_data/large.yml": "large", "_data/gone.yml": "unreadable", "front.md": "large",
  })
  const kept = Object.fromEntries(files.map(({ path, bytes }) => [path, bytes?.length ?? null]))
  assert.deepEqual(kept, { "_config.yml": null, "_data/binary.yml": null, "_data/large.yml": null, "_data/gone.yml": null, "_data/edge.yml": limits.bytes, "long.md": 20, "front.md": null })
})

test("beyond the number of files, the upper folders count", async () => {
  /** @type {Tree} */
  const tree = {}
  for (let n = 0; n < limits.files; n++) tree[`a/b/${n}.png`] = "x"
  const { files, left } = await read1(diskSource(handle({ ...tree, "_config.yml": "a: 1\n", "_data/a.yml": "a: 1\n" })))
  assert.equal(files.length, limits.files)
  assert.deepEqual(left.map(({ why }) => why), ["many"])
  assert.deepEqual(files.filter(file => file.bytes).map(({ path }) => path), ["_config.yml", "_data/a.yml"])
})

test("only a zip with settings is a blog, and a backup is none", async () => {
  /** @type {(files: Record<string, string>) => Promise<any>} */
  const source = files => zipSource(new File([/** @type {any} */ (zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, encode(text)]))))], "a.zip"), unzip)
  assert.equal(await source({ "_posts/2026-01-02-a.md": "a" }), null)
  assert.equal(await source({ "a-main/_config.yml": "a", "daylog/backup.json": "{}" }), null)
  assert.equal((await source({ "a-main/_config.yml": "a" }))?.name, "a")
  assert.equal(await zipSource(new File(["no zip"], "a.zip"), unzip), null)
})

test("a path that leaves the zip is ignored", async () => {
  const evil = { "_config.yml": "a: 1\n", "../_posts/2026-01-02-a.md": post("a"), "/etc/passwd": "x", "a\\b.md": post("b") }
  const zipped = zipSync(Object.fromEntries(Object.entries(evil).map(([path, text]) => [path, encode(text)])))
  const source = await zipSource(new File([/** @type {any} */ (zipped)], "a.zip"), unzip)
  assert.deepEqual((await read1(source)).files.map(({ path }) => path), ["_config.yml"])
})

test("the progress counts files, and a stopped reading opens no further one", async () => {
  /** @type {number[][]} */
  const seen = []
  await read1(diskSource(handle(blog)), { onProgress: (/** @type {number} */ done, /** @type {number} */ total) => seen.push([done, total]) })
  assert.deepEqual(seen.map(([done]) => done), [1, 2, 3, 4, 5, 6, 7])
  assert.ok(seen.every(([, total]) => total === 7))
  /** @type {string[]} */
  const opened = []
  /** @type {Tree} */
  const tree = {}
  for (let n = 0; n < 100; n++) tree[`${n}.md`] = "x"
  let isStopped = false
  const stopped = readSource(diskSource(handle(tree, opened)), {
    paths, pause: createPause(() => isStopped, { now: () => 0, turn: async () => {} }),
    onProgress: done => { isStopped ||= done === 3 },
  })
  await assert.rejects(stopped, { message: "stopped" })
  await new Promise(resolve => setTimeout(resolve, 5))
  assert.ok(opened.length <= 3 + 8, String(opened.length))
})

test("a step ends when it is long enough", async () => {
  let now = 0, turns = 0
  const pause = createPause(() => false, { now: () => now, turn: async () => void turns++ })
  assert.equal(pause(), undefined)
  now = 30
  await pause()
  assert.equal(pause(), undefined)
  assert.equal(turns, 1)
})
