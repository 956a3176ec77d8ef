package org.aeneas.ui.internal.settings;

import java.util.List;
import java.util.Optional;

import org.aeneas.core.ProblemException;
import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.project.settings.JvmOptions;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.SettingsIds;
import org.aeneas.ui.WidgetIds;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;

/** "JVM options". */
final class JvmOptionsPage implements SettingsPage {
    private static final int COLUMNS = 3;
    private static final int LINES = 120;

    private Text options;

    @Override
    public String title() {
        return Messages.Jvm_TITLE;
    }

    @Override
    public void create(Composite parent, GlobalSettings settings, Runnable changed) {
        parent.setLayout(new FillLayout());
        Form form = new Form(parent, changed);
        form.note(Messages.Jvm_NOTE);
        options = WidgetIds.name(new Text(form.page(), SWT.BORDER | SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL),
                SettingsIds.JVM_OPTIONS);
        AccessibleNames.set(options, Messages.Jvm_TITLE);
        options.setFont(JFaceResources.getTextFont());
        options.setText(String.join("\n", settings.jvmOptions()));
        options.addListener(SWT.Modify, event -> changed.run());
        options.addListener(SWT.Traverse, JvmOptionsPage::leaveByTab);
        GridDataFactory.fillDefaults().grab(true, true).span(COLUMNS, 1).hint(LINES, LINES).applyTo(options);
        form.note(JvmOptions.leftOut() ? Messages.Jvm_LEFT_OUT : Messages.Jvm_SAFE);
    }

    @Override
    public Optional<String> mistake() {
        String[] lines = options.getText().split("\\R");
        for (int line = 0; line < lines.length; line++) {
            String option = lines[line].strip();
            try {
                if (!option.isEmpty()) {
                    GlobalSettings.DEFAULT.withJvmOptions(List.of(option));
                }
            } catch (ProblemException e) {
                return Optional.of(NLS.bind(Messages.Jvm_LINE, new Object[] {line + 1, e.problem().what(),
                        e.problem().remedy()}));
            }
        }
        return Optional.empty();
    }

    @Override
    public GlobalSettings into(GlobalSettings settings) {
        return settings.withJvmOptions(options.getText().lines().map(String::strip).filter(o -> !o.isEmpty())
                .toList());
    }

    /** An option has no tab in it, and without a mouse there is no other way out of the field. */
    private static void leaveByTab(Event event) {
        if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
            event.doit = true;
        }
    }
}
