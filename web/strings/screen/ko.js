// The Korean texts of the first screen.

/** @import { Catalogue } from "../index.js" */

/** @type {Catalogue} */
export const ko = {
  "bar.main": "주요 도구",
  "bar.views": "보기",
  "bar.menu": "메뉴",
  "bar.formats": "서식",
  "bar.divider": "편집기와 미리보기 너비 조절",
  "bar.tabs": "화면",

  "view.edit": "편집",
  "view.both": "함께",
  "view.page": "미리보기",
  "pane.edit": "편집",
  "pane.page": "미리보기",
  "pane.logs": "기록",
  "pane.problems": "문제",

  "action.today": "오늘",
  "action.download": "내려받기",
  "action.search": "모든 기록 검색",
  "action.rename": "파일 이름 바꾸기",
  "action.duplicate": "복제",

  "menu.theme": "테마",
  "menu.language": "언어",
  "theme.system": "시스템",
  "theme.light": "밝게",
  "theme.dark": "어둡게",

  "rail.label": "기록과 글 정보",
  "logs.label": "기록",
  "logs.empty": "아직 기록이 없어요.",
  "rail.more": "더 보기",
  "calendar.label": "달력",
  "calendar.before": "이전 달",
  "calendar.after": "다음 달",
  "search.hint": "기록 검색",
  "search.label": "검색 결과",

  "carry.all": "모두 넣기",
  "carry.choose": "고르기…",

  "desk.label": "글",
  "framed.text": "daylog는 다른 사이트 안에서는 열리지 않아요.",
  "framed.open": "새 탭에서 daylog 열기",

  "blogline.hide": "안내 숨기기",
  "page.label": "미리보기",
  "page.waiting": "미리보기를 준비하고 있어요",
  "held.deep": "너무 깊이 중첩되어 있어서 표시하지 않았어요.",
  "held.show": "그래도 표시",
  "held.size": "블록이 너무 길어서 표시하지 않았어요. 그래야 미리보기가 빠르게 움직여요.",
  "held.marks": "글자에 붙은 결합 기호가 수천 개라서 표시하지 않았어요.",
  "held.parts": "동영상, 입력란, 효과가 너무 많아서 표시하지 않았어요.",
  "held.drawing": "SVG가 같은 부분을 수천 번 되풀이해서 표시하지 않았어요.",
  "held.styles": "스타일을 계산하는 데 너무 오래 걸려서 표시하지 않았어요.",
  "held.layout": "단이나 그리드가 여러 겹이라 배치에 너무 오래 걸려서 표시하지 않았어요.",
  "held.cells": "표의 칸이 너무 많아서 표시하지 않았어요.",
  "held.formulas": "수식이 너무 많아서 표시하지 않았어요.",
  "held.page": "위 블록과 합치면 동영상, SVG, 효과가 너무 많아서 표시하지 않았어요.",
  "held.formula.large": "수식이 너무 커서, 표시하는 동안 입력이 멈출 수 있어요.",
  "held.formula.deep": "수식이 너무 깊이 중첩되어 있어요.",
  "paused.text": "지난번에 이 기록을 표시하다가 daylog가 멈춰서 미리보기를 꺼 두었어요. 글은 안전해요. 편집하고 내려받을 수 있어요.",
  "paused.show": "미리보기 켜기",

  "card.label": "글 정보",
  "card.switches": "글 옵션",
  "field.title": "제목",
  "field.date": "날짜",
  "field.day": "날짜",
  "field.time": "시각",
  "field.offset": "시간대",
  "field.categories": "카테고리",
  "field.category": "카테고리",
  "field.subcategory": "하위 카테고리",
  "field.tags": "태그",
  "field.newTag": "태그 추가",
  "field.description": "설명",
  "field.image": "대표 이미지",
  "field.alt": "이미지 설명",
  "field.math": "수식",
  "field.mermaid": "다이어그램",
  "field.pin": "고정",
  "field.toc": "목차",
  "field.comments": "댓글",
  "field.none": "없음",

  "problems.label": "문제",
  "problems.none": "이대로 게시해도 돼요.",
  "problems.close": "문제 목록 닫기",

  "status.offline": "오프라인",

  "notice.close": "닫기",

  "action.bin": "휴지통에 넣기",

  "drop.hint": ".md 파일을 놓으면 열고, 이미지를 놓으면 글에 넣어요",
}
