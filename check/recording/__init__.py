"""Steps of a cycle as a person does them: noted in the page, kept in a file, done again."""
