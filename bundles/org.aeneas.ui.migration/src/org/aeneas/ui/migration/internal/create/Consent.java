package org.aeneas.ui.migration.internal.create;

import java.util.Optional;

import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.migration.MigrationIds;
import org.aeneas.ui.migration.internal.Messages;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

/** The warning before a task reads from where production works, and that the user has read it. */
final class Consent {
    private final Button button;

    Consent(Composite page, Runnable changed) {
        button = WidgetIds.name(new Button(page, SWT.CHECK | SWT.WRAP), MigrationIds.PRODUCTION);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(button);
        button.addListener(SWT.Selection, event -> changed.run());
    }

    /** @param datacenter from which will be read; empty where nobody knows, which is taken for the worse */
    void show(Optional<String> datacenter, boolean isClone) {
        show(datacenter.map(name -> NLS.bind(Messages.Create_PRODUCTION, name))
                .orElse(Messages.Create_UNKNOWN_DATACENTER), isClone);
    }

    /** @param harmless whether there is nothing to be agreed to */
    void show(String text, boolean harmless) {
        if (!button.getText().equals(text)) {
            button.setText(text);
            button.setSelection(false);
        }
        if (button.getVisible() == harmless) {
            button.setVisible(!harmless);
            button.getParent().layout();
        }
    }

    Optional<String> mistake() {
        return button.getVisible() && !button.getSelection() ? Optional.of(Messages.Create_CONSENT) : Optional.empty();
    }
}
