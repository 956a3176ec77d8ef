package org.aeneas.ui.help.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;

/** From the menu the contents; by its key the page about what has the focus. */
public final class HelpHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        if (event.getTrigger() instanceof Event trigger && trigger.widget instanceof MenuItem) {
            HelpPlace.show(HelpPane.CONTENTS);
        } else {
            HelpPlace.showWhatHasTheFocus();
        }
        return null;
    }
}
