package org.aeneas.ui.internal;

import org.eclipse.osgi.util.NLS;

/** The texts of {@code messages.properties}; NLS fills public fields only. */
final class Messages extends NLS {
    public static String Menu_FILE;
    public static String Menu_HELP;
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
