package org.aeneas.ui.help.internal;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

/** The help beside the other views. */
public final class HelpView extends ViewPart {
    static final String ID = "org.aeneas.ui.help.view";

    private HelpPane pane;

    @Override
    public void createPartControl(Composite parent) {
        pane = new HelpPane(parent, Topics.all());
        pane.show(HelpPane.CONTENTS);
    }

    @Override
    public void setFocus() {
        pane.setFocus();
    }

    void show(String topic) {
        pane.show(topic);
    }
}
