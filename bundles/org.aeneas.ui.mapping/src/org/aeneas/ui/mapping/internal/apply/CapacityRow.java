package org.aeneas.ui.mapping.internal.apply;

import java.util.List;

import org.aeneas.aws.TableAdmin.Capacity;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.mapping.MappingIds;
import org.aeneas.ui.mapping.internal.Messages;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** In which capacity mode tables are created. */
final class CapacityRow {
    private static final int WIDTH = 90;
    private static final int CONTROLS = 6;
    private static final String UNITS = "5";

    private final Runnable changed;
    private final Button onDemand;
    private final Button provisioned;
    private final Text readUnits;
    private final Text writeUnits;

    CapacityRow(Composite parent, Runnable changed) {
        this.changed = changed;
        Composite row = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(CONTROLS).applyTo(row);
        onDemand = mode(row, Messages.Apply_ON_DEMAND, MappingIds.ON_DEMAND);
        onDemand.setSelection(true);
        provisioned = mode(row, Messages.Apply_PROVISIONED, MappingIds.PROVISIONED);
        readUnits = units(row, Messages.Apply_READ_UNITS, MappingIds.READ_UNITS);
        writeUnits = units(row, Messages.Apply_WRITE_UNITS, MappingIds.WRITE_UNITS);
    }

    void setEnabled(boolean enabled) {
        onDemand.setEnabled(enabled);
        provisioned.setEnabled(enabled);
        List.of(readUnits, writeUnits).forEach(text -> text.setEnabled(enabled && provisioned.getSelection()));
    }

    boolean isSound() {
        return !provisioned.getSelection() || units(readUnits) >= 1 && units(writeUnits) >= 1;
    }

    Capacity capacity() {
        return provisioned.getSelection() ? new Capacity.Provisioned(units(readUnits), units(writeUnits))
                : new Capacity.OnDemand();
    }

    private Button mode(Composite row, String text, String id) {
        Button mode = WidgetIds.name(new Button(row, SWT.RADIO), id);
        mode.setText(text);
        mode.addListener(SWT.Selection, event -> changed.run());
        return mode;
    }

    private Text units(Composite row, String label, String id) {
        new Label(row, SWT.NONE).setText(label);
        Text text = WidgetIds.name(new Text(row, SWT.BORDER), id);
        text.setText(UNITS);
        text.addListener(SWT.Modify, event -> changed.run());
        GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).applyTo(text);
        return text;
    }

    /** @return 0 for what is no number */
    private static long units(Text text) {
        return text.getText().strip().matches("[0-9]{1,9}") ? Long.parseLong(text.getText().strip()) : 0;
    }
}
