// Every word that daylog says, in Korean and English. A value is a text with {places}, or a function where the language
// asks for more. What happened to the writer's text comes first, then what to do.

/** @import { Language } from "./types" */

/** @typedef {Record<string, string | number>} Params */
/** @typedef {Record<string, string | ((params: any) => string)>} Catalogue */

/** @type {Catalogue} */
const ko = {
  "log.untitled": "제목 없음",

  "bar.main": "기록",
  "bar.views": "보기",
  "bar.menu": "메뉴",
  "bar.formats": "서식",
  "bar.divider": "편집과 페이지의 너비",
  "bar.tabs": "화면",

  "view.edit": "편집",
  "view.both": "함께",
  "view.page": "페이지",
  "pane.edit": "편집",
  "pane.page": "페이지",
  "pane.logs": "기록",
  "pane.problems": "문제",

  "action.today": "오늘",
  "action.open": "파일 열기…",
  "action.save": "지금 저장",
  "action.download": "내려받기",
  "action.previousDay": "이전 기록",
  "action.nextDay": "다음 기록",
  "action.rail": "기록 목록 보이기/숨기기",
  "action.problems": "문제 목록 보이기/숨기기",
  "action.scrollSync": "편집과 페이지 함께 스크롤",
  "action.viewEdit": "편집만 보기",
  "action.viewBoth": "편집과 페이지 함께 보기",
  "action.viewPage": "페이지만 보기",
  "action.themeSystem": "시스템 테마 따르기",
  "action.themeLight": "밝은 테마",
  "action.themeDark": "어두운 테마",
  "action.languageKo": "한국어로 보기",
  "action.languageEn": "English",
  "action.palette": "모든 명령",
  "action.help": "단축키",
  "action.engine": "미리보기 엔진 다시 시작",
  "action.find": "찾기",
  "action.replace": "바꾸기",
  "action.fix": "이 줄의 문제 고치기",
  "action.undo": "실행 취소",
  "action.redo": "다시 실행",
  "action.bold": "굵게",
  "action.italic": "기울임",
  "action.strike": "취소선",
  "action.code": "코드",
  "action.link": "링크",
  "action.math": "수식",
  "action.heading1": "제목 1",
  "action.heading2": "제목 2",
  "action.heading3": "제목 3",
  "action.heading4": "제목 4",
  "action.heading5": "제목 5",
  "action.heading6": "제목 6",
  "action.bullets": "글머리 목록",
  "action.numbers": "번호 목록",
  "action.tasks": "할 일 목록",
  "action.check": "할 일 체크",
  "action.quote": "인용",
  "action.codeBlock": "코드 블록",
  "action.mathBlock": "수식 블록",
  "action.table": "표",
  "action.rule": "구분선",
  "action.promptTip": "팁 상자",
  "action.promptInfo": "정보 상자",
  "action.promptWarning": "주의 상자",
  "action.promptDanger": "위험 상자",

  "keys.text": "글자",
  "keys.blocks": "문단",
  "keys.edit": "편집",
  "keys.log": "기록",
  "keys.view": "보기",

  "menu.theme": "테마",
  "menu.language": "언어",
  "theme.system": "시스템",
  "theme.light": "밝게",
  "theme.dark": "어둡게",

  "rail.label": "기록과 글 정보",
  "logs.label": "기록",
  "logs.empty": "아직 기록이 없어요.",
  "desk.label": "글",
  "page.label": "게시될 페이지",
  "page.waiting": "페이지를 준비하고 있어요",
  "page.failed": "미리보기를 만들지 못했어요. 글은 그대로 편집하고 저장하고 내려받을 수 있어요.",
  "preview.title": "게시될 페이지",
  "preview.contents": "목차",
  "editor.label": "기록 편집기",
  "editor.placeholder": "오늘 무엇을 했나요?",

  "card.label": "글 정보",
  "card.switches": "글 설정",
  "card.none": "front matter가 없어요. 지킬은 파일 이름을 제목으로 씁니다.",
  "card.invalid": "front matter를 읽을 수 없어요. 지킬은 이 부분을 모두 버립니다.",
  "field.title": "제목",
  "field.date": "날짜",
  "field.categories": "분류",
  "field.tags": "태그",
  "field.description": "설명",
  "field.image": "대표 그림",
  "field.math": "수식",
  "field.mermaid": "머메이드",
  "field.pin": "고정",
  "field.toc": "목차",
  "field.comments": "댓글",
  "field.none": "없음",
  "field.on": "켜짐",
  "field.off": "꺼짐",

  "problems.label": "문제",
  "problems.count": ({ n }) => (n === 0 ? "문제 없음" : `문제 ${n}개`),
  "problems.none": "이대로 게시해도 좋아요.",
  "problems.line": "{n}줄",
  "problems.fix": "고치기",
  "problems.close": "문제 목록 닫기",
  "problems.fixed": "고쳤어요.",
  "problems.stale": "글이 방금 바뀌었어요. 다시 눌러 주세요.",

  "saved.saved": "저장됨 {time}",
  "saved.dirty": "저장 중…",
  "saved.failed": "저장 안 됨",
  "status.offline": "오프라인",
  "status.words": ({ words, characters }) => `단어 ${number("ko", words)} · 글자 ${number("ko", characters)}`,
  "status.minutes": "읽는 데 {n}분",
  "status.caret": "{line}줄 {column}칸",
  "status.selected": "{n}자 선택",
  "engine.loading": "엔진 준비 중",
  "engine.ready": "준비됨",
  "engine.failed": "미리보기 멈춤",

  "notice.close": "닫기",
  "notice.saved": "저장했어요. {time}",
  "notice.downloaded": "{name} 파일을 내려받았어요. 블로그의 _posts/ 폴더에 넣으면 됩니다.",
  "notice.sameName": "글은 둘 다 안전해요. 같은 이름의 기록이 이미 있어서 {name} 파일을 따로 열었습니다.",
  "notice.opened": ({ n, name }) => (n === 1 ? `${name} 파일을 열었어요.` : `파일 ${n}개를 열었어요.`),
  "notice.noOlder": "이보다 이전 기록이 없어요.",
  "notice.noNewer": "이보다 나중 기록이 없어요.",

  "warn.engine": "글은 안전해요. 미리보기 엔진이 멈췄지만 계속 쓰고 저장하고 내려받을 수 있습니다. ({reason})",
  "warn.update": "글은 안전해요. 이 부분을 페이지로 만들지 못했습니다. 계속 쓰면 다시 시도합니다. ({reason})",
  "warn.save": "글은 이 화면에 그대로 있지만 저장하지 못했어요. 지금 내려받아 두세요. ({reason})",
  "warn.read": "저장된 기록은 그대로 두었어요. 이 기록을 읽지 못했습니다. ({reason})",
  "warn.missing": "이 기록을 저장소에서 찾지 못했어요.",
  "warn.closed": "글은 이 화면에 있지만 다른 탭에서 새 버전의 daylog가 저장소를 열었어요. 내려받은 뒤 새로고침해 주세요.",
  "warn.vanished": "지금 열린 글은 안전해요. 하지만 브라우저가 저장소를 지워서 다른 기록이 사라졌습니다. 백업이 있으면 여기에 끌어다 놓으세요.",
  "warn.restart": "엔진 다시 시작",
  "warn.download": "내려받기",
  "warn.reload": "새로고침",

  "refused.large": "열지 않았어요. {name} 파일은 20 MB보다 큽니다.",
  "refused.binary": "열지 않았어요. {name} 파일은 텍스트가 아닙니다.",
  "refused.encoding": "열지 않았어요. {name} 파일은 UTF-8 텍스트가 아닙니다.",
  "refused.unreadable": "열지 않았어요. {name} 파일을 읽을 수 없습니다.",

  "drop.hint": "놓으면 .md 파일을 엽니다",

  "palette.label": "모든 명령",
  "palette.hint": "명령 찾기",
  "palette.none": "맞는 명령이 없어요.",
  "help.label": "단축키",
  "help.note": "Esc를 누른 뒤 Tab을 누르면 편집기를 벗어납니다.",

  "publish.label": "이대로는 게시되지 않아요",
  "publish.lead": "글은 안전합니다. 아래 문제 때문에 사이트 전체가 빌드되지 않을 수 있어요.",
  "publish.fix": "고치고 내려받기",
  "publish.anyway": "그냥 내려받기",
  "publish.back": "돌아가기",

  "problem.front-matter-late": "front matter 앞에 빈칸이나 빈 줄이 있어요. 지킬은 --- 로 바로 시작하는 것만 읽습니다.",
  "problem.front-matter-unclosed": "front matter가 닫히지 않았어요. 아래에 --- 줄이 필요합니다.",
  "problem.front-matter-missing": "front matter가 없어요. 제목은 파일 이름에서 옵니다.",
  "problem.front-matter-yaml": "front matter를 읽을 수 없어 지킬이 모두 버립니다: {detail}",
  "problem.front-matter-no-fields": "front matter에 ‘이름: 값’ 줄이 없어 지킬이 모두 버립니다.",
  "problem.front-matter-symbol": "{detail} 때문에 지킬이 front matter를 모두 버립니다. 따옴표로 감싸세요.",
  "problem.front-matter-rest": "여기부터는 지킬이 읽지 않아요. 줄의 들여쓰기를 맞추세요.",
  "problem.front-matter-repeated": "{detail} 항목이 아래에 또 있어요. 지킬은 마지막 것을 씁니다.",
  "problem.name-day": "{detail}: 파일 이름의 날짜가 없는 날이라 사이트가 빌드되지 않아요.",
  "problem.slug-empty": "{detail}: 파일 이름에 글자나 숫자가 없어 글의 주소가 비게 됩니다.",
  "problem.title-missing": "제목이 없어요.",
  "problem.permalink-unknown": "permalink {detail} 안에 지킬이 모르는 말이 있어 사이트가 빌드되지 않아요.",
  "problem.date-zone": "시간대가 없어 UTC로 읽힙니다. 지킬은 {detail}에 쓴 글로 봐요.",
  "problem.date-future": "{detail}은 아직 오지 않았어요. 지킬은 그때까지 이 글을 게시하지 않습니다.",
  "problem.date-rolls": "없는 날짜예요. 지킬은 {detail}로 읽습니다.",
  "problem.date-unreadable": ({ detail }) => (detail ? `날짜 ${detail}` : "날짜") + "를 읽을 수 없어 사이트가 빌드되지 않아요.",
  "problem.date-name": "파일 이름의 날짜는 {detail}입니다.",
  "problem.image-relative": "{detail}: 그림의 경로가 글의 주소에서 시작해 찾을 수 없어요. /로 시작하게 쓰세요.",
  "problem.key-old": "예전 Chirpy의 이름이에요. 지금은 {detail}라고 씁니다.",
  "problem.tags-unreadable": "태그를 읽을 수 없어 하나도 붙지 않아요. [a, b]처럼 쓰세요.",
  "problem.categories-unreadable": "분류를 읽을 수 없어 지킬이 front matter를 모두 버립니다. [a, b]처럼 쓰세요.",
  "problem.list-commas": "쉼표가 낱말에 붙어요. [a, b]처럼 대괄호로 쓰세요.",
  "problem.list-no-page": "{detail}에는 글자나 숫자가 없어 모아 보는 페이지가 생기지 않아요.",
  "problem.list-same-page": "{detail}와 같은 페이지를 쓰게 됩니다.",
  "problem.tag-case": "태그 {detail}: 태그는 소문자로 쓰는 것이 좋아요.",
  "problem.categories-many": "분류는 두 개까지 쓰입니다.",
  "problem.list-not-text": "{detail}: 글자가 아닌 값이에요. 따옴표로 감싸세요.",
  "problem.text-cut": "# 뒤가 잘려 “{detail}”만 남아요. 따옴표로 감싸세요.",
  "problem.text-misread": "“{detail}”로 읽힙니다. 따옴표로 감싸세요.",
  "problem.template-unknown": "{detail}: 이런 자리표시는 없어서 새 기록에 이대로 남아요.",
  "problem.template-letter": "{detail}: 이런 날짜 글자는 없어서 새 기록에 이대로 남아요.",
  "problem.template-unclosed": "{detail}: 자리표시가 닫히지 않았어요. 같은 줄에서 %>로 닫아 주세요.",
  "problem.template-braces": "{detail}: 자리표시는 <% %> 안에 씁니다. {{ }}는 지킬의 Liquid가 읽어요.",
}

