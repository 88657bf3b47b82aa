package e2e

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/tools"
)

const koreanPost = "---\ntitle: 오늘의 공부\ndate: 2026-03-11 09:00:00 +0900\n---\n글이 있어요.\n\n"

// drawing returns an image with enough detail that it does not compress to almost nothing.
func drawing(width, height int, seed uint32) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			seed = seed*1664525 + 1013904223
			img.Set(x, y, color.RGBA{uint8(x * 255 / width), uint8(y * 255 / height), uint8(seed >> 27), 255})
		}
	}
	return img
}

func encoded(t *testing.T, encode func(io.Writer) error) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, encode(&out))
	return out.Bytes()
}

func pngOf(t *testing.T, img image.Image) []byte {
	t.Helper()
	return encoded(t, func(w io.Writer) error { return png.Encode(w, img) })
}

// turned returns a JPEG as of a camera held upright: its EXIF data rotates it by 90 degrees.
func turned(t *testing.T, img image.Image) []byte {
	t.Helper()
	data := encoded(t, func(w io.Writer) error { return jpeg.Encode(w, img, nil) })
	exif := append([]byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08"), 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0)
	marker := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(exif)+2))
	return append(append(append([]byte{}, data[:2]...), append(marker, exif...)...), data[2:]...)
}

// file writes a file to choose or drop.
func (p *page) fileOf(name string, data []byte) string {
	p.t.Helper()
	path := filepath.Join(p.t.TempDir(), name)
	require.NoError(p.t, os.WriteFile(path, data, 0o644))
	return path
}

// pastePicture pastes an image like a screenshot: without a name and without text.
func (p *page) pastePicture(data []byte) {
	p.t.Helper()
	eval[any](p, `(bytes => {
		const data = new DataTransfer()
		data.items.add(new File([new Uint8Array(bytes)], "image.png", { type: "image/png" }))
		`+dispatchPaste+`
	})(%s)`, ints(data))
}

func ints(data []byte) []int {
	list := make([]int, len(data))
	for i, b := range data {
		list[i] = int(b)
	}
	return list
}

// waitPictures waits until the page shows n loaded images.
func (p *page) waitPictures(n int) {
	p.t.Helper()
	p.wait(`(list => list.length == %s && list.every(image => image.complete && image.naturalWidth && image.src.startsWith("blob:")))([...`+content+`.querySelectorAll("img")])`, n)
}

// waitStoredPictures waits until n images are stored.
func (p *page) waitStoredPictures(n int) {
	p.t.Helper()
	require.Eventually(p.t, func() bool { return stored[int](p, `(await get("pictures")).length`) == n }, patience, 10*time.Millisecond)
}

func openKorean(t *testing.T, v visit) *page {
	p := open(t, v)
	p.waitReady()
	p.dropped("2026-03-11-오늘의-공부.md", koreanPost)
	p.waitPreview("글이 있어요.")
	p.toEnd()
	return p
}

func TestAPictureGoesIntoTheTextAndThePage(t *testing.T) {
	p := openKorean(t, visit{language: "ko-KR"})
	one := pngOf(t, drawing(320, 180, 1))
	p.pastePicture(one)
	p.waitPictures(1)
	p.typeText("chart [1]")
	p.waitSaved()
	require.Equal(t, koreanPost+`![chart [1]](/assets/img/posts/2026-03-11/2026-03-11-1.png){: width="320" height="180" }`, p.lines())

	p.toEnd()
	p.typeText("\n\n")
	p.drop(".cm-content", p.fileOf("그림 2.png", pngOf(t, drawing(90, 60, 2))))
	p.wait(`document.querySelector(".cm-content").textContent.includes("2026-03-11-2.png")`)
	p.toEnd()
	p.typeText("\n\n")
	p.pastePicture(one)
	p.waitPictures(3)
	require.Equal(t, 2, strings.Count(p.lines(), "2026-03-11-1.png"), "the same picture is stored once")
	p.press("Mod+Z")
	p.waitPictures(2)

	p.reload()
	p.waitReady()
	p.waitPictures(2)
	p.action("pictures")
	p.wait(`document.querySelectorAll(".Pictures-item").length == 2`)
	p.wait(`[...document.querySelectorAll(".Pictures-image")].every(image => image.naturalWidth)`)
	p.shot("pictures")
	require.Contains(t, eval[string](p, `document.querySelector(".Pictures-facts").textContent`), "320 × 180")
	p.click(`[data-path$="-2.png"] .Pictures-alt`)
	p.typeText("두 번째 [그림]")
	p.press("Tab")
	p.waitPreviewAlt("두 번째 [그림]")

	p.click(`[data-path$="-2.png"] .Pictures-remove`)
	p.waitPictures(1)
	p.wait(`document.querySelector("[data-path$='-2.png']").dataset.state == "unused"`)
	p.click(`[data-path$="-2.png"] .Pictures-insert`)
	p.waitPictures(2)
}

