# Answers each line {"lang", "code"} of its input with what the real Rouge makes of it: {"tag", "html"}, or {} when
# Rouge does not know the language. The line {} asks for its version and how many names it knows. An argument is the
# folder of Rouge's sources; without it, the installed Rouge answers.
require "json"
$LOAD_PATH.unshift(File.join(ARGV[0], "lib")) if ARGV[0]
require "rouge"

formatter = Rouge::Formatters::HTML.new
$stdout.sync = true
STDIN.each_line do |line|
  ask = JSON.parse(line)
  if ask.empty?
    puts JSON.generate({version: Rouge.version, count: Rouge::Lexer.send(:registry).size})
    next
  end
  lexer = Rouge::Lexer.find_fancy(ask["lang"], ask["code"])
  puts JSON.generate(lexer ? {tag: lexer.tag, html: formatter.format(lexer.lex(ask["code"]))} : {})
rescue => e
  puts JSON.generate({error: e.message})
end
