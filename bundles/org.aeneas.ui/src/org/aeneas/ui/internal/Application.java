package org.aeneas.ui.internal;

import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;

/** Starts the workbench and lives as long as its window. */
public final class Application implements IApplication {
    /** Named by about.mappings, from where the About dialog reads it. */
    private static final String VERSION_PROPERTY = "aeneas.version";

    @Override
    public Object start(IApplicationContext context) {
        System.setProperty(VERSION_PROPERTY, Platform.getBundle("org.aeneas.ui").getVersion().toString());
        Display.setAppName(Messages.Window_TITLE);
        Display display = PlatformUI.createDisplay();
        try {
            int code = PlatformUI.createAndRunWorkbench(display, new AeneasWorkbenchAdvisor());
            return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
        } finally {
            display.dispose();
        }
    }

    @Override
    public void stop() {
        if (!PlatformUI.isWorkbenchRunning()) {
            return;
        }
        IWorkbench workbench = PlatformUI.getWorkbench();
        Display display = workbench.getDisplay();
        display.syncExec(() -> {
            if (!display.isDisposed()) {
                workbench.close();
            }
        });
    }
}
