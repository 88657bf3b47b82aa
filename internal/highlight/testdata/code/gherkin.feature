# language: en
@core @fast
Feature: Write a log
  As a writer
  I want one log a day

  Background:
    Given an empty "folder"

  Scenario Outline: The day <day>
    When I open <day> # now
    Then the title is "<title>"
      """
      text
      """
    And the list has 3 items:
      | name  | done |
      | milk  | yes  |
    But no error
    Examples: days
      | day | title |
      | Mon | a b   |

기능: 쓰기
  시나리오: 오늘
    먼저 빈 폴더
    만일 "글"을 쓴다
    그러면 저장된다
Rule: one
