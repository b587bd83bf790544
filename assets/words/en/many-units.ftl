# Many units in the window.

many-units-title = Many units
many-units-tooltip = The assessments in a folder side by side: levels, what holds units back, what became of them
many-units-also = portfolio branches clients benchmark compare folder
many-units-intro = Choose a folder with assessments, or with folders of them: those of all branches, of all clients, of several years. The latest of each unit counts. Nothing in them is changed.
many-units-choose = Choose a folder
many-units-other = Choose another folder
many-units-again = Read again
many-units-where = Which folder is it? Type where it is:
many-units-path = Choose the folder with the assessments
many-units-kind = Folder
many-units-cancel = Stop reading
many-units-reading = { $all ->
    [0] Looking for assessments
   *[other] { $done } of { $all } files read
}
many-units-failed = Something went wrong while the folder was read.
many-units-locked = it has a password: open it by itself
many-units-unread = it cannot be read
many-units-found = { $units ->
    [0] No assessment was found
    [one] One unit, { $assessments ->
        [one] one assessment
       *[other] { $assessments } assessments
    }
   *[other] { $units } units, { $assessments } assessments
}
many-units-client = Client
many-units-year = Year
many-units-all-clients = All clients
many-units-all-years = All years
many-units-levels = Units at each level
many-units-units = Units
many-units-of = { $units } of { $of }
many-units-held = What holds units back
many-units-lacking = Practices that keep most units from their next level
many-units-sums = Plans and changes
many-units-outliers = Two levels or more from the middle unit
many-units-table = Units by elements
many-units-unit = Unit
many-units-level = Level
many-units-before = Before
many-units-day = Day
many-units-cell = { $about }: { $place }
many-units-show-all = Show all { $count } units
many-units-faults = { $count ->
    [one] One file that could not be read
   *[other] { $count } files that could not be read
}
many-units-fault = { $file }: { $why }
many-units-copies = { $count ->
    [one] One copy, which does not count
   *[other] { $count } copies, which do not count
}
many-units-copy = { $file } is a copy of { $of }
