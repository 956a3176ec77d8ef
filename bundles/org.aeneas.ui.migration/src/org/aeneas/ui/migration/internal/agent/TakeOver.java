package org.aeneas.ui.migration.internal.agent;

import java.util.Optional;

import org.aeneas.ui.migration.MigrationIds;
import org.aeneas.ui.migration.internal.Fields;
import org.aeneas.ui.migration.internal.Messages;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Offers to take an agent from the project that has it. Whoever does must type that project's name. */
final class TakeOver {
    private final Composite part;
    private final Label note;
    private final Text name;
    private String owner = "";

    TakeOver(Composite parent, Runnable changed) {
        part = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(part);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(part);
        part.setVisible(false);
        note = Fields.note(part, "");
        name = Fields.text(part, Messages.TakeOver_NAME, MigrationIds.TAKE_OVER_NAME, 0);
        name.addListener(SWT.Modify, event -> changed.run());
    }

    /** @param project that has the agent, as the agent tells */
    void offer(String project) {
        owner = project;
        note.setText(NLS.bind(Messages.TakeOver_NOTE, project));
        part.setVisible(true);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(part);
        name.setFocus();
    }

    void setEnabled(boolean enabled) {
        name.setEnabled(enabled);
    }

    /** As it was typed; empty to take over from nobody. */
    Optional<String> name() {
        return part.getVisible() && !name.getText().isBlank() ? Optional.of(name.getText().strip()) : Optional.empty();
    }

    /** A name that the agent would refuse. */
    Optional<String> mistake() {
        return name().filter(typed -> !typed.equals(owner)).map(typed -> Messages.TakeOver_WRONG);
    }
}
