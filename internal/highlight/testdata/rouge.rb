# Answers each line {"lang", "code"} of its input with what the real Rouge makes of it: {"tag", "html"}, or {} when
# Rouge does not know the language. The line {} asks how many names it knows.
require "json"
require "rouge"

formatter = Rouge::Formatters::HTML.new
$stdout.sync = true
STDIN.each_line do |line|
  ask = JSON.parse(line)
  if ask.empty?
    puts JSON.generate({count: Rouge::Lexer.send(:registry).size})
    next
  end
  lexer = Rouge::Lexer.find_fancy(ask["lang"], ask["code"])
  puts JSON.generate(lexer ? {tag: lexer.tag, html: formatter.format(lexer.lex(ask["code"]))} : {})
rescue => e
  puts JSON.generate({error: e.message})
end
