// Texts of CodeMirror's interface, by its own English phrases. Phrases that are missing for English
// stay as they are.

/** @type {Record<"ko" | "en", Record<string, string>>} */
export const phrases = {
  en: {
    next: "Next",
    previous: "Previous",
    all: "All",
    "match case": "Match case",
    regexp: "Regexp",
    "by word": "Whole word",
    replace: "Replace",
    "replace all": "Replace all",
    close: "Close",
  },
  ko: {
    Find: "찾기",
    Replace: "바꿀 말",
    next: "다음",
    previous: "이전",
    all: "모두 선택",
    "match case": "대소문자 구분",
    regexp: "정규식",
    "by word": "단어 단위",
    replace: "바꾸기",
    "replace all": "모두 바꾸기",
    close: "닫기",
    "current match": "지금 찾은 곳",
    "on line": "줄:",
    "replaced match on line $": "$번째 줄에서 바꿨어요",
    "replaced $ matches": "$곳을 바꿨어요",
    "Selection deleted": "선택한 글을 지웠어요",
    "Control character": "제어 문자",
    Column: "열",
    "Press Tab to leave the editor.": "Tab을 누르면 편집기에서 나가요.",
    "Tab moves list items. To leave the editor, press Esc, then Tab.":
      "Tab을 누르면 목록 항목을 들여써요. 편집기에서 나가려면 Esc를 누른 뒤 Tab을 누르세요.",
  },
}
