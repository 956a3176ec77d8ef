package org.aeneas.ui.cassandra.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.cassandra.clone.setup.Answers;
import org.aeneas.cassandra.clone.setup.NodeTable;
import org.aeneas.cassandra.clone.setup.SetupField;
import org.aeneas.cassandra.clone.setup.SetupField.Kind;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.cassandra.CloneIds;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerEditor;
import org.eclipse.jface.viewers.ColumnViewerEditorActivationEvent;
import org.eclipse.jface.viewers.ColumnViewerEditorActivationStrategy;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.FocusCellOwnerDrawHighlighter;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.TableViewerEditor;
import org.eclipse.jface.viewers.TableViewerFocusCellManager;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

/** The nodes of the source, a line each, edited in place, with what was found out about each. On the UI thread. */
final class NodeGrid {
    private static final int WIDTH = 110;
    private static final int WIDE = 170;
    private static final int LINES = 8;
    private static final String HIDDEN = "\u2022\u2022\u2022\u2022\u2022\u2022";

    private final TableViewer viewer;
    private final Runnable changed;
    private final List<Line> lines = new ArrayList<>();
    /** By host. */
    private final Map<String, String> states = new HashMap<>();

    /** A line, which keeps its identity while it is edited. */
    static final class Line {
        private Answers row;

        Line(Answers row) {
            this.row = row;
        }
    }

    NodeGrid(Composite parent, Runnable changed) {
        this.changed = changed;
        viewer = new TableViewer(parent, SWT.BORDER | SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
        WidgetIds.name(viewer.getTable(), CloneIds.NODES);
        AccessibleNames.set(viewer.getTable(), Messages.Nodes_LABEL);
        viewer.getTable().setHeaderVisible(true);
        viewer.getTable().setLinesVisible(true);
        GridDataFactory.fillDefaults().grab(true, true).hint(1, viewer.getTable().getItemHeight() * LINES)
                .applyTo(viewer.getTable());
        SetupField.NODE.forEach(this::column);
        stateColumn();
        keyboard();
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.setInput(lines);
    }

    TableViewer viewer() {
        return viewer;
    }

    private void keyboard() {
        TableViewerEditor.create(viewer, new TableViewerFocusCellManager(viewer,
                new FocusCellOwnerDrawHighlighter(viewer)), new ColumnViewerEditorActivationStrategy(viewer) {
                    @Override
                    protected boolean isEditorActivationEvent(ColumnViewerEditorActivationEvent event) {
                        return super.isEditorActivationEvent(event)
                                || event.eventType == ColumnViewerEditorActivationEvent.KEY_PRESSED
                                        && (event.keyCode == SWT.F2 || event.keyCode == SWT.CR);
                    }
                }, ColumnViewerEditor.TABBING_HORIZONTAL | ColumnViewerEditor.TABBING_MOVE_TO_ROW_NEIGHBOR
                        | ColumnViewerEditor.KEYBOARD_ACTIVATION);
    }

    private void column(SetupField field) {
        TableViewerColumn column = new TableViewerColumn(viewer, SWT.LEFT);
        column.getColumn().setText(field.label());
        column.getColumn().setWidth(field.kind() == Kind.ENDPOINT || field.kind() == Kind.PATHS ? WIDE : WIDTH);
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                String text = ((Line) element).row.get(field);
                return field.isSecret() && !text.isEmpty() ? HIDDEN : text;
            }
        });
        if (field.kind() != Kind.FOUND && field != SetupField.RACK && field != SetupField.PRIVATE) {
            column.setEditingSupport(new Editing(field));
        }
    }

    private void stateColumn() {
        TableViewerColumn column = new TableViewerColumn(viewer, SWT.LEFT);
        column.getColumn().setText(Messages.Nodes_STATE);
        column.getColumn().setWidth(WIDE);
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return state((Line) element).lines().findFirst().orElse("");
            }
        });
    }

    private final class Editing extends EditingSupport {
        private final SetupField field;
        private final TextCellEditor editor;

        Editing(SetupField field) {
            super(viewer);
            this.field = field;
            this.editor = new TextCellEditor(viewer.getTable(), field.isSecret() ? SWT.PASSWORD : SWT.NONE);
            AccessibleNames.set(editor.getControl(), field.label());
        }

        @Override
        protected CellEditor getCellEditor(Object element) {
            return editor;
        }

        @Override
        protected boolean canEdit(Object element) {
            return true;
        }

        @Override
        protected Object getValue(Object element) {
            return ((Line) element).row.get(field);
        }

        @Override
        protected void setValue(Object element, Object value) {
            Line line = (Line) element;
            if (!line.row.get(field).equals(value)) {
                line.row = line.row.with(field, String.valueOf(value));
                states.remove(line.row.host());
                viewer.update(line, null);
                changed.run();
            }
        }
    }

    void show(List<Answers> rows) {
        if (!rows().equals(rows)) {
            lines.clear();
            rows.forEach(row -> lines.add(new Line(row)));
            viewer.refresh();
        }
    }

    List<Answers> rows() {
        return lines.stream().map(line -> line.row).toList();
    }

    /** @param text several lines, of which the column shows the first */
    void state(String host, String text) {
        states.put(host, text);
        lines.stream().filter(line -> line.row.host().equals(host)).forEach(line -> viewer.update(line, null));
    }

    private String state(Line line) {
        return NodeTable.mistake(line.row).orElseGet(() -> states.getOrDefault(line.row.host(),
                Messages.Nodes_NOT_YET));
    }

    /** All of the state of the selected line; of the first one that is not well where none is. */
    String selectedState() {
        Optional<Line> selected = Optional.ofNullable((Line) viewer.getStructuredSelection().getFirstElement());
        return selected.or(() -> lines.stream().filter(line -> !List.of(Messages.Nodes_OK, Messages.Nodes_NOT_YET,
                Messages.Nodes_CHECKING).contains(state(line))).findFirst()).map(this::state).orElse("");
    }

    /** The first line with a mistake. */
    Optional<String> mistake() {
        return rows().stream().flatMap(row -> NodeTable.mistake(row)
                .map(what -> row.host() + ": " + what).stream()).findFirst();
    }
}
