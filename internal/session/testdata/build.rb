# Builds a JSON list of sites, {path: text}, and answers with what Jekyll makes of each post:
# {path: {"html"}}, the content that a layout gets, or {"error"}, the message that stops the build.
# The zone is $TZ.
require "fileutils"
require "jekyll"
require "json"
require "tmpdir"

Jekyll.logger.log_level = :error
$stderr.reopen(File::NULL) unless ENV["VERBOSE"]

def build(files)
  Dir.mktmpdir do |dir|
    files.each do |name, text|
      path = File.join(dir, name)
      FileUtils.mkdir_p(File.dirname(path))
      File.binwrite(path, text)
    end
    config = Jekyll.configuration("source" => dir, "destination" => File.join(dir, "_site"), "quiet" => true,
                                  "disable_disk_cache" => true)
    site = Jekyll::Site.new(config)
    site.reset
    site.read
    site.generate
    site.posts.docs.to_h { |post| [post.relative_path, render(site, post, dir)] }
  end
end

# Renders a post alone, as Jekyll does for the first one of a build.
def render(site, post, dir)
  content = post.content
  post.renderer.payload = site.site_payload
  post.renderer.run
  { "html" => post.content }
rescue StandardError, SyntaxError, SystemStackError => e
  { "error" => e.message.gsub(dir, "") }
ensure
  post.content = content
end

puts JSON.generate(JSON.parse($stdin.read).map { |files| build(files) })
