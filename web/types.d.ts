// The types at the boundaries of daylog: between page, worker and engine, and between app.js and
// the modules. Offsets count UTF-16 units, as JavaScript and CodeMirror do; lines count from 1;
// times are in milliseconds.

/** Replaces text[start:end] by `text`. */
export interface Edit {
  start: number
  end: number
  text: string
}

/** A change of a text: `text` replaced before[start:end]. */
export interface Change {
  start: number
  end: number
  text: string
}

/** A version of a text (web/editor/snapshot.js); `hash` is the hash of the text before `end`. */
export interface Snapshot {
  length: number
  text(): string
  slice(start: number, end?: number): string
  hash(end?: number): number
}

/**
 * A problem of the published page. `rule` is a key of the catalogue (strings/), `detail` the value
 * of its placeholder.
 */
export interface Problem {
  start: number
  end: number
  rule: string
  /**
   * fatal: the site does not build, or does not contain a post; wrong: the page differs from the
   * writer's intention; weak: a possible improvement; unknown: daylog lacks a file or plugin of the
   * blog to decide
   */
  severity: "fatal" | "wrong" | "weak" | "unknown"
  detail: string
  fix: Edit[]
}

/** A top-level block of the page: its source and its HTML as Chirpy publishes it. */
export interface Block {
  start: number
  end: number
  html: string
}

export interface Heading {
  level: number
  id: string
  text: string
}

/** The position of a front matter field, with its key, and the position of its value. */
export interface Field {
  start: number
  end: number
  valueStart: number
  valueEnd: number
}

/** A date of the front matter: YYYY-MM-DD, HH:MM:SS, ±HH:MM; "" for a missing part. */
export interface Written {
  day: string
  time: string
  offset: string
}

/** The post's front matter as Jekyll and Chirpy read it, for the card and the page. */
export interface Post {
  /** false: the text has no front matter */
  found: boolean
  /** false: the YAML is invalid, so Jekyll ignores it, and the values are the defaults */
  valid: boolean
  title: string
  /** as the writer reads it: YYYY-MM-DD HH:MM ±ZZZZ, or "" */
  date: string
  written: Written
  categories: string[]
  tags: string[]
  description: string
  image: { path: string, alt: string } | null
  math: boolean
  mermaid: boolean
  pin: boolean
  toc: boolean
  comments: boolean
  /** by key, as written in the text */
  fields: Record<string, Field>
  /** YYYY-MM-DD-slug.md */
  name: string
  /** under Chirpy's permalink, /posts/slug/ */
  url: string
  /** prefix of the path of each image, "" for none */
  mediaSubpath: string
}

/** A change of the page: `blocks` replace `removed` blocks from index `from` on. */
export interface Patch {
  /** true: the patch contains the whole page and replaces every block */
  fresh: boolean
  from: number
  removed: number
  blocks: Block[]
  /** added to start and end of every block after the new ones */
  shift: number
  /** HTML above the content: title, date, cover, reading time; and below: categories, tags */
  head: string
  tail: string
  /** null: unchanged */
  outline: Heading[] | null
  /** null in the engine's answer: unchanged; the arbiter fills it in */
  post: Post
  /** null in the engine's answer: unchanged; the arbiter fills it in */
  page: Page
  words: number
  characters: number
  /** Chirpy's reading time */
  minutes: number
}

/** The published page, besides its HTML. */
export interface Page {
  /** its style sheet */
  theme: "chirpy" | "minima" | "minimal-mistakes" | "plain"
  /** whether it has a table of contents, and its heading */
  toc: boolean
  contents: string
  /** the language of the page, "" if the theme names none */
  lang: string
}

/** Something that a typesetter found in the page, such as a formula. */
export interface TypesetItem {
  /** Its element, the same from `find` to `undo`: around the source at first, later the result. */
  node: HTMLElement
}

/**
 * Shows parts of the rendered blocks, such as formulas, in their typeset form. A typesetter belongs
 * to one document of the preview's frame.
 */
export interface Typesetter<Item extends TypesetItem = TypesetItem> {
  /**
   * Wraps each item below `holder`, which is not in the page, in an element; returns the items in
   * document order. If they would create more than about `most` elements, it leaves all of them as
   * they are and returns null.
   */
  find(holder: HTMLElement, most: number): Item[] | null
  /** Replaces the elements of items by their sources. */
  undo(items: Item[]): void
  /**
   * Typesets the page, given its items in document order. Items after a block that is not rendered
   * yet may be missing. A call replaces an earlier one that is still running: that one resolves to
   * false, a completed one to true.
   */
  typeset(items: Item[]): Promise<boolean>
  /** Raises the limit on the size of an item, as the reader asked; the next `typeset` shows it. */
  raise(item: Item): void
}

