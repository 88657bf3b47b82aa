# Renders templates, a JSON list on standard input, with Jekyll's filters and the variables of v.
# Prints a list of texts, "!" before the message of an error.
require "jekyll"
require "json"
require "tmpdir"

def Time.now = at(1_772_463_000) # the clock of the test

Jekyll.logger.log_level = :error
config = { "source" => Dir.tmpdir, "baseurl" => "/blog", "url" => "https://me.github.io",
           "disable_disk_cache" => true, "timezone" => "Asia/Seoul", "quiet" => true }
site = Jekyll::Site.new(Jekyll.configuration(config))
Liquid::Template.error_mode = :strict # after the site, which sets its own
v = { "l" => [3, 1, 2], "w" => %w[banana Apple cherry apple], "m" => [1, "2", nil, true, 2.5, %w[x y], { "k" => "v" }],
      "e" => [], "n" => [[1, 2], [3, [4]]], "h" => { "a" => { "b" => 1 }, "c" => 2 }, "eh" => {},
      "nil" => [nil, "b", nil, "a"], "t" => Time.at(1_772_463_000).getlocal("+09:00"), "d" => Date.new(2026, 2, 28),
      "p" => [{ "n" => "Kim", "a" => 31, "c" => "Seoul" }, { "n" => "lee", "a" => "25" }, { "n" => "Park", "a" => 4.5, "c" => "" },
              { "n" => "한", "a" => nil, "c" => %w[x Seoul], "z" => { "y" => 1 } }],
      "big" => 12_345_678_901_234_567_890, "inf" => Float::INFINITY, "nan" => Float::NAN }
puts JSON.generate(JSON.parse(STDIN.read).map do |text|
  template = Liquid::Template.parse(text, :error_mode => :strict, :line_numbers => true)
  template.render!({ "v" => v }, :registers => { :site => site })
rescue Liquid::InternalError => e
  "!#{e.cause.message}"
rescue StandardError, SystemStackError => e
  "!#{e.message}"
end.map { |text| text.dup.force_encoding("UTF-8").scrub("\u{fffd}") })
