# a server
class log::server ($port = 8080, $names = ['a', "b ${port} \n"]) {
  include nginx::site
  package { 'nginx': ensure => installed, require => File['/etc/log'] }
  if $facts['os'] =~ /^(Debian|Ubuntu)[a-z-]$/ and $port > 80 {
    file { "/etc/log.conf":
      content => template('log/conf.erb'),
      notify  +> Service[nginx],
      enable  => true,
    }
  } else { notice("none ${1.5}") }
}
