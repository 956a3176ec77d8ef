package org.aeneas.ui.tests;

import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

/** A table of lines and columns, as a user sees it. */
final class GridPage {
    private final String id;

    GridPage(String id) {
        this.id = id;
    }

    int lines() {
        return UiThread.ask(() -> table().getItemCount());
    }

    void awaitLines(int count) {
        UiThread.waitFor(count + " lines of " + id, () -> table().getItemCount() == count);
    }

    /** What stands in a column, line by line. */
    List<String> column(String title) {
        return UiThread.ask(() -> IntStream.range(0, table().getItemCount())
                .mapToObj(i -> text(table().getItem(i), place(title))).toList());
    }

    /** What stands in the line that begins so. */
    String cell(String first, String title) {
        return UiThread.ask(() -> text(line(first), place(title)));
    }

    void await(String first, String title, String part) {
        UiThread.waitFor(part + " at " + first, () -> text(line(first), place(title)).contains(part));
    }

    void select(String first) {
        UiThread.act(() -> {
            TableItem item = line(first);
            table().setSelection(item);
            tell(item, SWT.NONE);
        });
    }

    /** By a double click. */
    void open(int line) {
        UiThread.act(() -> {
            TableItem item = table().getItem(line);
            table().setSelection(item);
            tell(item, SWT.NONE);
            Event event = new Event();
            event.item = item;
            table().notifyListeners(SWT.DefaultSelection, event);
            table().notifyListeners(SWT.MouseDoubleClick, event);
        });
    }

    void check(String first, boolean checked) {
        UiThread.act(() -> {
            TableItem item = line(first);
            item.setChecked(checked);
            tell(item, SWT.CHECK);
        });
    }

    boolean isChecked(String first) {
        return UiThread.ask(() -> line(first).getChecked());
    }

    private void tell(TableItem item, int detail) {
        Event event = new Event();
        event.item = item;
        event.detail = detail;
        table().notifyListeners(SWT.Selection, event);
    }

    /** Lines of a virtual table have their text as soon as somebody asks for it. */
    private static String text(TableItem item, int column) {
        return item.getText(column);
    }

    private TableItem line(String first) {
        Table table = table();
        return IntStream.range(0, table.getItemCount()).mapToObj(table::getItem)
                .filter(item -> item.getText(0).equals(first)).findFirst()
                .orElseThrow(() -> new AssertionError("no line " + first + " in " + id));
    }

    private int place(String title) {
        return IntStream.range(0, table().getColumnCount()).filter(i -> table().getColumn(i).getText().equals(title))
                .findFirst().orElseThrow(() -> new AssertionError("no column " + title + " in " + id));
    }

    private Table table() {
        return Widgets.byId(Table.class, id);
    }
}
