package org.aeneas.ui.migration.internal;

import java.util.List;

import org.aeneas.ui.WidgetIds;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.Text;

/** Fields of a form with two columns: what it is, and what it is set to. */
public final class Fields {
    private static final int MARGIN = 10;
    private static final int WIDTH = 260;

    private Fields() {
    }

    /** A page for fields on a tab of its own. */
    public static Composite tab(TabFolder folder, String name) {
        Composite page = new Composite(folder, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(MARGIN, MARGIN).applyTo(page);
        TabItem tab = new TabItem(folder, SWT.NONE);
        tab.setText(name);
        tab.setControl(page);
        return page;
    }

    public static Text text(Composite page, String name, String id, int style) {
        label(page, name);
        Text text = WidgetIds.name(new Text(page, SWT.BORDER | SWT.SINGLE | style), id);
        wide(text);
        return text;
    }

    /** A list of which one is chosen, the first to begin with. */
    public static Combo choice(Composite page, String name, String id, List<String> choices) {
        label(page, name);
        Combo combo = WidgetIds.name(new Combo(page, SWT.READ_ONLY), id);
        combo.setItems(choices.toArray(String[]::new));
        if (!choices.isEmpty()) {
            combo.select(0);
        }
        wide(combo);
        return combo;
    }

    /** A list of suggestions; anything else can be typed. */
    public static Combo editable(Composite page, String name, String id) {
        label(page, name);
        Combo combo = WidgetIds.name(new Combo(page, SWT.DROP_DOWN), id);
        wide(combo);
        return combo;
    }

    public static Button check(Composite page, String name, String id) {
        new Label(page, SWT.NONE);
        Button button = WidgetIds.name(new Button(page, SWT.CHECK), id);
        button.setText(name);
        return button;
    }

    /** Over both columns, wrapped. */
    public static Label note(Composite page, String text) {
        Label note = new Label(page, SWT.WRAP);
        note.setText(text);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(note);
        return note;
    }

    private static void label(Composite page, String name) {
        Label label = new Label(page, SWT.NONE);
        label.setText(name + ":");
    }

    private static void wide(Control control) {
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(control);
    }

    /** With all that is in it. */
    public static void setEnabled(Control control, boolean enabled) {
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                setEnabled(child, enabled);
            }
        }
        control.setEnabled(enabled);
    }
}
