package org.aeneas.ui.update;

/** Names of the widgets of "Check for Updates", as {@link org.aeneas.ui.WidgetIds}. */
public final class UpdateIds {
    public static final String DIALOG = "aeneas.update";
    public static final String UPDATES = "aeneas.update.updates";
    public static final String SITE = "aeneas.update.site";
    public static final String STATE = "aeneas.update.state";

    private UpdateIds() {
    }
}
