package org.aeneas.ui.internal.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.aeneas.project.ProjectFile;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.internal.Commands;
import org.aeneas.ui.internal.Messages;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.CompoundContributionItem;

/** The recent projects as lines of a menu, read when it is shown. */
public final class RecentProjectsItem extends CompoundContributionItem {
    private static final int DIGITS = 9;
    /** Characters of a folder that are shown, at most: its end says more than its beginning. */
    private static final int LONGEST = 70;

    private final IWorkbenchWindow window;

    public RecentProjectsItem(IWorkbenchWindow window) {
        super("org.aeneas.ui.recentProjects");
        this.window = window;
    }

    /** How people tell projects apart: the name of the file, then where it is. */
    public static String label(Path file) {
        String name = file.getFileName().toString();
        String stem = name.endsWith(ProjectFile.SUFFIX) ? name.substring(0, name.length() - ProjectFile.SUFFIX.length())
                : name;
        return stem + "  [" + end(String.valueOf(file.getParent())) + "]";
    }

    private static String end(String folder) {
        return folder.length() <= LONGEST ? folder : "\u2026" + folder.substring(folder.length() - LONGEST);
    }

    @Override
    protected IContributionItem[] getContributionItems() {
        List<IContributionItem> items = new ArrayList<>();
        for (Path file : Workspace.ofWindow().folder().recentProjects().list()) {
            items.add(item(items.size() + 1, file));
        }
        if (items.isEmpty()) {
            Action none = new Action(Messages.Project_NO_RECENT) { };
            none.setEnabled(false);
            items.add(new ActionContributionItem(none));
        }
        return items.toArray(IContributionItem[]::new);
    }

    private IContributionItem item(int number, Path file) {
        String digit = number <= DIGITS ? "&" + number + " " : number + " ";
        return new ActionContributionItem(new Action(digit + label(file).replace("&", "&&")) {
            @Override
            public void run() {
                Commands.run(window, Commands.OPEN_PROJECT, Map.of(Commands.OPEN_PROJECT_FILE, file.toString()));
            }
        });
    }
}
