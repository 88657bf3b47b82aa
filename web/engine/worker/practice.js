// What a new engine practises before a writer's first key. A browser compiles each function of it when it is called for the first
// time, and again, better, when it was called some hundred times; that took milliseconds in the midst of the first keys. What is
// compiled here is so for every engine that was started from the same module.

const front = "---\ntitle: a\n---\n"

/** A bit of everything that a log is made of. */
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

/** A letter is typed behind each letter of the body, and taken away. */
const letters = [...sample.matchAll(/\p{L}/gu)].map(({ index }) => index + 1).filter(at => at > front.length)
  .flatMap(at => [{ start: at, end: at, text: "a" }, { start: at, end: at + 1, text: "" }])

/** So often it is done. */
const TIMES = 3

/** What is practised, one change at a time: first that a text is opened. */
export const changes = [{ start: 0, end: 0, text: sample }, ...Array.from({ length: TIMES }, () => letters).flat()]
  .map(change => ({ ...change, length: -1, hash: 0 }))
