# What the pages of the report say of themselves: captions, references, contents, whose they are.

report-figure-caption = Figure { $number }. { $text }
report-table-caption = Table { $number }. { $text }
report-figure-number = Figure{"\u00A0"}{ $number }
report-table-number = Table{"\u00A0"}{ $number }
report-page = page{"\u00A0"}{ $page }
report-page-of = { $text } (page{"\u00A0"}{ $page })
report-contents = Contents
report-logo = Logo
report-prepared-for = Prepared for { $name }
report-prepared-by = Prepared by { $name }
report-version = Version: { $name }
report-confidentiality = { $name }
report-missing-more = { $characters } and { $more } more
