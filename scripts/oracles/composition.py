"""Writes texts and how Python composes them: composition.py > Tests/SchemaGenTests/Normalising/PythonComposition.swift.

Only characters that every Unicode since 14 composes alike.
"""

import random
import unicodedata

SEED = 20240503
STARTERS = "aeiouAEIOUcdgknrsyzαεηιουωАЕИОกคकनরதᄀᄁ가かハא"
MARKS = (
    "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308"
    "\u030a\u030c\u0323\u0327\u0328\u0331\u0345\u093c\u3099\u309a\u1161\u11a8\u05b0\u0653"
)
SINGLE = "\u212a\u212b\u2126\ufa10\u0344\u0958\ufb1d\u1e9b\u00c5\u01d5\u1fb4\uac01\ufb01\u00bd"


def escaped(text):
    return "".join(f"\\u{{{ord(sign):X}}}" for sign in text)


luck = random.Random(SEED)
print("/// Texts and their form NFC; written by `scripts/oracles/composition.py`.")
print("enum PythonComposition {")
print('  static let lines = """')
for _ in range(250):
    sorts = [STARTERS, MARKS, MARKS, SINGLE]
    text = "".join(luck.choice(luck.choice(sorts)) for _ in range(luck.randint(1, 5)))
    print(f'    {escaped(text)}|{escaped(unicodedata.normalize("NFC", text))}')
print('    """')
print("}")
