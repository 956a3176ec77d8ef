package org.aeneas.ui;

import java.util.Optional;

import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;

/** Names for screen readers, where no label stands before a control. */
public final class AccessibleNames {
    private static final String KEY = "org.aeneas.ui.accessible-name";

    private AccessibleNames() {
    }

    /** On the UI thread; may be called again. */
    public static <C extends Control> C set(C control, String name) {
        boolean listens = control.getData(KEY) != null;
        control.setData(KEY, name);
        if (!listens) {
            control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
                @Override
                public void getName(AccessibleEvent event) {
                    event.result = String.valueOf(control.getData(KEY));
                }
            });
        }
        return control;
    }

    /** What {@link #set} gave it. */
    public static Optional<String> of(Control control) {
        return Optional.ofNullable((String) control.getData(KEY));
    }
}
