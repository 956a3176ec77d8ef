package org.aeneas.ui.internal.settings;

import java.util.List;
import java.util.Optional;

import org.aeneas.ui.WidgetIds;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;

/** Fields below one another: the name, the field, and a button where one belongs to it. */
final class Form {
    private static final int COLUMNS = 3;
    private static final int MARGIN = 10;
    private static final int SPACING = 4;
    private static final int WIDTH = 280;

    private final Composite page;
    private final Runnable changed;

    /** @param changed called after each change */
    Form(Composite parent, Runnable changed) {
        this.page = new Composite(parent, SWT.NONE);
        this.changed = changed;
        GridLayoutFactory.fillDefaults().numColumns(COLUMNS).margins(MARGIN, MARGIN).spacing(SPACING, SPACING)
                .applyTo(page);
    }

    Composite page() {
        return page;
    }

    /** A label without its mnemonic and its colon, for messages. */
    static String plain(String label) {
        return label.replace("&", "").replaceFirst(":$", "");
    }

    Text text(String label, String id) {
        label(label);
        return text(id, SWT.NONE, COLUMNS - 1);
    }

    Text secret(String label, String id) {
        label(label);
        return text(id, SWT.PASSWORD, COLUMNS - 1);
    }

    Text folder(String label, String id) {
        label(label);
        Text text = text(id, SWT.NONE, 1);
        browse(() -> {
            DirectoryDialog dialog = new DirectoryDialog(page.getShell());
            dialog.setText(plain(label));
            dialog.setFilterPath(text.getText().strip());
            Optional.ofNullable(dialog.open()).ifPresent(text::setText);
        });
        return text;
    }

    Text file(String label, String id) {
        label(label);
        Text text = text(id, SWT.NONE, 1);
        browse(() -> {
            FileDialog dialog = new FileDialog(page.getShell(), SWT.OPEN);
            dialog.setText(plain(label));
            dialog.setFileName(text.getText().strip());
            Optional.ofNullable(dialog.open()).ifPresent(text::setText);
        });
        return text;
    }

    /** @param style whether it may be typed into */
    Combo choice(String label, String id, int style, List<String> items) {
        label(label);
        Combo combo = WidgetIds.name(new Combo(page, style), id);
        combo.setItems(items.toArray(String[]::new));
        combo.addListener((style & SWT.READ_ONLY) == 0 ? SWT.Modify : SWT.Selection, event -> changed.run());
        wide(combo, COLUMNS - 1);
        return combo;
    }

    Spinner number(String label, String id, int least, int most) {
        label(label);
        Spinner spinner = WidgetIds.name(new Spinner(page, SWT.BORDER), id);
        spinner.setMinimum(least);
        spinner.setMaximum(most);
        spinner.addListener(SWT.Modify, event -> changed.run());
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).span(COLUMNS - 1, 1).applyTo(spinner);
        return spinner;
    }

    Button flag(String label, String id) {
        return button(page, label, id, SWT.CHECK);
    }

    /** Beside one another, in a parent of their own, so that keys reach them: Tab the chosen one, arrows the others. */
    Composite radios() {
        Composite radios = new Composite(page, SWT.NONE);
        RowLayout layout = new RowLayout();
        layout.spacing = MARGIN;
        radios.setLayout(layout);
        GridDataFactory.fillDefaults().span(COLUMNS, 1).applyTo(radios);
        return radios;
    }

    /** @param radios of {@link #radios} */
    Button radio(Composite radios, String label, String id) {
        return button(radios, label, id, SWT.RADIO);
    }

    private Button button(Composite parent, String label, String id, int style) {
        Button button = WidgetIds.name(new Button(parent, style), id);
        button.setText(label);
        button.addListener(SWT.Selection, event -> changed.run());
        if (parent == page) {
            GridDataFactory.fillDefaults().span(COLUMNS, 1).applyTo(button);
        }
        return button;
    }

    /** Sentences across the form. */
    Label note(String text) {
        Label note = new Label(page, SWT.WRAP);
        note.setText(text);
        GridDataFactory.fillDefaults().grab(true, false).span(COLUMNS, 1).hint(WIDTH, SWT.DEFAULT).applyTo(note);
        return note;
    }

    private void label(String text) {
        Label label = new Label(page, SWT.NONE);
        label.setText(text);
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(label);
    }

    private Text text(String id, int style, int columns) {
        Text text = WidgetIds.name(new Text(page, SWT.BORDER | style), id);
        text.addListener(SWT.Modify, event -> changed.run());
        wide(text, columns);
        return text;
    }

    private void browse(Runnable asking) {
        Button browse = new Button(page, SWT.PUSH);
        browse.setText(Messages.Browse);
        browse.addListener(SWT.Selection, event -> asking.run());
    }

    private static void wide(Control control, int columns) {
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(WIDTH, SWT.DEFAULT)
                .span(columns, 1).applyTo(control);
    }
}
