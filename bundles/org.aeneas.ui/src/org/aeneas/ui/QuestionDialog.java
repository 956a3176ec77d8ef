package org.aeneas.ui;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;

/** A message with buttons; {@code open} answers the index of the chosen one, -1 for Escape. */
public final class QuestionDialog extends MessageDialog {
    private final String id;
    private String topic = HelpTopics.OVERVIEW;

    /**
     * @param id      of its shell, among {@link WidgetIds}
     * @param parent  may be null
     * @param kind    as {@link MessageDialog#QUESTION}
     * @param preset  index of the default button
     * @param buttons labels with their mnemonics
     */
    public QuestionDialog(String id, Shell parent, String title, String message, int kind, int preset,
            String... buttons) {
        super(parent, title, null, message, kind, preset, buttons);
        this.id = id;
    }

    /** To be called before it is opened; without, F1 shows what Aeneas does. */
    public QuestionDialog withTopic(String of) {
        topic = of;
        return this;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        WidgetIds.name(shell, id);
        HelpTopics.set(shell, topic);
    }
}
