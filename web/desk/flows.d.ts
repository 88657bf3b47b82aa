// The modules that the flows use, as app.js creates them, and the flows themselves.

export type {
  Change, Edit, EngineCalls, Language, Log, NewLog, Patch, Post, Problem, Snapshot,
} from "../types"
export type { TextFile } from "../browser/files.js"
export type { Readable } from "../blog/index.js"

type Made<Create extends (...args: any[]) => unknown> = ReturnType<Create>

export type AppContext = Made<typeof import("./context.js").createContext>

export interface Modules {
  app: AppContext
  editor: Made<typeof import("../editor/index.js").createEditor>
  engine: Made<typeof import("../engine/index.js").createEngine>
  page: {
    preview: Made<typeof import("../page/index.js").createPreview>
    firstPage: Made<typeof import("../page/index.js").createFirstPage>
    lastPage: Made<typeof import("../page/index.js").createLastPage>
    scroll: Made<typeof import("../page/index.js").createScroll>
  }
  store: Made<typeof import("../store/index.js").createStore>
  blog: Made<typeof import("../blog/index.js").createBlog>
  ui: Made<typeof import("../ui/index.js").createUI>
  offline: Made<typeof import("../browser/offline.js").createOffline>
}

export interface Flows {
  showing: Made<typeof import("./showing.js").createShowing>
  checking: Made<typeof import("./checking.js").createChecking>
  typing: Made<typeof import("./typing.js").createTyping>
  rendering: Made<typeof import("./rendering.js").createRendering>
  navigation: Made<typeof import("./navigation.js").createNavigation>
  opening: Made<typeof import("./opening.js").createOpening>
  permission: Made<typeof import("./permission.js").createPermission>
  startup: Made<typeof import("./startup.js").createStartup>
  saving: Made<typeof import("./saving.js").createSaving>
  leaving: Made<typeof import("./leaving.js").createLeaving>
  importing: Made<typeof import("./importing.js").createImporting>
  managing: Made<typeof import("./managing.js").createManaging>
  failures: Made<typeof import("./failures.js").createFailures>
  databaseNews: Made<typeof import("./databasenews.js").createDatabaseNews>
  preferences: Made<typeof import("./preferences.js").createPreferences>
  /** by their names in the keymap and in data-action */
  actions: Record<string, () => unknown>
  backUp(): Promise<void>
  /** runs an action by its name */
  run(action: string): void
  download(): void
  showHistory(): void
  /** reports that stored logs could not be read */
  warnRead(error: unknown): void
  /** reports that a part of the app could not be loaded */
  warnPart(error: unknown): void
}
