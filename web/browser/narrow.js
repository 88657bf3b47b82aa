/**
 * The media query of narrow windows, which show one pane at a time. The same number is in
 * style/narrow.css.
 */
export const NARROW = "(max-width: 760px)"
