package org.aeneas.ui.cassandra.internal;

import java.util.Optional;

import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.cassandra.CloneIds;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** What will happen, and what is needed. */
final class IntroductionPage extends ClonePage {
    private static final int HEIGHT = 240;

    IntroductionPage(CloneContext context) {
        super("introduction", Messages.Introduction_TITLE, Messages.Introduction_MESSAGE, context);
    }

    @Override
    void fill(Composite parent) {
        Text text = WidgetIds.name(new Text(parent, SWT.WRAP | SWT.MULTI | SWT.READ_ONLY), CloneIds.INTRODUCTION);
        text.setText(Messages.Introduction_TEXT);
        text.setBackground(parent.getBackground());
        AccessibleNames.set(text, Messages.Introduction_TITLE);
        GridDataFactory.fillDefaults().grab(true, true).hint(1, HEIGHT).applyTo(text);
    }

    @Override
    Optional<String> mistake() {
        return Optional.empty();
    }
}
