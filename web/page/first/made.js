// Written by go test ./internal/session -run FirstLog -update; not by hand.

/** The log of a first day and its page, by language. Offsets count from the body. */
export const made = {
  "en": {
    "name": "<% %Y-%m-%d %>-daily-log-<% %Y-%m-%d %>.md",
    "title": "Daily log, <% %B %-d, %Y %>",
    "slug": "daily-log-<% %Y-%m-%d %>",
    "url": "/posts/daily-log-<% %Y-%m-%d %>/",
    "tags": [
      "daily-log"
    ],
    "front": "---\ntitle: \"Daily log, <% %B %-d, %Y %>\"\ndate: <% %Y-%m-%d %H:%M:%S %z %>\ncategories: [Daily Log]\ntags: [daily-log] # lower case, as Chirpy wants tags\nmath: true\n---\n\n",
    "body": "## **📝 Done today**\n\n- \n\n## **💡 Learned**\n\n- \n\n## **🐾 Looking back**\n\n\n\n## **🚀 Tomorrow**\n\n- \n",
    "caret": 24,
    "head": "<header><h1 data-toc-skip>Daily log, <% %B %-d, %Y %></h1><div class=\"post-meta text-muted\"><span>Posted <time data-ts=\"<% %s %>\" data-df=\"ll\" data-bs-toggle=\"tooltip\" data-bs-placement=\"bottom\"><% %b %e, %Y %></time></span> <div class=\"d-flex justify-content-between\"><span></span><div><span class=\"readtime\" data-bs-toggle=\"tooltip\" data-bs-placement=\"bottom\" title=\"10 words\"><em>1 min</em> read</span></div></div></div></header>",
    "tail": "<div class=\"post-tail-wrapper text-muted\"><div class=\"post-meta mb-3\"><i class=\"far fa-folder-open fa-fw me-1\"></i> <a href=\"/categories/daily-log/\">Daily Log</a></div><div class=\"post-tags\"><i class=\"fa fa-tags fa-fw me-1\"></i> <a href=\"/tags/daily-log/\" class=\"post-tag no-text-decoration\">daily-log</a></div><div class=\"post-tail-bottom d-flex justify-content-between align-items-center mt-5 pb-2\"><div class=\"license-wrapper\">This post is licensed under <a href=\"https://creativecommons.org/licenses/by/4.0/\">CC BY 4.0</a> by the author.</div></div></div>",
    "blocks": [
      {
        "start": 0,
        "end": 21,
        "html": "<h2 id=\"-done-today\"><span class=\"me-2\"><strong>📝 Done today</strong></span><a href=\"#-done-today\" class=\"anchor text-muted\"><i class=\"fas fa-hashtag\"></i></a></h2>\n"
      },
      {
        "start": 22,
        "end": 26,
        "html": "<ul>\n<li data-at=\"0\"></li>\n</ul>\n"
      },
      {
        "start": 26,
        "end": 44,
        "html": "<h2 id=\"-learned\"><span class=\"me-2\"><strong>💡 Learned</strong></span><a href=\"#-learned\" class=\"anchor text-muted\"><i class=\"fas fa-hashtag\"></i></a></h2>\n"
      },
      {
        "start": 45,
        "end": 49,
        "html": "<ul>\n<li data-at=\"0\"></li>\n</ul>\n"
      },
      {
        "start": 49,
        "end": 72,
        "html": "<h2 id=\"-looking-back\"><span class=\"me-2\"><strong>🐾 Looking back</strong></span><a href=\"#-looking-back\" class=\"anchor text-muted\"><i class=\"fas fa-hashtag\"></i></a></h2>\n"
      },
      {
        "start": 75,
        "end": 94,
        "html": "<h2 id=\"-tomorrow\"><span class=\"me-2\"><strong>🚀 Tomorrow</strong></span><a href=\"#-tomorrow\" class=\"anchor text-muted\"><i class=\"fas fa-hashtag\"></i></a></h2>\n"
      },
      {
        "start": 95,
        "end": 98,
        "html": "<ul>\n<li data-at=\"0\"></li>\n</ul>\n"
      }
    ],
    "outline": [
      {
        "level": 2,
        "id": "-done-today",
        "text": "📝 Done today"
      },
      {
        "level": 2,
        "id": "-learned",
        "text": "💡 Learned"
      },
      {
        "level": 2,
        "id": "-looking-back",
        "text": "🐾 Looking back"
      },
      {
        "level": 2,
        "id": "-tomorrow",
        "text": "🚀 Tomorrow"
      }
    ],
    "page": {
      "theme": "chirpy",
      "toc": true,
      "contents": "Contents",
      "lang": "en"
    }
  },
  "ko": {
    "name": "<% %Y-%m-%d %>-daily-log-<% %Y-%m-%d %>.md",
    "title": "<% %Y년 %-m월 %-d일 %> 기록",
    "slug": "daily-log-<% %Y-%m-%d %>",
    "url": "/posts/daily-log-<% %Y-%m-%d %>/",
    "tags": [
      "daily-log"
    ],
    "front": "---\ntitle: \"<% %Y년 %-m월 %-d일 %> 기록\"\ndate: <% %Y-%m-%d %H:%M:%S %z %>\ncategories: [하루 기록]\ntags: [daily-log] # 태그는 소문자로 씁니다\nmath: true\n---\n\n",
    "body": "## **📝 오늘 한 일**\n\n- \n\n## **💡 배운 것**\n\n- \n\n## **🐾 회고**\n\n\n\n## **🚀 내일 할 일**\n\n- \n",
    "caret": 20,
    "head": "<header><h1 data-toc-skip><% %Y년 %-m월 %-d일 %> 기록</h1><div class=\"post-meta text-muted\"><span>Posted <time data-ts=\"<% %s %>\" data-df=\"ll\" data-bs-toggle=\"tooltip\" data-bs-placement=\"bottom\"><% %b %e, %Y %></time></span> <div class=\"d-flex justify-content-between\"><span></span><div><span class=\"readtime\" data-bs-toggle=\"tooltip\" data-bs-placement=\"bottom\" title=\"17 words\"><em>1 min</em> read</span></div></div></div></header>",
    "tail": "<div class=\"post-tail-wrapper text-muted\"><div class=\"post-meta mb-3\"><i class=\"far fa-folder-open fa-fw me-1\"></i> <a href=\"/categories/%ED%95%98%EB%A3%A8-%EA%B8%B0%EB%A1%9D/\">하루 기록</a></div><div class=\"post-tags\"><i class=\"fa fa-tags fa-fw me-1\"></i> <a href=\"/tags/daily-log/\" class=\"post-tag no-text-decoration\">daily-log</a></div><div class=\"post-tail-bottom d-flex justify-content-between align-items-center mt-5 pb-2\"><div class=\"license-wrapper\">This post is licensed under <a href=\"https://creativecommons.org/licenses/by/4.0/\">CC BY 4.0</a> by the author.</div></div></div>",
    "blocks": [
      {
        "start": 0,
        "end": 17,
        "html": "<h2 id=\"-오늘-한-일\"><span class=\"me-2\"><strong>📝 오늘 한 일</strong></span><a href=\"#-오늘-한-일\" class=\"anchor text-muted\"><i class=\"fas fa-hashtag\"></i></a></h2>\n"
      },
      {
        "start": 18,
        "end": 22,
        "html": "<ul>\n<li data-at=\"0\"></li>\n</ul>\n"
      },
      {
        "start": 22,
        "end": 37,
        "html": "<h2 id=\"-배운-것\"><span class=\"me-2\"><strong>💡 배운 것</strong></span><a href=\"#-배운-것\" class=\"anchor text-muted\"><i class=\"fas fa-hashtag\"></i></a></h2>\n"
      },
      {
        "start": 38,
        "end": 42,
        "html": "<ul>\n<li data-at=\"0\"></li>\n</ul>\n"
      },
      {
        "start": 42,
        "end": 55,
        "html": "<h2 id=\"-회고\"><span class=\"me-2\"><strong>🐾 회고</strong></span><a href=\"#-회고\" class=\"anchor text-muted\"><i class=\"fas fa-hashtag\"></i></a></h2>\n"
      },
      {
        "start": 58,
        "end": 75,
        "html": "<h2 id=\"-내일-할-일\"><span class=\"me-2\"><strong>🚀 내일 할 일</strong></span><a href=\"#-내일-할-일\" class=\"anchor text-muted\"><i class=\"fas fa-hashtag\"></i></a></h2>\n"
      },
      {
        "start": 76,
        "end": 79,
        "html": "<ul>\n<li data-at=\"0\"></li>\n</ul>\n"
      }
    ],
    "outline": [
      {
        "level": 2,
        "id": "-오늘-한-일",
        "text": "📝 오늘 한 일"
      },
      {
        "level": 2,
        "id": "-배운-것",
        "text": "💡 배운 것"
      },
      {
        "level": 2,
        "id": "-회고",
        "text": "🐾 회고"
      },
      {
        "level": 2,
        "id": "-내일-할-일",
        "text": "🚀 내일 할 일"
      }
    ],
    "page": {
      "theme": "chirpy",
      "toc": true,
      "contents": "Contents",
      "lang": "en"
    }
  }
}
