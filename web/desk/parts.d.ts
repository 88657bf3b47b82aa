// What the flows of the desk go through: the parts of the page, as app.js makes them. Each flow takes out what it needs.

import type { Clock, Edit, Language } from "../types"
import type { Log } from "../drafts/schema.js"

export type { Change, Edit, Language, NewLog, Patch, Problem, Snapshot } from "../types"
export type { Log } from "../drafts/schema.js"
export type { TextFile } from "../files.js"

type Made<Create extends (...args: any[]) => unknown> = ReturnType<Create>

export interface Parts {
  root: HTMLElement
  /** a text of the catalogue, in the writer's language */
  t(key: string, params?: Record<string, string | number>): string
  language(): Language
  reasonOf(error: unknown): string
  operations: import("../browser/operations.js").Operations
  now(): Clock
  /** YYYY-MM-DD */
  today(): string
  timeOf(date: Date): string
  /** a log of a day, without text; `later` milliseconds later than now */
  blank(day: string, later?: number): Log

  desk: Made<typeof import("./index.js").create>
  /** what the writer chose */
  chosen: Made<typeof import("../settings.js").settings>
  /** what this tab has open, and a new one opens */
  place: Made<typeof import("../settings.js").settings>

  editor: Made<typeof import("../editor/index.js").create>
  composing: import("../editor/composition.js").Composition
  rendering: Made<typeof import("../rendering.js").create>
  preview: Made<typeof import("../preview/index.js").create>
  firsts: Made<typeof import("../first/index.js").create>
  lastPage: Made<typeof import("../lastpage.js").create>
  scroll: Made<typeof import("../scroll.js").create>
  layout: Made<typeof import("../layout.js").create>
  attempts: Made<typeof import("./attempts.js").createAttempts>
  /** marks on the page where the caret is */
  markCaret(): void
  /** the first page of all is there */
  onFirstPage(): void

  store: import("../drafts/index.js").Store
  saves: Made<typeof import("../saver.js").saver<Log>>
  logs: Made<typeof import("../logs.js").create>
  tabs: Made<typeof import("../tabs.js").create>
  past: Made<typeof import("../history/index.js").keeper>
  bin: Made<typeof import("../bin.js").create>
  backup: Made<typeof import("../backup/index.js").create>
  folder: Made<typeof import("../folder/index.js").create>
  askToPersist(): void

  status: Made<typeof import("../status.js").create>
  notice: Made<typeof import("../notice.js").create>
  rail: Made<typeof import("../rail/index.js").create>
  rename: Made<typeof import("../rail/index.js").createRename>
  card: Made<typeof import("../card/index.js").create>
  fields: Made<typeof import("../fields.js").create>
  problemList: Made<typeof import("../problems.js").create>
  addresses: Made<typeof import("../addresses.js").create>
  habits: Made<typeof import("../habits/index.js").create>
  pictures: Made<typeof import("../pictures/index.js").create>
  daily: Made<typeof import("../today/index.js").create>
  carry: Made<typeof import("../carry/index.js").create>
  publish: Made<typeof import("../publish.js").create>
  bundle: Made<typeof import("../bundle.js").create>

  files: typeof import("../files.js")
  pack: typeof import("../zip.js").pack
  /** the edit that makes one text of another */
  difference(before: string, after: string): Edit
  withTyped: typeof import("../logs.js").withTyped
  isPicture: typeof import("../pictures/index.js").isPicture
  sizeOfAll: typeof import("../pictures/index.js").sizeOfAll
  /** the edit that puts lines behind a text */
  appended(text: string, lines: string[]): Edit
  /** The length up to which a text has a preview. */
  longest: number
  worst: typeof import("../problems.js").worst
}

export type Showing = Made<typeof import("./showing.js").create>
export type Page = Made<typeof import("./page.js").create>
export type Places = Made<typeof import("./places.js").create>
export type Opening = Made<typeof import("./opening.js").create>
export type Beginning = Made<typeof import("./beginning.js").create>
export type Saving = Made<typeof import("./saving.js").create>
export type Typing = Made<typeof import("./typing.js").create>

/** The flows of the desk that others go on with. */
export interface Flows {
  showing: Showing
  typing: Typing
  page: Page
  places: Places
  opening: Opening
  beginning: Beginning
  saving: Saving
  download(): void
  showHistory(): void
  warnRead(error: unknown): void
}
