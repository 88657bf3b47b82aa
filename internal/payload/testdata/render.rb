# Answers a JSON list of sites, {path: text}, with the text of each that Liquid makes of the post _posts/2026-03-02-a.md,
# after the posts before it were rendered; "!" and the message where the build stops.
require "json"
require "jekyll"
require "tmpdir"
require "fileutils"

Jekyll.logger.log_level = :error
$stderr.reopen(File::NULL)

def render(files)
  Dir.mktmpdir do |dir|
    files.each do |name, text|
      path = File.join(dir, name)
      FileUtils.mkdir_p(File.dirname(path))
      File.binwrite(path, text)
    end
    site = Jekyll::Site.new(Jekyll.configuration("source" => dir, "destination" => File.join(dir, "_site"), "quiet" => true,
                                                 "disable_disk_cache" => true))
    site.read
    post = site.posts.docs.find { |doc| doc.basename == "2026-03-02-a.md" }
    payload = site.site_payload
    site.posts.docs.take_while { |doc| doc != post }.each { |doc| Jekyll::Renderer.new(site, doc, payload).run }
    renderer = Jekyll::Renderer.new(site, post, payload)
    payload["page"] = post.to_liquid
    renderer.render_liquid(post.content, payload, { :registers => { :site => site, :page => payload["page"] } }, post.path)
  rescue StandardError => e
    "!#{e.message}"
  end
end

puts JSON.dump(JSON.parse($stdin.read).map { |files| render(files) })
