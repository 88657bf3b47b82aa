# Answers a JSON list of sites, {path: text}, with the text of each that Liquid makes of the post _posts/2026-03-02-a.md.
require "json"
require "jekyll"
require "tmpdir"
require "fileutils"

Jekyll.logger.log_level = :error

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
    renderer = Jekyll::Renderer.new(site, post)
    payload = site.site_payload
    payload["page"] = post.to_liquid
    renderer.render_liquid(post.content, payload, { :registers => { :site => site, :page => payload["page"] } }, post.path)
  end
end

puts JSON.dump(JSON.parse($stdin.read).map { |files| render(files) })
