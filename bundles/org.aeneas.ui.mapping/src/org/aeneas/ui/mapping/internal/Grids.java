package org.aeneas.ui.mapping.internal;

import java.util.List;
import java.util.function.Function;

import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.WidgetIds;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;

/** Tables whose lines are made when they are seen, so that thousands of them open at once; not those with checks. */
public final class Grids {
    private static final int LEAST_WIDTH = 60;
    private static final int TITLE_MARGIN = 14;

    private Grids() {
    }

    /**
     * A column of a grid; the text is its tool tip too, because names may be longer than the column.
     *
     * @param weight its share of the width
     */
    public record Column<E>(String title, int weight, int alignment, Function<E, String> text,
            Function<E, Image> image) {

        public static <E> Column<E> text(String title, int weight, Function<E, String> text) {
            return new Column<>(title, weight, SWT.LEFT, text, element -> null);
        }

        public static <E> Column<E> number(String title, int weight, Function<E, String> text) {
            return new Column<>(title, weight, SWT.RIGHT, text, element -> null);
        }

        public Column<E> with(Function<E, Image> shown) {
            return new Column<>(title, weight, alignment, text, shown);
        }
    }

    /** @param parent gets a layout for the grid alone; the grid's input is a list */
    public static <E> TableViewer create(Composite parent, String id, int style, List<Column<E>> columns) {
        TableColumnLayout layout = new TableColumnLayout();
        parent.setLayout(layout);
        // A line must exist to be checked.
        int lines = (style & SWT.CHECK) == 0 ? SWT.VIRTUAL : SWT.NONE;
        TableViewer viewer = new TableViewer(parent,
                style | lines | SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL | SWT.BORDER);
        viewer.getTable().setHeaderVisible(true);
        viewer.setUseHashlookup(true);
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        WidgetIds.name(viewer.getTable(), id);
        AccessibleNames.set(viewer.getTable(), columns.get(0).title());
        columns.forEach(column -> add(viewer, layout, column));
        ColumnViewerToolTipSupport.enableFor(viewer);
        return viewer;
    }

    private static <E> void add(TableViewer viewer, TableColumnLayout layout, Column<E> column) {
        TableViewerColumn made = new TableViewerColumn(viewer, column.alignment());
        made.getColumn().setText(column.title());
        layout.setColumnData(made.getColumn(), new ColumnWeightData(column.weight(),
                Math.max(LEAST_WIDTH, titleWidth(viewer.getTable(), column.title())), true));
        made.setLabelProvider(new Labels<>(column));
    }

    /** In pixels, in the bold letters that some desktops write titles in. */
    private static int titleWidth(Table table, String title) {
        GC gc = new GC(table);
        try {
            gc.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
            return gc.textExtent(title).x + TITLE_MARGIN;
        } finally {
            gc.dispose();
        }
    }

    private static final class Labels<E> extends ColumnLabelProvider {
        private final Column<E> column;

        Labels(Column<E> column) {
            this.column = column;
        }

        @Override
        @SuppressWarnings("unchecked")
        public String getText(Object element) {
            return column.text().apply((E) element);
        }

        @Override
        @SuppressWarnings("unchecked")
        public Image getImage(Object element) {
            return column.image().apply((E) element);
        }

        @Override
        public String getToolTipText(Object element) {
            String text = getText(element);
            return text.isEmpty() ? null : text;
        }
    }
}
