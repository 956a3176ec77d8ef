package org.aeneas.cli.internal;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.aeneas.engine.folder.EngineFolder;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.FrameworkUtil;

/** The headless product: runs one command and ends with its exit status. */
public final class Application implements IApplication {

    @Override
    public Object start(IApplicationContext context) {
        String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        context.applicationRunning();
        // What an earlier start had in a folder is not for this one.
        EngineFolder.install(FrameworkUtil.getBundle(Application.class).getBundleContext(), List.of());
        if (arguments.length > 1) { // a command with options, which do not only ask for help
            WarmUp.begin(List.of(arguments));
        }
        int status = new CommandLineInterface(out, err).run(arguments);
        out.flush();
        return status;
    }

    @Override
    public void stop() {
        Interruption.requestFromOutside();
    }
}
