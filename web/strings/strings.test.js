import assert from "node:assert/strict"
import { readFileSync, readdirSync } from "node:fs"
import { test } from "node:test"
import { groups } from "../ui/bars/help.js"
import { keymap } from "../editor/keymap.js"
import { en as dialogs } from "./dialogs/en.js"
import { en } from "./en.js"
import { catalogue, languageOf, speaker } from "./index.js"
import { en as list } from "./list/en.js"
import { loadLanguage, loadTexts } from "./loading.js"
import { rescue } from "./rescue.js"
import { en as screen } from "./screen/en.js"

/** @import { Language } from "../types" */

const folder = new URL("..", import.meta.url)
await Promise.all([loadLanguage("ko"), loadLanguage("en")])
await loadTexts("dialogs")
await loadTexts("problems")
await loadTexts("list")

function sourcesOf() {
  const names = readdirSync(folder, { recursive: true }).map(String)
  const sources = names.filter(name => /(?<!\.test)\.js$/.test(name) && !/^(strings|node_modules)\b/.test(name)).map(name => readFileSync(new URL(name, folder), "utf8"))
  return { sources, markup: readFileSync(new URL("index.html", folder), "utf8") }
}

/** Every key that the sources name: in a call of t, in an attribute of index.html. */
function usedKeys() {
  const { sources, markup } = sourcesOf()
  return new Set([
    ...sources.flatMap(text => [...text.matchAll(/\bt\(\s*"([\w.]+)"/g)].map(([, key]) => key)),
    ...keysIn(markup),
    ...[...markup.matchAll(/data-action="(\w+)"/g)].map(([, name]) => `action.${name}`),
    ...Object.keys(keymap).map(name => `action.${name}`),
    ...Object.keys(groups).map(name => `keys.${name}`),
  ])
}

test("both languages say the same things", () => {
  assert.deepEqual(Object.keys(catalogue.ko), Object.keys(catalogue.en))
})

/** The files that a script loads before it runs. @param {string} script */
function filesOf(script) {
  const names = new Set([script])
  for (const name of names) {
    const source = readFileSync(new URL(name, folder), "utf8")
    for (const [, path] of source.matchAll(/^(?:import|export|\})[^;]*? from "(\..*?\.js)"$/gm)) {
      names.add(new URL(path, new URL(name, "file:///")).pathname.slice(1))
    }
  }
  return [...names]
}

/** The keys in the attributes of a part of index.html. @param {string} markup */
const keysIn = markup => [...markup.matchAll(/data-(?:text|label|placeholder)="([\w.]+)"/g)].map(([, key]) => key)