/** @type {Catalogue} */
const en = {
  "log.untitled": "Untitled",

  "bar.main": "Log",
  "bar.views": "View",
  "bar.menu": "Menu",
  "bar.formats": "Format",
  "bar.divider": "Width of editor and page",
  "bar.tabs": "Panes",

  "view.edit": "Edit",
  "view.both": "Both",
  "view.page": "Page",
  "pane.edit": "Edit",
  "pane.page": "Page",
  "pane.logs": "Logs",
  "pane.problems": "Problems",

  "action.today": "Today",
  "action.open": "Open file…",
  "action.save": "Save now",
  "action.download": "Download",
  "action.previousDay": "Previous log",
  "action.nextDay": "Next log",
  "action.rail": "Show or hide the logs",
  "action.problems": "Show or hide the problems",
  "action.scrollSync": "Scroll editor and page together",
  "action.viewEdit": "View: editor only",
  "action.viewBoth": "View: editor and page",
  "action.viewPage": "View: page only",
  "action.themeSystem": "Theme: as the system",
  "action.themeLight": "Theme: light",
  "action.themeDark": "Theme: dark",
  "action.languageKo": "한국어",
  "action.languageEn": "Language: English",
  "action.palette": "All actions",
  "action.help": "Keyboard shortcuts",
  "action.engine": "Restart the preview engine",
  "action.find": "Find",
  "action.replace": "Replace",
  "action.fix": "Fix the problem on this line",
  "action.undo": "Undo",
  "action.redo": "Redo",
  "action.bold": "Bold",
  "action.italic": "Italic",
  "action.strike": "Strikethrough",
  "action.code": "Code",
  "action.link": "Link",
  "action.math": "Math",
  "action.heading1": "Heading 1",
  "action.heading2": "Heading 2",
  "action.heading3": "Heading 3",
  "action.heading4": "Heading 4",
  "action.heading5": "Heading 5",
  "action.heading6": "Heading 6",
  "action.bullets": "Bulleted list",
  "action.numbers": "Numbered list",
  "action.tasks": "Task list",
  "action.check": "Tick the task",
  "action.quote": "Quote",
  "action.codeBlock": "Code block",
  "action.mathBlock": "Math block",
  "action.table": "Table",
  "action.rule": "Divider line",
  "action.promptTip": "Tip box",
  "action.promptInfo": "Info box",
  "action.promptWarning": "Warning box",
  "action.promptDanger": "Danger box",

  "keys.text": "Text",
  "keys.blocks": "Paragraphs",
  "keys.edit": "Editing",
  "keys.log": "Logs",
  "keys.view": "View",

  "menu.theme": "Theme",
  "menu.language": "Language",
  "theme.system": "System",
  "theme.light": "Light",
  "theme.dark": "Dark",

  "rail.label": "Logs and post details",
  "logs.label": "Logs",
  "logs.empty": "No logs yet.",
  "desk.label": "The text",
  "page.label": "The published page",
  "page.waiting": "Preparing the page",
  "page.failed": "The page could not be made. You can go on editing, saving and downloading your text.",
  "preview.title": "The published page",
  "preview.contents": "Contents",
  "editor.label": "Log editor",
  "editor.placeholder": "What did you do today?",

  "card.label": "Post details",
  "card.switches": "Post settings",
  "card.none": "No front matter. Jekyll takes the title from the file name.",
  "card.invalid": "The front matter cannot be read. Jekyll drops all of it.",
  "field.title": "Title",
  "field.date": "Date",
  "field.categories": "Categories",
  "field.tags": "Tags",
  "field.description": "Description",
  "field.image": "Cover",
  "field.math": "Math",
  "field.mermaid": "Mermaid",
  "field.pin": "Pin",
  "field.toc": "Contents",
  "field.comments": "Comments",
  "field.none": "None",
  "field.on": "on",
  "field.off": "off",

  "problems.label": "Problems",
  "problems.count": ({ n }) => (n === 0 ? "No problems" : n === 1 ? "1 problem" : `${n} problems`),
  "problems.none": "Ready to publish as it is.",
  "problems.line": "line {n}",
  "problems.fix": "Fix",
  "problems.close": "Close the problems",
  "problems.fixed": "Fixed.",
  "problems.stale": "The text has just changed. Please try again.",

  "saved.saved": "Saved {time}",
  "saved.dirty": "Saving…",
  "saved.failed": "Not saved",
  "status.offline": "Offline",
  "status.words": ({ words, characters }) => `${number("en", words)} ${words === 1 ? "word" : "words"} · ${number("en", characters)} ${characters === 1 ? "character" : "characters"}`,
  "status.minutes": "{n} min read",
  "status.caret": "Ln {line}, Col {column}",
  "status.selected": "{n} selected",
  "engine.loading": "Engine is loading",
  "engine.ready": "Ready",
  "engine.failed": "Preview stopped",

  "notice.close": "Close",
  "notice.saved": "Saved {time}",
  "notice.downloaded": "Downloaded {name}. Put it into your blog's _posts/ folder.",
  "notice.sameName": "Both texts are safe. There is a log of the same name already, so {name} was opened beside it.",
  "notice.opened": ({ n, name }) => (n === 1 ? `Opened ${name}.` : `Opened ${n} files.`),
  "notice.noOlder": "There is no earlier log.",
  "notice.noNewer": "There is no later log.",

  "warn.engine": "Your text is safe. The preview engine has stopped; you can go on writing, saving and downloading. ({reason})",
  "warn.update": "Your text is safe. Something in it could not be made into a page; the next change tries again. ({reason})",
  "warn.save": "Your text is still here, but it could not be saved. Download it now to keep it. ({reason})",
  "warn.read": "The stored logs were left as they are. This one could not be read. ({reason})",
  "warn.missing": "This log was not found in the storage.",
  "warn.closed": "Your text is still here, but a newer daylog in another tab has taken over the storage. Download it, then reload.",
  "warn.vanished": "The open text is safe. But the browser has erased the storage, and the other logs with it. If you have a backup, drop it here.",
  "warn.restart": "Restart the engine",
  "warn.download": "Download",
  "warn.reload": "Reload",

  "refused.large": "Not opened: {name} is larger than 20 MB.",
  "refused.binary": "Not opened: {name} is not a text file.",
  "refused.encoding": "Not opened: {name} is not UTF-8 text.",
  "refused.unreadable": "Not opened: {name} cannot be read.",

  "drop.hint": "Drop to open .md files",

  "palette.label": "All actions",
  "palette.hint": "Find an action",
  "palette.none": "No action of that name.",
  "help.label": "Keyboard shortcuts",
  "help.note": "Press Esc, then Tab, to leave the editor.",

  "publish.label": "This would not publish",
  "publish.lead": "Your text is safe. The following can stop the whole site from building.",
  "publish.fix": "Fix and download",
  "publish.anyway": "Download anyway",
  "publish.back": "Go back",

  "problem.front-matter-late": "There is space before the front matter. Jekyll reads it only when the text begins with ---.",
  "problem.front-matter-unclosed": "The front matter is not closed: it needs another line with ---.",
  "problem.front-matter-missing": "There is no front matter. The title comes from the file name.",
  "problem.front-matter-yaml": "The front matter cannot be read, so Jekyll drops all of it: {detail}",
  "problem.front-matter-no-fields": "The front matter has no “name: value” lines, so Jekyll drops all of it.",
  "problem.front-matter-symbol": "{detail} makes Jekyll drop all of the front matter. Put it in quotes.",
  "problem.front-matter-rest": "Jekyll reads nothing from here on. Indent the lines alike.",
  "problem.front-matter-repeated": "{detail} stands again below, and Jekyll takes the last one.",
  "problem.name-day": "{detail}: the file name's date does not exist, and the site does not build.",
  "problem.slug-empty": "{detail}: without a letter or digit in the file name the post's address is empty.",
  "problem.title-missing": "There is no title.",
  "problem.permalink-unknown": "Jekyll does not know a placeholder in the permalink {detail}, and the site does not build.",
  "problem.date-zone": "Without a time zone it is read as UTC: to Jekyll the post is of {detail}.",
  "problem.date-future": "{detail} is yet to come. Jekyll does not publish the post until then.",
  "problem.date-rolls": "There is no such date. Jekyll reads {detail}.",
  "problem.date-unreadable": ({ detail }) => `The date ${detail ? `${detail} ` : ""}cannot be read, and the site does not build.`,
  "problem.date-name": "The file name's date is {detail}.",
  "problem.image-relative": "{detail} is looked for below the post's address and not found. Begin the path with /.",
  "problem.key-old": "This is the name in older versions of Chirpy. It is {detail} now.",
  "problem.tags-unreadable": "The tags cannot be read, and the post gets none. Write them as [a, b].",
  "problem.categories-unreadable": "The categories cannot be read, so Jekyll drops all of the front matter. Write them as [a, b].",
  "problem.list-commas": "The commas become part of the words. Write the list in brackets: [a, b].",
  "problem.list-no-page": "{detail} has no letter or digit, so it gets no page of its own.",
  "problem.list-same-page": "It shares its page with {detail}.",
  "problem.tag-case": "Tag {detail}: tags should be lower case.",
  "problem.categories-many": "Only two categories are used.",
  "problem.list-not-text": "{detail} is not read as text. Put it in quotes.",
  "problem.text-cut": "What follows # is cut off, and “{detail}” is left. Put it in quotes.",
  "problem.text-misread": "It is read as “{detail}”. Put it in quotes.",
  "problem.template-unknown": "{detail} is no placeholder, and stays as it is in a new log.",
  "problem.template-letter": "{detail} is no letter of a date, and stays as it is in a new log.",
  "problem.template-unclosed": "{detail}: this placeholder is not closed. Close it with %> on its line.",
  "problem.template-braces": "{detail}: placeholders stand in <% %>. What is in {{ }} is read by Jekyll's Liquid.",
}

