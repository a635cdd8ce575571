/* Words in; a number out. The one idea: tens and units add up, whatever stands between them, and an ordinal is its
   number with another ending. */
#include "extract/number.h"

#include <ctype.h>
#include <string.h>

static const struct {
    const char *word, *ordinal;
    int number;
} words[] = {
    {"one", "first", 1},
    {"two", "second", 2},
    {"three", "third", 3},
    {"four", "fourth", 4},
    {"five", "fifth", 5},
    {"six", "sixth", 6},
    {"seven", "seventh", 7},
    {"eight", "eighth", 8},
    {"nine", "ninth", 9},
    {"ten", "tenth", 10},
    {"eleven", "eleventh", 11},
    {"twelve", "twelfth", 12},
    {"thirteen", "thirteenth", 13},
    {"fourteen", "fourteenth", 14},
    {"fifteen", "fifteenth", 15},
    {"sixteen", "sixteenth", 16},
    {"seventeen", "seventeenth", 17},
    {"eighteen", "eighteenth", 18},
    {"nineteen", "nineteenth", 19},
    {"twenty", "twentieth", 20},
    {"thirty", "thirtieth", 30},
    {"forty", "fortieth", 40},
    {"fifty", "fiftieth", 50},
    {"sixty", "sixtieth", 60},
    {"seventy", "seventieth", 70},
    {"eighty", "eightieth", 80},
    {"ninety", "ninetieth", 90},
    {"a", "an", 1},
};

static int digits(struct text text) {
    int number = 0;
    for (size_t i = 0; i < text.size && isdigit((unsigned char)text.at[i]); i++) {
        number = number * 10 + (text.at[i] - '0');
        if (number > 9999)
            return -1;
    }
    return number;
}

static int word_number(struct text word) {
    char lower[16] = "";
    if (word.size >= sizeof lower)
        return -1;
    for (size_t i = 0; i < word.size; i++)
        lower[i] = (char)tolower((unsigned char)word.at[i]);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(lower, words[i].word) || !strcmp(lower, words[i].ordinal))
            return words[i].number;
    return -1;
}

int number_read(struct text text) {
    if (text.size && isdigit((unsigned char)text.at[0]))
        return digits(text);
    int sum = 0;
    bool any = false;
    for (size_t at = 0; at < text.size;) {
        size_t end = at;
        while (end < text.size && isalpha((unsigned char)text.at[end]))
            end++;
        if (end > at) {
            int number = word_number(text_slice(text, at, end));
            if (number < 0)
                return -1;
            sum += number;
            any = true;
        }
        at = end + 1;
    }
    return any ? sum : -1;
}
