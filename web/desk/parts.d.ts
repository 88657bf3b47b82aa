// The parts of the page that the flows use, as app.js creates them. Each flow takes only some of them.

import type { Clock, Edit, Language, Log, Settings, Translate } from "../types"
import type { Blog } from "../blog/index.js"
import type { Store } from "../store/index.js"

export type { Change, Edit, EngineCalls, Language, Log, NewLog, Patch, Problem, Snapshot } from "../types"
export type { TextFile } from "../browser/files.js"

type UI = ReturnType<typeof import("../ui/index.js").createUI>
type Made<Create extends (...args: any[]) => unknown> = ReturnType<Create>

export interface Parts {
  root: HTMLElement
  t: Translate
  language(): Language
  reasonOf(error: unknown): string
  operations: import("../browser/operations.js").Operations
  now(): Clock
  /** YYYY-MM-DD */
  today(): string
  timeOf(date: Date): string
  /** a log of a day, without text; `later` milliseconds later than now */
  blank(day: string, later?: number): Log

  desk: Made<typeof import("./state.js").createState>
  /** what the writer chose */
  chosen: Settings
  /** what this tab has open, and a new one opens */
  place: Settings

  editor: Made<typeof import("../editor/index.js").create>
  composing: import("../editor/composition.js").Composition
  engine: Made<typeof import("../engine/index.js").createEngine>
  preview: Made<typeof import("../page/index.js").createPreview>
  firstPage: Made<typeof import("../page/index.js").createFirstPage>
  lastPage: Made<typeof import("../page/index.js").createLastPage>
  scroll: Made<typeof import("../page/index.js").createScroll>
  layout: UI["layout"]
  attempts: Made<typeof import("./attempts.js").createAttempts>
  /** marks on the page where the caret is */
  markCaret(): void
  /** the first page of all is there */
  onFirstPage(): void

  store: Store["drafts"]
  saves: Store["saver"]
  logs: Store["logs"]
  past: Store["history"]
  bin: Store["bin"]
  backup: Store["backup"]
  folder: Blog["folder"]
  askToPersist(): void

  status: Made<typeof import("../ui/index.js").createStatus>
  notice: Made<typeof import("../ui/index.js").createNotice>
  rail: UI["rail"]
  rename: UI["rename"]
  card: UI["card"]
  fields: UI["fields"]
  problemList: UI["problemList"]
  addresses: Blog["addresses"]
  habits: Blog["learned"]
  pictures: Store["pictures"]
  pictureDialog: UI["pictureDialog"]
  daily: UI["daily"]
  carry: UI["carry"]
  publish: UI["publish"]
  bundle: UI["bundle"]

  files: typeof import("../browser/files.js")
  pack: typeof import("../browser/zip.js").pack
  /** the edit that puts lines behind a text */
  appended(text: string, lines: string[]): Edit
  /** The length up to which a text has a preview. */
  longest: number
  worst: typeof import("../ui/index.js").worst
}

export type Showing = Made<typeof import("./showing.js").createShowing>
export type Page = Made<typeof import("./page.js").createPageFlow>
export type Navigation = Made<typeof import("./navigation.js").createNavigation>
export type Opening = Made<typeof import("./opening.js").createOpening>
export type Beginning = Made<typeof import("./beginning.js").createBeginning>
export type Saving = Made<typeof import("./saving.js").createSaving>
export type Typing = Made<typeof import("./typing.js").createTyping>

/** The flows of the desk that others go on with. */
export interface Flows {
  showing: Showing
  typing: Typing
  page: Page
  navigation: Navigation
  opening: Opening
  beginning: Beginning
  saving: Saving
  download(): void
  showHistory(): void
  warnRead(error: unknown): void
}
