#!/usr/bin/env ruby
# frozen_string_literal: true
require "json"
require_relative '../lib/helper'

=begin
여러 줄 주석
=end
module Study
  class Post < Struct.new(:title, :tags)
    include Comparable
    attr_accessor :date, :draft
    MAX_SIZE = 1_000
    @@count = 0

    def initialize(title, *tags, draft: true, **options, &block)
      @title = title
      @tags = tags.map(&:to_s) || []
      $stderr.puts "만듦: #{@title} #{tags.size + 1}" if options[:debug]
      yield self if block_given?
      super(title, tags)
    end

    def self.parse(line) = new(*line.split(","))

    def <=>(other)
      date <=> other.date
    end

    def slug
      title.downcase.gsub(/[^\w가-힣]+/i, "-").sub(%r{^/|/$}, '')
    end

    def empty? = @title.nil? || title == ""

    private

    def to_html
      <<~HTML + <<-'END'
        <h1>#{title.strip}</h1>
          들여쓴 줄
      HTML
        그대로 #{title}
      END
    end
  end
end

list = %w[하나 둘 셋].each_with_index.to_h { |x, i| [x, i] }
sym = %i(a b), :"quoted sym", { key: 1, "str": 2, 'old' => :style }
posts.select { |p| p.tags.include?("ruby") && !p.draft }.sort_by(&:date).first(3)
case value
when 1..5, Integer then puts 'small'
when /\A\d+\z/ then puts "숫자 \t\u0041 \#{not}"
else raise ArgumentError, "모름: %s" % [value] unless value
end
begin
  x = y > 0 ? 10 / 2 : -1
  File.open("글.txt", "w") do |f| f.write(`date`) end
rescue IOError, StandardError => e
  warn e.message
  retry
ensure
  puts [0xff, 0b11, 0o17, 1.5e3, ?a, __FILE__].inspect
end
lambda = ->(a, b = 2) { a ** b }
puts lambda.(3) while false
a = %(x #{1 + 1}) unless not b and c or d
def <=>(o) = 가 <=> o.나
class Écran < Über::Type; end
%w(a #{b}); %|a #{c}|; :한글; @값 = 1; $값
module 모듈::안쪽; end
