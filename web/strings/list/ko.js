// The Korean texts of the list of problems, which is loaded with the first problem.

/** @import { Catalogue } from "../index.js" */

/** @type {Catalogue} */
export const ko = {
  "list.of.fatal": ({ n }) => `사이트나 글이 게시되지 않음 (${n})`,
  "list.of.wrong": ({ n }) => `의도와 다르게 보임 (${n})`,
  "list.of.weak": ({ n }) => `조언 (${n})`,
  "list.of.unknown": ({ n }) => `판단할 수 없음 (${n})`,
  "list.fixKind": ({ n }) => `같은 문제 ${n}개 모두 고치기`,
  "list.off": "끄기",
  "list.offLong": "이 조언을 다시 보지 않기",
  "list.on": "켜기",
  "list.offRules": "꺼 둔 조언",
  "list.fixAll": "모두 고치기",
}
