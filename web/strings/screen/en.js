// The English texts of the first screen.

/** @import { Catalogue } from "../index.js" */

/** @type {Catalogue} */
export const en = {
  "bar.main": "Main tools",
  "bar.views": "View",
  "bar.menu": "Menu",
  "bar.formats": "Format",
  "bar.divider": "Resize editor and preview",
  "bar.tabs": "Panes",

  "view.edit": "Edit",
  "view.both": "Both",
  "view.page": "Preview",
  "pane.edit": "Edit",
  "pane.page": "Preview",
  "pane.logs": "Logs",
  "pane.problems": "Problems",

  "action.today": "Today",
  "action.download": "Download",
  "action.search": "Search all logs",
  "action.rename": "Rename file",
  "action.duplicate": "Duplicate",

  "menu.theme": "Theme",
  "menu.language": "Language",
  "theme.system": "System",
  "theme.light": "Light",
  "theme.dark": "Dark",

  "rail.label": "Logs and post details",
  "logs.label": "Logs",
  "logs.empty": "No logs yet.",
  "rail.more": "More",
  "calendar.label": "Calendar",
  "calendar.before": "Previous month",
  "calendar.after": "Next month",
  "search.hint": "Search logs",
  "search.label": "Search results",

  "carry.all": "Add all",
  "carry.choose": "Choose…",

  "desk.label": "Text",
  "framed.text": "daylog does not run inside another site.",
  "framed.open": "Open daylog in its own tab",

  "blogline.hide": "Hide this line",
  "page.label": "Preview",
  "page.waiting": "Preparing the preview",
  "held.deep": "Not shown: this block is nested too deeply for the browser.",
  "held.show": "Show anyway",
  "held.size": "Not shown: this block is too long. Without it, the preview stays fast.",
  "held.marks": "Not shown: this block has thousands of combining marks.",
  "held.parts": "Not shown: this block has too many media, forms or effects.",
  "held.drawing": "Not shown: this SVG repeats its parts thousands of times.",
  "held.styles": "Not shown: the styles of this block take too long to compute.",
  "held.layout": "Not shown: nested columns or grids take too long to lay out.",
  "held.cells": "Not shown: this table has too many cells.",
  "held.formulas": "Not shown: this block has too many formulas.",
  "held.page": "Not shown: together with the blocks above, the page has too many media, drawings or effects.",
  "held.formula.large": "This formula is so large that rendering it would block your typing.",
  "held.formula.deep": "This formula is nested too deeply for the browser.",
  "paused.text": "The preview is paused because daylog stopped while it rendered this log last time. Your text is safe. You can edit and download it.",
  "paused.show": "Show preview",

  "card.label": "Post details",
  "card.switches": "Post options",
  "field.title": "Title",
  "field.date": "Date",
  "field.day": "Day",
  "field.time": "Time",
  "field.offset": "Time zone",
  "field.categories": "Categories",
  "field.category": "Category",
  "field.subcategory": "Subcategory",
  "field.tags": "Tags",
  "field.newTag": "Add tag",
  "field.description": "Description",
  "field.image": "Cover image",
  "field.alt": "Alt text",
  "field.math": "Math",
  "field.mermaid": "Diagrams",
  "field.pin": "Pin",
  "field.toc": "Contents",
  "field.comments": "Comments",
  "field.none": "None",

  "problems.label": "Problems",
  "problems.none": "You can publish this log as it is.",
  "problems.close": "Close problem list",

  "status.offline": "Offline",

  "notice.close": "Close",

  "action.bin": "Move to trash",

  "drop.hint": "Drop .md files to open them, or images to add them",
}
