package org.aeneas.ui.mapping.internal.assessment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.aeneas.mapping.CostEstimate;
import org.aeneas.mapping.Finding.Severity;
import org.aeneas.ui.mapping.internal.Messages;
import org.aeneas.ui.mapping.internal.model.MappingModel;
import org.aeneas.ui.mapping.internal.model.Outcome;
import org.eclipse.osgi.util.NLS;

/** All tables together, in words. */
final class Totals {

    private Totals() {
    }

    /** How many tables there are, and how many of them need attention. */
    static String findings(List<Outcome> outcomes) {
        long problems = outcomes.stream().filter(o -> o.problem().isPresent()).count();
        long changed = outcomes.stream().filter(o -> o.count(Severity.LOSS) + o.count(Severity.CHANGE) > 0).count();
        long actions = outcomes.stream().mapToLong(o -> o.count(Severity.ACTION)).sum();
        return NLS.bind(Messages.Summary_FINDINGS, new Object[] {outcomes.size(), changed, actions})
                + (problems == 0 ? "" : " " + NLS.bind(Messages.Summary_PROBLEMS, problems));
    }

    /** What is known of the costs; of tables without a size nothing is. */
    static String costs(MappingModel model) {
        List<CostEstimate> known = model.outcomes().stream().filter(o -> model.size(o.name()).isPresent())
                .flatMap(o -> o.mapping().stream()).map(model::cost).toList();
        if (known.isEmpty()) {
            return Messages.Summary_NO_SIZES;
        }
        String currency = model.prices().list().currency();
        return NLS.bind(Messages.Summary_COSTS, new Object[] {known.size(), model.outcomes().size(),
            sum(known, CostEstimate::storedGigabytes), CostGrid.whole(known.stream()
                    .mapToLong(c -> c.loadUnits().orElse(0L)).sum()),
            sum(known, CostEstimate::loadPrice) + " " + currency,
            sum(known, CostEstimate::importPrice) + " " + currency,
            sum(known, Totals::cheaper) + " " + currency,
            sum(known, CostEstimate::monthlyPrice) + " " + currency});
    }

    private static Optional<BigDecimal> cheaper(CostEstimate cost) {
        return cost.loadPrice().map(load -> cost.importPrice().map(load::min).orElse(load)).or(cost::importPrice);
    }

    private static String sum(List<CostEstimate> costs, Function<CostEstimate, Optional<BigDecimal>> part) {
        return costs.stream().map(part).flatMap(Optional::stream).reduce(BigDecimal::add)
                .map(BigDecimal::toPlainString).orElse("–");
    }
}
