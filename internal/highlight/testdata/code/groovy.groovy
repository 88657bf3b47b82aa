#!/usr/bin/env groovy
package com.example

import groovy.json.JsonSlurper

/* 배포 */
@Library('shared') _
pipeline {
    agent any
    environment { NAME = "한글 ${env.BRANCH}" }
    stages {
        stage('빌드') {
            steps {
                sh './gradlew build --no-daemon'
                script {
                    def version = readFile('VERSION').trim()
                    if (version =~ /^\d+\.\d+$/ && !params.skip) { echo "버전 $version" }
                }
            }
        }
    }
    post { always { cleanWs() } }
}

class Post implements Serializable {
    private final String title
    int size = 0xff
    static def parse(String text) {
        text.split(',').collect { it.trim() }.findAll { it?.size() > 0 }
    }
    boolean isEmpty() { return title == null ?: true }
}
def map = [a: 1, 'b': 2.5, c: '''여러
줄''']
for (x in 1..10) { println x } // 주석
String text = """큰 "따옴표" ${map.a}"""
try { throw new RuntimeException() } catch (Exception e) { assert e instanceof Exception }
enum Level { LOW, HIGH }
record Point(int x, int y) {}
var level = Level.LOW
