/* argv in, options one by one out. Not getopt, whose state is the whole program's, which speaks for itself and which knows no option of two
   words (`--path A B`). */
#include "graph/option.h"

#include <stdio.h>
#include <string.h>

void option_reader_init(struct option_reader *reader, const struct option *options, size_t count, int argc,
                        char **argv) {
    *reader = (struct option_reader){
        .options = options, .options_count = count, .argc = argc, .at = 1, .argv = argv};
}

static int wrong(struct option_reader *reader, const char *what, const char *word) {
    snprintf(reader->message, sizeof reader->message, "%s '%.80s'", what, word);
    return OPTION_WRONG;
}

static int find(const struct option_reader *reader, const char *word, size_t size, bool is_long) {
    for (size_t i = 0; i < reader->options_count; i++) {
        const struct option *option = &reader->options[i];
        bool is_it = is_long ? strlen(option->name) == size && memcmp(option->name, word, size) == 0
                             : size == 1 && option->letter == word[0];
        if (is_it)
            return (int)i;
    }
    return OPTION_WRONG;
}

/* Takes the option's words: `value` first, where the option itself brought one. */
static int take_words(struct option_reader *reader, int number, const char *word, const char *value) {
    int wanted = reader->options[number].words, count = 0;
    if (value && wanted == 0)
        return wrong(reader, "no value is taken by", word);
    if (value)
        reader->words[count++] = value;
    while (count < wanted) {
        if (reader->at == reader->argc)
            return wrong(reader, wanted == 2 ? "two values are needed behind" : "a value is needed behind",
                         word);
        reader->words[count++] = reader->argv[reader->at++];
    }
    return number;
}

int option_next(struct option_reader *reader) {
    if (reader->at >= reader->argc)
        return OPTION_END;
    const char *word = reader->argv[reader->at++];
    if (reader->only_operands || word[0] != '-' || word[1] == '\0') {
        reader->words[0] = word;
        return OPTION_OPERAND;
    }
    if (strcmp(word, "--") == 0) {
        reader->only_operands = true;
        return option_next(reader);
    }
    bool is_long = word[1] == '-';
    const char *name = word + (is_long ? 2 : 1);
    size_t size = is_long ? strcspn(name, "=") : 1;
    const char *value = name[size] == '\0' ? NULL : is_long ? name + size + 1 : name + size;
    int number = find(reader, name, size, is_long);
    return number < 0 ? wrong(reader, "unknown option", word) : take_words(reader, number, word, value);
}
