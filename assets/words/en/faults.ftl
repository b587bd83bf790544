# What is wrong with a file, and what to do about it. Lower case and no full stop: a place and a
# path stand beside it.

## Reading and saving files

store-read-not-found = there is no such file: { $path }
store-read-not-found-hint = check the spelling, and the folder you are in
store-read-denied = this file may not be read: { $path }
store-read-denied-hint = ask its owner for permission to read it
store-read-folder = this is a folder, not a file: { $path }
store-read-too-large = a file must be at most { $most } MiB: { $path }
store-read-not-text = this file is not text in UTF-8: { $path }
store-read-not-text-hint = save it as "UTF-8" or "CSV UTF-8" in the program it comes from
store-read-other = the system did not read the file ({ $found }): { $path }
store-save-not-found = nothing was saved, because there is no such folder: { $path }
store-save-not-found-hint = choose a folder that exists
store-save-denied = nothing was saved, because this file may not be written: { $path }
store-save-denied-hint = save it in a folder of your own, or under another name
store-save-folder = nothing was saved, because this is a folder: { $path }
store-save-folder-hint = add the name of a file
store-save-too-large = nothing was saved, because the file is too large for this disk: { $path }
store-save-full = nothing was saved, because the disk is full: { $path }
store-save-full-hint = make room, or save it on another disk
store-save-read-only = nothing was saved, because this disk may only be read: { $path }
store-save-other = nothing was saved, because the system refused ({ $found }): { $path }
fault-unreadable = { $found }
