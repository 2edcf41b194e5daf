#include "text/lookalike.h"

/* Single letters only, chosen from what UTS #39 calls confusable with a Latin letter: Greek,
 * Cyrillic, Armenian, Cherokee, Coptic, Lisu, and Latin's own odd letters. Lower and upper case of
 * one letter may differ (Cyrillic в and В, Greek ν and Ν). Sorted by code point. */
static const struct lookalike table[] = {
    /* clang-format off */
    {0x00F8, 'o', LOOK_MARKED}, {0x0111, 'd', LOOK_MARKED}, {0x0127, 'h', LOOK_MARKED},
    {0x0131, 'i', LOOK_LATIN}, {0x0142, 'l', LOOK_MARKED}, {0x0167, 't', LOOK_MARKED},
    {0x0180, 'b', LOOK_MARKED}, {0x0192, 'f', LOOK_MARKED}, {0x0199, 'k', LOOK_MARKED},
    {0x01B6, 'z', LOOK_MARKED}, {0x023C, 'c', LOOK_MARKED}, {0x0247, 'e', LOOK_MARKED},
    {0x0249, 'j', LOOK_MARKED}, {0x024D, 'r', LOOK_MARKED}, {0x0251, 'a', LOOK_LATIN},
    {0x0253, 'b', LOOK_MARKED}, {0x0256, 'd', LOOK_MARKED}, {0x0257, 'd', LOOK_MARKED},
    {0x0260, 'g', LOOK_MARKED}, {0x0261, 'g', LOOK_LATIN}, {0x0262, 'g', LOOK_STYLED},
    {0x0266, 'h', LOOK_MARKED}, {0x0268, 'i', LOOK_MARKED}, {0x0269, 'i', LOOK_LATIN},
    {0x026A, 'i', LOOK_STYLED}, {0x026F, 'w', LOOK_LATIN}, {0x0274, 'n', LOOK_STYLED},
    {0x0280, 'r', LOOK_STYLED}, {0x028B, 'u', LOOK_LATIN}, {0x028F, 'y', LOOK_STYLED},
    {0x0299, 'b', LOOK_STYLED}, {0x029C, 'h', LOOK_STYLED}, {0x029F, 'l', LOOK_STYLED},
    {0x037F, 'j', LOOK_STRONG}, {0x0391, 'a', LOOK_STRONG}, {0x0392, 'b', LOOK_STRONG},
    {0x0395, 'e', LOOK_STRONG}, {0x0396, 'z', LOOK_STRONG}, {0x0397, 'h', LOOK_STRONG},
    {0x0399, 'i', LOOK_STRONG}, {0x039A, 'k', LOOK_STRONG}, {0x039C, 'm', LOOK_STRONG},
    {0x039D, 'n', LOOK_STRONG}, {0x039F, 'o', LOOK_STRONG}, {0x03A1, 'p', LOOK_STRONG},
    {0x03A4, 't', LOOK_STRONG}, {0x03A5, 'y', LOOK_STRONG}, {0x03A7, 'x', LOOK_STRONG},
    {0x03B1, 'a', LOOK_STRONG}, {0x03B2, 'b', LOOK_WEAK}, {0x03B3, 'y', LOOK_WEAK},
    {0x03B5, 'e', LOOK_WEAK}, {0x03B7, 'n', LOOK_WEAK}, {0x03B9, 'i', LOOK_STRONG},
    {0x03BA, 'k', LOOK_STRONG}, {0x03BC, 'u', LOOK_WEAK}, {0x03BD, 'v', LOOK_STRONG},
    {0x03BF, 'o', LOOK_STRONG}, {0x03C1, 'p', LOOK_STRONG}, {0x03C3, 'o', LOOK_WEAK},
    {0x03C4, 't', LOOK_WEAK}, {0x03C5, 'u', LOOK_STRONG}, {0x03C7, 'x', LOOK_STRONG},
    {0x03C9, 'w', LOOK_WEAK}, {0x03F2, 'c', LOOK_STRONG}, {0x03F3, 'j', LOOK_STRONG},
    {0x03F9, 'c', LOOK_STRONG}, {0x0405, 's', LOOK_STRONG}, {0x0406, 'i', LOOK_STRONG},
    {0x0408, 'j', LOOK_STRONG}, {0x0410, 'a', LOOK_STRONG}, {0x0412, 'b', LOOK_STRONG},
    {0x0415, 'e', LOOK_STRONG}, {0x041A, 'k', LOOK_STRONG}, {0x041C, 'm', LOOK_STRONG},
    {0x041D, 'h', LOOK_STRONG}, {0x041E, 'o', LOOK_STRONG}, {0x0420, 'p', LOOK_STRONG},
    {0x0421, 'c', LOOK_STRONG}, {0x0422, 't', LOOK_STRONG}, {0x0423, 'y', LOOK_STRONG},
    {0x0425, 'x', LOOK_STRONG}, {0x0430, 'a', LOOK_STRONG}, {0x0432, 'b', LOOK_WEAK},
    {0x0433, 'r', LOOK_WEAK}, {0x0435, 'e', LOOK_STRONG}, {0x0438, 'u', LOOK_WEAK},
    {0x043A, 'k', LOOK_STRONG}, {0x043C, 'm', LOOK_WEAK}, {0x043D, 'h', LOOK_WEAK},
    {0x043E, 'o', LOOK_STRONG}, {0x043F, 'n', LOOK_WEAK}, {0x0440, 'p', LOOK_STRONG},
    {0x0441, 'c', LOOK_STRONG}, {0x0442, 't', LOOK_WEAK}, {0x0443, 'y', LOOK_STRONG},
    {0x0445, 'x', LOOK_STRONG}, {0x0448, 'w', LOOK_WEAK}, {0x044C, 'b', LOOK_WEAK},
    {0x0455, 's', LOOK_STRONG}, {0x0456, 'i', LOOK_STRONG}, {0x0458, 'j', LOOK_STRONG},
    {0x0461, 'w', LOOK_WEAK}, {0x0474, 'v', LOOK_STRONG}, {0x0475, 'v', LOOK_STRONG},
    {0x04AE, 'y', LOOK_STRONG}, {0x04AF, 'y', LOOK_STRONG}, {0x04BA, 'h', LOOK_STRONG},
    {0x04BB, 'h', LOOK_STRONG}, {0x04C0, 'l', LOOK_STRONG}, {0x04CF, 'l', LOOK_STRONG},
    {0x0501, 'd', LOOK_STRONG}, {0x050C, 'g', LOOK_STRONG}, {0x050D, 'g', LOOK_WEAK},
    {0x051A, 'q', LOOK_STRONG}, {0x051B, 'q', LOOK_STRONG}, {0x051C, 'w', LOOK_STRONG},
    {0x051D, 'w', LOOK_STRONG}, {0x053C, 'l', LOOK_STRONG}, {0x054D, 'u', LOOK_STRONG},
    {0x0555, 'o', LOOK_STRONG}, {0x0561, 'w', LOOK_WEAK}, {0x0566, 'q', LOOK_STRONG},
    {0x056C, 'l', LOOK_WEAK}, {0x0570, 'h', LOOK_STRONG}, {0x0578, 'n', LOOK_STRONG},
    {0x057C, 'n', LOOK_WEAK}, {0x057D, 'u', LOOK_STRONG}, {0x0581, 'g', LOOK_STRONG},
    {0x0584, 'p', LOOK_WEAK}, {0x0585, 'o', LOOK_STRONG}, {0x13A0, 'd', LOOK_STRONG},
    {0x13A1, 'r', LOOK_STRONG}, {0x13A2, 't', LOOK_STRONG}, {0x13AA, 'a', LOOK_STRONG},
    {0x13AB, 'j', LOOK_STRONG}, {0x13AC, 'e', LOOK_STRONG}, {0x13B3, 'w', LOOK_STRONG},
    {0x13B7, 'm', LOOK_STRONG}, {0x13BB, 'h', LOOK_STRONG}, {0x13C0, 'g', LOOK_STRONG},
    {0x13C3, 'z', LOOK_STRONG}, {0x13CF, 'b', LOOK_STRONG}, {0x13D9, 'v', LOOK_STRONG},
    {0x13DA, 's', LOOK_STRONG}, {0x13DE, 'l', LOOK_STRONG}, {0x13DF, 'c', LOOK_STRONG},
    {0x13E2, 'p', LOOK_STRONG}, {0x13E6, 'k', LOOK_STRONG}, {0x1D00, 'a', LOOK_STYLED},
    {0x1D04, 'c', LOOK_STYLED}, {0x1D05, 'd', LOOK_STYLED}, {0x1D07, 'e', LOOK_STYLED},
    {0x1D0A, 'j', LOOK_STYLED}, {0x1D0B, 'k', LOOK_STYLED}, {0x1D0D, 'm', LOOK_STYLED},
    {0x1D0F, 'o', LOOK_STYLED}, {0x1D18, 'p', LOOK_STYLED}, {0x1D1B, 't', LOOK_STYLED},
    {0x1D1C, 'u', LOOK_STYLED}, {0x1D20, 'v', LOOK_STYLED}, {0x1D21, 'w', LOOK_STYLED},
    {0x1D22, 'z', LOOK_STYLED}, {0x2C83, 'b', LOOK_WEAK}, {0x2C8F, 'h', LOOK_WEAK},
    {0x2C93, 'i', LOOK_WEAK}, {0x2C95, 'k', LOOK_WEAK}, {0x2C99, 'm', LOOK_WEAK},
    {0x2C9B, 'n', LOOK_WEAK}, {0x2C9F, 'o', LOOK_STRONG}, {0x2CA3, 'p', LOOK_STRONG},
    {0x2CA5, 'c', LOOK_STRONG}, {0x2CA7, 't', LOOK_WEAK}, {0x2CAD, 'x', LOOK_STRONG},
    {0xA4D0, 'b', LOOK_STRONG}, {0xA4D1, 'p', LOOK_STRONG}, {0xA4D2, 'd', LOOK_STRONG},
    {0xA4D3, 'd', LOOK_STRONG}, {0xA4D4, 't', LOOK_STRONG}, {0xA4D6, 'g', LOOK_STRONG},
    {0xA4D7, 'k', LOOK_STRONG}, {0xA4D9, 'j', LOOK_STRONG}, {0xA4DA, 'c', LOOK_STRONG},
    {0xA4DC, 'z', LOOK_STRONG}, {0xA4DD, 'f', LOOK_STRONG}, {0xA4DF, 'm', LOOK_STRONG},
    {0xA4E0, 'n', LOOK_STRONG}, {0xA4E1, 'l', LOOK_STRONG}, {0xA4E2, 's', LOOK_STRONG},
    {0xA4E3, 'r', LOOK_STRONG}, {0xA4E6, 'v', LOOK_STRONG}, {0xA4E7, 'h', LOOK_STRONG},
    {0xA4EA, 'w', LOOK_STRONG}, {0xA4EB, 'x', LOOK_STRONG}, {0xA4EC, 'y', LOOK_STRONG},
    {0xA4EE, 'a', LOOK_STRONG}, {0xA4F0, 'e', LOOK_STRONG}, {0xA4F2, 'i', LOOK_STRONG},
    {0xA4F3, 'o', LOOK_STRONG}, {0xA4F4, 'u', LOOK_STRONG}, {0xA730, 'f', LOOK_STYLED},
    {0xA731, 's', LOOK_STYLED}, {0xA741, 'k', LOOK_MARKED}, {0xA7AF, 'q', LOOK_STYLED},
    /* clang-format on */
};

bool
lookalike_find(uint32_t cp, struct lookalike *out)
{
    size_t low = 0, high = ARRAY_LEN(table);
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (table[mid].cp == cp) {
            *out = table[mid];
            return true;
        }
        if (table[mid].cp < cp)
            low = mid + 1;
        else
            high = mid;
    }
    return false;
}
