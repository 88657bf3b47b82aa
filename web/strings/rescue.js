// The texts of the rescue page. They are separate from the catalogue because the rescue script must
// work alone.

/** @import { Language } from "../types" */

/** @type {Record<Language, Record<string, string>>} */
export const rescue = {
  ko: {
    title: "daylog를 시작하지 못했어요",
    safe: "저장된 글은 그대로예요. 아래에서 내려받을 수 있어요.",
    none: "이 브라우저에 저장된 글이 없어요.",
    mixed: "사이트에 daylog 새 버전이 올라와서 파일이 서로 맞지 않아요. 다시 불러오면 새 버전이 열려요.",
    again: "다시 불러오기",
    all: "모두 내려받기",
    unsaved: "저장하지 못한 글",
    unread: "저장 공간을 읽지 못했어요.",
  },
  en: {
    title: "daylog could not start",
    safe: "Your stored texts did not change. You can download them here.",
    none: "No texts are stored in this browser.",
    mixed: "The site has a new version of daylog, and its files do not fit together. Reload to open the new version.",
    again: "Reload",
    all: "Download all",
    unsaved: "Unsaved text",
    unread: "The storage could not be read.",
  },
}
