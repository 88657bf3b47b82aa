// What rich text is read into, and Markdown is written from.

export interface Marks {
  strong?: boolean
  em?: boolean
  del?: boolean
  sub?: boolean
  sup?: boolean
  /** a link's address, "" for none */
  href?: string
  /** its white space is meant */
  pre?: boolean
}

/** A stretch of text with its marks, or something that stands in a line like a letter. */
export type Run = Marks & (
  | { kind: "text", text: string }
  | { kind: "code", text: string }
  | { kind: "math", text: string }
  | { kind: "image", text: string, src: string }
  /** a line break that is seen, or one that is not */
  | { kind: "break" | "newline", text: "" }
)

export interface Item {
  /** null: no task */
  ticked: boolean | null
  blocks: Block[]
}

export type Block =
  | { kind: "paragraph", runs: Run[], plain?: boolean }
  | { kind: "heading", level: number, runs: Run[] }
  | { kind: "list", ordered: boolean, items: Item[] }
  | { kind: "quote", blocks: Block[], prompt: string }
  | { kind: "code", language: string, text: string }
  | { kind: "math", text: string }
  | { kind: "table", head: boolean, align: string[], rows: Run[][][] }
  | { kind: "definitions", items: { term: Run[], blocks: Block[] }[] }
  | { kind: "rule" }
  | { kind: "html", text: string }
