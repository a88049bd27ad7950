#include "CBase64.h"

#if defined(__x86_64__)
#include <immintrin.h>

// 24 bytes become 32 characters. Each half of the register holds 12 bytes of input in its lower part.
__attribute__((target("avx2"))) static __m256i characters(__m256i bytes) {
  // Four times per half: bytes a b c stand as b a c b, so that each 16-bit lane holds two sextets.
  const __m256i spread = _mm256_setr_epi8(
      1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10,
      1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10);
  const __m256i lanes = _mm256_shuffle_epi8(bytes, spread);
  // A multiplication shifts each lane by its own distance: to the right (high half), to the left (low).
  const __m256i first = _mm256_mulhi_epu16(
      _mm256_and_si256(lanes, _mm256_set1_epi32(0x0FC0FC00)), _mm256_set1_epi32(0x04000040));
  const __m256i second = _mm256_mullo_epi16(
      _mm256_and_si256(lanes, _mm256_set1_epi32(0x003F03F0)), _mm256_set1_epi32(0x01000010));
  const __m256i sextets = _mm256_or_si256(first, second);
  // Which stretch of the alphabet: 0 for A-Z, 1 for a-z, 2...11 for the digits, 12 for +, 13 for /.
  const __m256i beyond = _mm256_subs_epu8(sextets, _mm256_set1_epi8(51));
  const __m256i stretch = _mm256_sub_epi8(
      beyond, _mm256_cmpgt_epi8(sextets, _mm256_set1_epi8(25)));
  // What has to be added to a sextet of each stretch.
  const __m256i distance = _mm256_setr_epi8(
      'A', 'a' - 26, -4, -4, -4, -4, -4, -4, -4, -4, -4, -4, '+' - 62, '/' - 63, 0, 0,
      'A', 'a' - 26, -4, -4, -4, -4, -4, -4, -4, -4, -4, -4, '+' - 62, '/' - 63, 0, 0);
  return _mm256_add_epi8(sextets, _mm256_shuffle_epi8(distance, stretch));
}

__attribute__((target("avx2"))) static size_t encode_avx2(
    const uint8_t *input, size_t count, uint8_t *output) {
  size_t done = 0;
  // Each half loads 16 bytes and uses 12, so 28 have to be there.
  for (; count - done >= 28; done += 24, output += 32) {
    const __m128i low = _mm_loadu_si128((const __m128i *)(input + done));
    const __m128i high = _mm_loadu_si128((const __m128i *)(input + done + 12));
    _mm256_storeu_si256((__m256i *)output, characters(_mm256_setr_m128i(low, high)));
  }
  return done;
}

size_t cbase64_encode_most(const uint8_t *input, size_t count, uint8_t *output) {
  return count >= 28 && __builtin_cpu_supports("avx2") ? encode_avx2(input, count, output) : 0;
}
#else
size_t cbase64_encode_most(const uint8_t *input, size_t count, uint8_t *output) {
  (void)input, (void)count, (void)output;
  return 0;
}
#endif
