[ a note [inside] ]
++++[>+++<-] adds
>.,<] end
