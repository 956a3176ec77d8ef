package org.aeneas.ui.mapping.internal.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.aeneas.core.Problem;
import org.aeneas.mapping.ColumnDecision;
import org.aeneas.mapping.ColumnMapping;
import org.aeneas.mapping.ColumnOptions;
import org.aeneas.mapping.CsvType;
import org.aeneas.mapping.Finding;
import org.aeneas.mapping.LossReport;
import org.aeneas.mapping.TableMapping;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.mapping.MappingIds;
import org.aeneas.ui.mapping.internal.Grids;
import org.aeneas.ui.mapping.internal.Grids.Column;
import org.aeneas.ui.mapping.internal.Messages;
import org.aeneas.ui.mapping.internal.model.MappingModel;
import org.aeneas.ui.mapping.internal.model.Outcome;
import org.aeneas.ui.mapping.internal.table.Fields.Choice;
import org.aeneas.ui.mapping.internal.table.Fields.Line;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** What becomes of each column, and below the choices for the one that is selected. */
final class ColumnsTab {
    private static final int FIELDS = 6;
    private static final int MARGIN = 4;

    private final MappingModel model;
    private final Composite page;
    private final TableViewer grid;
    private final Line attribute;
    private final Line csvLength;
    private final Choice epoch;
    private final Button excluded;
    private final Button reset;
    private Optional<Outcome> shown = Optional.empty();
    private List<Decided> lines = List.of();
    private String column = "";

    /** A line of the grid: the decision, and what it means. */
    private record Decided(ColumnDecision decision, ColumnMapping mapping, boolean isKey, String changes) {
        String name() {
            return decision.column();
        }
    }

