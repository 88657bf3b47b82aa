package liquid

import (
	"strings"
	"unicode/utf8"
)

// compositions maps combining marks to pairs of a letter and the letter with the mark.
var compositions = map[rune]string{
	0x300: "AÀEÈIÌOÒUÙaàeèiìoòuùÜǛüǜNǸnǹĒḔēḕŌṐōṑWẀwẁÂẦâầĂẰăằÊỀêềÔỒôồƠỜơờƯỪưừYỲyỳЕЀИЍеѐиѝ",
	0x301: "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÜǗüǘGǴgǵÅǺåǻÆǼæǽØǾøǿÇḈçḉ" +
		"ĒḖēḗÏḮïḯKḰkḱMḾmḿÕṌõṍŌṒōṓPṔpṕŨṸũṹWẂwẃÂẤâấĂẮăắÊẾêếÔỐôốƠỚơớƯỨưứГЃКЌгѓкќΑΆΕΈ" +
		"ΗΉΙΊΟΌΥΎΩΏϊΐαάεέηήιίϋΰοόυύωώ",
	0x302: "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷZẐzẑẠẬạậẸỆẹệỌỘọộ",
	0x303: "AÃNÑOÕaãnñoõIĨiĩUŨuũVṼvṽÂẪâẫĂẴăẵEẼeẽÊỄêễÔỖôỗƠỠơỡƯỮưữYỸyỹ",
	0x304: "AĀaāEĒeēIĪiīOŌoōUŪuūÜǕüǖÄǞäǟȦǠȧǡÆǢæǣǪǬǫǭGḠgḡḶḸḷḹṚṜṛṝИӢиӣУӮуӯ",
	0x306: "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭȨḜȩḝẠẶạặУЎИЙийуўЖӁжӂАӐаӑЕӖеӗ",
	0x307: "CĊcċEĖeėGĠgġIİZŻzżBḂbḃDḊdḋFḞfḟHḢhḣMṀmṁNṄnṅPṖpṗRṘrṙSṠsṡŚṤśṥŠṦšṧṢṨṣṩTṪtṫWẆ" +
		"wẇXẊxẋYẎyẏſẛ",
	0x308: "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸHḦhḧÕṎõṏŪṺūṻWẄwẅXẌxẍtẗЕЁІЇеёіїАӒаӓӘӚәӛЖӜжӝЗӞзӟИӤ" +
		"иӥОӦоӧӨӪөӫЭӬэӭУӰуӱЧӴчӵЫӸыӹΙΪΥΫιϊυϋ",
	0x309: "AẢaảÂẨâẩĂẲăẳEẺeẻÊỂêểIỈiỉOỎoỏÔỔôổƠỞơởUỦuủƯỬưửYỶyỷ",
	0x30a: "AÅaåUŮuůwẘyẙ",
	0x30b: "OŐoőUŰuűУӲуӳ",
	0x30c: "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔÜǙüǚGǦgǧKǨkǩƷǮʒǯjǰHȞhȟ",
	0x30f: "AȀaȁEȄeȅIȈiȉOȌoȍRȐrȑUȔuȕѴѶѵѷ",
	0x311: "AȂaȃEȆeȇIȊiȋOȎoȏRȒrȓUȖuȗ",
	0x31b: "OƠoơUƯuư",
	0x323: "BḄbḅDḌdḍHḤhḥKḲkḳLḶlḷMṂmṃNṆnṇRṚrṛSṢsṣTṬtṭVṾvṿWẈwẉZẒzẓAẠaạEẸeẹIỊiịOỌoọƠỢơợ" +
		"UỤuụƯỰưựYỴyỵ",
	0x324: "UṲuṳ",
	0x325: "AḀaḁ",
	0x326: "SȘsșTȚtț",
	0x327: "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţDḐdḑHḨhḩ",
	0x328: "AĄaąEĘeęIĮiįUŲuųOǪoǫ",
	0x32d: "DḒdḓEḘeḙLḼlḽNṊnṋTṰtṱUṶuṷ",
	0x32e: "HḪhḫ",
	0x330: "EḚeḛIḬiḭUṴuṵ",
	0x331: "BḆbḇDḎdḏKḴkḵLḺlḻNṈnṉRṞrṟTṮtṯZẔzẕhẖ",
	0x3099: "かがきぎくぐけげこごさざしじすずせぜそぞただちぢつづてでとどはばひびふぶへべほぼうゔゝゞカガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデ" +
		"トドハバヒビフブヘベホボウヴワヷヰヸヱヹヲヺヽヾ",
	0x309a: "はぱひぴふぷへぺほぽハパヒピフプヘペホポ",
}

