import assert from "node:assert/strict"
import { test } from "node:test"
import { unzipSync, zipSync } from "fflate"
import { pack } from "../../browser/zip.js"
import { unzip } from "../../browser/unzip.test.js"
import { directoryOf } from "../../engine/worker/directory.js"
import { unpack } from "../../engine/worker/inflate.js"
import { createBackup } from "./index.js"

const log = (/** @type {object} */ fields) => ({ id: "1", name: "2026-03-11-log.md", day: "2026-03-11", title: "", text: "not stored", caret: 0, created: 0, changed: 1, downloaded: 0, file: "", derived: "", ...fields })

/** Returns the stores of a browser, and the backup of daylog in it. */
function browser(/** @type {{ logs?: any[], unsaved?: any[], pictures?: any[], histories?: Record<string, any[]>, templates?: any[], settings?: [string, unknown][], damaged?: any[], pack?: typeof pack, answer?: string }} */ has = {}) {
  const logs = new Map((has.logs ?? []).map(log => [log.id, log]))
  const pictures = new Map((has.pictures ?? []).map(picture => [picture.id, picture]))
  const histories = new Map(Object.entries(has.histories ?? {}))
  const templates = new Map((has.templates ?? []).map(template => [template.id, template]))
  const settings = new Map(has.settings ?? [])
  /** @type {string[]} */
  const said = []
  /** @type {{ name: string, bytes: Uint8Array<ArrayBuffer> }[]} */
  const handed = []
  /** @type {string[][]} */
  const asked = []
  /** @type {({ done: number, total: number, cancel(): void } | null)[]} */
  const progress = []
  /** @type {{ resolve(stored: boolean): void, reject(error: Error): void }[]} */
  const flushes = []
  const on = { progress: (/** @type {any} */ _progress) => {}, flush: async () => true }
  const summaries = (/** @type {boolean} */ binned) => [...logs.values()].filter(log => !!log.binned === binned).map(({ text, ...summary }) => summary)
  const backup = createBackup(/** @type {any} */ ({
    database: {
      list: async () => summaries(false),
      binned: async () => summaries(true),
      texts: async (/** @type {string[]} */ ids) => ids.map(id => logs.get(id)?.text),
      peek: async (/** @type {string} */ id) => (logs.has(id) ? { log: logs.get(id), hasText: true, adopt() {} } : null),
      save: async (/** @type {any} */ log) => (logs.set(log.id, log), null),
      remove: async (/** @type {string} */ id, /** @type {number} */ now) => logs.set(id, { ...logs.get(id), binned: now }),
      restore: async () => {},
      history: {
        all: async () => [...histories].flatMap(([log, past]) => past.map(one => ({ ...one, log }))),
        texts: async (/** @type {string} */ log) => histories.get(log) ?? [],
        merge: async (/** @type {string} */ log, /** @type {any[]} */ past) => histories.set(log, [...histories.get(log) ?? [], ...past]),
      },
      pictures: {
        all: async () => [...pictures.values()].map(({ blob, ...picture }) => picture),
        get: async (/** @type {string} */ id) => pictures.get(id) ?? null,
        put: async (/** @type {any} */ picture) => pictures.set(picture.id, picture),
      },
      settings: { all: async () => [...settings], get: async (/** @type {string} */ key) => settings.get(key) ?? null, put: async (/** @type {string} */ key, /** @type {unknown} */ value) => settings.set(key, value) },
      templates: { list: async () => [...templates.values()], put: async (/** @type {any} */ template) => templates.set(template.id, template) },
      damaged: async () => has.damaged ?? [],
    },
    logs: {
      take: async (/** @type {any} */ { name, text }) => (logs.set(name, log({ id: name, name, text })), { fresh: true }),
      find: async () => null,
      onStored() {},
      decode: (/** @type {Uint8Array} */ bytes) => (bytes.includes(0) ? { refusal: "binary" } : { text: new TextDecoder().decode(bytes) }),
    },
    settings: () => ({ theme: "dark" }),
    flush: () => on.flush(),
    unsaved: () => has.unsaved ?? [],
    pack: has.pack ?? pack,
    unzip,
    confirm: async (/** @type {string[]} */ paths) => (asked.push(paths), has.answer ?? "all"),
    onProgress: (/** @type {string} */ _name, /** @type {any} */ now) => (progress.push(now), on.progress(now)),
    download: (/** @type {string} */ name, /** @type {Uint8Array<ArrayBuffer>} */ bytes) => handed.push({ name, bytes }),
    t: (/** @type {string} */ key, /** @type {any} */ params) => `${key} ${Object.values(params ?? {}).join(" ")}`.trim(),
    notice: { say: (/** @type {string} */ message) => said.push(message), warn: (/** @type {string} */ _about, /** @type {string} */ message) => said.push(message), settle() {} },
    reasonOf: (/** @type {Error} */ error) => error.message,
  }))
  return { backup, logs, pictures, histories, templates, settings, flushes, said, handed, asked, progress, on }
}

