program Diary;
{ entries of a day }
uses SysUtils, Classes;
(* types *)
type
  TEntry = record
    Day: TDateTime;
    Size: Integer; // in bytes
    Name: string[20];
  end;
const
  Mask = $FF;
  Rate = 1.5e-3;
var
  Entry: ^TEntry;
  I: LongInt;
begin
  for I := 1 to 10 do
    if (I mod 2 = 0) and not (I > 0x1F) then
      WriteLn('It''s ', I, ' of ', Rate:0:2)
    else
      Inc(I, 3UL);
  Entry := nil;
  &begin := @Entry;
end.
