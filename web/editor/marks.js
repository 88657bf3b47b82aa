// Layout of a line with hundreds of combining marks on one letter takes seconds. Long runs of them
// are displayed as their number; the text does not change.

import { Decoration, EditorView, MatchDecorator, ViewPlugin, WidgetType } from "@codemirror/view"

/** @import { DecorationSet, ViewUpdate } from "@codemirror/view" */

/** More marks in sequence than any script uses. */
const RUN = /[\p{M}\u200c\u200d\u2060]{33,}/gu

class CountWidget extends WidgetType {
  /** @param {number} count */
  constructor(count) {
    super()
    this.count = count
  }

  /** @param {CountWidget} other */
  eq(other) {
    return other.count === this.count
  }

  toDOM() {
    const element = document.createElement("span")
    element.className = "cm-marks"
    element.textContent = `+${this.count}`
    return element
  }
}

const matcher = new MatchDecorator({
  regexp: RUN,
  decoration: ([run]) => Decoration.replace({ widget: new CountWidget(run.length) }),
})

export const collapsedMarks = [
  ViewPlugin.fromClass(class {
    /** @param {EditorView} view */
    constructor(view) {
      /** @type {DecorationSet} */
      this.decorations = matcher.createDeco(view)
    }

    /** @param {ViewUpdate} update */
    update(update) {
      this.decorations = matcher.updateDeco(update, this.decorations)
    }
  }, { decorations: plugin => plugin.decorations }),
  EditorView.baseTheme({ ".cm-marks": { opacity: ".6" } }),
]
