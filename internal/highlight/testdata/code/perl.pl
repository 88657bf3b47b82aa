#!/usr/bin/perl
use strict;
use warnings;
package Study::Post;

# 글
my $name = "홍길동";
my @tags = qw(perl 한글 study);
my %count = (a => 1, 'b' => 2);
our $VERSION = '1.00';

sub new {
    my ($class, %args) = @_;
    my $self = { title => $args{title} || "제목 없음", size => 0xFF };
    return bless $self, $class;
}

foreach my $tag (sort { $a cmp $b } @tags) {
    next unless $tag =~ /^\w+$/i;
    $count{$tag}++;
    print "태그: $tag ($count{$tag})\n" if $count{$tag} > 1;
}

open(my $fh, '<', 'log.txt') or die "열 수 없다: $!";
while (my $line = <$fh>) {
    chomp $line;
    (my $copy = $line) =~ s/foo/bar/g;
    $copy =~ tr/a-z/A-Z/;
    if ($line =~ m{(\d+)-(\d+)}) { push @{$self->{list}}, $1 + $2; }
    elsif (not defined $line) { last }
}
close $fh;

my $text = <<"END";
여러 줄 $name
END
printf("%s %d\n", join(', ', map { $_ * 2 } grep { $_ % 2 } 1..10), scalar(@tags));
my $ref = \@tags; my $n = $#{$ref} + 1_000 - 3.14e2;
local $_ = $ENV{HOME};
eval { die { code => 42 } }; warn $@ if $@;
1;
__END__
=head1 설명
끝
