// How the writer's folder is chosen, and remembered.

/** @typedef {FileSystemDirectoryHandle & Record<"queryPermission" | "requestPermission", (wanted: { mode: string }) => Promise<PermissionState>>} Handle */

/** @typedef {{ id: string, root: Handle }} Remembered */

/**
 * Lets the writer choose a folder, where the browser can.
 * @param {Window} window
 */
export function picker(window) {
  const { showDirectoryPicker } = /** @type {Window & { showDirectoryPicker?: (options: object) => Promise<FileSystemDirectoryHandle> }} */ (window)
  return showDirectoryPicker ? () => showDirectoryPicker.call(window, { id: "blog", mode: "readwrite" }) : null
}

/**
 * Remembers the folder: its handle, which only the database can hold, and the name that logs know it by.
 * @param {object} options
 * @param {{ get(key: string): Promise<FileSystemHandle | null>, put(key: string, handle: FileSystemHandle): Promise<unknown> }} options.handles
 * @param {{ get(key: string, fallback: string): string, set(key: string, value: string): void }} options.settings
 */
export function memory({ handles, settings }) {
  return {
    async get() {
      const root = /** @type {Handle | null} */ (await handles.get("blog"))
      return root && { id: settings.get("blog", ""), root }
    },
    /** @param {Remembered} folder */
    async set({ id, root }) {
      await handles.put("blog", root)
      settings.set("blog", id)
    },
  }
}
