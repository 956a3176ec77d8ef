package org.aeneas.ui.internal;

import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.Version;

/** Starts the workbench and lives as long as its window. */
public final class Application implements IApplication {
    /** Named by about.mappings, from where the About dialog reads it. */
    private static final String VERSION_PROPERTY = "aeneas.version";

    @Override
    public Object start(IApplicationContext context) {
        System.setProperty(VERSION_PROPERTY, text(Platform.getBundle("org.aeneas.ui").getVersion()));
        Display.setAppName(Messages.Window_TITLE);
        Display display = PlatformUI.createDisplay();
        try {
            int code = PlatformUI.createAndRunWorkbench(display, new AeneasWorkbenchAdvisor());
            return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
        } finally {
            display.dispose();
        }
    }

    /** As {@code aeneas --version} says it; the build is the minute in which the program was built. */
    private static String text(Version version) {
        String number = version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
        return version.getQualifier().isEmpty() ? number : number + " (build " + version.getQualifier() + ")";
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
