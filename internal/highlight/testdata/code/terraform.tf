# 인스턴스
terraform {
  required_version = ">= 1.5"
}
variable "name" {
  type    = string
  default = "한글 이름"
}
resource "aws_instance" "web" {
  ami           = data.aws_ami.ubuntu.id
  count         = 2
  user_data     = <<-EOF
    #!/bin/bash
    echo "안녕 ${var.name}"
  EOF
  tags = { Name = "web-${count.index + 1}", Env = local.env == "prod" ? "운영" : "개발" }
  ports = [80, 443]
  enabled = true // 주석
}
/* 출력 */
output "ip" { value = aws_instance.web[0].public_ip }

locals {
  my-name = var.a != null ? "${upper(var.a)}-$${x}" : [for k, v in map : "%%{v}"]
  sum     = 1 + 2 * (3 - 4) / 5
}