func (p *page) waitPreviewAlt(alt string) {
	p.t.Helper()
	p.wait(`[...`+content+`.querySelectorAll("img")].some(image => image.alt == %s)`, alt)
}

func TestAPictureThatIsNotHereIsTold(t *testing.T) {
	p := openKorean(t, visit{})
	p.allow("shot.png") // it is on the user's site
	p.typeText("![](/assets/img/shot.png)")
	p.wait(content + `.querySelector("img[data-missing]")`)
	p.click(".TopBar-menu")
	p.click(`.Menu [data-action="pictures"]`)
	p.wait(`document.querySelector(".Pictures-item").dataset.state == "missing"`)
	p.shot("pictures-missing")
	require.Contains(t, eval[string](p, `document.querySelector(".Pictures-item").textContent`), "/assets/img/shot.png")

	// Its name is not used for another image.
	p.press("Escape")
	p.toEnd()
	p.typeText("\n\n![](/assets/img/posts/2026-03-11/2026-03-11-1.jpg)\n\n")
	p.allow("2026-03-11-1.jpg")
	p.pastePicture(pngOf(t, drawing(30, 20, 16)))
	p.wait(`document.querySelector(".cm-content").textContent.includes("2026-03-11-2.png")`)

	// The file can be added.
	p.action("pictures")
	p.choose(func() { p.click(`[data-path="/assets/img/shot.png"] .Pictures-supply`) }, p.fileOf("x.png", pngOf(t, drawing(33, 20, 17))))
	p.wait(`document.querySelector('[data-path="/assets/img/shot.png"]').dataset.state == "used"`)
	p.wait(content + `.querySelector('[data-src="/assets/img/shot.png"]').naturalWidth == 33`)
}

func TestPicturesThatAreNotShownAreLetGo(t *testing.T) {
	p := open(t, visit{before: `
		window.held = new Set()
		const { createObjectURL, revokeObjectURL } = URL
		URL.createObjectURL = blob => { const url = createObjectURL(blob); if (blob.type.startsWith("image/")) held.add(url); return url }
		URL.revokeObjectURL = url => { held.delete(url); revokeObjectURL(url) }`})
	p.waitReady()
	p.toEnd()
	for seed := range uint32(3) {
		p.pastePicture(pngOf(t, drawing(300, 200, seed)))
		p.waitPictures(int(seed) + 1)
		p.toEnd()
	}
	require.Equal(t, 3, eval[int](p, `held.size`), "one for each that is shown")
	p.waitSaved()
	p.dropped("2026-03-11-other.md", koreanPost)
	p.waitPreview("글이 있어요.")
	require.Equal(t, 0, eval[int](p, `held.size`))
	p.click(".TopBar-today")
	p.waitPictures(3)
	require.Equal(t, 3, eval[int](p, `held.size`))
}

func TestPicturesThatCannotBeTakenAreRefused(t *testing.T) {
	p := openKorean(t, visit{})
	whole := pngOf(t, drawing(200, 200, 3))
	for reason, data := range map[string][]byte{
		"large":  make([]byte, 20_000_001),
		"broken": whole[:len(whole)/2],
		"kind":   []byte("no picture"),
	} {
		name := reason + ".png"
		p.drop(".cm-content", p.fileOf(name, data))
		p.waitBanner(p.say("picture."+reason, "name", name))
	}
	require.Equal(t, koreanPost, p.lines())
	p.write("still typed")
	p.waitPreview("still typed")
}

