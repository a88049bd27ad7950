#pragma once
#include <stddef.h>
#include <stdint.h>

/// Encodes as much of the front of the input as the processor can do many bytes at a time, and says how
/// many bytes that was: a multiple of three, and none where there are no such instructions. `output` has
/// room for four characters for every three bytes.
size_t cbase64_encode_most(const uint8_t *input, size_t count, uint8_t *output);
