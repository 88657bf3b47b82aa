#!/usr/bin/env node
// 오늘 배운 것: 프라미스와 정규식
"use strict"
import { readFile } from "node:fs/promises"
import * as path from 'path'

/** 글을 읽는다. */
export class Post extends Base {
  #draft = true
  static count = 0

  constructor(title, { tags = [], ...rest } = {}) {
    super()
    this.title = title
    this.tags = [...tags]
    Object.assign(this, rest)
  }

  get slug() {
    return this.title.toLowerCase().replace(/[^\w가-힣]+/g, "-").replace(/^-|-$/g, '')
  }

  async *lines() {
    for await (const line of this.stream) yield line?.trim() ?? ""
  }
}

const ratio = 10 / 2 / 5, hex = 0xff, bin = 0b1010, oct = 0o17, big = 123n, float = 1.5e3
let message = `합계: ${ratio > 1 ? `크다 (${hex})` : 'small'} \`인용\` \${not}`
var escaped = 'it\'s \u0041\n', quoted = "그는 \"좋다\"고 했다"

function sum(...numbers) {
  outer: for (let i = 0; i < numbers.length; i++) {
    if (numbers[i] === undefined || numbers[i] == null) continue outer
    total += numbers[i] ** 2 >>> 1
  }
  switch (total) {
    case 1:
    case NaN: return -1
    default: return { total, "key": [1, 2, 3], name: function () {}, [`x${1}`]: null }
  }
}

document.querySelector("#app").addEventListener("click", async (event) => {
  try {
    const response = await fetch(`/api/${encodeURIComponent(event.target.id)}`)
    if (!response.ok) throw new Error("실패했다")
    console.log(JSON.stringify(await response.json(), null, 2), /a\/b[/]c/i.test(x) ? 1 : 2)
  } catch ({ message }) {
    window.alert(message)
  } finally {
    delete cache[event], void 0
  }
})

@decorated
class A { static { new Map([["키", typeof x]]) } }

class Queue extends Array { #size = 0; push(x) { return super.push (x); } get [Symbol.iterator]() {} }
class Plain { }
function named (a) { if (a) { return (function() { return `\\${a}` }) } }
const made = new Map([[1, $f(2)]]), later = async (x) => { await (x) };
