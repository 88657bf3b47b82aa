# Publishes documents as Jekyll 4 with the Chirpy theme's settings does, for as long as standard input lasts.
#
# In:  "+" (cut the front matter, and the byte order mark), "-" or "=" (the first line is the map kramdown: of a
#      _config.yml, as JSON), four bytes of length, the document.
# Out: "+" and the HTML, or "!" and why kramdown failed, each after four bytes of length.
require 'json'
require 'kramdown'
require 'kramdown-parser-gfm'
require 'rouge'

FRONT_MATTER = /\A(---\s*\n.*?\n?)^((---|\.\.\.)\s*$\n?)/m
OPTIONS = {
  input: 'GFM', auto_ids: true, hard_wrap: false, toc_levels: (1..6).to_a,
  entity_output: :as_char, smart_quotes: 'lsquo,rsquo,ldquo,rdquo',
  footnote_backlink: '&#8617;&#xfe0e;', syntax_highlighter: 'rouge',
  syntax_highlighter_opts: {
    css_class: 'highlight', default_lang: 'plaintext', guess_lang: true,
    span: { line_numbers: false }, block: { line_numbers: true, start_line: 1 }
  }
}.freeze

# Jekyll's own settings, over which those of a _config.yml come.
DEFAULTS = {
  'auto_ids' => true, 'toc_levels' => (1..6).to_a, 'entity_output' => 'as_char',
  'smart_quotes' => 'lsquo,rsquo,ldquo,rdquo', 'input' => 'GFM', 'hard_wrap' => false,
  'guess_lang' => true, 'footnote_nr' => 1
}.freeze

# Returns the options that Jekyll gives kramdown for the map kramdown: of a _config.yml.
def options_of(config)
  options = DEFAULTS.merge(config)
  options['syntax_highlighter'] ||= 'rouge'
  code = (options['syntax_highlighter_opts'] || {}).dup
  code['default_lang'] ||= 'plaintext'
  code['guess_lang'] = options['guess_lang']
  options.merge('syntax_highlighter_opts' => code)
end

def publish(source, kind)
  source = source.force_encoding('utf-8')
  options = OPTIONS
  if kind == '='
    config, source = source.split("\n", 2)
    options = options_of(JSON.parse(config))
  elsif kind == '+'
    source = source.delete_prefix("\uFEFF")
    source = $' if source =~ FRONT_MATTER
  end
  Kramdown::Document.new(source, options).to_html
end

input = $stdin.binmode
output = $stdout.binmode
$stdout = $stderr # a stray print must not get among the answers
while (head = input.read(5))
  kind, length = head.unpack('aN')
  source = length.zero? ? +'' : input.read(length)
  begin
    verdict, answer = '+', publish(source, kind)
  rescue Exception => e # rubocop:disable Lint/RescueException -- SystemStackError among them
    verdict, answer = '!', "#{e.class}: #{e.message[0, 300]}"
  end
  output.write([verdict, answer.bytesize].pack('aN'), answer)
  output.flush
end
