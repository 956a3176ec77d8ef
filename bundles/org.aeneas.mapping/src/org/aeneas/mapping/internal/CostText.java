package org.aeneas.mapping.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.aeneas.mapping.CostEstimate;
import org.aeneas.mapping.TableStatistics;

/** Cost estimates in sentences. */
public final class CostText {

    private CostText() {
    }

    public static List<String> lines(CostEstimate cost, String currency) {
        List<String> lines = new ArrayList<>();
        cost.statistics().ifPresentOrElse(s -> known(cost, s, currency, lines), () -> formulas(cost, lines));
        return lines;
    }

    private static void known(CostEstimate cost, TableStatistics statistics, String currency, List<String> lines) {
        lines.add(String.format(Locale.ROOT, "%,d items of %,d bytes on average (%s).", statistics.items(),
                statistics.items() == 0 ? 0 : statistics.itemBytes() / statistics.items(),
                statistics.exact() ? "counted" : "estimated from the statistics of the source"));
        lines.add(String.format(Locale.ROOT, "Loading item by item: %,d write units%s. An import from S3: none, but "
                + "about %s GB of uncompressed JSON.", cost.loadUnits().orElse(0L), indexes(cost),
                cost.importGigabytes().map(BigDecimal::toString).orElse("0")));
        lines.add("Storage: " + cost.storedGigabytes().map(Object::toString).orElse("0") + " GB" + indexes(cost) + ".");
        if (statistics.expiringInParts() >= 0) {
            lines.add(String.format(Locale.ROOT, "%,d rows hold cells that expire before their row.",
                    statistics.expiringInParts()));
        }
        loading(cost, currency).ifPresent(lines::add);
        cost.monthlyPrice().ifPresent(price -> lines.add("Storage costs " + money(price, currency, cost)
                + " a month by your price."));
        if (cost.loadPrice().isEmpty() && cost.monthlyPrice().isEmpty() && cost.importPrice().isEmpty()) {
            lines.add("No prices are given, so none are calculated.");
        }
    }

    /** Which way of loading is cheaper, in money where both prices are given. */
    private static Optional<String> loading(CostEstimate cost, String currency) {
        if (cost.loadPrice().isPresent() && cost.importPrice().isPresent()) {
            return Optional.of(compare(cost, currency));
        }
        String given = cost.loadPrice().map(price -> "Loading item by item costs "
                + money(price, currency, cost) + " by your price. ").or(() -> cost.importPrice().map(price ->
                "An import from S3 costs about " + money(price, currency, cost) + " by your price. ")).orElse("");
        return cost.importBreakEven().map(units -> given + "The import is cheaper where a GB of it costs less than "
                + units + " million write units.");
    }

    private static String compare(CostEstimate cost, String currency) {
        BigDecimal items = cost.loadPrice().orElseThrow();
        BigDecimal imported = cost.importPrice().orElseThrow();
        String both = "Loading item by item costs " + money(items, currency, cost) + ", an import from S3 about "
                + money(imported, currency, cost) + " by your prices: ";
        int which = items.compareTo(imported);
        if (which == 0) {
            return both + "the same.";
        }
        BigDecimal dearer = items.max(imported);
        BigDecimal saved = dearer.subtract(items.min(imported));
        return both + (which > 0 ? "the import" : "item by item") + " is cheaper by " + saved + " " + currency + " ("
                + saved.multiply(BigDecimal.valueOf(100)).divide(dearer, 0, RoundingMode.HALF_UP) + " %).";
    }

    /** Little is not nothing. */
    private static String money(BigDecimal price, String currency, CostEstimate cost) {
        boolean little = price.signum() == 0 && cost.statistics().filter(s -> s.items() > 0).isPresent();
        return (little ? "under 0.01" : price.toPlainString()) + " " + currency;
    }

    private static void formulas(CostEstimate cost, List<String> lines) {
        lines.add("Sizes are not known. For each row: item bytes = bytes of its values + up to " + cost.nameBytes()
                + " bytes of attribute names.");
        lines.add("Loading item by item: one write unit for each begun 1024 bytes of an item" + indexes(cost)
                + ". An import from S3: none, but a price for each GB of uncompressed JSON.");
        lines.add("Storage: items × (item bytes + 100)" + indexes(cost) + ".");
    }

    private static String indexes(CostEstimate cost) {
        return cost.indexCopies() == 0 ? "" : " with " + cost.indexCopies() + " chosen index"
                + (cost.indexCopies() == 1 ? "" : "es") + " at full size";
    }
}
