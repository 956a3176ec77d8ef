package org.aeneas.ui;

/** Names of the widgets of the help, as {@link WidgetIds}. */
public final class HelpIds {
    public static final String WINDOW = "aeneas.help.window";
    public static final String PANE = "aeneas.help";
    public static final String SEARCH = "aeneas.help.search";
    public static final String BACK = "aeneas.help.back";
    public static final String CONTENTS = "aeneas.help.contents";
    public static final String TITLE = "aeneas.help.title";
    public static final String PAGE = "aeneas.help.page";

    private HelpIds() {
    }
}