/**
 * Creates a backup and restores it in another browser.
 * @param {ReturnType<typeof browser>} from
 * @param {ReturnType<typeof browser>} [to]
 */
async function moved(from, to = browser()) {
  assert.equal(await from.backup.make(), true, from.said.join("\n"))
  await to.backup.take(new File([from.handed[0].bytes], "backup.zip"))
  return to
}

const png = Uint8Array.from("\x89PNG\r\n\x1a\n and so on", c => c.charCodeAt(0))
const jpeg = Uint8Array.from("\xff\xd8\xff\xe0 and so on", c => c.charCodeAt(0))
const picture = (/** @type {any} */ fields, bytes = png) => ({ id: "p", log: "1", name: "a.png", path: "/assets/a.png", type: "image/png", width: 1, height: 1, size: bytes.length, created: 1, blob: new Blob([bytes], { type: "image/png" }), ...fields })
const named = (/** @type {ReturnType<typeof browser>} */ { logs }) => [...logs.values()].map(({ name }) => name).sort()

test("two requests at once create one backup, and a later one another", async () => {
  const { backup, on, said, handed } = browser()
  /** @type {((stored: boolean) => void)[]} */
  const flushes = []
  on.flush = () => new Promise(resolve => flushes.push(resolve))
  const both = [backup.make(), backup.make()]
  assert.deepEqual(said, ["notice.backingUp", "notice.backingUp"], "each request is confirmed")
  for (const resolve of flushes) resolve(true)
  await Promise.all(both)
  assert.equal(handed.length, 1)
  const third = backup.make()
  flushes.at(-1)?.(true)
  await third
  assert.equal(handed.length, 2)
})

test("a log that could not be stored is in the backup", async () => {
  const to = await moved(browser({ logs: [log({ text: "older" })], unsaved: [log({ text: "not stored" })] }))
  assert.deepEqual([...to.logs.values()].map(({ text }) => text), ["not stored"])
})

test("a backup can be created after a failure", async () => {
  const { backup, on, handed } = browser()
  on.flush = () => Promise.reject(new Error("no storage"))
  await assert.rejects(backup.make(), /no storage/)
  on.flush = async () => true
  await backup.make()
  assert.equal(handed.length, 1)
})

