// Hundreds of combining marks on one letter keep a browser busy for seconds, each time that it lays out their line. A number
// stands for those beyond what any script needs; the text stays as it is.

import { Decoration, EditorView, MatchDecorator, ViewPlugin, WidgetType } from "@codemirror/view"

/** @import { DecorationSet, ViewUpdate } from "@codemirror/view" */

const RUN = /[\p{M}\u200c\u200d\u2060]{33,}/gu

class Count extends WidgetType {
  /** @param {number} count */
  constructor(count) {
    super()
    this.count = count
  }

  /** @param {Count} other */
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
  decoration: ([run]) => Decoration.replace({ widget: new Count(run.length) }),
})

export const marks = [
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