    ColumnsTab(Composite parent, MappingModel model) {
        this.model = model;
        page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).spacing(0, MARGIN).applyTo(page);
        Composite list = new Composite(page, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(list);
        grid = Grids.create(list, MappingIds.COLUMNS, SWT.NONE, List.of(
                Column.<Decided>text(Messages.Columns_COLUMN, 3, Decided::name),
                Column.<Decided>text(Messages.Columns_CQL, 3, d -> d.decision().cqlType()),
                Column.<Decided>text(Messages.Columns_ROLE, 3, d -> d.decision().role()),
                Column.<Decided>text(Messages.Columns_ATTRIBUTE, 3, d -> d.decision().attribute()),
                Column.<Decided>text(Messages.Columns_TYPE, 3, d -> d.decision().attributeType()),
                Column.<Decided>text(Messages.Columns_DMS, 3, d -> d.decision().dmsType()),
                Column.<Decided>text(Messages.Columns_EXCLUDED, 2, d -> d.mapping().included() ? Messages.Columns_NO
                        : Messages.Columns_YES),
                Column.<Decided>text(Messages.Columns_CHANGES, 5, Decided::changes)));
        grid.addSelectionChangedListener(event -> {
            if (event.getStructuredSelection().getFirstElement() instanceof Decided line) {
                select(line.name());
            }
        });
        Composite form = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(FIELDS).margins(MARGIN, 0).spacing(MARGIN * 2, MARGIN)
                .applyTo(form);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(form);
        Label message = Fields.message(page, MappingIds.ATTRIBUTE, 1);
        attribute = new Line(form, MappingIds.ATTRIBUTE, Messages.Column_ATTRIBUTE, message, this::rename);
        epoch = new Choice(form, MappingIds.COLUMN_EPOCH, Messages.Column_EPOCH, new String[] {Messages.Choice_TABLE,
            Messages.Choice_EPOCH, Messages.Choice_ISO}, choice -> change(Edits.columnEpochMillis(choice)));
        csvLength = new Line(form, MappingIds.CSV_LENGTH, Messages.Column_CSV_LENGTH, message, this::setLength);
        excluded = WidgetIds.name(new Button(form, SWT.CHECK), MappingIds.EXCLUDED);
        excluded.setText(Messages.Column_EXCLUDE);
        excluded.addListener(SWT.Selection, event -> change(o -> o.withExcluded(excluded.getSelection())));
        GridDataFactory.fillDefaults().span(FIELDS - 1, 1).applyTo(excluded);
        reset = WidgetIds.name(new Button(form, SWT.PUSH), MappingIds.RESET_COLUMN);
        reset.setText(Messages.Column_RESET);
        reset.addListener(SWT.Selection, event -> reset());
        GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).applyTo(reset);
        grid.addDoubleClickListener(event -> attribute.text().setFocus());
    }

    Composite control() {
        return page;
    }

    void show(Outcome outcome) {
        boolean another = shown.filter(s -> s.name().equals(outcome.name())).isEmpty();
        shown = Optional.of(outcome);
        List<Decided> now = lines(outcome);
        if (!now.equals(lines)) {
            lines = now;
            grid.setInput(lines);
        }
        if (another || line().isEmpty()) {
            forget();
            column = lines.isEmpty() ? "" : lines.get(0).name();
        }
        int index = IntStream.range(0, lines.size()).filter(i -> lines.get(i).name().equals(column)).findFirst()
                .orElse(-1);
        grid.getTable().setSelection(index);
        showColumn();
    }

    void forget() {
        attribute.forget();
        csvLength.forget();
    }

    private static List<Decided> lines(Outcome outcome) {
        if (outcome.mapping().isEmpty()) {
            return List.of();
        }
        TableMapping mapping = outcome.mapping().get();
        LossReport losses = outcome.losses().orElseThrow();
        return IntStream.range(0, losses.columns().size()).mapToObj(i -> {
            String name = losses.columns().get(i).column();
            boolean isKey = !mapping.source().regulars().contains(mapping.columns().get(i).column())
                    && !mapping.source().statics().contains(mapping.columns().get(i).column());
            return new Decided(losses.columns().get(i), mapping.columns().get(i), isKey,
                    losses.findings().stream().filter(f -> f.subject().equals(name)).map(Finding::what)
                            .collect(Collectors.joining(" ")));
        }).toList();
    }

    private void select(String name) {
        if (!column.equals(name)) {
            forget();
            column = name;
            showColumn();
        }
    }

    private Optional<Decided> line() {
        return lines.stream().filter(line -> line.name().equals(column)).findFirst();
    }

    private void showColumn() {
        Optional<Decided> line = line();
        boolean editable = model.isEditable() && line.isPresent();
        ColumnOptions options = shown.map(o -> model.options().table(o.name()).column(column))
                .orElse(ColumnOptions.DEFAULT);
        String tip = editable ? "" : Messages.Hint_NO_PROJECT;
        attribute.show(line.map(l -> l.mapping().attribute()).orElse(""), editable, tip);
        boolean text = line.filter(l -> l.mapping().csvType() == CsvType.STRING).isPresent();
        csvLength.show(line.filter(l -> text).map(l -> String.valueOf(l.mapping().csvLength())).orElse(""),
                editable && text, tip);
        boolean timed = line.filter(l -> l.decision().cqlType().contains("timestamp")).isPresent();
        epoch.show(options.epochMillis(), editable && timed);
        excluded.setSelection(line.filter(l -> !l.mapping().included()).isPresent());
        excluded.setEnabled(editable && line.filter(l -> !l.isKey()).isPresent());
        reset.setEnabled(editable);
    }

    private Optional<Problem> rename(String text) {
        return change(Edits.attribute(text.equals(column) ? Optional.empty() : Optional.of(text)));
    }

    private Optional<Problem> setLength(String text) {
        if (text.isBlank()) {
            return change(Edits.csvLength(OptionalInt.empty()));
        }
        if (!text.strip().matches("[0-9]{1,9}")) {
            return Optional.of(new Problem("mapping-csv-length", Messages.Column_NO_NUMBER, column,
                    Messages.Column_NUMBER));
        }
        return change(Edits.csvLength(OptionalInt.of(Integer.parseInt(text.strip()))));
    }

    private Optional<Problem> change(UnaryOperator<ColumnOptions> edit) {
        return shown.flatMap(outcome -> model.change(outcome.table(), Edits.column(column, edit)));
    }

    private void reset() {
        forget();
        change(options -> ColumnOptions.DEFAULT);
        showColumn();
    }
}