// compatible maps characters to the plain ones that Unicode's NFKC replaces them by.
var compatible = map[rune]string{
	'\u00a0': " ", '\u3000': " ", '…': "...", '™': "TM", '²': "2", '³': "3", '¹': "1", 'ª': "a",
	'º': "o", 'ﬁ': "fi", 'ǆ': "dž", 'ĳ': "ij", 'ŀ': "l·", 'ŉ': "ʼn", 'ſ': "s",
	'ﬂ': "fl", '№': "No", '℃': "°C", 'µ': "μ", '‥': "..",
}

// composed returns text in Unicode's form NFKC, in which Addressable writes addresses: for Hangul,
// Latin, Greek, Cyrillic and kana with their marks, and for full-width ASCII. A file name of macOS
// has its letters and marks apart. Rarer characters stay unchanged.
func composed(text string) string {
	if isPlain(text) {
		return text
	}
	var out []rune
	for _, r := range text {
		if more := compatible[r]; more != "" {
			out = append(out, []rune(more)...)
			continue
		}
		if 0xff01 <= r && r <= 0xff5e {
			r += '!' - 0xff01
		}
		if n := len(out); n > 0 {
			if joined := join(out[n-1], r); joined != 0 {
				out[n-1] = joined
				continue
			}
		}
		out = append(out, r)
	}
	return string(out)
}

// isPlain reports whether text is its own NFKC, which is so for ASCII and Hangul syllables.
func isPlain(text string) bool {
	for _, r := range text {
		if r >= utf8.RuneSelf && (r < 0xac00 || r > 0xd7a3) {
			return false
		}
	}
	return true
}

// join returns the character that two become, or 0.
func join(first, second rune) rune {
	const (
		leading, vowel, trailing, syllables = 0x1100, 0x1161, 0x11a7, 0xac00
		vowels, trailings                   = 21, 28
	)
	switch {
	case leading <= first && first < leading+19 && vowel <= second && second < vowel+vowels:
		return syllables + ((first-leading)*vowels+second-vowel)*trailings
	case syllables <= first && first <= 0xd7a3 && (first-syllables)%trailings == 0 &&
		trailing < second && second < trailing+trailings:
		return first + second - trailing
	}
	pairs := compositions[second]
	for pairs != "" {
		letter, size := utf8.DecodeRuneInString(pairs)
		with, more := utf8.DecodeRuneInString(pairs[size:])
		if letter == first {
			return with
		}
		pairs = pairs[size+more:]
	}
	return 0
}

// removeDots removes the segments "." and ".." of a path, as Addressable does.
func removeDots(path string) string {
	if !strings.HasPrefix(path, "/") {
		path = strings.TrimLeft(path, ".")
		return path
	}
	segments := strings.Split(path[1:], "/")
	var kept []string
	for i, segment := range segments {
		isLast := i == len(segments)-1
		switch segment {
		case "..":
			kept = kept[:max(len(kept)-1, 0)]
			fallthrough
		case ".":
			if isLast {
				kept = append(kept, "")
			}
		default:
			kept = append(kept, segment)
		}
	}
	return "/" + strings.Join(kept, "/")
}
