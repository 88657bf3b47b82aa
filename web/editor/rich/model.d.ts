// The blocks and runs between rich text and Markdown.

export interface Marks {
  strong?: boolean
  em?: boolean
  del?: boolean
  sub?: boolean
  sup?: boolean
  /** the URL of a link, "" for none */
  href?: string
  /** white space is preserved */
  pre?: boolean
}

/** A part of a line with its marks: text, or another inline element. */
export type Run = Marks & (
  | { kind: "text", text: string }
  | { kind: "code", text: string }
  | { kind: "math", text: string }
  | { kind: "image", text: string, src: string }
  /** a line break that is displayed, or one in the Markdown only */
  | { kind: "break" | "newline", text: "" }
)

export interface Item {
  /** null for an item that is no task */
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