test("all records are restored unchanged", async () => {
  const from = browser({
    logs: [
      log({ title: "첫 글", text: "\ufeff글\r\n", size: 4, made: 2, week: "2026-03-09" }),
      log({ id: "2", text: "half \ud83d a pair\0and a NUL" }),
      log({ id: "3", binned: 5, text: "" }),
      log({ id: "4", text: " \n".repeat(3_000_000) }),
    ],
    pictures: [picture({ path: "/assets/img/한글.png", name: "한글.png" })],
    histories: { 1: [{ time: 1, reason: "typing", text: "was \ud800" }, { time: 2, reason: "import", text: "was" }], own: [{ time: 3, reason: "conflict", text: "of a template" }] },
    templates: [{ id: "own", name: "Mine", text: "---\n", kind: "daily" }],
    settings: [["habits", { habits: { posts: 1 }, files: ["a.md"] }]],
  })
  const to = await moved(from)
  const { disk, ...first } = /** @type {any} */ (from.logs.get("1"))
  assert.deepEqual(to.logs.get("1"), first)
  for (const id of ["2", "3", "4"]) assert.deepEqual(to.logs.get(id), from.logs.get(id))
  assert.deepEqual([...to.histories], [...from.histories])
  assert.deepEqual([...to.templates], [...from.templates])
  assert.deepEqual([...to.settings], [...from.settings])
  assert.deepEqual(await to.pictures.get("p").blob.bytes?.() ?? new Uint8Array(await to.pictures.get("p").blob.arrayBuffer()), png)
})

test("logs with unsafe names are restored with safe names", async () => {
  const names = ["2026-01-01-a\\b.md", "../../x.md", "a/b.md", "CON.md", "", "a".repeat(300) + ".md", "x.md", "x.md"]
  const from = browser({ logs: names.map((name, n) => log({ id: String(n), name, text: `text ${n}` })) })
  // The database makes names safe when it reads records. Here the names are as they were stored.
  await from.backup.make()
  const to = browser()
  await to.backup.take(new File([from.handed[0].bytes], "backup.zip"))
  assert.equal(to.logs.size, names.length)
  for (const { name } of to.logs.values()) assert.doesNotMatch(name, /[\\/]|^\.|^con\./i)
  assert.deepEqual([...to.logs.values()].map(({ text }) => text).sort(), names.map((_, n) => `text ${n}`))
})

test("a backup of version 1 with unsafe names is restored", async () => {
  const listed = (/** @type {string} */ id, /** @type {string} */ name, /** @type {string} */ path) => { const { text, ...rest } = log({ id, name }); return { ...rest, path, length: 4 } }
  const manifest = { daylog: 1, made: 1, logs: [listed("1", "2026-01-01-a\\b.md", "_posts/2026-01-01-a\\b.md"), listed("2", "../../x.md", "_posts/../../x.md"), listed("3", "a/b.md", "_posts/a/b.md")], pictures: [], settings: {} }
  const zip = await pack([
    { path: "daylog/backup.json", bytes: new TextEncoder().encode(JSON.stringify(manifest)) },
    ...manifest.logs.map(({ path }) => ({ path, bytes: new TextEncoder().encode("text") })),
    { path: "daylog/history/2.json", bytes: new TextEncoder().encode(JSON.stringify([{ time: 1, reason: "typing", text: "was" }])) },
  ], new Date())
  const to = browser()
  await to.backup.take(new File([zip], "version1.zip"))
  assert.deepEqual(named(to), ["2026-01-01-a-b.md", "a-b.md", "x.md"])
  assert.deepEqual(to.histories.get("2"), [{ time: 1, reason: "typing", text: "was" }])
})

