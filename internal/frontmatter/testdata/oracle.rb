# Answers a JSON list of texts with what Jekyll 4.4 reads in each, as a JSON list: the front matter that
# its regular expression finds, and the values that SafeYAML 1.0.5 makes of libyaml's events. Debian has
# no SafeYAML, so its rules are written here once more, in Ruby: libyaml and Ruby's own Integer, Float,
# Date and DateTime do the rest. The answers for the recorded cases show that the rules are the same.
require "json"
require "psych"
require "date"
require "time"

FRONT_MATTER = %r!\A(---\s*\n.*?\n?)^((---|\.\.\.)\s*$\n?)!m

WORDS = {"" => nil, "~" => nil, "null" => nil, "yes" => true, "on" => true, "true" => true, "no" => false, "off" => false, "false" => false}
FLOATS = {".inf" => Float::INFINITY, ".Inf" => Float::INFINITY, ".INF" => Float::INFINITY, "-.inf" => -Float::INFINITY,
          "-.Inf" => -Float::INFINITY, "-.INF" => -Float::INFINITY, ".nan" => Float::NAN, ".NaN" => Float::NAN, ".NAN" => Float::NAN}

def sexagesimal(text)
  whole, fraction = text.split(".")
  sum = whole.split(":").reverse.each_with_index.sum { |part, i| Float(part) * 60**i }
  sum += Float(".#{fraction}") if fraction
  text.start_with?("-") ? -sum : sum
end

def guess(text)
  digits = text.gsub(/[_,]/, "")
  case digits
  when /\A[-+]?(0|[1-9][0-9_,]*)\Z/, /\A0[0-7]+\Z/, /\A0x[0-9a-f]+\Z/i, /\A0b[01_]+\Z/, /\A[-+]?0x[0-9a-fA-F_]+\Z/ then return Integer(digits)
  when /\A[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\Z/ then return sexagesimal(digits)
  end
  return Float(text) if text.match?(/\A[-+]?(?:\d[\d_]*)?\.[\d_]+(?:[eE][-+][\d]+)?\Z/)
  return FLOATS[text] if FLOATS.key?(text)
  return sexagesimal(text) if text.match?(/\A[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\.[0-9_]*\Z/)
  return WORDS[text.downcase] if text.length <= 5 && WORDS.key?(text.downcase)
  begin
    return Date.parse(text) if text.match?(/\A(\d{4})-(\d{2})-(\d{2})\Z/)
    return DateTime.parse(text).to_time if text.match?(/\A\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|\s+)\d{1,2}:\d{2}:\d{2}(?:\.\d*)?\s*(?:Z|[-+]\d{1,2}(?::?\d{2})?)?\Z/)
  rescue ArgumentError
  end
  text
end

class Loader < Psych::Handler
  attr_reader :result, :odd

  def initialize(&done)
    @done, @anchors, @stack = done, {}, []
  end

  def put(value, anchor = nil, quoted = false, tag = nil)
    if ["tag:yaml.org,2002:binary", "x-private:binary", "!binary"].include?(tag)
      value = value.unpack1("m").force_encoding("UTF-8").scrub("")
    elsif value.is_a?(String) && !quoted
      value = guess(value)
    end
    @anchors[anchor] = value if anchor
    into = @stack.last
    if !@begun then @begun, @result = true, value
    elsif into.is_a?(Array) then into << value
    elsif @key.nil? then @key = value
    else
      @key == "<<" ? into.merge!(value) : into[@key] = value
      @key = nil
    end
    value
  end

  def alias(anchor) = put(@anchors[anchor])
  def scalar(value, anchor, tag, _plain, quoted, _style) = put(value, anchor, quoted, tag)
  def start_mapping(anchor, *) = @stack.push(put({}, anchor))
  def start_sequence(anchor, *) = @stack.push(put([], anchor))
  def end_mapping = @stack.pop
  def end_sequence = @stack.pop
  def end_document(_) = @done.call
end

def load_yaml(text)
  loader = nil
  catch(:done) do
    loader = Loader.new { throw :done }
    Psych::Parser.new(loader).parse(text)
  end
  loader.result
end

# Keys that are not strings are left out, as in daylog's maps. A list or a map in itself is nil.
def plain(value, around = [])
  return if around.any? { |v| v.equal?(value) }
  case value
  when Hash then {"map" => value.select { |k, _| k.is_a?(String) }.to_h { |k, v| [k, plain(v, around + [value])] }}
  when Array then {"list" => value.map { |v| plain(v, around + [value]) }}
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
    value = load_yaml(match[1])
    raise "not a map" if value && !value.is_a?(Hash)
    answer.merge("valid" => true, "values" => plain(value || {}))
  rescue Psych::SyntaxError => e
    answer.merge("valid" => false, "error" => e.problem, "line" => e.line)
  rescue StandardError => e
    answer.merge("valid" => false, "error" => e.message)
  end
end

puts JSON.dump(JSON.parse($stdin.read).map { |text| read(text) }) if $PROGRAM_NAME == __FILE__
