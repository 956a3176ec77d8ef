package org.aeneas.ui;

import java.util.Optional;

import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;

/** Pages of the help, which F1 opens. Each is a file of the bundle {@code org.aeneas.ui.help}. */
public final class HelpTopics {
    public static final String OVERVIEW = "overview";
    public static final String SECURITY = "security";
    public static final String SETTINGS = "settings";
    public static final String PROJECT = "project";
    public static final String CONNECT_SOURCE = "connect-source";
    public static final String CONNECT_TARGET = "connect-target";
    public static final String TREES = "trees";
    public static final String MAPPING = "mapping";
    public static final String CLONE = "clone";
    public static final String AGENT = "agent";
    public static final String REGISTER = "register";
    public static final String TASK = "task";
    public static final String WATCH = "watch";
    public static final String COMFORT = "comfort";
    public static final String UPDATES = "updates";

    private static final String CONTEXT = "org.aeneas.ui.help.";
    private static final String KEY = "org.aeneas.ui.help-topic";

    private HelpTopics() {
    }

    /** F1 on the control, or on one inside, opens the page; on the UI thread. */
    public static <C extends Control> C set(C control, String topic) {
        control.setData(KEY, topic);
        if (PlatformUI.isWorkbenchRunning()) {
            PlatformUI.getWorkbench().getHelpSystem().setHelp(control, CONTEXT + topic);
        }
        return control;
    }

    /** @param control may be null */
    public static Optional<String> of(Control control) {
        for (Control c = control; c != null; c = c.getParent()) {
            if (c.getData(KEY) instanceof String topic) {
                return Optional.of(topic);
            }
        }
        return Optional.empty();
    }
}
