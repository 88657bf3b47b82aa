# 빌드
cmake_minimum_required(VERSION 3.20)
project(daylog LANGUAGES C CXX)
set(SOURCES main.c "한글 ${CMAKE_SOURCE_DIR}/a.c")
#[[ 여러 줄
주석 ]]
add_executable(${PROJECT_NAME} ${SOURCES})
if(NOT WIN32 AND CMAKE_BUILD_TYPE STREQUAL "Debug")
  target_link_libraries(daylog PRIVATE m)
  message(STATUS "디버그 \"빌드\" \${x}")
else()
  my_function(a b)
endif()