/** Creates a typesetter for the frame's window; `base` is the URL of the app. */
export type CreateTypesetter =
  (window: Window & typeof globalThis, options: { base: string, t: Translate }) => Typesetter

/** Describes a typesetter whose code is loaded when a page needs it (page/typesetters.js). */
export interface TypesetterKind {
  /** Returns whether the front matter of a post turns it on. */
  isEnabled(post: Post): boolean
  /** Quick test whether text or HTML may contain an item; true if in doubt. */
  mayHold(text: string): boolean
  /** Loads the code; rejects when offline and not stored. */
  load(): Promise<CreateTypesetter>
}

/** A long list, packed into one string and one array of numbers (browser/packed.js). */
export interface Packed {
  text: string
  /** 32 bits each, the lowest byte first */
  numbers: Uint8Array
}

/** A patch as it crosses from the engine. */
export interface WirePatch extends Omit<Patch, "blocks" | "outline"> {
  blocks: Block[] | Packed
  outline: Heading[] | Packed | null
}

export type Language = "ko" | "en"

/** A file of the writer's blog; `bytes` is null if only the name is used. */
export interface BlogFile { path: string, bytes: Uint8Array | null }

/** The values of the blog that the writer chose instead of those in its files. */
export interface BlogChoices {
  lang?: string
  /** the name of a time zone */
  timezone?: string
  theme?: string
  /** "2.4" or "2.5" */
  kramdown?: string
  /** "3.30" or "4.7" */
  rouge?: string
}

/** The writer's blog as the engine reads it; without files it is the default blog. */
export interface BlogSource { files: BlogFile[], chosen: BlogChoices }

/** Dropped folders and files. */
export interface Dropped {
  entries: FileSystemEntry[]
  /** the first of them, for browsers that can read it again later */
  handle?: Promise<FileSystemHandle | null>
}

/** The copy of the blog in the store. */
export interface StoredBlog extends BlogSource {
  /** the name of its folder, "" before files were read */
  name: string
  /** when it was read, 0 for never */
  time: number
}

/** The blog that the preview follows. */
export interface FollowedBlog extends StoredBlog { summary: BlogSummary }

/**
 * A time zone: each change's time in seconds since 1970, followed by the offset from then on in
 * seconds east of UTC.
 */
export interface ZoneValue { name: string, changes: number[] }

/**
 * A value of the blog and its place: a line of a file (0 for the whole file), or the writer's
 * choice.
 */
export interface BlogSetting {
  /** "lang", "versions.kramdown", "kramdown.hard_wrap" … */
  key: string
  value: string
  /** "" for a default or a choice */
  path: string
  line: number
  isChosen: boolean
}

/** A problem in a file of the blog. */
export interface BlogProblem extends Pick<Problem, "rule" | "severity" | "detail"> {
  path: string
  line: number
}

/** The blog that publishes the texts. */
export interface BlogSummary {
  title: string
  lang: string
  /** the configured name, "" for the writer's zone */
  timezone: string
  /** "chirpy", "minima" …, "" for none */
  theme: string
  /** the language of the theme's words on pages without a lang of their own */
  locale: string
  /** the languages in which the theme and the blog have words, [] for a theme other than Chirpy */
  locales: string[]
  /** paths of the posts */
  posts: string[]
  settings: BlogSetting[]
  problems: BlogProblem[]
}

/**
 * The writer's local time in the format of RFC 3339: 2026-11-23T21:03:12+09:00. The engine has no
 * clock of its own.
 */
export type Clock = string

/** The values of a new log that the writer can change before daylog creates it. */
export interface Chosen {
  title: string
  tags: string[]
  slug: string
}

/** A new log of the engine, with the cursor position at which the writer starts. */
export interface NewLog extends Chosen {
  name: string
  text: string
  caret: number
  /** under Chirpy's permalink */
  url: string
  /** identifies the series that the log continues; "" for none */
  series: string
  /** the number of its week, "" if it has none */
  week: string
  /** the template has placeholders for the numbers */
  numbered: boolean
}

/** The input for the next daily log. */
export interface NextOptions {
  /** its date is the date of the log */
  clock: Clock
  language: Language
  /** the writer's own, "" for daylog's */
  template: string
  /** the newest logs; the engine reads the text of the newest five, "" if it is not loaded */
  logs: { name: string, day: string, title: string, text: string }[]
  /** file names of all known logs and posts, one per line */
  names: string
  /** number of logs in a week of a series; 0 for calendar weeks */
  weekLogs: number
  /** true: continue no series */
  plain: boolean
  /** the values after the writer's changes */
  chosen: Chosen | null
}