test("damaged entries do not prevent the others from being restored", async () => {
  const { text, ...good } = log({ id: "good", text: "good" })
  const list = [
    { ...good, path: "_posts/good.md", length: 4 }, { ...good, id: "short", path: "_posts/short.md", length: 400 }, { ...good, id: "gone", path: "_posts/gone.md", length: 4 },
    { ...good, id: "exact", path: "_posts/exact.md", exact: "text", length: 5 },
    { ...good, id: "odd", caret: "x", changed: null, name: 5, disk: { folder: "f", path: "../../Gemfile", hash: "" }, path: "_posts/odd.md", length: 3 },
    null, 5, { id: 5, path: "_posts/x.md" }, { id: "y", path: 5 }, { ...good, id: "__proto__", path: "_posts/good.md" },
  ]
  const manifest = { logs: list, pictures: [null, { id: "p" }], settings: { stored: [null, ["a"], [1, 2], ["k", "v"]], templates: [null, { id: "t", text: "x" }, { id: 5 }], chosen: "dark" }, histories: [null, { log: 5 }] }
  const files = { "_posts/good.md": "good", "_posts/short.md": "text", "_posts/odd.md": "odd", "daylog/history/good.json": "no JSON", "daylog/history/odd.json": JSON.stringify([null, { time: "x", reason: "", text: "" }, { time: 1, reason: "typing", text: "was" }]) }
  const zip = await pack([["daylog/backup.json", JSON.stringify(manifest)], ...Object.entries(files)].map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) })), new Date())
  const to = browser()
  await to.backup.take(new File([zip], "x.zip"))
  assert.equal(to.logs.get("good").text, "good")
  assert.equal(to.logs.get("odd").text, "odd")
  assert.equal(to.logs.get("odd").disk, undefined, "a restored log has no file in the folder")
  assert.equal(to.logs.get("odd").caret, 0)
  assert.deepEqual(to.histories.get("odd"), [{ time: 1, reason: "typing", text: "was" }])
  assert.equal(to.templates.get("t").name, "?")
  assert.equal(to.settings.get("k"), "v")
  const failed = to.said.find(message => message.startsWith("import.failed"))
  for (const name of ["short.md", "gone.md", "exact.md", "_posts/x.md"]) assert.ok(failed?.includes(name), name)
})

test("a post that was added to a backup is named", async () => {
  const from = browser({ logs: [log({ text: "a" })] })
  await from.backup.make()
  const files = unzipSync(from.handed[0].bytes)
  const to = browser()
  await to.backup.take(new File([zipSync(files)], "x.zip"))
  assert.ok(!to.said.some(message => message.startsWith("import.failed")), to.said.join("\n"))
  const zip = zipSync({ ...files, "_posts/2026-01-02-own.md": new Uint8Array(1), "README.txt": new Uint8Array(1) })
  await to.backup.take(new File([zip], "x.zip"))
  assert.ok(to.said.includes("import.failed _posts/2026-01-02-own.md (zip.unlisted)"), to.said.join("\n"))
})

test("a backup without its manifest is a zip of posts", async () => {
  const zip = await pack([["daylog/backup.json", "{"], ["_posts/2026-01-02-a.md", "a"]].map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) })), new Date())
  const to = browser()
  await to.backup.take(new File([zip], "x.zip"))
  assert.deepEqual(named(to), ["2026-01-02-a.md"])
  assert.ok(to.said.some(message => message.includes("daylog/backup.json (zip.damaged)")))
})

test("the posts of a zip are imported with safe names, and unusable ones are reported", async () => {
  const files = { "../../2026-01-02-up.md": "up", "blog/_posts/2026-01-03-a\\b.md": "b", "_posts/nul.md": "n", ".hidden/x.md": "no", "_posts/2026-01-04-binary.md": "a\0b", "a.rb": "no" }
  const zip = await pack(Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) })), new Date())
  const to = browser()
  await to.backup.take(new File([zip], "x.zip"))
  assert.deepEqual(named(to), ["2026-01-02-up.md", "2026-01-03-a-b.md", "nul-.md"])
  assert.ok(to.said.some(message => message.startsWith("import.failed") && message.includes("binary")))
})

