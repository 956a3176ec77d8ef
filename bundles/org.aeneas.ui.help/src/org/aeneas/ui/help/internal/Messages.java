package org.aeneas.ui.help.internal;

import org.eclipse.osgi.util.NLS;

/** The texts of {@code messages.properties}; NLS fills public fields only. */
public final class Messages extends NLS {
    public static String Help_BACK;
    public static String Help_CONTENTS;
    public static String Help_CONTENTS_BUTTON;
    public static String Help_FOUND;
    public static String Help_NEXT;
    public static String Help_NOTHING_FOUND;
    public static String Help_PAGE;
    public static String Help_SEARCH;
    public static String Help_TITLE;

    static {
        NLS.initializeMessages("org.aeneas.ui.help.internal.messages", Messages.class);
    }

    private Messages() {
    }
}
