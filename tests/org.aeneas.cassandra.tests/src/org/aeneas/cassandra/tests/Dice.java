package org.aeneas.cassandra.tests;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What chance decides about mutations. The same seed decides the same. */
final class Dice {
    /** Microseconds: the year 2017, so that a write without a timestamp of its own is newer than all. */
    private static final long FIRST_WRITE = 1_500_000_000_000_000L;
    /** A whole collection is deleted one microsecond before it is written: no other write may have that one. */
    private static final long APART = 10;
    private static final int SHUFFLED = 2000;
    private static final int LONG_TTL = 1_000_000;

    private final Random random;
    private final Set<Long> taken = new HashSet<>();
    private long place = SHUFFLED;
    private int expires;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int count) {
        return below(count) == 0;
    }

    String of(String... choices) {
        return choices[below(choices.length)];
    }

    /** One of them, as often as its weight says. */
    String weighted(List<Choice> choices) {
        int at = below(choices.stream().mapToInt(Choice::weight).sum());
        for (Choice choice : choices) {
            at -= choice.weight();
            if (at < 0) {
                return choice.text().get();
            }
        }
        throw new IllegalStateException("no choice");
    }

    record Choice(int weight, Supplier<String> text) {
    }

    /** A timestamp that no other mutation has, in order or far out of it. */
    String timestamp() {
        long moment = ++place;
        while (moment == place && oneIn(2) || !taken.add(moment)) {
            moment = place - below(SHUFFLED);
        }
        return "TIMESTAMP " + (FIRST_WRITE + moment * APART);
    }

    /** Nothing, a TTL that the test does not live to see the end of, or one that it does. */
    String timeToLive() {
        int kind = below(10);
        if (kind > 2) {
            return "";
        }
        int seconds = kind > 0 ? LONG_TTL + below(LONG_TTL) : 1 + below(2);
        expires = kind > 0 ? expires : seconds;
        return "TTL " + seconds;
    }

    /** The longest TTL that ends within the test and was given since this was last asked. */
    int takeExpires() {
        int longest = expires;
        expires = 0;
        return longest;
    }

    /** Nothing, or {@code  USING …} with what is not empty. */
    static String using(String... parts) {
        String all = List.of(parts).stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" AND "));
        return all.isEmpty() ? "" : " USING " + all;
    }

    String integer() {
        return Integer.toString(oneIn(8) ? random.nextInt() : below(10));
    }

    /** Of one of five words, or long enough for two rows to fill a block of an index. */
    String text() {
        return oneIn(4) ? "'" + "long ".repeat(below(120)) + "'" : word();
    }

    String word() {
        return of("''", "'a'", "'b'", "'c'", "'ä€'");
    }

    /** Such as {@code [1, 2]}, of none to three. */
    String several(String open, Supplier<String> element, String close) {
        return IntStream.range(0, below(4)).mapToObj(i -> element.get()).distinct()
                .collect(Collectors.joining(", ", open, close));
    }
}
