#pragma once
// Patterns and subjects are UTF-8, so functions carry the suffix _8.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
