// Lines, offsets and scroll positions of the editor. Lines count from 1, offsets are in UTF-16
// units, scroll positions in CSS pixels. Values outside of the text are moved into it.

/** @import { EditorView } from "@codemirror/view" */

/**
 * Returns an offset, moved into the text.
 * @param {EditorView} view
 * @param {number} offset
 */
export const clampOffset = (view, offset) => Math.max(0, Math.min(offset, view.state.doc.length))

/** @param {EditorView} view */
export function createLines(view) {
  /** @param {number} offset */
  const clamp = offset => clampOffset(view, offset)

  return {
    /** Returns the number of lines. */
    lines: () => view.state.doc.lines,
    /** @param {number} offset */
    lineAt: offset => view.state.doc.lineAt(clamp(offset)).number,
    /**
     * Returns the offset of a line's start.
     * @param {number} line
     */
    offsetOf(line) {
      const { doc } = view.state
      return doc.line(Math.max(1, Math.min(line, doc.lines))).from
    },
    /**
     * Returns the number of the line below the last line between two offsets that is not blank.
     * @param {number} start
     * @param {number} end
     */
    lineAfter(start, end) {
      const { doc } = view.state
      const first = doc.lineAt(clamp(start)).number
      let line = doc.lineAt(clamp(Math.max(start, end - 1)))
      while (line.number > first && !line.text.trim()) line = doc.line(line.number - 1)
      return line.number + 1
    },
    /**
     * @param {number} start
     * @param {number} end
     */
    slice: (start, end) => view.state.sliceDoc(clamp(start), clamp(end)),
    /**
     * Returns the line at the top of the pane when it is scrolled to `y`. The fraction is the part
     * of the line that is scrolled out of sight.
     * @param {number} y
     */
    topLineAt(y) {
      const { scrollDOM } = view
      const top = scrollDOM.getBoundingClientRect().top - view.documentTop
      const height = top + y - scrollDOM.scrollTop
      const block = view.lineBlockAtHeight(height)
      const fraction = (height - block.top) / block.height || 0
      return view.state.doc.lineAt(block.from).number + Math.max(0, Math.min(1, fraction))
    },
    /**
     * Returns the scroll position for which topLineAt returns `line`.
     * @param {number} line
     */
    scrollOf(line) {
      const { doc } = view.state
      const number = Math.max(1, Math.min(Math.floor(line), doc.lines))
      const block = view.lineBlockAt(doc.line(number).from)
      if (number === 1 && line <= 1) return 0
      return block.top + Math.min(1, line - number) * block.height + view.documentPadding.top
    },
  }
}
