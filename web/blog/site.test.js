import assert from "node:assert/strict"
import { test } from "node:test"
import { createSite, foldersAbove } from "./site.js"

/**
 * Returns a host with these files, and a record of the requests.
 * @param {Record<string, string>} files
 */
function host(files) {
  /** @type {string[]} */
  const requests = []
  /** @type {import("./site.js").Fetch} */
  const fetch = async (url, { credentials, referrerPolicy }) => {
    assert.deepEqual([credentials, referrerPolicy], ["omit", "no-referrer"])
    requests.push(url)
    const path = decodeURI(new URL(url).pathname)
    if (!(path in files)) return new Response("", { status: 404 })
    return new Response(files[path], { headers: { "Content-Type": path.endsWith("/") ? "text/html" : "image/png" } })
  }
  return { fetch, requests }
}

const home = (/** @type {string} */ folder) => `<link rel="stylesheet" href="${folder}assets/css/style.css">`

test("the parents of a folder", () => {
  assert.deepEqual(foldersAbove("/"), [])
  assert.deepEqual(foldersAbove("/daylog/"), ["/"])
  assert.deepEqual(foldersAbove("/blog/daylog/"), ["/blog/", "/"])
})

test("an image of the blog is found", async () => {
  const { fetch, requests } = host({ "/": home("/"), "/assets/a b.png": "picture" })
  const { picture } = createSite({ base: "https://host/daylog/", fetch })
  assert.equal(await (await picture("/assets/a b.png"))?.text(), "picture")
  assert.equal(await picture("/assets/none.png"), null)
  assert.deepEqual(requests, ["https://host/", "https://host/assets/a%20b.png", "https://host/assets/none.png"], "the home page is read once")
})

test("a blog with a base URL has its images below it", async () => {
  const { fetch } = host({ "/blog/": home("/blog/"), "/": home("/"), "/blog/assets/a.png": "of the blog", "/assets/b.png": "of the host" })
  const { picture } = createSite({ base: "https://host/blog/daylog/", fetch })
  assert.equal(await (await picture("/assets/a.png"))?.text(), "of the blog")
  assert.equal(await (await picture("/blog/assets/a.png"))?.text(), "of the blog")
  assert.equal(await (await picture("/assets/b.png"))?.text(), "of the host")
})

test("nothing is requested at the root of a host", async () => {
  const { fetch, requests } = host({ "/": home("/"), "/assets/a.png": "x" })
  assert.equal(await createSite({ base: "https://host/", fetch }).picture("/assets/a.png"), null)
  assert.deepEqual(requests, [])
})

test("without a blog no image is requested", async () => {
  for (const files of [{}, { "/": "<p>a site without pictures</p>" }]) {
    const { fetch, requests } = host(files)
    assert.equal(await createSite({ base: "https://host/daylog/", fetch }).picture("/assets/a.png"), null)
    assert.deepEqual(requests, ["https://host/"])
  }
})

test("only images below assets/ are requested", async () => {
  const { fetch, requests } = host({ "/": home("/") })
  const { picture } = createSite({ base: "https://host/daylog/", fetch })
  for (const path of ["/logout", "/assets/a.js", "/assets/../logout.png", "/assets/..%2flogout.png", "/other/a.png", "/assets\\..\\x.png", "//elsewhere/assets/a.png"]) {
    assert.equal(await picture(path), null)
  }
  assert.deepEqual(requests.filter(url => !/^https:\/\/host\/($|assets\/)/.test(url)), [])
  assert.ok(!requests.some(url => /logout\.png$|x\.png$/.test(url) && !url.includes("%2")), requests.join())
})

test("a response that is no image is ignored", async () => {
  const fetch = async () => new Response(home("/"), { headers: { "Content-Type": "text/html" } })
  assert.equal(await createSite({ base: "https://host/daylog/", fetch }).picture("/assets/a.png"), null)
})

test("without a network the search is repeated later", async () => {
  const { fetch } = host({ "/": home("/"), "/assets/a.png": "picture" })
  let online = false
  const { picture } = createSite({ base: "https://host/daylog/", fetch: (url, options) => (online ? fetch(url, options) : Promise.reject(new TypeError("offline"))) })
  assert.equal(await picture("/assets/a.png"), null)
  online = true
  assert.ok(await picture("/assets/a.png"))
})
