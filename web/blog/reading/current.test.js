import assert from "node:assert/strict"
import { test } from "node:test"
import { createCurrent, merged } from "./current.js"

const encode = (/** @type {string} */ text) => new TextEncoder().encode(text)
const file = (/** @type {string} */ path, /** @type {string | null} */ text = null) => ({ path, bytes: text === null ? null : encode(text) })

/**
 * Returns a folder on disk with the given files in its root.
 * @param {Record<string, string>} tree
 */
const folderOf = tree => /** @type {any} */ ({
  name: "site",
  async* entries() {
    for (const name of Object.keys(tree)) yield [name, { kind: "file", getFile: async () => new File([tree[name]], name, { lastModified: tree[name].length }) }]
  },
})

/** @param {{ record?: any, folder?: any, fails?: string }} [has] */
function create({ record = null, folder = null, fails = "" } = {}) {
  /** @type {any} */
  const state = { record, copies: [], shown: [], said: [], told: [], folder, source: "", handle: null }
  const say = (/** @type {string} */ key, /** @type {string} */ message) => state.said.push(message ?? key)
  const write = async (/** @type {string} */ _, /** @type {any} */ value) => {
    if (fails === "put") throw new Error("no room")
    state.record = value
  }
  const current = createCurrent(/** @type {any} */ ({
    t: (/** @type {string} */ key, /** @type {object} */ params) => `${key} ${JSON.stringify(params ?? {})}`,
    notice: { progress: () => {}, settle: () => {}, warn: say },
    reasonOf: (/** @type {Error} */ error) => error.message,
    operate: (/** @type {string} */ _kind, /** @type {object} */ _details, /** @type {any} */ work) => work({ progress() {} }),
    call: async (/** @type {string} */ _name, /** @type {string[]} */ paths) => {
      if (fails === "call") throw new Error("no engine")
      return { root: "", wanted: paths.filter(path => /\.(md|yml)$/.test(path)) }
    },
    onStored: () => state.told.push(state.record),
    setBlog: async (/** @type {any} */ { files, chosen }) => (state.shown.push({ files, chosen }), { lang: "en" }),
    store: {
      get: async () => state.record,
      put: write,
      replaceDamaged: async (/** @type {string} */ key, /** @type {any} */ value) => (state.copies.push(state.record), write(key, value)),
      remove: async () => (state.record = null),
    },
    source: () => state.source,
    setSource: (/** @type {string} */ source) => (state.source = source),
    handles: {
      get: async () => state.handle,
      put: async (/** @type {string} */ _, /** @type {any} */ handle) => { state.handle = handle },
      remove: async () => (state.handle = null),
    },
    folder: async () => state.folder,
    turn: async () => {},
  }))
  return { state, current }
}

const drop = (/** @type {File[]} */ ...files) => ({ files: files.map(file => Object.defineProperty(file, "webkitRelativePath", { value: "" })) })

test("a reading is stored and shown, with the choices of before", async () => {
  const { state, current } = create({ record: { name: "a", time: 1, files: [file("_config.yml", "x"), file("about.md", "")], chosen: { lang: "ko" } } })
  await current.start()
  const reading = await current.read(drop(new File(["lang: ja\n"], "_config.yml")))
  await current.use(/** @type {any} */ (reading))
  const files = [file("about.md", ""), file("_config.yml", "lang: ja\n")]
  assert.deepEqual({ ...state.record, time: 0 }, { name: "a", time: 0, files, chosen: { lang: "ko" } })
  assert.deepEqual(state.shown.at(-1), { files, chosen: { lang: "ko" } })
  assert.deepEqual(current.get().summary, { lang: "en" })
})

test("a damaged record is used as far as it is sound, and copied before it is replaced", async () => {
  const record = { name: "a", time: 1, files: [file("_config.yml", "x"), { path: "../up", bytes: null }], chosen: { lang: 5 } }
  const { state, current } = create({ record })
  await current.start()
  assert.deepEqual(state.shown, [{ files: [record.files[0]], chosen: {} }])
  assert.equal(state.record, record, "nothing is written before a change")
  await current.choose({ lang: "ko" })
  await current.choose({ lang: "ja" })
  assert.deepEqual(state.copies, [record])
  assert.deepEqual(state.record.chosen, { lang: "ja" })
})