test("every entry of a zip of posts is imported or named with the reason", async () => {
  const posts = ["./a.md", "x/../b.md", "c.md ", "e.md.", "f.md\u200b", "\\g.md", "C:\\h.md", "i.MD", " j.md", "k.mkdn", "-.md", "con.md", "l:m.md", "한글.md".normalize("NFD")]
  const hidden = [".n.md", "x/.o/p.md", "._q.md", "...r.md"]
  const unnamed = ["\u202e", "/.. /", "x/"]
  const others = ["s", "t.txt", "u.html", "v.md.exe", ".gitignore", "d.md\n"]
  const unsaid = ["__MACOSX/._w.md", "x/.DS_Store", "Thumbs.db", "pictures/y.png"]
  const all = [posts, hidden, unnamed, others, unsaid].flat()
  const zip = zipSync(Object.fromEntries(all.map(path => [path, new TextEncoder().encode(path)])))
  const to = browser()
  await to.backup.take(new File([zip], "x.zip"))
  assert.equal(to.logs.size, posts.length, named(to).join(" "))
  const [done, failed] = ["import.done", "import.failed"].map(key => to.said.find(message => message.startsWith(key)))
  for (const path of hidden) assert.ok(failed?.includes(`${path} (zip.hidden)`), path)
  assert.equal(failed?.match(/\(zip\.name\)/g)?.length, unnamed.length, failed)
  for (const path of others) assert.ok(done?.includes(path.replace("\n", "␣")), path)
  assert.match(String(done), /^import.done 14 0 0 0 1 /)
  for (const path of unsaid) assert.ok(!`${failed}${done}`.includes(path), path)
})

test("a zip without posts is refused, unless its posts cannot be imported", async () => {
  const to = browser()
  await to.backup.take(new File([zipSync({ "a.txt": new Uint8Array(1) })], "x.zip"))
  assert.ok(to.said.at(-1)?.startsWith("refused.zipEmpty"))
  await to.backup.take(new File([zipSync({ ".a.md": new Uint8Array(1) })], "x.zip"))
  assert.ok(to.said.at(-1)?.startsWith("import.failed .a.md (zip.hidden)"))
})

test("an image is restored only to the path of an image, after a confirmation", async () => {
  const evil = ["/_plugins/evil.rb", ".github/workflows/ci.yml", ".git/hooks/pre-commit", "index.html", "/assets/../../a.png", "C:\\a.png", "/.github/a.png", "/_includes/a.svg", "/assets/%2e%2e/a.png", "/assets/a.png:x.rb"]
  const from = browser({ pictures: [...evil.map((path, n) => picture({ id: `evil${n}`, path })), picture({ id: "text", path: "/assets/text.png", blob: new Blob(["puts 1"]) }), picture({ id: "good", path: "/assets/good.png" }), picture({ id: "jpeg", path: "/assets/jpeg.png" , blob: new Blob([jpeg]) })] })
  assert.equal(await from.backup.make(), false, "an image that cannot be restored is reported")
  const { entries } = await directoryOf(new Blob([from.handed[0].bytes]))
  assert.deepEqual(entries.map(({ path }) => path).filter(path => !path.startsWith("daylog/")), ["assets/good.png"], "nothing else is unpacked over a blog")
  const to = browser()
  await to.backup.take(new File([from.handed[0].bytes], "x.zip"))
  assert.deepEqual([...to.pictures.values()].map(({ path, type }) => [path, type]), [["/assets/good.png", "image/png"], ["/assets/jpeg.jpg", "image/jpeg"]])
  assert.deepEqual(to.asked, [["/assets/text.png", "/assets/good.png", "/assets/jpeg.png"]])
  const failed = to.said.find(message => message.startsWith("import.failed"))
  assert.ok(failed?.includes("/_plugins/evil.rb (zip.place)"), failed)

  const texts = browser({ answer: "texts" })
  await texts.backup.take(new File([from.handed[0].bytes], "x.zip"))
  assert.equal(texts.pictures.size, 0)
  await to.backup.take(new File([from.handed[0].bytes], "x.zip"))
  assert.deepEqual(to.asked[1], ["/assets/text.png"], "existing images need no confirmation")
})

