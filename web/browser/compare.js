// Compares two texts side by side; in narrow windows in one column. A chunk that the first
// comparison loads.

import { MergeView, getChunks, unifiedMergeView } from "@codemirror/merge"
import { EditorState } from "@codemirror/state"
import { EditorView, highlightSpecialChars } from "@codemirror/view"
import { NARROW } from "./narrow.js"

// Limits the time of a comparison; the result for long texts is less precise.
const diffConfig = { scanLimit: 1000, timeout: 300 }
const collapseUnchanged = { margin: 3, minSize: 6 }

const looks = EditorView.theme({
  "&": { color: "var(--color-text)", fontSize: "0.8125rem", height: "100%" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-text, monospace)", lineHeight: "1.6" },
  ".cm-content": { wordBreak: "keep-all", overflowWrap: "anywhere", padding: "8px 0" },
  ".cm-line": { padding: "0 12px" },
  ".cm-gutters": { background: "none", border: "none" },
  ".cm-changeGutter": { width: "3px", paddingLeft: "0" },
  "&.cm-merge-a .cm-changedLine, .cm-deletedChunk": { backgroundColor: "var(--color-fatal-pale)" },
  "&.cm-merge-b :is(.cm-changedLine, .cm-inlineChangedLine)": {
    backgroundColor: "var(--color-accent-pale)",
  },
  "&.cm-merge-a :is(.cm-changedText, .cm-deletedText), .cm-deletedChunk .cm-deletedText": {
    background: "color-mix(in srgb, var(--color-fatal) 22%, transparent)",
  },
  "&.cm-merge-b .cm-changedText": {
    background: "color-mix(in srgb, var(--color-accent) 22%, transparent)",
  },
  "&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter": { background: "var(--color-fatal)" },
  "&.cm-merge-b .cm-changedLineGutter": { background: "var(--color-accent)" },
  ".cm-deletedChunk": { paddingLeft: "12px" },
  ".cm-collapsedLines": {
    color: "var(--color-text-faint)",
    background: "var(--color-hover)",
    padding: "3px 12px",
    cursor: "pointer",
  },
  ".cm-mergeSpacer": { opacity: "0.4" },
})

/** @param {string} label @param {string} hidden */
const extensions = (label, hidden) => [
  EditorState.readOnly.of(true),
  EditorState.lineSeparator.of("\n"),
  EditorState.phrases.of({ "$ unchanged lines": hidden }),
  EditorView.editable.of(false),
  EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
  EditorView.lineWrapping,
  // Line ends may be the only difference.
  highlightSpecialChars({ specialChars: /[\r\ufeff]/g }),
  looks,
]

/** @param {string} text */
const endsAllInCRLF = text => !/\r(?!\n)|(?<!\r)\n/.test(text)

/**
 * @param {HTMLElement} parent
 * @param {string} before
 * @param {string} now
 * @param {{ label: [string, string], hidden: string }} words
 */
export function compare(parent, before, now, { label, hidden }) {
  const differs = before !== now
  if (endsAllInCRLF(before) && endsAllInCRLF(now)) {
    before = before.replaceAll("\r\n", "\n")
    now = now.replaceAll("\r\n", "\n")
  }
  if (matchMedia(NARROW).matches) {
    const merge = unifiedMergeView({
      original: before, mergeControls: false, diffConfig, collapseUnchanged,
    })
    const view = new EditorView({
      parent, doc: now, extensions: [extensions(label[1], hidden), merge],
    })
    return { differs, destroy: () => view.destroy() }
  }
  const view = new MergeView({
    parent, diffConfig, collapseUnchanged,
    a: { doc: before, extensions: extensions(label[0], hidden) },
    b: { doc: now, extensions: extensions(label[1], hidden) },
  })
  const first = getChunks(view.b.state)?.chunks[0]
  if (first) {
    const position = Math.min(first.fromB, view.b.state.doc.length)
    view.b.dispatch({ effects: EditorView.scrollIntoView(position, { y: "center" }) })
  }
  return { differs, destroy: () => view.destroy() }
}
