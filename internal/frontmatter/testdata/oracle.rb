# Answers a JSON list of texts with what Jekyll's regular expression and Psych make of each, as a JSON list.
require "json"
require "psych"
require "date"

FRONT_MATTER = %r!\A(---\s*\n.*?\n?)^((---|\.\.\.)\s*$\n?)!m

# A key that is no string, or not written as one, has no place in daylog's maps.
def odd?(value, depth = 0)
  return false if depth > 20
  case value
  when Hash then value.any? { |k, v| !k.is_a?(String) || odd?(v, depth + 1) }
  when Array then value.any? { |v| odd?(v, depth + 1) }
  end
end

def plain(value, depth = 0)
  return "too deep" if depth > 20 # an anchor may hold itself
  case value
  when Hash then {"map" => value.map { |k, v| [k.to_s, plain(v, depth + 1)] }.to_h}
  when Array then {"list" => value.map { |v| plain(v, depth + 1) }}
  when Time then {"time" => value.strftime("%Y-%m-%dT%H:%M:%S%:z")}
  when Date then {"date" => value.to_s}
  when Float then {"float" => value.to_s}
  when Integer then {"int" => value.to_s}
  else value
  end
end

def read(text)
  text = text.delete_prefix("\ufeff")
  match = FRONT_MATTER.match(text)
  return {"found" => false} unless match
  answer = {"found" => true, "yaml" => match[1], "body" => match.post_match}
  begin
    values = Psych.safe_load(match[1], permitted_classes: [Date, Time], aliases: true)
    raise "not a map" if values && !values.is_a?(Hash)
    answer.merge("valid" => true, "values" => plain(values || {}), "odd" => odd?(values))
  rescue Psych::SyntaxError => e
    answer.merge("valid" => false, "error" => e.problem, "line" => e.line)
  rescue StandardError => e
    answer.merge("valid" => false, "error" => "#{e.class}: #{e.message}")
  end
end

puts JSON.dump(JSON.parse($stdin.read).map { |text| read(text) })
