"""The desk: the clerk's window, from signing in to closing the day.

`window` signs in and chooses the counter (`doors`), then shows the `shell`: bars around three pages. `counter_page`
is the page Quầy; `states` says which of its faces is shown (`door_page`, `free_page`, `called_page`, `serving_page`,
`break_page`), `counter_keys` what each key does there, `actions` asks the services and says refusals in words, and
`dialogs` holds the questions asked on a cover. Sentences live in `wording`, decisions in `states`, `chips` and
`finish_form`: none of these needs a window to be tested.
"""
