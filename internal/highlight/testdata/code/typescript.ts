// 타입 연습
import type { Reader } from "./reader"
import fs, { promises as fsp } from "fs"

export type Result<T, E = Error> = { ok: true; value: T } | { ok: false; error: E }

declare module "virtual:config" {
  const config: Record<string, unknown>
  export default config
}

export interface Student {
  readonly id: number
  name?: string
  scores: number[]
  greet(this: Student, other: Student): void
}

enum Direction { Up = 1, Down, Left = "왼쪽" }

@Component({ selector: "app-root", template: `<h1>{{ title }}</h1>` })
export abstract class Repository<T extends { id: number }> implements Reader<T> {
  private items: Map<number, T> = new Map()
  protected static instance?: Repository<any>

  constructor(private readonly url: string, public limit = 10) {}

  abstract load(): Promise<T[]>

  get(id: number): T | undefined {
    const found = this.items.get(id)!
    return found ?? undefined
  }

  async find<K extends keyof T>(key: K, value: T[K]): Promise<Partial<T> | null> {
    for (const item of this.items.values()) {
      if (item[key] === value) return item as Partial<T>
    }
    return null
  }
}

function isString(x: unknown): x is string {
  return typeof x === "string" && !/^\s*$/.test(x)
}

const student = { id: 1, name: "홍길동", scores: [90, 85.5] } satisfies Partial<Student>
let tuple: [string, number, ...boolean[]] = ["하나", 0x1f, true]
export const average = (s: Student): number => s.scores.reduce((a, b) => a + b, 0) / (s.scores.length || 1)
namespace Geometry { export const PI: number = 3.14 }
type Keys = `on${Capitalize<"click" | "key">}`

const cat = { name: "Garfield" } satisfies Omit<Person, 'age'>;
export { foo as default };
type R = ReturnType<typeof cat> & Required<Parameters<F>>;
