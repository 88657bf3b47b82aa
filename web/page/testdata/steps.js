/** Runs all steps of some work; returns its result. */
export function finish(steps) {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
