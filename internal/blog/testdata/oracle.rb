# Answers a JSON list of sites, {"files": {path: text}, "configs": [path]}, with what Jekyll has of each: the merged
# configuration, the data, and of every post its front matter with the defaults and its address. The zone is $TZ.
require "json"
require "jekyll"
require "tmpdir"
require "fileutils"

Jekyll.logger.log_level = :error
$stderr.reopen(File::NULL) unless ENV["VERBOSE"]

KEYS = %w(lang title kramdown collections defaults permalink collections_dir baseurl toc author social liquid markdown_ext excerpt_separator)

def read(question)
  Dir.mktmpdir do |dir|
    question["files"].each do |name, text|
      path = File.join(dir, name)
      FileUtils.mkdir_p(File.dirname(path))
      File.binwrite(path, text)
    end
    configs = question["configs"].map { |name| File.join(dir, name) }
    config = Jekyll.configuration("source" => dir, "destination" => File.join(dir, "_site"), "config" => configs, "quiet" => true,
                                  "disable_disk_cache" => true, "future" => true, "unpublished" => true)
    site = Jekyll::Site.new(config)
    site.reset
    site.read
    posts = site.posts.docs.map do |post|
      values = post.data.reject { |key, _| %w(excerpt date draft ext).include?(key) }
      [post.path.sub(dir + "/", ""), {"values" => values, "url" => Jekyll::URL.unescape_path(post.url)}]
    end
    {"config" => config.select { |key, _| KEYS.include?(key) }, "data" => site.data, "posts" => posts.to_h}
  end
end

puts JSON.dump(JSON.parse($stdin.read).map { |question| read(question) })
