package org.aeneas.ui.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.aeneas.core.Problem;
import org.aeneas.engine.folder.EngineFolder;
import org.aeneas.ui.QuestionDialog;
import org.aeneas.ui.WidgetIds;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engines of the folders that the workbench is started with: {@code --engines DIR}. */
public final class ExtraEngines {
    private static final Logger LOG = LoggerFactory.getLogger(ExtraEngines.class);
    private static final String OPTION = "--engines";

    private static List<Problem> problems = List.of();

    private ExtraEngines() {
    }

    /** Before anybody looks for an engine. What is wrong with one of them, {@link #tell} says. */
    public static void install(String[] arguments) {
        List<Path> folders = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].equals(OPTION)) {
                folders.add(Path.of(arguments[i + 1]));
            }
        }
        BundleContext context = FrameworkUtil.getBundle(ExtraEngines.class).getBundleContext();
        problems = EngineFolder.install(context, folders);
        problems.forEach(problem -> LOG.warn("{} [{}] {}", problem.what(), problem.object(), problem.remedy()));
    }

    /** Returns when the user has read of the engines that are left out; at once if there are none. */
    static void tell(Shell window) {
        if (!problems.isEmpty()) {
            String text = problems.stream().map(problem -> problem.object() + "\n" + problem.what() + " "
                    + problem.remedy()).collect(Collectors.joining("\n\n"));
            problems = List.of();
            new QuestionDialog(WidgetIds.PROBLEM_DIALOG, window, Messages.Window_ENGINES_LEFT_OUT, text,
                    MessageDialog.WARNING, 0, IDialogConstants.OK_LABEL).open();
        }
    }
}
