package org.aeneas.mapping;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Prices as the user gives them; Aeneas knows none, for they differ by Region, class and time.
 *
 * @param currency         as it is to be shown
 * @param perMillionWrites for a million write request units
 * @param perGbMonth       for a GB-month of storage
 * @param perGbImported    for a GB of uncompressed data that DynamoDB imports from S3
 */
public record Prices(String currency, Optional<BigDecimal> perMillionWrites, Optional<BigDecimal> perGbMonth,
        Optional<BigDecimal> perGbImported) {
    public static final Prices NONE = new Prices("", Optional.empty(), Optional.empty(), Optional.empty());
}
