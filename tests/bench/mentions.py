#!/usr/bin/env python3
"""A stream of many mentions, as extract would write it, of people and bodies that turn up again and again.

usage: mentions.py MENTIONS [SEED [DOCUMENTS]]

  mentions.py 1000000 | time whowhom resolve >/dev/null     documents of 20 mentions: new ones bring new people
  mentions.py 1000000 1 12500                               the same people in 12,500 documents, however many mentions
"""
import random
import sys

GIVEN = "Ada Ben Cleo Dan Edith Finn Greta Hugo Ines Jon Kira Leo Mina Noah Olga Per Rosa Sven Tara Ugo Vera Wim".split()
ENDS = "ack bell croft dale end field gate ham hill ley mere moor nell rick sby ston thorpe ton wick worth".split()
BODIES = "Board Council Trust Agency Commission Society College Bank Union Inquiry".split()


def name(number):
    first, rest = GIVEN[number % len(GIVEN)], number // len(GIVEN)
    surname = ""
    while rest or not surname:
        surname += ENDS[rest % len(ENDS)]
        rest //= len(ENDS)
    return first, surname.capitalize()


def main():
    most = int(sys.argv[1])
    rand = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    documents = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    sentences = most // documents if documents else 20
    print('{"type":"stream","format":1,"by":["mentions.py"]}')
    written = doc = 0
    while written < most:
        people = [name(int(rand.paretovariate(0.6)) % 200000) for _ in range(6)]
        bodies = [f"{name(int(rand.paretovariate(0.8)) % 5000)[1]} {rand.choice(BODIES)}" for _ in range(3)]
        lines, at = [], 0
        for sentence in range(sentences):
            if sentence % 3 == 2:
                kind, text, more = "institution", bodies[sentence % 9 // 3], ""
            else:
                given, surname = people[sentence % 6] if sentence < 9 else people[sentence * 7 % 6]
                kind, text = "person", f"{given} {surname}" if sentence < 9 else surname
                more = f',"given":"{given}","surname":"{surname}"' if sentence < 9 else ""
            lines.append(f'{{"type":"mention","id":"m{doc:x}-{sentence}","doc":"d{doc}","kind":"{kind}","form":"name",'
                         f'"start":{at},"end":{at + len(text)},"text":"{text}","sentence":{sentence}{more},"rule":"bench"}}')
            at += len(text) + 40
        print(f'{{"type":"document","id":"d{doc}","date":"20{doc % 20 + 10}-05-16","bytes":{at}}}')
        print("\n".join(lines))
        written += len(lines)
        doc += 1


if __name__ == "__main__":
    main()
