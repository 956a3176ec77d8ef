package org.aeneas.ui.update.internal;

import org.eclipse.osgi.util.NLS;

/** Texts for people. */
public final class Messages extends NLS {
    public static String Dialog_AGAIN;
    public static String Dialog_CANCELLED;
    public static String Dialog_CANCELLING;
    public static String Dialog_CLOSE;
    public static String Dialog_CURRENT;
    public static String Dialog_FOUND;
    public static String Dialog_INSTALL;
    public static String Dialog_INSTALLED;
    public static String Dialog_INSTALLED_CLOSE;
    public static String Dialog_INSTALLING;
    public static String Dialog_NO_SITE;
    public static String Dialog_RESTART;
    public static String Dialog_SET_SITE;
    public static String Dialog_TITLE;
    public static String Found_LATER;
    public static String Found_SIZE;
    public static String Install_TASK;
    public static String Look_COMPARE;
    public static String Look_SITE;
    public static String Look_TASK;
    public static String Pane_NOW;
    public static String Pane_NO_SITE;
    public static String Pane_PART;
    public static String Pane_SITE;
    public static String Pane_STATE;
    public static String Pane_THEN;
    public static String Pane_UPDATES;
    public static String Problem_DOES_NOT_FIT;
    public static String Problem_FAILED;
    public static String Problem_FAILED_REMEDY;
    public static String Problem_FOREIGN;
    public static String Problem_INVALID;
    public static String Problem_INVALID_REMEDY;
    public static String Problem_NO_P2;
    public static String Problem_NO_PROFILE;
    public static String Problem_NO_PROFILE_REMEDY;
    public static String Problem_NO_SITE;
    public static String Problem_PENDING;
    public static String Problem_PENDING_REMEDY;
    public static String Problem_READ_ONLY;
    public static String Problem_READ_ONLY_REMEDY;
    public static String Problem_RUNNING;
    public static String Problem_RUNNING_REMEDY;
    public static String Problem_SITE_REMEDY;
    public static String Problem_UNEXPECTED;
    public static String Problem_UNEXPECTED_REMEDY;
    public static String Problem_UNREACHABLE;
    public static String Problem_UNREACHABLE_REMEDY;
    public static String Problem_UNREADABLE;
    public static String Reason_OTHER;
    public static String Reason_REFUSED;
    public static String Reason_TIMEOUT;
    public static String Reason_TLS;
    public static String Reason_UNKNOWN_HOST;
    public static String Version_BUILD;

    static {
        NLS.initializeMessages("org.aeneas.ui.update.internal.messages", Messages.class);
    }

    private Messages() {
    }
}
