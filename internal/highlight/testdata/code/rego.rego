# who may write
package log.rules
import data.users
default allow = false
allow { input.method == "PUT"; user := users[_]; user.age >= 18.5 }
deny[msg] { not allow with input as x; msg := sprintf("no %v", [input.path]) }
count(x) != -3
