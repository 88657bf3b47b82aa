package recorded

import (
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
	"time"

	"daylog/internal/liquid"
)

// Decode decodes a value in JSON. It keeps the order of keys. {"!time": RFC 3339}, {"!date": day}
// and {"!symbol": name} are a time in a zone, a date and a symbol, and {"!map": [[key, value]…]} is a
// hash with keys of any kind.
func Decode(text string, zone *time.Location) (liquid.Value, error) {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	v, err := decodeNext(d, zone)
	if err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, errors.New("text after the value")
	}
	return v, nil
}

func decodeNext(d *json.Decoder, zone *time.Location) (liquid.Value, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch token := token.(type) {
	case bool:
		return liquid.Bool(token), nil
	case string:
		return liquid.String(token), nil
	case json.Number:
		return numberOf(string(token))
	case json.Delim:
		if token == '[' {
			return decodeList(d, zone)
		}
		return decodeHash(d, zone)
	}
	return nil, nil
}

func numberOf(text string) (liquid.Value, error) {
	if strings.ContainsAny(text, ".eE") {
		f, err := strconv.ParseFloat(text, 64)
		return liquid.Float(f), err
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return liquid.Int(n), nil
	}
	return liquid.Big(text), nil
}

func decodeList(d *json.Decoder, zone *time.Location) (liquid.Value, error) {
	list := liquid.Array{}
	for d.More() {
		v, err := decodeNext(d, zone)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	_, err := d.Token()
	return list, err
}

func decodeHash(d *json.Decoder, zone *time.Location) (liquid.Value, error) {
	var entries []liquid.Entry
	for d.More() {
		key, err := decodeNext(d, zone)
		if err != nil {
			return nil, err
		}
		v, err := decodeNext(d, zone)
		if err != nil {
			return nil, err
		}
		entries = append(entries, liquid.Entry{Key: key, Value: v})
	}
	if _, err := d.Token(); err != nil || len(entries) != 1 {
		return liquid.NewHash(entries...), err
	}
	return special(entries[0], zone)
}

// special returns the value of an object with one key.
func special(e liquid.Entry, zone *time.Location) (liquid.Value, error) {
	text, _ := e.Value.(liquid.String)
	switch e.Key {
	case liquid.String("!time"):
		t, err := time.Parse(time.RFC3339Nano, string(text))
		if _, offset := t.Zone(); offset == 0 {
			zone = time.FixedZone("", 0)
		}
		return liquid.Time{Time: t.In(zone)}, err
	case liquid.String("!date"):
		t, err := time.Parse(time.DateOnly, string(text))
		return liquid.Date{Time: t}, err
	case liquid.String("!symbol"):
		return liquid.Symbol(text), nil
	case liquid.String("!map"):
		var entries []liquid.Entry
		pairs, _ := e.Value.(liquid.Array)
		for _, pair := range pairs {
			if pair, ok := pair.(liquid.Array); ok && len(pair) == 2 {
				entries = append(entries, liquid.Entry{Key: pair[0], Value: pair[1]})
			}
		}
		return liquid.NewHash(entries...), nil
	}
	return liquid.NewHash(e), nil
}
