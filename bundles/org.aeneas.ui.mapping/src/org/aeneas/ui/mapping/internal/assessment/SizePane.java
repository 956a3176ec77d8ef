package org.aeneas.ui.mapping.internal.assessment;

import java.util.Map;
import java.util.Optional;

import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.mapping.MappingIds;
import org.aeneas.ui.mapping.internal.Messages;
import org.aeneas.ui.mapping.internal.model.MappingModel;
import org.aeneas.ui.mapping.internal.model.Outcome;
import org.aeneas.ui.mapping.internal.model.Size;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** How big the table that is selected is, as its source says or as the user supposes. */
final class SizePane {
    /** A line for each: a number of bytes may be long. */
    private static final int FIELDS = 2;
    private static final int WIDTH = 60;

    private final MappingModel model;
    private final Text valueBytes;
    private final Text rowBytes;
    private final Label mistake;
    private String shown = "";
    private boolean filling;

    SizePane(Composite parent, MappingModel model) {
        this.model = model;
        Composite form = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(FIELDS).applyTo(form);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(form);
        valueBytes = field(form, Messages.Sizes_VALUES, MappingIds.VALUE_BYTES);
        rowBytes = field(form, Messages.Sizes_ROW, MappingIds.ROW_BYTES);
        mistake = WidgetIds.name(new Label(parent, SWT.WRAP), MappingIds.problemOf(MappingIds.VALUE_BYTES));
        mistake.setForeground(parent.getDisplay().getSystemColor(SWT.COLOR_RED));
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(mistake);
    }

    /** What is typed stays as it is typed as long as the same table is looked at and the size is the one typed. */
    void show() {
        String table = model.selected().map(Outcome::name).orElse("");
        Optional<Size> size = model.size(table);
        boolean same = table.equals(shown);
        if (!same || !typed().equals(size) && mistake.getText().isEmpty()) {
            shown = table;
            filling = true;
            valueBytes.setText(size.map(s -> String.valueOf(s.valueBytes())).orElse(""));
            rowBytes.setText(String.valueOf(size.map(Size::rowBytes).orElse(Size.ROW_BYTES)));
            filling = false;
            say("");
        }
    }

    private Text field(Composite form, String label, String id) {
        new Label(form, SWT.NONE).setText(label);
        Text text = WidgetIds.name(new Text(form, SWT.BORDER), id);
        text.addListener(SWT.Modify, event -> changed());
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(text);
        return text;
    }

    private void changed() {
        if (filling || valueBytes.getText().isBlank()) {
            return;
        }
        Optional<Size> size = typed();
        say(size.isPresent() ? "" : NLS.bind(Messages.Sizes_MISTAKE, CostGrid.whole(Size.MOST)));
        size.ifPresent(s -> model.setSizes(Map.of(shown, s)));
    }

    private void say(String text) {
        mistake.setText(text);
        mistake.requestLayout();
    }

    private Optional<Size> typed() {
        long bytes = number(valueBytes);
        long row = number(rowBytes);
        return bytes < 0 || bytes > Size.MOST || row < 1 || row > Size.MOST ? Optional.empty()
                : Optional.of(new Size(bytes, row));
    }

    /** @return -1 for what is no number; with or without commas */
    private static long number(Text text) {
        String digits = text.getText().replace(",", "").strip();
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : -1;
    }
}
