package org.aeneas.sandbox.shop;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;

import org.aeneas.sandbox.CassandraVersion;

/**
 * What the tables of one shop share.
 *
 * @param phase counts the flushes: what is written in a later phase wins
 */
record Shop(String keyspace, CassandraVersion version, long seed, int phase) {
    /** 2026-01-01T00:00:00Z: write times are fixed, so that the same shop has the same cells. */
    private static final long FIRST_WRITE_MICROS = 1_767_225_600_000_000L;
    private static final long PHASE_MICROS = 1_000_000_000L;
    private static final Instant EPOCH = Instant.parse("2025-06-01T08:00:00Z");
    private static final String[] WORDS = { "amphora", "bronze", "cedar", "dates", "embers", "figs", "gold", "honey",
        "ivory", "jasper", "κρασί", "linen", "myrrh", "nard", "olives", "purple", "quince", "rope", "saffron", "tin",
        "ūnguentum", "vine", "wheat", "Ξύλο", "yarn", "zeolite", "🏺 sealed" };

    String table(String name) {
        return keyspace + "." + name;
    }

    boolean isAtLeast(CassandraVersion other) {
        return version.isAtLeast(other);
    }

    /** The write time of a row's statement in this phase, in microseconds. */
    long micros(long row) {
        return FIRST_WRITE_MICROS + phase * PHASE_MICROS + row;
    }

    /** Random numbers that belong to one row of one table, in every phase the same. */
    Random random(String table, long row) {
        Random random = new Random(seed * 31 + table.hashCode() * 1_000_003L + row * 7_919);
        random.nextInt();
        return random;
    }

    UUID uuid(String kind, long number) {
        return UUID.nameUUIDFromBytes((seed + "/" + kind + "/" + number).getBytes(StandardCharsets.UTF_8));
    }

    /** A version 1 UUID of a made-up node. */
    UUID timeUuid(long number) {
        long ticks = 0x1ef_0000_0000_0000L + number * 10_000_019L;
        long high = (ticks & 0xffff_ffffL) << 32 | (ticks >>> 32 & 0xffff) << 16 | 0x1000 | ticks >>> 48 & 0x0fff;
        return new UUID(high, 0x8000_5eed_0000_0000L | number & 0xffff_ffffL);
    }

    Instant instant(long minutes) {
        return EPOCH.plusSeconds(minutes * 60).plusMillis(minutes % 1000);
    }

    static String word(Random random) {
        return WORDS[random.nextInt(WORDS.length)];
    }

    static String words(Random random, int count) {
        StringBuilder text = new StringBuilder(word(random));
        for (int i = 1; i < count; i++) {
            text.append(' ').append(word(random));
        }
        return text.toString();
    }

    /** The rows whose number leaves that remainder. */
    static LongStream every(long rows, int divisor, int remainder) {
        return LongStream.range(0, rows).filter(row -> row % divisor == remainder);
    }
}
