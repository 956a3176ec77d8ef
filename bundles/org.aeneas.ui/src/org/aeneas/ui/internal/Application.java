package org.aeneas.ui.internal;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.project.DataFolder;
import org.aeneas.ui.ProblemDialog;
import org.aeneas.ui.Restart;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.internal.settings.SettingsEffects;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.Version;

/** Starts the workbench and lives as long as its window. */
public final class Application implements IApplication {
    /** Named by about.mappings, from where the About dialog reads it. */
    private static final String VERSION_PROPERTY = "aeneas.version";
    private static final Integer EXIT_FAILED = 1;

    @Override
    public Object start(IApplicationContext context) {
        System.setProperty(VERSION_PROPERTY, text(Platform.getBundle("org.aeneas.ui").getVersion()));
        Display.setAppName(Messages.Window_TITLE);
        Display display = PlatformUI.createDisplay();
        ThemeMenu.rememberDesktop();
        ThemeMenu.tellDisabledApart(display);
        leaveLinesUnstyled(display);
        try {
            Optional<DataFolder.Lock> lock = lock();
            if (lock.isEmpty()) {
                return EXIT_FAILED;
            }
            String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
            ExtraEngines.install(arguments);
            return PlatformUI.RETURN_RESTART == run(display, lock.get()) && !Restart.begin(arguments) ? EXIT_RESTART
                    : EXIT_OK;
        } finally {
            display.dispose();
        }
    }

    /**
     * Lines of tables and trees look as their table does: a theme that styled them one by one would take its time with
     * thousands, and on GTK touches lines of virtual tables that have gone meanwhile, which ends the program.
     */
    private static void leaveLinesUnstyled(Display display) {
        display.addFilter(SWT.Skin, event -> {
            if (event.widget instanceof TableItem || event.widget instanceof TreeItem) {
                event.type = SWT.None;
            }
        });
    }

    /** @param lock is held until the window is closed */
    private static int run(Display display, DataFolder.Lock lock) {
        try (lock) {
            return PlatformUI.createAndRunWorkbench(display, new AeneasWorkbenchAdvisor());
        }
    }

    /** Two windows on one data folder would overwrite each other's settings; why there is none, the user is told. */
    private static Optional<DataFolder.Lock> lock() {
        try {
            return Optional.of(Workspace.ofWindow().folder().lock());
        } catch (ProblemException e) {
            SettingsEffects.optionsAreGood();
            Problem problem = e.problem();
            PrintWriter terminal = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
            terminal.println("aeneas: " + problem.what() + " [" + problem.object() + "]\n        " + problem.remedy());
            ProblemDialog.open(null, Messages.Window_NOT_STARTED, problem);
            return Optional.empty();
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
