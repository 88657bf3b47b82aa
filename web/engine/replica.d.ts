import type { Change, Clock, Patch, Snapshot } from "../types"

export interface RenderOptions {
  /** the name of the text's file or its path in the blog, "" for none */
  name: string
  /** the writer's clock */
  clock: Clock
  /** the text is a template of daily logs */
  isTemplate?: boolean
  /** the patch is to be the whole page */
  isWhole?: boolean
}

/** An instance of the engine that holds one text. */
export interface Replica {
  /** Reports whether this replica holds exactly this text. */
  holds(text: Snapshot): boolean
  /**
   * Makes this replica hold a text. Resolves to whether it does; to false as well if it is to load
   * another text before.
   */
  load(text: Snapshot, options: RenderOptions): Promise<boolean>
  /**
   * Replaces the text that this replica holds, and returns the patch from the old text's page to
   * the new text's. The replica in the page answers at once, with null where the worker has to
   * render the change; it needs `change`, the change between the two texts.
   */
  change(text: Snapshot, options: RenderOptions, change?: Change): Patch | null | Promise<Patch>
}
