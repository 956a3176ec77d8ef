package org.aeneas.sandbox.internal.dms;

import java.math.BigDecimal;
import java.time.Instant;

/** How JSON 1.1 of AWS writes values. */
final class Json {
    private static final int MILLIS = 3;

    private Json() {
    }

    /** A point of time: seconds since 1970, with a fraction. */
    static BigDecimal seconds(Instant when) {
        return BigDecimal.valueOf(when.toEpochMilli(), MILLIS);
    }
}
