package org.aeneas.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.aeneas.mapping.internal.CostText;

/**
 * What loading and keeping a table costs, in units and bytes; in money only where the user gave prices.
 *
 * @param nameBytes       what the attributes' names add to each item that has all of them
 * @param indexCopies     global secondary indexes that the user chose; each writes and stores what it projects again
 * @param storedGigabytes items and the 100 bytes that DynamoDB adds to each, chosen indexes included at full size
 * @param loadUnits       write units of loading by BatchWriteItem, chosen indexes included; an import from S3 uses none
 * @param importGigabytes uncompressed size of the staged JSON, about: what an import from S3 is billed by, whatever
 *                        indexes there are (Developer Guide, "DynamoDB data import from Amazon S3: how it works")
 * @param importBreakEven how many million write units a GB of import may cost at most to be cheaper than writing
 */
public record CostEstimate(int nameBytes, int indexCopies, Optional<TableStatistics> statistics,
        Optional<BigDecimal> storedGigabytes, Optional<Long> loadUnits, Optional<BigDecimal> loadPrice,
        Optional<BigDecimal> monthlyPrice, Optional<BigDecimal> importGigabytes, Optional<BigDecimal> importPrice,
        Optional<BigDecimal> importBreakEven) {

    /** For billing of storage (Developer Guide, "DynamoDB item sizes and formats"). */
    private static final int OVERHEAD_BYTES = 100;
    /** What a line adds to its item: <code>{"Item":{}}</code> and its end. */
    private static final int LINE_BYTES = 12;
    /** What an attribute adds to its name and value: <code>"":{"S":""},</code>. */
    private static final int ATTRIBUTE_BYTES = 12;
    private static final BigDecimal GIGABYTE = BigDecimal.valueOf(1L << 30);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    public static CostEstimate of(TableMapping mapping, Optional<TableStatistics> statistics, Prices prices) {
        int copies = mapping.indexes().size();
        Optional<BigDecimal> stored = statistics.map(s -> BigDecimal.valueOf(s.itemBytes() + s.items() * OVERHEAD_BYTES)
                .multiply(BigDecimal.valueOf(1L + copies)).divide(GIGABYTE, 3, RoundingMode.HALF_UP));
        Optional<Long> units = statistics.map(s -> s.writeUnits() * (1 + copies));
        Optional<BigDecimal> load = prices.perMillionWrites().flatMap(price -> units
                .map(u -> price.multiply(BigDecimal.valueOf(u)).divide(MILLION, 2, RoundingMode.HALF_UP)));
        Optional<BigDecimal> month = prices.perGbMonth().flatMap(price -> stored
                .map(s -> price.multiply(s).setScale(2, RoundingMode.HALF_UP)));
        Optional<BigDecimal> staged = statistics.map(s -> BigDecimal.valueOf(stagedBytes(mapping, s)));
        Optional<BigDecimal> imported = staged.map(bytes -> bytes.divide(GIGABYTE, 3, RoundingMode.HALF_UP));
        Optional<BigDecimal> importing = prices.perGbImported().flatMap(price -> staged
                .map(bytes -> price.multiply(bytes).divide(GIGABYTE, 2, RoundingMode.HALF_UP)));
        Optional<BigDecimal> breakEven = staged.filter(bytes -> bytes.signum() > 0).flatMap(bytes -> units
                .map(u -> BigDecimal.valueOf(u).multiply(GIGABYTE).divide(bytes.multiply(MILLION), 3,
                        RoundingMode.HALF_UP)));
        return new CostEstimate(nameBytes(mapping), copies, statistics, stored, units, load, month, imported, importing,
                breakEven);
    }

    /**
     * The estimate for people, sentence by sentence.
     *
     * @param currency of the prices that it was made with
     */
    public List<String> sentences(String currency) {
        return CostText.lines(this, currency);
    }

    /** As if values were as long in JSON as in an item: true of texts, a third too little for blobs. */
    private static long stagedBytes(TableMapping mapping, TableStatistics statistics) {
        long attributes = mapping.columns().stream().filter(ColumnMapping::included).count()
                + (mapping.partitionKey().isColumn() ? 0 : 1)
                + mapping.sortKey().filter(key -> !key.isColumn()).stream().count();
        return statistics.itemBytes() + statistics.items() * (LINE_BYTES + ATTRIBUTE_BYTES * attributes);
    }

    static int nameBytes(TableMapping mapping) {
        int bytes = utf8(mapping.partitionKey().isColumn() ? "" : mapping.partitionKey().attribute());
        bytes += mapping.sortKey().filter(key -> !key.isColumn()).map(key -> utf8(key.attribute())).orElse(0);
        bytes += mapping.columns().stream().filter(ColumnMapping::included).mapToInt(c -> utf8(c.attribute())).sum();
        return bytes + mapping.writeTimeAttribute().map(CostEstimate::utf8).orElse(0);
    }

    private static int utf8(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
