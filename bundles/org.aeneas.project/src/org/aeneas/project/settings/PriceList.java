package org.aeneas.project.settings;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.mapping.Prices;
import org.aeneas.project.internal.Require;

/**
 * What estimates reckon with. Prices change and differ by Region and by contract, so they are the user's, in a file.
 *
 * @param region           to which they belong
 * @param date             as of when
 * @param currency         1 to 16 characters
 * @param perMillionWrites for a million write request units, on demand; none of them is negative
 * @param perGbMonth       for a GB-month of storage
 * @param perGbImported    for a GB of uncompressed data that DynamoDB imports from S3
 */
public record PriceList(String region, LocalDate date, String currency, Optional<BigDecimal> perMillionWrites,
        Optional<BigDecimal> perGbMonth, Optional<BigDecimal> perGbImported) {

    /** Amazon's public list for US East (N. Virginia), table class Standard; on demand since 2024-11-01. */
    public static final PriceList DEFAULT = new PriceList("us-east-1", LocalDate.of(2024, 11, 1), "USD",
            price("0.625"), price("0.25"), price("0.15"));

    private static final int CURRENCY = 16;

    public PriceList {
        Require.text("The Region of the prices", region, Require.NAME);
        Require.present("The date of the prices", date);
        Require.text("The currency of the prices", currency, CURRENCY);
        perMillionWrites = sound("The price of a million write units", perMillionWrites);
        perGbMonth = sound("The price of a GB-month", perGbMonth);
        perGbImported = sound("The price of a GB imported", perGbImported);
    }

    public Prices prices() {
        return new Prices(currency, perMillionWrites, perGbMonth, perGbImported);
    }

    private static Optional<BigDecimal> price(String text) {
        return Optional.of(new BigDecimal(text));
    }

    private static Optional<BigDecimal> sound(String what, Optional<BigDecimal> price) {
        Optional<BigDecimal> given = Require.optional(price);
        given.filter(p -> p.signum() < 0 || p.precision() > Require.NAME || Math.abs(p.scale()) > Require.NAME)
                .ifPresent(p -> {
                    throw new Problem("price-out-of-range", what + " is no price: " + p + ".", what,
                            "Enter a number that is not negative, such as 0.625.").asException();
                });
        return given;
    }
}