test("an import reports its progress and can be cancelled", async () => {
  const zip = await pack(Array.from({ length: 200 }, (_, n) => ({ path: `_posts/2026-01-02-${n}.md`, bytes: new TextEncoder().encode(`text ${n}`) })), new Date())
  const to = browser()
  await to.backup.take(new File([zip], "x.zip"))
  assert.equal(to.logs.size, 200)
  assert.equal(to.progress.at(-1), null)
  assert.ok(to.progress.length <= 22)
  assert.deepEqual(to.progress.slice(0, 3).map(now => [now?.done, now?.total]), [[0, 200], [10, 200], [20, 200]])

  const stopped = browser()
  stopped.on.progress = now => now?.done === 50 && now.cancel()
  await stopped.backup.take(new File([zip], "x.zip"))
  assert.equal(stopped.logs.size, 50)
  assert.ok(stopped.said.some(message => message.startsWith("import.cancelled")))
  assert.equal(stopped.progress.at(-1), null)
})

test("a backup that cannot be restored unchanged is reported", async () => {
  /** @type {(change: (files: any[]) => any[]) => typeof pack} */
  const broken = change => (files, now) => pack(change(files), now)
  const has = { logs: [log({ text: "text" })], pictures: [picture({})], histories: { 1: [{ time: 1, reason: "typing", text: "was" }] } }
  const without = (/** @type {string} */ part) => broken(files => files.filter(({ path }) => !path.includes(part)))
  for (const pack of [without("_posts"), without("assets"), without("history"), without("backup.json"), broken(files => files.map(({ path, bytes }) => ({ path, bytes: path.startsWith("_posts") ? bytes.map(() => 120) : bytes })))]) {
    const from = browser({ ...has, pack })
    assert.equal(await from.backup.make(), false)
    assert.ok(from.said.some(message => message.startsWith("warn.backupDiffers")), from.said.join("\n"))
    assert.equal(from.handed.length, 1, "it is downloaded nevertheless")
  }
  const cut = browser({ ...has, pack: async (files, now) => (await pack(files, now)).slice(0, 300) })
  assert.equal(await cut.backup.make(), false)
})

test("damaged records are in the backup", async () => {
  const cyclic = /** @type {any} */ ({ id: "c" })
  cyclic.self = cyclic
  const from = browser({ logs: [log({ text: "x" })], damaged: [{ store: "texts", key: "a", value: new Uint8Array([1, 2]) }, { store: "logs", key: "b", value: { id: "b", big: 5n } }, { store: "logs", key: "c", value: cyclic }] })
  await moved(from)
  const { entries } = await directoryOf(new Blob([from.handed[0].bytes]))
  const manifest = JSON.parse(new TextDecoder().decode(/** @type {any} */ (await unpack(new Blob([from.handed[0].bytes]), entries[0]))))
  assert.deepEqual(manifest.damaged.slice(0, 2), [{ store: "texts", key: "a", value: { bytes: [1, 2] } }, { store: "logs", key: "b", value: { id: "b", big: "5" } }])
})

test("a damaged text is replaced by the newest revision", async () => {
  const from = browser({ logs: [log({ text: 5 }), log({ id: "2", text: null, title: "lost" })], histories: { 1: [{ time: 1, reason: "typing", text: "old" }, { time: 2, reason: "typing", text: "newest" }] } })
  const to = await moved(from)
  assert.deepEqual([...to.logs.values()].map(({ text }) => text), ["newest"])
  assert.ok(from.said.some(message => message.startsWith("warn.backup ") && message.includes("lost")))
})

const encode = (/** @type {string} */ text) => new TextEncoder().encode(text)
const blog = () => ({
  name: "blog", time: 7, chosen: { lang: "ko-KR" },
  files: [{ path: "_config.yml", bytes: encode("\ufefflang: en\n") }, { path: "about.md", bytes: encode("") }, { path: "assets/a.png", bytes: null }],
})

test("the blog is restored into a browser without one", async () => {
  const to = await moved(browser({ settings: [["blog", blog()]] }))
  assert.deepEqual(to.settings.get("blog"), blog())
  const other = { ...blog(), name: "other" }
  const from = browser({ settings: [["blog", blog()]] })
  assert.equal(await from.backup.make(), true)
  const there = browser({ settings: [["blog", other]] })
  await there.backup.take(new File([from.handed[0].bytes], "x.zip"))
  assert.equal(there.settings.get("blog"), other, "the blog of this browser stays")
})