test("a folder is followed when it has changed", async () => {
  const tree = { "_config.yml": "lang: en\n", "a.png": "x" }
  const { state, current } = create({ folder: folderOf(tree) })
  await current.start()
  await current.look()
  assert.deepEqual(state.record.files, [file("_config.yml", "lang: en\n"), file("a.png")])
  const { record } = state
  await current.look()
  assert.equal(state.record, record)
  assert.equal(state.shown.length, 2)
  tree["_config.yml"] = "lang: ko-KR\n"
  await current.look()
  assert.deepEqual(state.shown.at(-1).files[0], file("_config.yml", "lang: ko-KR\n"))
  await current.forget()
  assert.equal(state.record, null)
  assert.deepEqual(state.shown.at(-1), { files: [], chosen: {} })
  assert.equal(state.told.length, 3)
  assert.deepEqual([state.told[0], state.told[2]], [record, null], "other tabs are told after a write")
})

test("a dropped folder is read again as far as the browser permits", async () => {
  const tree = { "_config.yml": "lang: en\n" }
  const asked = { state: "granted" }
  const handle = {
    ...folderOf(tree), kind: "directory", isSameEntry: async () => true,
    queryPermission: async () => asked.state, requestPermission: async () => (asked.state = "granted"),
  }
  const entry = {
    name: "site", fullPath: "/site", isDirectory: true,
    createReader: () => ({ readEntries: (/** @type {any} */ done) => done(entries.splice(0)) }),
  }
  const entries = [{
    name: "_config.yml", fullPath: "/_config.yml", isDirectory: false,
    file: (/** @type {any} */ done) => done(new File([tree["_config.yml"]], "_config.yml", { lastModified: 1 })),
  }]
  const { state, current } = create()
  const reading = await current.read(/** @type {any} */ ({ entries: [entry], handle: Promise.resolve(handle) }))
  await current.use(/** @type {any} */ (reading))
  assert.deepEqual([state.source, state.handle], ["folder", handle])
  tree["_config.yml"] = "lang: ko-KR\n"
  await current.look()
  assert.deepEqual(state.shown.at(-1).files[0], file("_config.yml", "lang: ko-KR\n"))
  asked.state = "prompt" // after a reload
  tree["_config.yml"] = "lang: ja\n"
  await current.look()
  assert.deepEqual(state.shown.at(-1).files[0], file("_config.yml", "lang: ko-KR\n"))
  await current.readAgain()
  assert.deepEqual(state.shown.at(-1).files[0], file("_config.yml", "lang: ja\n"))

  // A part of a blog is followed no more than once.
  const part = await current.read(drop(new File(["lang: de\n"], "_config.yml")))
  await current.use(/** @type {any} */ (part))
  await current.look()
  assert.equal(state.source, "drop")
  assert.deepEqual(state.shown.at(-1).files[0], file("_config.yml", "lang: de\n"))
  await current.forget()
  assert.deepEqual([state.source, state.handle], ["none", null])
})

test("a folder without a blog changes nothing", async () => {
  const { state, current } = create({ record: { name: "a", time: 1, files: [file("_config.yml", "x")], chosen: {} }, folder: folderOf({ "notes.md": "x" }) })
  await current.start()
  await current.look()
  assert.equal(state.record.name, "a")
  assert.equal(state.shown.length, 1)
})

test("failures are reported, and the preview follows the blog before", async () => {
  const engine = create({ fails: "call" })
  assert.equal(await engine.current.read(drop(new File(["x"], "_config.yml"))), null)
  assert.deepEqual(engine.state.said, ['warn.blog {"reason":"no engine"}'])
  const full = create({ fails: "put" })
  await full.current.choose({ lang: "ko" })
  assert.deepEqual(full.state.said, ['warn.blog {"reason":"no room"}'])
  assert.deepEqual(full.state.shown, [{ files: [], chosen: { lang: "ko" } }], "this visit follows the choice")
})

test("files whose content is left out are named", async () => {
  const { state, current } = create()
  const files = Array.from({ length: 12 }, (_, n) => new File(["a\0"], `_config.${n}.yml`))
  await current.read(drop(...files))
  assert.match(state.said[0], /^blog\.left .*import\.more.*_config\.0\.yml \(zip\.binary.*2/)
})

test("a part replaces the files of its folders, and a whole blog all", () => {
  const before = [file("_config.yml", "a"), file("_posts/a.md", ""), file("_data/a.yml", "a")]
  const files = [file("_posts/b.md", "")]
  assert.deepEqual(merged(before, { files, isWhole: false }).map(({ path }) => path), ["_config.yml", "_data/a.yml", "_posts/b.md"])
  assert.equal(merged(before, { files, isWhole: true }), files)
})
