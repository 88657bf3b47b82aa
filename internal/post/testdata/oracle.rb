# Debian's Jekyll reads front matter with Psych; here it reads with SafeYAML's rules, as the gem does.
#
# Answers a JSON list of questions with what Jekyll and Ruby say: {"name":, "text":} reads a post, {"slug":, "mode":, "cased":} makes a
# slug, {"date":} parses one. The site's zone is $TZ.
require "json"
require "jekyll"
require "tmpdir"
require_relative "../../frontmatter/testdata/oracle"

def (Jekyll::Utils).safe_load_yaml(yaml) = load_yaml(yaml)

Jekyll.logger.log_level = :error
$stderr.reopen(File::NULL)

CHIRPY = {"layout" => "post", "comments" => true, "toc" => true, "permalink" => "/posts/:title/"}

def read(dir, site, name, text)
  path = File.join(dir, "_posts", name)
  File.binwrite(path, text)
  return {"ignored" => true} unless Jekyll::Document::DATE_FILENAME_MATCHER.match?("_posts/" + name)
  post = Jekyll::Document.new(path, :site => site, :collection => site.posts)
  post.read
  date = post.date
  {
    "title" => Liquid::Template.parse("{{ t }}").render("t" => post.data["title"]), "date" => date.to_i == site.time.to_i ? "" : date.strftime("%Y-%m-%d %H:%M:%S %z"),
    "categories" => Array(post.data["categories"]).map(&:to_s), "tags" => Array(post.data["tags"]).map(&:to_s),
    "slug" => post.data["slug"].to_s, "url" => url_of(post),
    "published" => post.data.fetch("published", true) ? true : false,
    "toc" => post.data["toc"] ? true : false, "math" => post.data["math"] ? true : false,
  }
rescue Jekyll::Errors::FatalException, NoMethodError => e
  {"fatal" => e.message}
ensure
  File.delete(path) if path
end

# An address that Jekyll cannot make aborts the build.
def url_of(post)
  Jekyll::URL.unescape_path(post.url)
rescue NoMethodError
  ""
end

Dir.mktmpdir do |dir|
  Dir.mkdir(File.join(dir, "_posts"))
  site = Jekyll::Site.new(Jekyll.configuration(
    "source" => dir, "quiet" => true, "disable_disk_cache" => true,
    "defaults" => [{"scope" => {"path" => "", "type" => "posts"}, "values" => CHIRPY}],
  ))
  answers = JSON.parse($stdin.read).map do |q|
    if q["name"] then read(dir, site, q["name"], q["text"])
    elsif q["mode"] then {"slug" => Jekyll::Utils.slugify(q["slug"], :mode => q["mode"], :cased => q["cased"])}
    else
      begin
        {"date" => Time.parse(q["date"].to_s).localtime.strftime("%Y-%m-%d %H:%M:%S %z")}
      rescue ArgumentError => e
        {"fatal" => e.message}
      end
    end
  end
  puts JSON.dump(answers)
end