func TestPicturesAreTurnedAndMadeSmaller(t *testing.T) {
	p := openKorean(t, visit{})
	p.drop(".cm-content", p.fileOf("camera.jpg", turned(t, drawing(40, 20, 4))))
	p.waitPictures(1)
	require.Contains(t, p.lines(), `-1.jpg){: width="20" height="40" }`)

	p.action("pictures")
	p.click(".Pictures-shrink")
	p.press("Escape")
	p.toEnd()
	p.drop(".cm-content", p.fileOf("camera.jpg", turned(t, drawing(2400, 1200, 5))))
	p.waitPictures(2)
	require.Contains(t, p.lines(), `-2.webp){: width="800" height="1600" }`)
	corner := eval[[]int](p, `(image => {
		const canvas = document.createElement("canvas")
		canvas.width = image.naturalWidth, canvas.height = image.naturalHeight
		const context = canvas.getContext("2d")
		context.drawImage(image, 0, 0)
		return [...context.getImageData(790, 10, 1, 1).data]
	})([...`+content+`.querySelectorAll("img")].find(image => image.naturalWidth == 800))`)
	require.Less(t, corner[0]+corner[1], 40, "the camera's upper left is the upper right")

	p.action("pictures")
	p.click(".Pictures-shrink")
	p.press("Escape")
	p.toEnd()
	p.drop(".cm-content", p.fileOf("large.png", pngOf(t, drawing(2000, 600, 9))))
	p.waitPictures(3)
	require.Contains(t, p.lines(), `-3.png){: width="2000" height="600" }`)
	p.action("pictures")
	p.click(`[data-path$="-3.png"] .Pictures-smaller`)
	p.wait(`document.querySelector("[data-path$='-3.png']").dataset.state == "unused"`)
	require.Contains(t, p.lines(), `-4.webp){: width="1600" height="480" }`)
	eval[any](p, `(document.querySelector("[data-path$='-3.png'] .Pictures-remove").click(), document.querySelector(".Pictures").close())`)
	p.waitStoredPictures(3)
	eval[any](p, `new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))`)
	require.False(t, eval[bool](p, `document.querySelector(".Pictures").open`), "a dialog that was closed meanwhile stays closed")

	moving := &gif.GIF{Delay: []int{10, 10}}
	for n := range 2 {
		frame := image.NewPaletted(image.Rect(0, 0, 2000, 10), color.Palette{color.Black, color.White})
		frame.Set(n, n, color.White)
		moving.Image = append(moving.Image, frame)
	}
	p.toEnd()
	p.drop(".cm-content", p.fileOf("moving.gif", encoded(t, func(w io.Writer) error { return gif.EncodeAll(w, moving) })))
	p.waitPictures(4)
	require.Contains(t, p.lines(), `-3.gif){: width="2000" height="10" }`)
}

// The button and the key open the browser's file dialog to select an image.
func TestPicturesAreChosen(t *testing.T) {
	p := openKorean(t, visit{})
	file := p.fileOf("a.png", pngOf(t, drawing(30, 20, 12)))
	p.choose(func() { p.press("Mod+Alt+P") }, file)
	p.waitPictures(1)
	p.toEnd()
	p.choose(func() { p.click(`.Formats [data-action="picture"]`) }, file)
	p.waitPictures(2)
	require.Equal(t, 2, strings.Count(p.lines(), "2026-03-11-1.png"))
}

func TestTheCoverIsChosen(t *testing.T) {
	p := openKorean(t, visit{})
	p.choose(func() { p.click(".Card-pick") }, p.fileOf("a.png", pngOf(t, drawing(120, 63, 15))))
	p.wait(frame + `.querySelector(".preview-img img")?.naturalWidth == 120`)
	require.Contains(t, p.lines(), "image:\n  path: /assets/img/posts/2026-03-11/2026-03-11-1.png\n")
	p.shot("cover")
	p.press("Mod+Shift+S")
	p.wait(`document.querySelector(".Bundle").open`)
}

// An image is copied and pasted by the keyboard, through the system's clipboard.
func TestAPictureFromTheClipboard(t *testing.T) {
	p := openKorean(t, visit{})
	eval[any](p, `navigator.clipboard.write([new ClipboardItem({ "image/png": new Blob([new Uint8Array(%s)], { type: "image/png" }) })])`,
		ints(pngOf(t, drawing(30, 20, 13))))
	p.focus(editor)
	p.press("Mod+End")
	p.paste("see ")
	p.pasteClipboard()
	p.waitPictures(1)
	require.Contains(t, p.lines(), `see ![](/assets/img/posts/2026-03-11/2026-03-11-1.png){: width="30" height="20" }`)
}