test("the blog is restored from a backup that a tab of version 1 made", async () => {
  /** @type {(stored: unknown) => Promise<any>} */
  async function restored(stored) {
    const manifest = { daylog: 1, logs: [], settings: { stored: [["blog", stored]] } }
    const to = browser()
    await to.backup.take(new File([zipSync({ "daylog/backup.json": encode(JSON.stringify(manifest)) })], "a.zip"))
    return to.settings.get("blog")
  }
  assert.deepEqual(await restored(blog()), blog())
  for (const crafted of [1, { files: 1 }, null]) assert.equal(await restored(crafted), undefined)
  const files = [{ path: "_config.yml", bytes: { length: 1e9 } }, { path: "a", bytes: 1 }, 1, { path: "../b", bytes: { 0: 1 } }]
  assert.deepEqual((await restored({ files })).files, [
    { path: "_config.yml", bytes: new Uint8Array([0]) }, { path: "a", bytes: new Uint8Array() },
  ])
})

test("a backup whose blog would not come back is reported", async () => {
  for (const [from, to] of [["lang: en", "lang: ko"], ["about.md", "other.md"], ["ko-KR", "ja-JP"], [/.*/s, "{}"]]) {
    /** @type {typeof pack} */
    const other = (files, now) => pack(files.map(file => {
      return file.path.endsWith("blog.json") ? { ...file, bytes: encode(new TextDecoder().decode(file.bytes).replace(from, /** @type {string} */ (to))) } : file
    }), now)
    assert.equal(await browser({ settings: [["blog", blog()]], pack: other }).backup.make(), false, String(from))
  }
})

test("a damaged blog is in the backup as it is, and restored as far as it is sound", async () => {
  const from = browser({ settings: [["blog", { ...blog(), files: [...blog().files, { path: "../a", bytes: encode("a long text that is damaged") }] }]] })
  assert.deepEqual((await moved(from)).settings.get("blog"), blog())
  const { entries } = await directoryOf(new Blob([from.handed[0].bytes]))
  const manifest = new TextDecoder().decode(/** @type {any} */ (await unpack(new Blob([from.handed[0].bytes]), entries[0])))
  assert.match(manifest, /"text": "a long text that is damaged"/)
})

test("a crafted blog leaves nothing but sound files", async () => {
  /** @type {(blog: unknown, stored?: unknown[]) => Promise<any>} */
  async function restored(blog, stored = []) {
    const files = [{ path: "daylog/backup.json", bytes: encode(JSON.stringify({ daylog: 1, logs: [], settings: { stored } })) }, { path: "daylog/blog.json", bytes: encode(typeof blog === "string" ? blog : JSON.stringify(blog)) }]
    const to = browser()
    await to.backup.take(new File([await pack(files, new Date())], "x.zip"))
    return to
  }
  const large = "x".repeat(1_000_001)
  const to = await restored({ name: 5, time: "x", chosen: { lang: {}, theme: "minima" }, files: [{ path: "../../a", text: "a" }, { path: "/b", text: "b" }, { path: "c\\d", text: "c" }, { path: "e", text: large }, { path: "f", text: 5 }, "g", null, { path: "h", text: "h" }] })
  assert.deepEqual(to.settings.get("blog"), { name: "", time: 0, chosen: { theme: "minima" }, files: [{ path: "f", bytes: null }, { path: "h", bytes: encode("h") }] })
  for (const text of ["no JSON", "", "null", "5"]) {
    const to = await restored(text)
    assert.equal(to.settings.get("blog"), undefined, text)
    assert.ok(to.said.some((/** @type {string} */ message) => message.includes("blog.json")), text)
  }
  assert.equal((await restored("null", [["blog", { files: [] }], ["other", 1]])).settings.get("blog"), undefined)
})
