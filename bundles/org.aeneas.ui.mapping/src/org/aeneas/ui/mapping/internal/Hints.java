package org.aeneas.ui.mapping.internal;

import org.aeneas.ui.mapping.internal.model.MappingModel;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/** What stands in a view while there are no tables. */
public final class Hints {

    private static final int MARGIN = 6;

    private Hints() {
    }

    /** Of a view that shows either its content or a hint. */
    public static StackLayout layout() {
        StackLayout layout = new StackLayout();
        layout.marginWidth = MARGIN;
        layout.marginHeight = MARGIN;
        return layout;
    }

    /** Lays out only what changes: that is what takes time. */
    public static void turn(Composite page, Control shown) {
        StackLayout layout = (StackLayout) page.getLayout();
        if (layout.topControl != shown || shown instanceof Label) {
            layout.topControl = shown;
            page.layout();
        }
    }

    /** @return blank if there are tables */
    public static String of(MappingModel model) {
        if (!model.hasSource()) {
            return Messages.Hint_NO_SOURCE;
        }
        if (model.isReading() && model.names().isEmpty()) {
            return Messages.Tables_READING;
        }
        return model.problem().map(problem -> (problem.object().isEmpty() ? "" : problem.object() + ": ")
                + problem.what() + "\n" + problem.remedy())
                .orElseGet(() -> model.names().isEmpty() ? Messages.Hint_NO_TABLES : "");
    }
}
