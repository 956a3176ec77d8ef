package org.aeneas.bench.internal.peer;

import java.util.Date;
import java.util.SplittableRandom;

/**
 * The values of a row, from its place alone: the same on every machine and in any order of writing. Of about 180 bytes,
 * in words that compress as prose does.
 */
final class SampleRow {
    private static final long SEED = 29;
    private static final long FIRST_MILLIS = 1_700_000_000_000L;
    private static final String[] WORDS = words(new SplittableRandom(SEED));
    private static final int LONG_TEXT = 100;
    private static final int SHORT_TEXT = 62;

    private SampleRow() {
    }

    /** @param copy which of the SSTables it is for: later ones hold other values */
    static Object[] of(String key, long partition, int clustering, int copy) {
        SplittableRandom random = new SplittableRandom(SEED + partition * 0x9E3779B97F4A7C15L
                + clustering * 0xC2B2AE3D27D4EB4FL + copy);
        return new Object[] { key, clustering, text(random, LONG_TEXT), random.nextLong(),
            text(random, SHORT_TEXT), new Date(FIRST_MILLIS + random.nextLong(100_000_000_000L)) };
    }

    private static String text(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder(length + 12);
        while (text.length() < length) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return text.substring(0, length);
    }

    private static String[] words(SplittableRandom random) {
        String[] words = new String[4096];
        for (int i = 0; i < words.length; i++) {
            StringBuilder word = new StringBuilder();
            for (int length = random.nextInt(3, 11); length > 0; length--) {
                word.append((char) ('a' + random.nextInt(26)));
            }
            words[i] = word.toString();
        }
        return words;
    }
}
