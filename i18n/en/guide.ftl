cli-guide = Show the manual of this program
cli-guide-chapter = Name or number of a chapter; without it, the list of chapters
cli-guide-examples =
    {"  "}tebiki guide                  list the chapters
    {"  "}tebiki guide writing          the chapter on writing
    {"  "}tebiki guide --out manual     write all chapters into a folder
cli-guide-out = Folder to write all chapters to, in Japanese and English
cli-guide-unknown = there is no chapter `{ $found }`; chapters: { $allowed }
cli-output-held = another program (such as Word or Excel) has `{ $path }` open, so it cannot be written. Close it there and run this again
