package org.aeneas.ui.migration.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.aeneas.ui.WidgetIds;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * A table of records, of which only the lines that are seen cost anything: a record that changes is written again when
 * its line is drawn. On the UI thread.
 *
 * @param <R> a record a line
 */
public final class RowTable<R> {
    private final Table table;
    private final List<Column<R>> columns;
    private final Function<R, ?> key;
    private final Map<Object, Integer> places = new HashMap<>();
    private List<R> rows = new ArrayList<>();

    /**
     * A column.
     *
     * @param width in pixels
     * @param right for numbers
     */
    public record Column<R>(String name, int width, boolean right, Function<R, String> text) {
    }

    /**
     * An empty table.
     *
     * @param key by which a record is the same as one before it
     */
    public RowTable(Composite parent, String id, int style, List<Column<R>> columns, Function<R, ?> key) {
        this.columns = List.copyOf(columns);
        this.key = key;
        table = WidgetIds.name(new Table(parent, style | SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.BORDER
                | SWT.H_SCROLL | SWT.V_SCROLL), id);
        table.setHeaderVisible(true);
        for (Column<R> column : columns) {
            TableColumn made = new TableColumn(table, column.right() ? SWT.RIGHT : SWT.LEFT);
            made.setText(column.name());
            made.setWidth(column.width());
            made.setMoveable(true);
        }
        table.addListener(SWT.SetData, this::write);
    }

    public Table control() {
        return table;
    }

    private void write(Event event) {
        TableItem item = (TableItem) event.item;
        int place = table.indexOf(item);
        // GTK also asks for lines that are being taken away: they have no place any more.
        if (place >= 0 && place < rows.size()) {
            R row = rows.get(place);
            item.setText(columns.stream().map(column -> column.text().apply(row)).toArray(String[]::new));
        }
    }

    /** Shows these in place of those before; what was selected stays so. */
    public void show(List<R> now) {
        List<Object> selected = selection().stream().<Object>map(key).toList();
        boolean moved = !now.stream().map(key).toList().equals(rows.stream().map(key).toList());
        List<R> before = rows;
        rows = new ArrayList<>(now);
        places.clear();
        for (int i = 0; i < rows.size(); i++) {
            places.put(key.apply(rows.get(i)), i);
        }
        if (before.size() != rows.size()) {
            table.setItemCount(rows.size());
        }
        for (int i = 0; i < rows.size(); i++) {
            if (i >= before.size() || !Objects.equals(before.get(i), rows.get(i))) {
                table.clear(i);
            }
        }
        if (moved) {
            table.setSelection(selected.stream().filter(places::containsKey).mapToInt(places::get).toArray());
        }
    }

    /**
     * Shows a record in place of the one with its key.
     *
     * @return whether there is one
     */
    public boolean update(R row) {
        Integer place = places.get(key.apply(row));
        if (place != null && !rows.get(place).equals(row)) {
            rows.set(place, row);
            table.clear(place);
        }
        return place != null;
    }

    /** The record of that key. */
    public Optional<R> find(Object wanted) {
        return Optional.ofNullable(places.get(wanted)).map(rows::get);
    }

    public List<R> rows() {
        return List.copyOf(rows);
    }

    public List<R> selection() {
        return Arrays.stream(table.getSelectionIndices()).filter(place -> place < rows.size()).mapToObj(rows::get)
                .toList();
    }

    /** Selects the line of that key, if there is one. */
    public void select(Object wanted) {
        if (places.containsKey(wanted)) {
            table.setSelection(places.get(wanted));
        }
    }
}
