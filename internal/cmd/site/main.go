// Command site builds daylog into dist/ ("site build"), packs it into release/ ("site release"), or
// builds and serves it during development ("site serve").
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"sync"
	"time"

	"daylog/internal/site"
)

func main() {
	config := site.Config{Root: ".", Dist: "dist"}
	err := errors.New("usage: site build | release | serve")
	if len(os.Args) == 2 {
		switch os.Args[1] {
		case "build":
			err = build(config)
		case "release":
			err = release(config)
		case "serve":
			err = serve(config, cmp.Or(os.Getenv("PORT"), "8080"))
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func build(config site.Config) error {
	start := time.Now()
	m, err := site.Build(config)
	if err == nil {
		fmt.Printf("%s: version %s, %d files, built in %.1f s\n", config.Dist, m.Version, len(m.Files), time.Since(start).Seconds())
	}
	return err
}

func release(config site.Config) error {
	if err := build(config); err != nil {
		return err
	}
	file, err := site.Release(config.Root, config.Dist, "release")
	if err == nil {
		fmt.Println(file)
	}
	return err
}

// serve listens before it builds, so that a port in use is reported at once, and serves the last
// successful build.
func serve(config site.Config, port string) error {
	config.Quick, config.Fresh = true, true
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", port))
	if err != nil {
		return err
	}
	var ready sync.Once
	go site.Watch(context.Background(), config.Root, func() {
		if err := build(config); err != nil {
			fmt.Fprintf(os.Stderr, "%v\nserving the last good build\n", err)
		}
		ready.Do(func() { fmt.Printf("daylog: http://%s/\n", listener.Addr()) })
	})
	return http.Serve(listener, site.Handler(config.Dist))
}
