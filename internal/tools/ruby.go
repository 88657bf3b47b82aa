package tools

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"testing"
)

// AskRuby runs Ruby with arguments, writes questions to it as JSON, and returns the answers that it
// prints as JSON, one for each question. The environment has variables for it, besides those of the
// test. If Ruby fails, the test does.
func AskRuby[Answer, Question any](
	t testing.TB, questions []Question, environment []string, arguments ...string,
) (answers []Answer) {
	t.Helper()
	input, err := json.Marshal(questions)
	if err != nil {
		t.Fatal(err)
	}
	var complaints bytes.Buffer
	cmd := exec.Command(Need(t, "Ruby"), arguments...)
	cmd.Env = append(os.Environ(), environment...)
	cmd.Stdin = bytes.NewReader(input)
	cmd.Stderr = &complaints
	output, err := cmd.Output()
	if complaints.Len() > 0 {
		t.Log(complaints.String())
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(output, &answers); err != nil {
		t.Fatal(err)
	}
	if len(answers) != len(questions) {
		t.Fatalf("%d answers to %d questions", len(answers), len(questions))
	}
	return answers
}
