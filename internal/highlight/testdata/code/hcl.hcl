# a job
job "daily-log" {
  type = "service" // kind
  count = 3
  ratio = 1.5
  enabled = true && false
  tags = ["a", 'b', null]
  /* limits */
  resources { memory = 512MB, cpu-limit = 2 }
  text = <<EOT
line ${name} $
EOT
  meta = { key = lookup(var.x, "y") }
}
