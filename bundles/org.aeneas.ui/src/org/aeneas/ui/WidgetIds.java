package org.aeneas.ui;

import org.eclipse.swt.widgets.Widget;

/** Stable names of widgets, under the key where SWTBot and our own page objects look for them. */
public final class WidgetIds {
    /** SWTBot's default key ({@code SWTBotPreferences.DEFAULT_KEY}). */
    public static final String KEY = "org.eclipse.swtbot.widget.key";

    public static final String WINDOW = "aeneas.window";
    public static final String WELCOME = "aeneas.welcome";
    public static final String WELCOME_TITLE = "aeneas.welcome.title";

    private WidgetIds() {
    }

    /** Gives the widget its name; to be called on the UI thread. */
    public static <W extends Widget> W name(W widget, String id) {
        widget.setData(KEY, id);
        return widget;
    }
}
