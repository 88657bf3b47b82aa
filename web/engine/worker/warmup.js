// The changes with which a new engine is warmed up. A browser compiles a function when it is called
// for the first time, and optimizes it after some hundred calls, which took 2 to 5 ms in some of
// the first keystrokes. The compiled code belongs to the module, so the instance in the page has it
// as well.

const front = "---\ntitle: a\n---\n"

/** A text with the constructs of a usual log. */
const sample = front + `## b 나

c *d* \`e\` $$f$$ [g](h) 다

- i
- [ ] j

\`\`\`js
let k = 1
\`\`\`

| l |
|---|
| m |

$$
n
$$

> o[^1]
{: .prompt-tip }

[^1]: p
`

/** Inserts a letter after each letter of the body, and deletes it again. */
const letters = [...sample.matchAll(/\p{L}/gu)].map(({ index }) => index + 1)
  .filter(at => at > front.length)
  .flatMap(at => [{ start: at, end: at, text: "a" }, { start: at, end: at + 1, text: "" }])

const REPETITIONS = 3

const repeated = Array.from({ length: REPETITIONS }, () => letters).flat()

/** The changes in order. The first one inserts the text. */
export const changes = [{ start: 0, end: 0, text: sample }, ...repeated]
  .map(change => ({ ...change, length: -1, hash: 0 }))
