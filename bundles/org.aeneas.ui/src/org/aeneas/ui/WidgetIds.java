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

    public static final String PROBLEM_DIALOG = "aeneas.problem";
    public static final String QUESTION_DIALOG = "aeneas.question";
    public static final String NEW_PROJECT_DIALOG = "aeneas.project.new";
    public static final String PROJECT_NAME = "aeneas.project.name";
    public static final String PROJECT_LOCATION = "aeneas.project.location";
    public static final String PROJECT_BROWSE = "aeneas.project.browse";
    public static final String PROJECT_KIND = "aeneas.project.kind";
    public static final String PROJECT_SOURCE = "aeneas.project.source";
    public static final String PROJECT_TARGET = "aeneas.project.target";
    public static final String PROJECT_AWS_PROFILE = "aeneas.project.aws-profile";
    public static final String AWS_PROFILE_DIALOG = "aeneas.project.aws-profile.dialog";
    public static final String WELCOME_START = "aeneas.welcome.start";
    public static final String WELCOME_RECENT = "aeneas.welcome.recent";

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

    /** The links above the tree of that name: what its state is, and what to do. */
    public static String stateOf(String tree) {
        return tree + ".state";
    }

    /** Gives the widget its name; to be called on the UI thread. */
    public static <W extends Widget> W name(W widget, String id) {
        widget.setData(KEY, id);
        return widget;
    }
}
