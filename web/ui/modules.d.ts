// The parts of other modules that the interface uses.

import type { BlogChoices, Edit, EngineCalls, Habits, Log, NewLog, Problem, Summary, Template } from "../types"
import type { Options as CardOptions } from "./card/index.js"
import type { Pictures } from "./dialogs/pictures/index.js"
import type { Revision } from "../types"

/** The modules that exist before the interface. */
export interface Modules {
  editor: {
    selection(): { start: number, end: number }
    apply(edits: Edit[]): void
    splice(edits: Edit[], isContinued: boolean): void
    lineAt(offset: number): number
    focus(): void
    composing: { ended(): Promise<void> }
  }
  store: {
    texts(ids: string[]): Promise<(string | undefined)[]>
    pictures: Pictures
    saver: { get(id: string): Log | undefined }
    logs: {
      list(): Summary[]
      read(id: string): Promise<Log | null>
      keep(log: Log): void
    }
    bin: { takeOut(id: string): Promise<unknown>, erase(id: string): Promise<unknown> }
    database: {
      binned(): Promise<{ id: string, name: string, title: string, day: string, binned: number }[]>
      history: { list(log: string): Promise<Revision[]>, text(id: number): Promise<string | null> }
      templates: {
        list(): Promise<Template[]>
        put(template: Template): Promise<void>
        rename(id: string, name: string): Promise<void>
        remove(id: string): Promise<unknown>
      }
    }
  }
  blog: {
    names(): Promise<string[]>
    learned: { find: CardOptions["suggest"], zone(): string, all(): Habits }
    choose(chosen: BlogChoices): Promise<unknown>
    forget(): Promise<unknown>
    followsFolder(): boolean
    readAgain(): Promise<unknown>
  }
  /** calls the engine */
  call<N extends keyof EngineCalls>(name: N, ...args: Parameters<EngineCalls[N]>):
    Promise<ReturnType<EngineCalls[N]>>
  /** the open log */
  openLog(): Log
  /** the name of a log's file or its path in the blog, "" for a log without a file */
  fileOf(log: Log): string
  /** a log of a day, without text */
  blank(day: string): Log
  /** the very first log, without an engine */
  firstLog(clock: string): NewLog
}

/** The flows that the interface starts. */
export interface Flows {
  /** runs an action of the keymap or of data-action */
  run(action: string): void
  /** the names of all actions; a name may occur twice */
  actions(): string[]
  /** called after every change of the visible parts */
  onLayout(): void
  /** undoes or redoes in the editor if a key event means that; reports whether it does */
  undo(event: KeyboardEvent): boolean
  jump(start: number, end?: number): void
  jumpToField(key: string): void
  addFrontMatter(): void
  fix(problems: Problem[]): void
  /** switches a rule of advice on or off */
  setRule(rule: string, isOn: boolean): void
  open(id: string): unknown
  openAt(id: string, start?: number, end?: number): unknown
  openMade(post: { name: string, text: string, caret: number }, of: { day: string, week: string }):
    void
  openTemplate(template: Log): void
  renameLog(id: string): unknown
  binLog(id: string): unknown
  duplicateLog(id: string): unknown
  renameTemplate(template: { id: string, name: string }): void
  forgetTemplate(id: string): void
  keepRevision(reason: string): Promise<unknown>
  restore(text: string, time: string): unknown
  makeBackup(): Promise<unknown>
  openFiles(files: File[]): unknown
  openFolder(files: File[]): unknown
  addShared(lines: string[]): Promise<void>
}
