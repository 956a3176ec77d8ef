package org.aeneas.mapping.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.aeneas.mapping.CostEstimate;
import org.aeneas.mapping.TableStatistics;

/** Cost estimates in sentences. */
final class CostText {

    private CostText() {
    }

    static List<String> lines(CostEstimate cost, String currency) {
        List<String> lines = new ArrayList<>();
        cost.statistics().ifPresentOrElse(s -> known(cost, s, currency, lines), () -> formulas(cost, lines));
        return lines;
    }

    private static void known(CostEstimate cost, TableStatistics statistics, String currency, List<String> lines) {
        lines.add(String.format(Locale.ROOT, "%,d items of %,d bytes on average (%s).", statistics.items(),
                statistics.items() == 0 ? 0 : statistics.itemBytes() / statistics.items(),
                statistics.exact() ? "counted" : "estimated from the statistics of the source"));
        lines.add(String.format(Locale.ROOT, "Loading: %,d write units%s; an import from S3 uses none.",
                cost.loadUnits().orElse(0L), indexes(cost)));
        lines.add("Storage: " + cost.storedGigabytes().map(Object::toString).orElse("0") + " GB" + indexes(cost) + ".");
        if (statistics.expiringInParts() >= 0) {
            lines.add(String.format(Locale.ROOT, "%,d rows hold cells that expire before their row.",
                    statistics.expiringInParts()));
        }
        cost.loadPrice().ifPresent(price -> lines.add("Loading costs " + price + " " + currency + " by your price."));
        cost.monthlyPrice().ifPresent(price -> lines.add("Storage costs " + price + " " + currency
                + " a month by your price."));
        if (cost.loadPrice().isEmpty() && cost.monthlyPrice().isEmpty()) {
            lines.add("No prices are given, so none are calculated.");
        }
    }

    private static void formulas(CostEstimate cost, List<String> lines) {
        lines.add("Sizes are not known. For each row: item bytes = bytes of its values + up to " + cost.nameBytes()
                + " bytes of attribute names.");
        lines.add("Loading: one write unit for each begun 1024 bytes of an item" + indexes(cost)
                + "; an import from S3 uses none.");
        lines.add("Storage: items × (item bytes + 100)" + indexes(cost) + ".");
    }

    private static String indexes(CostEstimate cost) {
        return cost.indexCopies() == 0 ? "" : " with " + cost.indexCopies() + " chosen index"
                + (cost.indexCopies() == 1 ? "" : "es") + " at full size";
    }
}
