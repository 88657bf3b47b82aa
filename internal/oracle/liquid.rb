# Renders templates with Liquid and Jekyll's tags and filters, for as long as standard input lasts.
# The argument is the folder of the site that the templates belong to; "/site" stands for it in
# messages.
#
# In:  lines of JSON, {"template", "mode"}. The mode is Liquid's error_mode.
# Out: a line of JSON each, {"text", "error", "class", "line", "warnings"}, or {"skip": reason}.
require "jekyll"
require "json"
require "timeout"
require "tmpdir"

Jekyll.logger.log_level = :error
SITE = Dir.mktmpdir
at_exit { FileUtils.remove_entry(SITE) }
FileUtils.cp_r(File.join(ARGV[0], "."), SITE)
CASE = "_posts/2026-03-02-case.md".freeze

def Time.now = at(1_773_543_600) # the clock of the recorded site

def open_site
  config = Jekyll.configuration("source" => SITE, "destination" => File.join(SITE, "_site"), "quiet" => true,
                                "disable_disk_cache" => true, "theme" => nil)
  site = Jekyll::Site.new(config)
  site.reset
  site.read
  site
end

# Returns the variables of the templates, anew for each.
def variables
  { "l" => [3, 1, 2], "w" => %w[banana Apple cherry apple], "e" => [], "n" => [[1, 2], [3, [4]]],
    "m" => [1, "2", nil, true, 2.5, %w[x y], { "k" => "v" }], "h" => { "a" => { "b" => 1 }, "c" => 2 }, "eh" => {},
    "t" => Time.at(1_772_463_000).getlocal("+09:00"), "d" => Date.new(2026, 2, 28),
    "p" => [{ "n" => "Kim", "a" => 31, "c" => "Seoul" }, { "n" => "lee", "a" => "25" },
            { "n" => "Park", "a" => 4.5, "c" => "" }, { "n" => "한", "a" => nil, "c" => %w[x Seoul], "z" => { "y" => 1 } }],
    "s" => "Hello 한글", "k" => "a", "i" => 2, "j" => -1, "f" => 1.5, "yes" => true, "no" => false, "empty_text" => "", "blank_text" => "  " }
end

def answer(site, question)
  Liquid::Template.error_mode = question["mode"].to_sym
  site.liquid_renderer.reset
  site.inclusions.clear
  site.instance_variable_set(:@post_attr_hash, {}) # a look-up adds a key to tags and categories
  template = Liquid::Template.parse(question["template"], :line_numbers => true)
  payload = site.site_payload
  payload["page"] = site.posts.docs.find { |post| post.relative_path == CASE }.to_liquid
  payload["layout"] = {}
  payload["highlighter_prefix"] = payload["highlighter_suffix"] = "\n"
  variables.each { |name, value| payload[name] = value }
  text = template.render!(payload, :registers => { :site => site, :page => payload["page"] })
  { "text" => text, "warnings" => template.warnings.map(&:message) }
rescue StandardError, SyntaxError, SystemStackError => e
  failure(e, template)
end

def failure(error, template)
  error = error.cause if error.is_a?(Liquid::InternalError) && error.cause
  { "error" => error.message, "class" => error.class.name, "warnings" => template ? template.warnings.map(&:message) : [],
    "line" => error.is_a?(Liquid::Error) ? error.line_number.to_i : 0 }
end

def valid(text) = text.dup.force_encoding("UTF-8").scrub("\u{fffd}").gsub(SITE, "/site")

site = open_site
$stdout.sync = true
puts JSON.generate("liquid" => Liquid::VERSION, "jekyll" => Jekyll::VERSION)
$stdin.set_encoding("UTF-8").each_line do |line|
  result = begin
    Timeout.timeout(10, Interrupt) { answer(site, JSON.parse(line)) }
  rescue Interrupt, NoMemoryError => e
    { "skip" => e.class.name }
  end
  result = result.transform_values { |v| v.is_a?(String) ? valid(v) : v.is_a?(Array) ? v.map { |w| valid(w) } : v }
  puts JSON.generate(result)
end