/** The tasks of an earlier log that a log can carry over. */
export interface Offer {
  /** index of the earlier log; -1 for none */
  from: number
  /**
   * in order, children one level deeper; `there`: the log has this parent of other items already
   */
  items: { text: string, depth: number, there: boolean }[]
  /** the heading above them; `fresh`: the edits add it */
  into: string
  fresh: boolean
  /** the headings of the earlier log and of this one */
  plans: string[]
  sections: string[]
  edits: Edit[]
}

export interface CarryOptions {
  language: Language
  /** headings that the writer chose, "" for the default */
  plan: string
  into: string
  /** the writer's own, "" for daylog's */
  template: string
  /** indexes of items to leave out, with their children */
  leaveOut: number[]
}

/** Counts of posts with a value: one record per post, or the sum of several. */
export interface Habits {
  posts: number
  tags: Record<string, number>
  /** two tags of a post: "a\nb" in alphabetical order */
  pairs: Record<string, number>
  /** "top", and "top\nsub" */
  categories: Record<string, number>
  /** ±HH:MM */
  zones: Record<string, number>
  /** patterns of file names, with strftime's letters, "#", ":title" and ":slug" */
  names: Record<string, number>
  covers: Record<string, number>
  /** of images, with "{slug}" and strftime's letters */
  folders: Record<string, number>
}

export interface WeekOptions {
  /** the date of the post, which sums up its week */
  clock: Clock
  language: Language
  days: { name: string, day: string, title: string, text: string }[]
  /** file names of all known logs and posts, one per line */
  names: string
  /** headings of the sections to copy; none for the default */
  copied: string[]
}

/**
 * The functions of the engine on texts that are not open, by name; wasm/main.go has the other half
 * of this table.
 */
export interface EngineCalls {
  /** Returns the next daily log. */
  next(options: NextOptions): NewLog
  /** Returns the unfinished items of the newest text in `earlier` that plans anything. */
  carry(text: string, earlier: string[], options: CarryOptions): Offer
  /** Returns the post of a week. */
  week(options: WeekOptions): { name: string, text: string, caret: number }
  /** Returns daylog's own template of daily logs. */
  template(language: Language): string
  /**
   * Returns the tags and categories of each text, as Jekyll reads them, and the offset of its body.
   */
  labels(texts: string[]): { tags: string[], categories: string[], body: number }[]
  /**
   * Returns the file name by Jekyll's rules, and the problems that would break the published page.
   * `name` is the name of the text's file or its path in the blog, "" for none.
   */
  finish(
    text: string, options: { name: string, clock: Clock },
  ): { name: string, problems: Problem[] }
  /**
   * Returns the file name of a post for a typed name; a name without a date gets `day`. The problem
   * is "day" for a date that does not exist, "slug" for a name without letters and digits after the
   * date.
   */
  typedName(typed: string, day: string): { name: string, problem: "" | "day" | "slug" }
  /**
   * Returns the edits that set a field; without edits, the reason why no edit sets that field
   * alone. name is that of the file or its path in the blog, "" for none.
   */
  setField(
    text: string, key: string, value: string | boolean | string[], name: string,
  ): { edits: Edit[], reason: string }
  /**
   * Returns the folder of the blog among paths, "" for the top, and the paths below it of the files
   * whose content counts.
   */
  blogPaths(paths: string[]): { root: string, wanted: string[] }
  /** Reads some files of the blog; `isFirst` begins a new list of its files. */
  blogFiles(files: BlogFile[], isFirst: boolean): null
  /** Returns the name of the zone of the blog with the given files, "" for the writer's. */
  blogTimezone(chosen: BlogChoices): string
  /** Makes the blog with the given files the one that publishes the texts. */
  openBlog(chosen: BlogChoices, zone: ZoneValue | null): BlogSummary
  /** Returns the habits of the writer in each of some posts. */
  habits(files: { name: string, text: string }[]): (Habits & { title: string })[]
  /**
   * Returns a template with the common parts of the newest logs among posts, "" if there are too
   * few.
   */
  propose(files: { name: string, text: string }[]): string
  /** Returns the edits that put a front matter before a text that has none. */
  addFrontMatter(text: string, clock: Clock): Edit[]
}

/** Calls a function of the engine. Rejects with an Error. */
export type EngineCall =
  <N extends keyof EngineCalls>(name: N, ...args: Parameters<EngineCalls[N]>) =>
    Promise<ReturnType<EngineCalls[N]>>

