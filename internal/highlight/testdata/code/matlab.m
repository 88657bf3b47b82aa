% 행렬 연습
%{
여러 줄 주석
%}
function [m, s] = stats(x, varargin)
    if nargin < 1 || isempty(x)
        error('입력이 ''없다''');
    end
    n = length(x); m = sum(x) / n; % 평균
    s = sqrt(sum((x - m).^2) / (n - 1));
end

A = [1, 2; 3 4]' * eye(2);
B = A .* 2.5e-3 + 0.5;
str = "한글 ""인용""";
for i = 1:2:10
    while true, break; end
    fprintf('%d: %s\n', i, num2str(B(1, end)));
end
switch str
    case {'a', 'b'}
        disp(~isnan(A) & A ~= 0);
    otherwise
        x = @(t) sin(2 * pi * t) ...
            + cos(t);
end
try, plot(x, 'r--'); catch e, rethrow(e); end
s.field = struct('a', 1);
!ls -la
