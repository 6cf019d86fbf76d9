# What concerns me

concerns-title = What concerns you
concerns-description = Who can use which measure, for what, and who carries it out ({ $plan }).
concerns-link = Find measures and who carries them out by what you want to do
concerns-intro = Choose what applies to you to see, by what you want to do, the measures and who carries them out.
concerns-who = Who are you?
concerns-consult = I want advice
concerns-money = I want financial support
concerns-learn = I want to learn or be trained
concerns-meet = I want to take part in an event
concerns-work = I want to find work or hire people
concerns-rules = I want to know rights and rules
concerns-recognition = I want certification or recognition
concerns-know = I want information
concerns-other = Other
concerns-more = { $count } more
concerns-all = All measures for “{ $who }” ({ $count })
concerns-back = Choose again
concerns-note = This grouping follows the words in the titles and texts of the measures. It is not part of the plan.

# Mistakes in the table of wants
invalid-wants = { $kind ->
        [want] there is no want called “{ $found }”
       *[columns] this line of the wants lacks a want or its words
    }
    .label = this line
    .help = write one of consult, money, learn, meet, work, rules, recognition and know, a tab, and words with `|` between them
