# Prints what Jekyll's filter smartify makes of texts, a JSON list on standard input.
require "jekyll"
require "json"

converter = Jekyll::Converters::SmartyPants.new(Jekyll.configuration("quiet" => true))
puts JSON.generate(JSON.parse(STDIN.read).map { |text| converter.convert(text) })