/** @type {Record<Language, Catalogue>} */
export const catalogue = { ko, en }

/** @type {(language: Language, value: number) => string} */
function number(language, value) {
  return value.toLocaleString(language)
}

/**
 * The language for a browser that prefers these, most wanted first.
 * @param {readonly string[]} preferred
 * @returns {Language}
 */
export const languageOf = preferred => (/^ko\b/i.test(preferred[0] ?? "") ? "ko" : "en")

/**
 * Says things in a language, which can be changed. A key that the catalogue lacks is said as it is.
 * @param {Language} language
 */
export function speaker(language) {
  return {
    get language() {
      return language
    },
    /** @param {Language} next */
    speak(next) {
      language = next
    },
    /** @param {string} key */
    knows: key => key in catalogue[language],
    /**
     * @param {string} key
     * @param {Params} [params]
     */
    t(key, params = {}) {
      const text = catalogue[language][key] ?? key
      return typeof text === "function" ? text(params) : text.replace(/\{(\w+)\}/g, (place, name) => String(params[name] ?? place))
    },
  }
}

/**
 * Puts the words into the page: data-text is an element's text, data-label its name for those who do not see it,
 * data-placeholder a field's hint.
 * @param {ParentNode} root
 * @param {(key: string) => string} t
 */
export function translate(root, t) {
  for (const element of root.querySelectorAll("[data-text], [data-label], [data-placeholder]")) {
    const { text, label, placeholder } = /** @type {HTMLElement} */ (element).dataset
    if (text) element.textContent = t(text)
    if (label) element.setAttribute("aria-label", t(label))
    if (placeholder) element.setAttribute("placeholder", t(placeholder))
  }
  for (const { content } of root.querySelectorAll("template")) translate(content, t)
}
