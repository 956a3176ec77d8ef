package org.aeneas.ui.help.internal;

import org.eclipse.help.IContext;
import org.eclipse.ui.help.AbstractHelpUI;

/** What the platform asks for when it is to show help, as for the question mark of a dialog. */
public final class HelpSupport extends AbstractHelpUI {

    @Override
    public void displayHelp() {
        HelpPlace.show(HelpPane.CONTENTS);
    }

    @Override
    public void displayDynamicHelp() {
        HelpPlace.showWhatHasTheFocus();
    }

    @Override
    public void displaySearch() {
        HelpPlace.show(HelpPane.CONTENTS);
    }

    @Override
    public void displayContext(IContext context, int x, int y) {
        HelpPlace.show(TopicContexts.topicOf(context).orElse(HelpPane.CONTENTS));
    }

    @Override
    public void displayHelpResource(String href) {
        HelpPlace.show(href.substring(href.lastIndexOf('/') + 1).replaceFirst("\\.html$", ""));
    }

    @Override
    public boolean isContextHelpDisplayed() {
        return false;
    }
}
