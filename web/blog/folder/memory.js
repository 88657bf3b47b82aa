// Lets the writer choose a folder, and stores it.

/** @import { Settings } from "../../types" */

/** @typedef {(wanted: { mode: string }) => Promise<PermissionState>} Ask */
/**
 * @typedef {FileSystemDirectoryHandle & { queryPermission: Ask, requestPermission: Ask }} Handle
 */

/**
 * A chosen folder; logs refer to it by its id.
 * @typedef {{ id: string, root: Handle }} ChosenFolder
 */

/**
 * Returns the function that lets the writer choose a folder, null if the browser has none.
 * @param {Window} window
 */
export function folderPicker(window) {
  /** @typedef {(options: object) => Promise<FileSystemDirectoryHandle>} Picker */
  const { showDirectoryPicker } = /** @type {Window & { showDirectoryPicker?: Picker }} */ (window)
  if (!showDirectoryPicker) return null
  return () => showDirectoryPicker.call(window, { id: "blog", mode: "readwrite" })
}

/**
 * Stores the folder: its handle in the database, which alone can hold it, and its id in the
 * settings.
 * @param {object} options
 * @param {{ get(key: string): Promise<FileSystemHandle | null>, put(key: string, handle:
 *   FileSystemHandle): Promise<unknown> }} options.handles
 * @param {Pick<Settings, "get" | "set">} options.settings
 */
export function createFolderMemory({ handles, settings }) {
  return {
    /** @returns {Promise<ChosenFolder | null>} */
    async get() {
      const root = /** @type {Handle | null} */ (await handles.get("blog"))
      return root && { id: settings.get("blog", ""), root }
    },
    /** @param {ChosenFolder} folder */
    async set({ id, root }) {
      await handles.put("blog", root)
      settings.set("blog", id)
      settings.set("blogSource", "") // the preview follows the folder
    },
  }
}
