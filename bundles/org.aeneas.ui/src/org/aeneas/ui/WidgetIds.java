package org.aeneas.ui;

import org.eclipse.swt.widgets.Widget;

/** Stable names of widgets, under the key where SWTBot and our own page objects look for them. */
public final class WidgetIds {
    /** SWTBot's default key ({@code SWTBotPreferences.DEFAULT_KEY}). */
    public static final String KEY = "org.eclipse.swtbot.widget.key";

    public static final String WINDOW = "aeneas.window";
    public static final String WELCOME = "aeneas.welcome";
    public static final String WELCOME_TITLE = "aeneas.welcome.title";
    public static final String SOURCE_TREE = "aeneas.source";
    public static final String TARGET_TREE = "aeneas.target";
    public static final String PROPERTIES_TITLE = "aeneas.properties.title";
    public static final String PROPERTIES_TABLE = "aeneas.properties.table";
    public static final String PROPERTIES_DEFINITION = "aeneas.properties.definition";
    public static final String CONNECT_DIALOG = "aeneas.connect";
    public static final String TARGET_PROFILE = "aeneas.connect.profile";
    public static final String TARGET_ACCESS_KEY = "aeneas.connect.access-key";
    public static final String TARGET_SECRET_KEY = "aeneas.connect.secret-key";
    public static final String TARGET_REGION = "aeneas.connect.region";

    private WidgetIds() {
    }

    /** Where the answer to an engine's {@code ConnectionField} of that key is typed. */
    public static String connectionField(String key) {
        return "aeneas.connect." + key;
    }

    /** The text that filters the tree of that name. */
    public static String filterOf(String tree) {
        return tree + ".filter";
    }

    /** Gives the widget its name; to be called on the UI thread. */
    public static <W extends Widget> W name(W widget, String id) {
        widget.setData(KEY, id);
        return widget;
    }
}
