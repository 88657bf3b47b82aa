# Answers each line {"lang", "code"} of its input with what the real Rouge makes of it: {"html"}, or {} when Rouge
# does not know the language.
require "json"
require "rouge"

formatter = Rouge::Formatters::HTML.new
$stdout.sync = true
STDIN.each_line do |line|
  ask = JSON.parse(line)
  lexer = Rouge::Lexer.find_fancy(ask["lang"], ask["code"])
  answer = lexer ? {html: formatter.format(lexer.lex(ask["code"]))} : {}
  puts JSON.generate(answer)
rescue => e
  puts JSON.generate({error: e.message})
end
