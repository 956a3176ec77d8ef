package org.aeneas.ui.internal.tree;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.aeneas.core.tree.TreeNode;
import org.aeneas.project.settings.TreeSettings;
import org.aeneas.ui.internal.Messages;
import org.eclipse.osgi.util.NLS;

/** What of a tree is shown: what the filter wants, without empty groups, a page at a time. On the UI thread only. */
final class Excerpt {
    private TreeSettings settings = TreeSettings.DEFAULT;
    private String filter = "";

    /** Keeps of the keyspaces, tables and what else has a name only what contains the text; blank keeps all. */
    void filter(String text) {
        filter = text.strip().toLowerCase(Locale.ROOT);
    }

    /** @return whether anything changed */
    boolean use(TreeSettings now) {
        boolean changed = !now.equals(settings);
        settings = now;
        return changed;
    }

    /** Whether what is in groups must be known before they are opened. */
    boolean needsGroups() {
        return settings.hideEmpty() || settings.countShown();
    }

    /** The children of a branch that was read, all pages of them. */
    List<Branch> children(Branch branch) {
        if (filter.isEmpty() && !settings.hideEmpty()) {
            return branch.children();
        }
        return branch.children().stream().filter(this::isWanted).toList();
    }

    /** How many of these are shown without asking for more. */
    int limit(Branch branch) {
        return branch.pages() * settings.page();
    }

    String label(Branch branch) {
        String name = branch.node().label();
        if (!settings.countShown() || !isGroup(branch) || branch.reading() != Branch.Reading.DONE) {
            return name;
        }
        int all = branch.children().size();
        int wanted = children(branch).size();
        return wanted == all ? NLS.bind(Messages.Tree_COUNT, name, all)
                : NLS.bind(Messages.Tree_COUNT_OF, new Object[] {name, wanted, all});
    }

    /** Below a branch, in place of what is on its next pages. */
    Optional<More> more(Branch branch) {
        int hidden = children(branch).size() - limit(branch);
        return hidden > 0 ? Optional.of(new More(branch, hidden)) : Optional.empty();
    }

    /** The line that stands for children that are not shown yet. */
    record More(Branch parent, int hidden) {
        String text() {
            return NLS.bind(Messages.Tree_MORE, hidden);
        }
    }

    static boolean isGroup(Branch branch) {
        return branch.node().kind().equals(TreeNode.GROUP);
    }

    /** Whether it depends on the filter if it is shown. */
    static boolean isFiltered(Branch branch) {
        String kind = branch.node().kind();
        return kind.equals(TreeNode.TABLE) || kind.equals(TreeNode.TYPE);
    }

    private boolean isWanted(Branch branch) {
        if (isGroup(branch)) {
            return !settings.hideEmpty() || branch.reading() != Branch.Reading.DONE || !branch.children().isEmpty();
        }
        return !isFiltered(branch) || branch.node().label().toLowerCase(Locale.ROOT).contains(filter);
    }
}