/** A log, or a template while it is edited. `id` never changes. */
export interface Log {
  id: string
  /** YYYY-MM-DD, the log's local calendar date; "" for a template */
  day: string
  /** the last known file name */
  name: string
  title: string
  text: string
  /** the cursor position */
  caret: number
  created: number
  /** time of the last change of the text */
  changed: number
  /** time of the last download or write to the folder, 0 for never */
  downloaded: number
  /** name of the file that the log was opened from, "" if it was created here */
  file: string
  /** the name that the engine derived from the front matter when the file was opened */
  derived: string
  /** the log's file in the blog's folder on disk */
  disk?: DiskFile
  /** length of the text; missing in records of the first version */
  size?: number
  /** length of the text that the log was created with, by a template or as a copy */
  made?: number
  /** the Monday of the week that this post sums up; only week posts have it */
  week?: string
  /** true for a template of daily logs */
  template?: boolean
  /** the text of a template when it was opened */
  opened?: string
}

/** A log without its text; lists are read as summaries. */
export type Summary = Omit<Log, "text">

/** The file of a log in the blog's folder on disk. */
export interface DiskFile {
  /** id of the folder */
  folder: string
  /** path below the folder's _posts */
  path: string
  /** SHA-256 of its bytes when they were last read or written, in hexadecimal */
  hash: string
}

/** An earlier text of a log, without the text. */
export interface Revision {
  id: number
  /** id of the log */
  log: string
  time: number
  /** key of the catalogue below "history.of" */
  reason: string
  /** length of the text */
  size: number
}

/** An image of a log, without its bytes. */
export interface Picture {
  id: string
  /** id of the log */
  log: string
  /** file name */
  name: string
  /** path on the site: "/assets/…" */
  path: string
  /** media type */
  type: string
  width: number
  height: number
  /** bytes */
  size: number
  created: number
}

/** A template of daily logs that the writer made. */
export interface Template {
  id: string
  name: string
  text: string
  kind: string
}

/** A call of the engine in the worker, and the response with its id (web/engine/messenger.js). */
export interface Request { id: number, call: string, args: unknown[] }
export interface Response { id: number, value?: unknown, error?: string }

/**
 * Returns the catalogue's text for a key (strings/) in the writer's language; `params` are the
 * values of its placeholders.
 */
export type Translate = (key: string, params?: Record<string, string | number>) => string

/** Messages to the writer (ui/bars/notice.js). */
export interface Notice {
  /** Shows a message for a few seconds. */
  say(message: string): void
  /** Shows a warning until it is settled or closed; a newer one with the same key replaces it. */
  warn(key: string, message: string, action?: { label: string, run: () => void }): void
  /** Shows the progress of an operation, with an action that cancels it, until it is settled. */
  progress(key: string, message: string, action: { label: string, run: () => void }): void
  /** Removes the message with this key. */
  settle(key: string): void
}

export type Setting = string | number | boolean

/** The writer's settings (browser/settings.js). */
export interface Settings {
  /** Returns the value if it is valid and has the fallback's type, else the fallback. */
  get<T extends Setting>(key: string, fallback: T): T
  set(key: string, value: Setting): void
  /** Returns every valid value that was set. */
  all(): Record<string, Setting>
  /** Reports whether a value is valid for the key. */
  accepts(key: string, value: unknown): value is Setting
}

/**
 * Trusted Types: only the results of a policy can become HTML or the URL of a script. Their type is
 * string here.
 */
export interface TrustedTypes {
  createPolicy<
    P extends Partial<Record<"createHTML" | "createScriptURL", (text: string) => string>>,
  >(name: string, policy: P): P
}

declare global {
  /** undefined in browsers without Trusted Types */
  var trustedTypes: TrustedTypes | undefined
}

/**
 * The reasons against reloading a tab; all empty if every text is stored and no operation runs
 * (web/desk/leaving.js).
 */
export interface Readiness {
  /** The running operations, as web/browser/operations.js stores them. */
  running: { kind: string, name: string, total: number, done: number }[]
  /** The writer kept typing while the text was stored. */
  typing: boolean
  /** File names of the logs that could not be stored. */
  unsaved: string[]
  /** The reason, in the writer's language. */
  reason: string
}

/** The answer of worker/sw.js to a page that wants the new version. */
export interface Taken {
  taken: boolean
  /** The tabs that are not ready; `own` is the one that asked. */
  tabs: (Readiness & { own: boolean })[]
  /** A tab that does not answer runs an operation. */
  busy: boolean
  /** The browser no longer has all files of the new version. */
  failed: "" | "incomplete"
}

/** The content that an app or a page shares with daylog. */
export interface Shared {
  title: string
  text: string
  url: string
}