test("the first screen has its texts, and each text is in one file", () => {
  const files = filesOf("start.js")
  assert.ok(files.includes("page/reader.js") && !files.includes("app.js"), files.join())
  const sources = files.map(name => readFileSync(new URL(name, folder), "utf8"))
  const keys = sources.flatMap(text => [...text.matchAll(/\bt\(\s*"([\w.]+)"/g)].map(([, key]) => key))
  const [markup, ...closed] = sourcesOf().markup.split("<dialog")
  for (const key of [...keys, ...keysIn(markup)]) assert.ok(key in screen, key)
  for (const key of closed.flatMap(keysIn)) assert.ok(key in { ...screen, ...en, ...dialogs }, key)
  const groups = sources.flatMap(text => [...text.matchAll(/\bt\(`([\w.]+\.)\$/g)].map(([, group]) => group))
  const later = { ...en, ...dialogs, ...list }
  const count = [en, dialogs, list].reduce((sum, texts) => sum + Object.keys(texts).length, 0)
  assert.equal(Object.keys(later).length, count)
  assert.deepEqual(Object.keys(later).filter(key => key in screen || groups.some(group => key.startsWith(group))), [])
})

test("the app has the texts that it needs before a dialog is loaded", () => {
  const files = filesOf("app.js")
  assert.ok(files.includes("desk/actions.js") && !files.includes("ui/dialogs/blog/index.js"), files.join())
  const sources = files.map(name => readFileSync(new URL(name, folder), "utf8")).join("\n")
  for (const key of Object.keys({ ...dialogs, ...list })) {
    const above = key.replace(/[^.]*$/, "")
    assert.ok(!sources.includes(`"${key}"`) && !sources.includes(`\`${above}\${`), key)
  }
})

test("every key that is used is in the catalogue", () => {
  const used = usedKeys()
  assert.ok(used.size > 60, `found only ${used.size} keys`)
  for (const key of used) assert.ok(key in catalogue.en, key)
})

test("every key is used", () => {
  const { sources, markup } = sourcesOf()
  const text = sources.join("\n") + markup
  for (const key of Object.keys(catalogue.en)) {
    const [, above, last] = /^(.*)\.([^.]*)$/.exec(key) ?? []
    // By its whole name, or by a composed name, which may end with a word of the engine or the
    // browser.
    const part = text.includes(`\`${above}.\${`) && (/^problem$|^reason$|^card\.refused$|^blog\.(?:label|effect)$/.test(above) || new RegExp(`\\b${last}\\b`).test(text))
    assert.ok(text.includes(`"${key}"`) || part, key)
  }
})

test("the help dialog lists every action that has a key", () => {
  const listed = Object.values(groups).flat().sort()
  assert.deepEqual(listed, Object.keys(keymap).filter(name => keymap[name].length > 0).sort())
})

test("every problem that the engine finds is said in words", () => {
  const engine = new URL("../internal/", folder)
  const sources = ["blog", "check", "daily", "frontmatter", "session"].flatMap(name => {
    const within = new URL(`${name}/`, engine)
    return readdirSync(within).filter(file => /(?<!_test)\.go$/.test(file)).map(file => readFileSync(new URL(file, within), "utf8"))
  })
  const rules = sources.flatMap(text => [...text.matchAll(/(?:edit\.(?:Fatal|Wrong|Weak|Unknown), |p.Rule, p.Severity = |[Rr]ule(?::|, p\.Detail)? ?=? ?|severity, rule := edit\.\w+, |\badd\(\S+, \S+, )"([a-z-]+)"/g)].map(([, rule]) => rule))
  const kinds = readFileSync(new URL("kramdown/surprise.go", engine), "utf8")
  rules.push(...[...kinds.matchAll(/SurpriseKind = "([a-z-]+)"/g)].map(([, kind]) => kind))
  assert.ok(rules.length > 20, `found only ${rules.length} rules`)
  for (const rule of rules) assert.ok(`problem.${rule}` in catalogue.en, rule)
})

test("every setting of a blog has a name and an effect", () => {
  const source = readFileSync(new URL("../internal/blog/setting.go", folder), "utf8")
  const keys = [...source.matchAll(/(?:Key: |\{)"([a-z_.]+\w)"/g)].map(([, key]) => key)
  assert.ok(keys.length > 25, `found only ${keys.length} keys`)
  for (const key of keys) {
    const name = key.replaceAll(".", "-")
    const isProgram = /^versions-(?!theme)/.test(name) // its name is the same in every language
    if (!isProgram) assert.ok(`blog.label.${name}` in catalogue.en, key)
    assert.ok(`blog.effect.${name}` in catalogue.en, key)
  }
})

test("every kind of front matter error is said in words, and no other is", () => {
  const within = new URL("../internal/frontmatter/", folder)
  const sources = readdirSync(within).filter(file => /(?<!_test)\.go$/.test(file)).map(file => readFileSync(new URL(file, within), "utf8"))
  const rules = new Set(sources.flatMap(text => [...text.matchAll(/"(front-matter-[a-z-]+)"/g)].map(([, rule]) => rule)))
  const said = Object.keys(catalogue.en).filter(key => key.startsWith("problem.front-matter-"))
  assert.deepEqual([...rules].map(rule => `problem.${rule}`).sort(), said.sort())
})

test("the languages fill the same places", () => {
  const places = (/** @type {unknown} */ text) => (typeof text === "string" ? [...text.matchAll(/\{\w+\}/g)].map(String).sort() : typeof text)
  for (const key of Object.keys(catalogue.en)) assert.deepEqual(places(catalogue.ko[key]), places(catalogue.en[key]), key)
})

test("nothing is left untranslated", () => {
  const same = Object.keys(catalogue.en).filter(key => catalogue.ko[key] === catalogue.en[key])
  assert.deepEqual(same, [])
  for (const [key, text] of Object.entries(catalogue.ko)) {
    if (key !== "action.languageEn") assert.match(String(text), /[가-힣]/, key)
  }
})

test("places are filled, and a place without a value is left to be seen", () => {
  const { t, speak } = speaker("en")
  assert.equal(t("saved.saved", { time: "21:03:12" }), "Saved 21:03:12")
  assert.equal(t("saved.saved"), "Saved {time}")
  assert.equal(t("problems.count", { n: 1 }), "1 problem")
  assert.equal(t("no such key"), "no such key")
  speak("ko")
  assert.equal(t("saved.saved", { time: "21:03:12" }), "저장됨 21:03:12")
})

test("Korean when the browser prefers it, else English", () => {
  assert.equal(languageOf(["ko-KR", "en"]), "ko")
  assert.equal(languageOf(["ko"]), "ko")
  assert.equal(languageOf(["en-US", "ko"]), "en")
  assert.equal(languageOf(["kok-IN"]), "en")
  assert.equal(languageOf([]), "en")
})

/**
 * The text of every key, with 3 for each parameter of a function.
 * @param {Language} language
 */
function textsOf(language) {
  const three = new Proxy({}, { get: () => 3 })
  const texts = Object.entries(catalogue[language]).map(([key, text]) => [key, typeof text === "function" ? text(three) : text])
  return [...texts, ...Object.entries(rescue[language]).map(([key, text]) => [`rescue.${key}`, text])]
}

test("Korean sentences end in 해요체", () => {
  for (const [key, text] of textsOf("ko")) {
    assert.doesNotMatch(text, /[가-힣](?<!요)[.?!](?=\s|$|\()/, key)
    assert.doesNotMatch(text, /니다|니까/, key)
  }
})

test("the Korean texts use the words of the glossary", () => {
  for (const [key, text] of textsOf("ko")) {
    assert.doesNotMatch(text, /지킬|그림|분류|지난 글|이어 적|배우|배운|저장소|머메이드|\d주(?!차)|[3}]줄/, key)
    const isTitle = ["log.untitled", "field.title", "card.none", "problem.title-missing", "problem.front-matter-missing"].includes(key)
    if (!isTitle) assert.doesNotMatch(text, /제목/, `${key}: 제목 is the title of a post; a heading of a log is a 섹션`)
  }
})

test("the English texts use the words of the glossary", () => {
  for (const [key, text] of textsOf("en")) {
    assert.doesNotMatch(text, /\b(is|are) of\b|made of|\banew\b|learnt|\bcaret\b|\bpictures?\b|\bthe bin\b|as (it was|they were)|licence/i, key)
    assert.doesNotMatch(text, /(^|[.!] )(What|Whoever|Where|That|Whether) (?![^.]*\?)/, `${key}: a sentence begins with a noun clause`)
  }
})

test("a dialog has the name of its command, and a thing has one name", () => {
  for (const { t } of [speaker("en"), speaker("ko")]) {
    for (const [action, label] of [["blog", "blog"], ["carry", "carry"], ["storage", "storage"], ["templates", "daily"], ["pictures", "pictures"], ["help", "help"], ["palette", "palette"]]) {
      assert.equal(t(`action.${action}`).replace("…", ""), t(`${label}.label`))
    }
    for (const [one, other] of [["view.page", "page.label"], ["pane.page", "page.label"], ["pane.edit", "view.edit"], ["action.binList", "storage.bin"], ["pane.problems", "problems.label"], ["pane.logs", "logs.label"]]) {
      assert.equal(t(one).replace("…", ""), t(other))
    }
    for (const [text, word] of [["action.cover", "field.image"], ["action.history", "history.label"], ["search.category", "field.category"], ["action.viewPage", "page.label"]]) {
      assert.ok(t(text).toLowerCase().includes(t(word).toLowerCase()), `${text}: ${word}`)
    }
  }
})
