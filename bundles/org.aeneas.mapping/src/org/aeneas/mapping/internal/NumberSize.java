package org.aeneas.mapping.internal;

/**
 * The bytes that DynamoDB counts for a Number: about one for two significant digits, and one (Developer Guide,
 * "DynamoDB item sizes and formats"). Digits are paired from the decimal point, and a minus sign takes a byte more:
 * what the guide calls "approximately" is taken at its upper end, so that no item is thought smaller than it is.
 */
final class NumberSize {

    private NumberSize() {
    }

    /** @param from where the number's text begins: digits, a point, a sign, and an exponent, as we write them */
    static int of(byte[] text, int from, int end) {
        boolean negative = text[from] == '-';
        int firstDigit = -1;
        int lastDigit = 0;
        int seen = 0;
        int whole = -1;
        int i = negative ? from + 1 : from;
        for (; i < end && text[i] != 'E'; i++) {
            if (text[i] == '.') {
                whole = seen;
                continue;
            }
            if (text[i] != '0') {
                firstDigit = firstDigit < 0 ? seen : firstDigit;
                lastDigit = seen;
            }
            seen++;
        }
        if (firstDigit < 0) {
            return 2;
        }
        int point = (whole < 0 ? seen : whole) + exponent(text, i, end);
        int firstPair = Math.floorDiv(firstDigit - point, 2);
        int lastPair = Math.floorDiv(lastDigit - point, 2);
        return lastPair - firstPair + 1 + 1 + (negative ? 1 : 0);
    }

    /** As {@link #of}, of digits with or without a minus sign. Pairs count from the end: the point is there. */
    static int ofInteger(byte[] text, int from, int end) {
        boolean negative = text[from] == '-';
        int first = negative ? from + 1 : from;
        while (first < end && text[first] == '0') {
            first++;
        }
        if (first == end) {
            return 2;
        }
        int last = end - 1;
        while (text[last] == '0') {
            last--;
        }
        return (end - first + 1) / 2 - (end - last - 1) / 2 + 1 + (negative ? 1 : 0);
    }

    private static int exponent(byte[] text, int at, int end) {
        if (at >= end) {
            return 0;
        }
        int value = 0;
        for (int i = at + 2; i < end; i++) {
            value = value * 10 + text[i] - '0';
        }
        return text[at + 1] == '-' ? -value : value;
    }
}
