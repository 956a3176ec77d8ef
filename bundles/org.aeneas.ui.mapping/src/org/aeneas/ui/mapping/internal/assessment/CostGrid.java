package org.aeneas.ui.mapping.internal.assessment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.aeneas.mapping.CostEstimate;
import org.aeneas.mapping.Finding.Severity;
import org.aeneas.mapping.TableStatistics;
import org.aeneas.ui.mapping.MappingIds;
import org.aeneas.ui.mapping.internal.Grids;
import org.aeneas.ui.mapping.internal.Grids.Column;
import org.aeneas.ui.mapping.internal.Messages;
import org.aeneas.ui.mapping.internal.Severities;
import org.aeneas.ui.mapping.internal.model.MappingModel;
import org.aeneas.ui.mapping.internal.model.Outcome;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

/** A line a table: how much is to be said about it, and what it costs. */
final class CostGrid {
    private static final String UNKNOWN = "–";

    private final MappingModel model;
    private final TableViewer grid;
    private List<String> shown = List.of();

    CostGrid(Composite parent, MappingModel model) {
        this.model = model;
        grid = Grids.create(parent, MappingIds.ASSESSED, SWT.NONE, List.of(
                Column.<String>text(Messages.Tables_TABLE, 3, name -> name),
                findings(Severity.ACTION), findings(Severity.LOSS), findings(Severity.CHANGE),
                findings(Severity.INFO),
                cost(Messages.Costs_ROWS, c -> c.statistics().map(TableStatistics::items).map(CostGrid::whole)),
                cost(Messages.Costs_UNITS, c -> c.loadUnits().map(CostGrid::whole)),
                cost(Messages.Costs_STORED, c -> c.storedGigabytes().map(BigDecimal::toPlainString)),
                cost(Messages.Costs_LOAD, c -> c.loadPrice().map(BigDecimal::toPlainString)),
                cost(Messages.Costs_IMPORT, c -> c.importPrice().map(BigDecimal::toPlainString)),
                Column.<String>text(Messages.Costs_CHEAPER, 3, name -> estimate(name).map(CostGrid::cheaper)
                        .orElse(UNKNOWN)),
                cost(Messages.Costs_MONTH, 3, c -> c.monthlyPrice().map(BigDecimal::toPlainString))));
        grid.addSelectionChangedListener(event -> {
            if (event.getStructuredSelection().getFirstElement() instanceof String table) {
                model.select(table);
            }
        });
    }

    void setFocus() {
        grid.getControl().setFocus();
    }

    void show() {
        List<String> now = model.names();
        if (now.equals(shown)) {
            grid.getTable().clearAll();
        } else {
            shown = now;
            grid.setInput(now);
        }
        int line = model.selected().map(Outcome::name).map(shown::indexOf).orElse(-1);
        if (line != grid.getTable().getSelectionIndex()) {
            grid.getTable().setSelection(line);
            grid.getTable().showSelection();
        }
    }

    /** The way of loading that costs less by the user's prices. */
    static String cheaper(CostEstimate cost) {
        if (cost.loadPrice().isEmpty() || cost.importPrice().isEmpty()) {
            return UNKNOWN;
        }
        int which = cost.loadPrice().get().compareTo(cost.importPrice().get());
        return which > 0 ? Messages.Costs_BY_IMPORT : which < 0 ? Messages.Costs_BY_ITEMS : Messages.Costs_SAME;
    }

    static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private Optional<CostEstimate> estimate(String table) {
        return model.outcome(table).flatMap(Outcome::mapping).map(model::cost);
    }

    private Column<String> findings(Severity severity) {
        return Column.number(Severities.name(severity), 1, table -> model.outcome(table)
                .filter(outcome -> outcome.problem().isEmpty()).map(outcome -> String.valueOf(outcome.count(severity)))
                .orElse(UNKNOWN));
    }

    private Column<String> cost(String title, Function<CostEstimate, Optional<String>> text) {
        return cost(title, 2, text);
    }

    private Column<String> cost(String title, int weight, Function<CostEstimate, Optional<String>> text) {
        return Column.number(title, weight, table -> estimate(table).flatMap(text).orElse(UNKNOWN));
    }
}
