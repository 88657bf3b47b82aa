// The parts of other modules that the interface uses.

/** The writer's settings, with a default for each value. */
export interface Settings {
  get<T extends string | number | boolean>(key: string, fallback: T): T
  set(key: string, value: string | number | boolean): void
}