// If the browser has no space left, the text does not change.
func TestAPictureThatCannotBeStoredIsSaid(t *testing.T) {
	p := openKorean(t, visit{})
	eval[any](p, `void (() => {
		const put = IDBObjectStore.prototype.put
		IDBObjectStore.prototype.put = function (value, key) {
			if (this.name == "pictureBlobs") throw new DOMException("full", "QuotaExceededError")
			return put.apply(this, arguments)
		}
	})()`)
	p.allow("a picture could not be stored")
	p.drop(".cm-content", p.fileOf("a.png", pngOf(t, drawing(30, 20, 14))))
	p.waitBanner(p.say("picture.store", "name", "a.png", "reason", p.say("reason.QuotaExceededError")))
	require.Equal(t, koreanPost, p.lines())
	p.write("still typed")
	p.waitSaved()
}

func TestMediaSubpathIsTheFolder(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.dropped("2026-03-11-trip.md", "---\ntitle: Trip\nmedia_subpath: /media/trip/\n---\nhere: ")
	p.waitPreview("here:")
	p.toEnd()
	p.pastePicture(pngOf(t, drawing(30, 20, 6)))
	p.waitPictures(1)
	require.Contains(t, p.lines(), `here: ![](trip-1.png){:`)
	require.Equal(t, "/media/trip/trip-1.png", eval[string](p, content+`.querySelector("img").dataset.src`))
}

// The zip, unpacked over a blog, builds to a site without a broken image.
func TestTheZipBuildsWithJekyll(t *testing.T) {
	jekyll := tools.Need(t, "Jekyll")
	p := openKorean(t, visit{language: "ko-KR"})
	first, second := pngOf(t, drawing(64, 48, 7)), turned(t, drawing(40, 20, 8))
	p.pastePicture(first)
	p.waitPictures(1)
	p.typeText("first one")
	p.toEnd()
	p.typeText("\n\n| a | b |\n|---|---|\n| x | ")
	p.drop(".Page", p.fileOf("second.jpg", second))
	p.waitPictures(2)
	p.toEnd()
	p.typeText(" |\n")
	p.waitSaved()

	p.press("Mod+Shift+S")
	p.wait(`document.querySelector(".Bundle").open`)
	p.shot("bundle")
	name, data := p.download(func() { p.press("Enter") })
	require.Equal(t, "2026-03-11-오늘의-공부.zip", name)

	site := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(site, "_layouts"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(site, "_layouts/post.html"), []byte("<h1>{{ page.title }}</h1>{{ content }}"), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(site, "_config.yml"),
		[]byte("permalink: /posts/:title/\ntimezone: Asia/Seoul\ndefaults: [{scope: {path: '', type: posts}, values: {layout: post}}]\n"), 0o644))
	unzip(t, data, site)
	post, err := os.ReadFile(filepath.Join(site, "_posts/2026-03-11-오늘의-공부.md"))
	require.NoError(t, err)
	require.Equal(t, p.lines(), string(post))

	build := exec.Command(jekyll, "build", "--source", site, "--destination", filepath.Join(site, "_site"), "--future", "--disable-disk-cache")
	build.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "JEKYLL_NO_BUNDLER_REQUIRE=true")
	out, err := build.CombinedOutput()
	require.NoError(t, err, string(out))
	html, err := os.ReadFile(filepath.Join(site, "_site/posts/오늘의-공부/index.html"))
	require.NoError(t, err)
	images := regexp.MustCompile(`<img src="([^"]+)" alt="([^"]*)" width="(\d+)" height="(\d+)"`).FindAllStringSubmatch(string(html), -1)
	require.Len(t, images, 2, string(html))
	for i, want := range [][]byte{first, second} {
		got, err := os.ReadFile(filepath.Join(site, "_site", images[i][1]))
		require.NoError(t, err, "a broken picture")
		require.Equal(t, want, got)
	}
	require.Equal(t, []string{"first one", "64", "48"}, images[0][2:])
	require.Equal(t, []string{"", "20", "40"}, images[1][2:])

	name, data = p.download(func() {
		p.press("Mod+Shift+S")
		p.click(".Bundle-text")
	})
	require.Equal(t, "2026-03-11-오늘의-공부.md", name)
	require.Equal(t, string(post), string(data))
}

func unzip(t *testing.T, data []byte, folder string) {
	t.Helper()
	files, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	for _, file := range files.File {
		require.True(t, filepath.IsLocal(file.Name), file.Name)
		in, err := file.Open()
		require.NoError(t, err)
		bytes, err := io.ReadAll(in)
		require.NoError(t, err)
		target := filepath.Join(folder, file.Name)
		require.NoError(t, os.MkdirAll(filepath.Dir(target), 0o755))
		require.NoError(t, os.WriteFile(target, bytes, 0o644))
	}
}
