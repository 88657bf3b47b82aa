*** Settings ***
Documentation     Checks of a log
...               in two lines
Library           OperatingSystem
Suite Setup       Open Log    ${DAY}
Test Tags         smoke

*** Variables ***
${DAY}            2026-11-30
@{NAMES}          Kim    Lee

*** Test Cases ***
Writes A Log
    [Tags]    fast    core
    [Documentation]    One line
    Given an empty log
    ${text} =    Read Log    name=${DAY}    # comment
    Should Be Equal    ${text}    Hello, world
    FOR    ${n}    IN    @{NAMES}
        Log    ${n.title()}
    END

Fails
    [Template]    Should Fail
    one    two
    three

*** Keywords ***
Open Log
    [Arguments]    ${day}
    Create File    ${TEMP}/${day}.md
    [Return]    ${day}
