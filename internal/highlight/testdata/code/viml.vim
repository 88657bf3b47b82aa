" settings of an editor
set nocompatible number tabstop=4 noai
set background=dark " a comment
colorscheme desert
let g:name = 'log'
let s:count = -3 + len(g:name)
function! s:Open(path) abort
  if a:path =~ "\\.md$" && filereadable(a:path)
    execute 'edit' . a:path
  elseif g:name ==# 'x' | echo "no"
  else
    return [1, 0x2]
  endif
endfunction
autocmd BufRead,BufNewFile *.md setlocal spell
nnoremap <silent> <leader>o :call <SID>Open(expand('%'))<CR>
hi Normal guifg=#ffcc00 gui=bold ctermbg=NONE
syntax match Todo /TODO\/x/
let b:list = [
  \ 'a',
  \ ]
