package e2e

// A profile and a backup that version 1 wrote, and version 1 itself, as testdata/version1/README.md
// describes them. Each later version opens, edits and restores them without loss, leaves them
// readable for version 1, and works next to a tab of version 1.

import (
	"archive/zip"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/require"

	"daylog/internal/site"
)

const (
	version1 = "testdata/version1/"
	// version1Mount is the path of version 1, on the origin of mount and therefore with the same
	// storage.
	version1Mount = "/version1/"
	// emptyPath is a page of that origin without scripts.
	emptyPath = "/empty"
	// afterVersion1 is a time shortly after the recording, before any deleted log is 30 days old.
	afterVersion1 = "2026-11-05 09:00"
)

// version1Site unpacks testdata/version1/site.zip once and serves it.
func version1Site(t testing.TB) http.Handler {
	t.Helper()
	require.NoError(t, unpackVersion1())
	return site.Handler(filepath.Join(dist.temp, "version1"))
}

var unpackVersion1 = sync.OnceValue(func() error {
	archive, err := zip.OpenReader(version1 + "site.zip")
	if err != nil {
		return err
	}
	defer archive.Close()
	folder := filepath.Join(dist.temp, "version1")
	if err := os.Mkdir(folder, 0o755); err != nil {
		return err
	}
	for _, file := range archive.File {
		in, err := file.Open()
		if err != nil {
			return err
		}
		name, compressed := strings.CutSuffix(file.Name, ".br")
		var content io.Reader = in
		if compressed {
			content = brotli.NewReader(in)
		}
		data, err := io.ReadAll(content)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
})

// besideVersion1 serves version 1 and an empty page on the site's origin.
func besideVersion1(t testing.TB) func(http.Handler) http.Handler {
	builtSite(t)
	old := http.StripPrefix(strings.TrimSuffix(version1Mount, "/"), version1Site(t))
	return func(current http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch {
			case r.URL.Path == emptyPath:
				w.Header().Set("Content-Type", "text/html")
				io.WriteString(w, `<!doctype html><link rel="icon" href="data:,">`)
			case strings.HasPrefix(r.URL.Path, version1Mount):
				old.ServeHTTP(w, r)
			default:
				current.ServeHTTP(w, r)
			}
		})
	}
}

// A profile is all data that daylog stores in a browser, in an independent format.
type profile struct {
	LocalStorage map[string]string `json:"localStorage"`
	Database     int               `json:"database"` // its version
	Stores       []profileStore    `json:"stores"`
	Folder       map[string]string `json:"folder"` // base64 by path: the files of the blog's folder
}

type profileStore struct {
	Name          string   `json:"name"`
	KeyPath       *string  `json:"keyPath"`
	AutoIncrement bool     `json:"autoIncrement"`
	Indexes       []string `json:"indexes"` // each on the property with the same name
	Records       []record `json:"records"`
}

// A record is a key and its value as JSON, with a Blob or a folder handle as an object with the
// property $blob or $folder.
type record struct {
	Key   any `json:"key"`
	Value any `json:"value"`
}

func (p profile) store(name string) map[any]any {
	all := map[any]any{}
	for _, store := range p.Stores {
		if store.Name != name {
			continue
		}
		for _, r := range store.Records {
			all[r.Key] = r.Value
		}
	}
	return all
}

// codec converts values of the database to JSON and back. Bytes are base64; any other type that
// JSON lacks is an error.
const codec = `
const base64 = async blob => (await new Promise(done => {
  const reader = new FileReader()
  reader.onload = () => done(reader.result)
  reader.readAsDataURL(blob)
})).replace(/^[^,]*,/, "")
const bytes = text => Uint8Array.from(atob(text), char => char.charCodeAt(0))
const blogFolder = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("blog", { create: true })
const encode = async value => {
  if (value instanceof Blob) return { $blob: await base64(value), type: value.type }
  if (value instanceof FileSystemDirectoryHandle) return { $folder: value.name }
  if (value instanceof Uint8Array) return { $bytes: await base64(new Blob([value])) }
  if (value === null || typeof value !== "object") return value
  if (Array.isArray(value)) return Promise.all(value.map(encode))
  if (Object.getPrototypeOf(value) !== Object.prototype) throw new Error("no JSON for " + Object.prototype.toString.call(value))
  return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([key, part]) => [key, await encode(part)])))
}
const decode = async value => {
  if (value === null || typeof value !== "object") return value
  if ("$blob" in value) return new Blob([bytes(value.$blob)], { type: value.type })
  if ("$folder" in value) return blogFolder()
  if ("$bytes" in value) return bytes(value.$bytes)
  if (Array.isArray(value)) return Promise.all(value.map(decode))
  return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([key, part]) => [key, await decode(part)])))
}
const filesOf = async (folder, above = "") => {
  let files = {}
  for await (const [name, handle] of folder.entries()) {
    if (handle.kind === "file") files[above + name] = await base64(await handle.getFile())
    else files = { ...files, ...await filesOf(handle, above + name + "/") }
  }
  return files
}
const answer = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})
`

// readProfile returns the stored data.
func (p *page) readProfile() profile {
	p.t.Helper()
	return eval[profile](p, `(async () => {`+codec+`
const db = await answer(indexedDB.open("daylog"))
const stores = []
for (const name of db.objectStoreNames) {
  const store = db.transaction(name).objectStore(name)
  const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())])
  const records = []
  for (const [at, key] of keys.entries()) records.push({ key, value: await encode(values[at]) })
  stores.push({ name, keyPath: store.keyPath, autoIncrement: store.autoIncrement, indexes: [...store.indexNames], records })
}
db.close()
return { localStorage: { ...localStorage }, database: db.version, stores, folder: await filesOf(await blogFolder()) }
})()`)
}

// writeProfile stores a profile in the page's origin, in which no version of daylog has been opened
// yet.
func (p *page) writeProfile(from profile) {
	p.t.Helper()
	eval[any](p, `(async ({ localStorage: local, database, stores, folder }) => {`+codec+`
for (const [path, content] of Object.entries(folder)) {
  const parts = path.split("/"), name = parts.pop()
  let at = await blogFolder()
  for (const part of parts) at = await at.getDirectoryHandle(part, { create: true })
  const stream = await (await at.getFileHandle(name, { create: true })).createWritable()
  await stream.write(bytes(content))
  await stream.close()
}
localStorage.clear()
for (const [key, value] of Object.entries(local)) localStorage.setItem(key, value)
const opening = indexedDB.open("daylog", database)
opening.onupgradeneeded = () => {
  for (const { name, keyPath, autoIncrement, indexes } of stores) {
    const store = opening.result.createObjectStore(name, { keyPath, autoIncrement })
    for (const index of indexes) store.createIndex(index, index)
  }
}
const db = await answer(opening)
for (const { name, keyPath, records } of stores) for (const { key, value } of records) {
  const decoded = await decode(value)
  await answer(db.transaction(name, "readwrite").objectStore(name).put(decoded, ...(keyPath === null ? [key] : [])))
}
db.close()
})(%s)`, from)
}

// version1Profile reads the recorded profile.
func version1Profile(t testing.TB) (recorded profile) {
	t.Helper()
	data, err := os.ReadFile(version1 + "profile.json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &recorded))
	return recorded
}
