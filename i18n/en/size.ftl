# Pages of large plans
list-parts = Pages of this list
list-parts-note = Because there are many measures, the list is divided into pages and shows titles only. The text is on the page of each measure.
list-part = { $from } to { $to }
list-part-title = { $title } ({ $part } of { $parts })
plan-in-chapters = Because there are many measures, the text is divided into a page for each chapter.
term-place = { $number } ({ $count })
