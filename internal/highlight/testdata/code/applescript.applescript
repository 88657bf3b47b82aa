-- opens the log of a day
(* in lines *)
property folderName : "logs"
global counter
on openLog(theDay, n)
	set thePath to (path to documents folder as text) & folderName & ":" & theDay ¬
		& ".md"
	tell application "Finder"
		activate
		if exists file thePath then
			open file thePath
			set bounds of front window to {0, 0, 640.5, 480}
		else if n is greater than 3 and theDay does not contain "x" then
			display dialog "It's missing" buttons {"OK"} default button 1
		end if
	end tell
	considering case
		repeat with i from 1 to count of words of theDay
			set counter to counter + 1
		end repeat
	end considering
	return «class utxt» of the first item
end openLog
