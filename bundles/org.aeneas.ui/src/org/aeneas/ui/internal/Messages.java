package org.aeneas.ui.internal;

import org.eclipse.osgi.util.NLS;

/** The texts of {@code messages.properties}; NLS fills public fields only. */
public final class Messages extends NLS {
    public static String Browse;
    public static String Connect_CANCELLED;
    public static String Connect_CONNECTING;
    public static String Connect_LISTING;
    public static String Connect_NO_NUMBER;
    public static String Connect_SOURCE_DESCRIPTION;
    public static String Connect_TARGET_DESCRIPTION;
    public static String Connect_TO;
    public static String Menu_ACTIONS;
    public static String Menu_FILE;
    public static String Menu_HELP;
    public static String Menu_VIEW;
    public static String Properties_NAME;
    public static String Properties_NOTHING;
    public static String Properties_VALUE;
    public static String Source_HINT;
    public static String Target_ACCESS_KEY;
    public static String Target_BYTES;
    public static String Target_HINT;
    public static String Target_INDEXES;
    public static String Target_ITEMS;
    public static String Target_NAME;
    public static String Target_NO_PROFILE;
    public static String Target_PARTITION_KEY;
    public static String Target_PROFILE;
    public static String Target_REGION;
    public static String Target_ROLE;
    public static String Target_SECRET_KEY;
    public static String Target_SORT_KEY;
    public static String Target_STATUS;
    public static String Target_TABLES;
    public static String Target_TYPE;
    public static String Tree_CANCELLED;
    public static String Tree_FILTER;
    public static String Tree_READING;
    public static String Tree_READING_JOB;
    public static String Tree_REFRESH;
    public static String Tree_REFRESH_ACTION;
    public static String Welcome_ASSESS;
    public static String Welcome_DEMO;
    public static String Welcome_EXTRACT;
    public static String Welcome_LOAD;
    public static String Welcome_NEXT;
    public static String Welcome_SANDBOX;
    public static String Welcome_SUMMARY;
    public static String Welcome_TITLE;
    public static String Welcome_VALIDATE;
    public static String Window_TITLE;

    static {
        NLS.initializeMessages("org.aeneas.ui.internal.messages", Messages.class);
    }

    private Messages() {
    }
}
