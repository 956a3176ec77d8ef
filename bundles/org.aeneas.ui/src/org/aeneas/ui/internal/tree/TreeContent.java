package org.aeneas.ui.internal.tree;

import java.util.List;
import java.util.Optional;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.core.tree.Tree;
import org.aeneas.core.tree.TreeNode;
import org.aeneas.ui.JobProgress;
import org.aeneas.ui.internal.Messages;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.ILazyTreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.osgi.util.NLS;

/**
 * Reads a tree as far as it is opened, in the background, and gives a virtual viewer only the lines that it shows: so
 * that thousands of tables open at once.
 */
final class TreeContent implements ILazyTreeContentProvider {
    private final TreeViewer viewer;
    private final Runnable arrived;
    private Tree tree;
    private List<Branch> roots = List.of();
    private final Excerpt excerpt = new Excerpt();

    /** @param arrived called when something was read that was opened before */
    TreeContent(TreeViewer viewer, Runnable arrived) {
        this.viewer = viewer;
        this.arrived = arrived;
    }

    /** Shows another tree, or none. */
    void show(Optional<Tree> now) {
        tree = now.orElse(null);
        roots = tree == null ? List.of() : tree.children(List.of(), Progress.NONE).stream()
                .map(n -> new Branch(n, Optional.empty())).toList();
    }

    List<Branch> roots() {
        return roots;
    }

    Excerpt excerpt() {
        return excerpt;
    }

    /** Shows only tables and types with that text in their names. */
    void filter(String text) {
        excerpt.filter(text);
        roots.forEach(this::fillAgain);
    }

    /**
     * Other lines than before, where it is the filter that decides: they are made when they are seen, because to clear
     * thousands of lines takes longer than to make them. One stays, so that what is open stays open.
     */
    private void fillAgain(Branch branch) {
        if (branch.reading() != Branch.Reading.DONE) {
            return;
        }
        if (branch.children().stream().noneMatch(Excerpt::isFiltered)) {
            branch.children().forEach(this::fillAgain);
            return;
        }
        viewer.setChildCount(branch, Math.min(1, count(branch)));
        filled(branch);
    }

    /** Shows the next page of what is below the same parent. */
    void show(Excerpt.More more) {
        more.parent().showMore();
        changed(more.parent());
    }

    /** After the settings changed: groups that are shown already are read, if their content must be known now. */
    void readGroups() {
        roots.forEach(this::readGroups);
    }

    @Override
    public Object getParent(Object element) {
        return element instanceof Branch branch ? branch.parent().orElse(null) : null;
    }

    @Override
    public void updateElement(Object parent, int index) {
        List<Branch> children = parent instanceof Branch branch ? excerpt.children(branch) : roots;
        if (parent instanceof Branch branch && branch.reading() != Branch.Reading.DONE) {
            read(branch);
            viewer.replace(parent, index, new Waiting(branch));
            return;
        }
        if (parent instanceof Branch branch && index == excerpt.limit(branch)) {
            excerpt.more(branch).ifPresent(more -> {
                viewer.replace(parent, index, more);
                viewer.setChildCount(more, 0);
            });
        } else if (index < children.size()) {
            Branch child = children.get(index);
            viewer.replace(parent, index, child);
            viewer.setChildCount(child, count(child));
        }
    }

    @Override
    public void updateChildCount(Object element, int current) {
        int count = element instanceof Branch branch ? count(branch)
                : element instanceof Waiting || element instanceof Excerpt.More ? 0 : roots.size();
        if (count != current) {
            viewer.setChildCount(element, count);
        }
    }

    /** The line that stands for what is being read, or for why it cannot be. */
    record Waiting(Branch parent) {
        String text() {
            return parent.problem().map(Problem::what).orElse(Messages.Tree_READING);
        }
    }

    private int count(Branch branch) {
        if (branch.reading() != Branch.Reading.DONE) {
            return 1;
        }
        return Math.min(excerpt.children(branch).size(), excerpt.limit(branch) + 1);
    }

    private void changed(Branch branch) {
        viewer.setChildCount(branch, count(branch));
        viewer.refresh(branch);
    }

    private void readGroups(Branch branch) {
        if (!excerpt.needsGroups()) {
            return;
        }
        List<Branch> unread = branch.children().stream()
                .filter(child -> Excerpt.isGroup(child) && child.reading() == Branch.Reading.NOT_YET).toList();
        if (!unread.isEmpty()) {
            Tree asked = tree;
            GroupJob.begin(asked, unread, found -> onView(asked, () -> {
                found.forEach(TreeContent::hold);
                changed(branch);
            }));
        }
        branch.children().forEach(this::readGroups);
    }

    /** Unless somebody opened it meanwhile. */
    private static void hold(Branch group, List<TreeNode> nodes) {
        if (group.reading() == Branch.Reading.NOT_YET) {
            group.hold(nodes);
        }
    }

    private void read(Branch branch) {
        if (branch.reading() != Branch.Reading.NOT_YET) {
            return;
        }
        boolean failedBefore = branch.problem().isPresent();
        if (failedBefore) {
            return; // opened again by "Refresh" only, else a virtual tree would ask for ever
        }
        branch.begin();
        Tree asked = tree;
        IJobFunction read = monitor -> run(asked, branch, monitor);
        Job.create(NLS.bind(Messages.Tree_READING_JOB, branch.node().label()), read).schedule();
    }

    private IStatus run(Tree asked, Branch branch, IProgressMonitor monitor) {
        try {
            List<TreeNode> nodes = asked.children(branch.path(), new JobProgress(monitor));
            onView(asked, () -> {
                branch.hold(nodes);
                readGroups(branch);
                filled(branch);
            });
        } catch (CancelledException e) {
            failed(asked, branch, new Problem("reading-cancelled", Messages.Tree_CANCELLED, branch.node().label(),
                    Messages.Tree_REFRESH));
            return Status.CANCEL_STATUS;
        } catch (ProblemException e) {
            failed(asked, branch, e.problem());
        }
        return Status.OK_STATUS;
    }

    private void failed(Tree asked, Branch branch, Problem problem) {
        onView(asked, () -> {
            branch.fail(problem);
            filled(branch);
        });
    }

    /**
     * The line that stood for what is read now is another one. The others are made when they are seen: to draw all of
     * them anew, thousands of tables would take a while.
     */
    private void filled(Branch branch) {
        int count = count(branch);
        viewer.setChildCount(branch, count);
        if (count > 0) {
            updateElement(branch, 0);
        }
        viewer.update(branch, null);
    }

    private void onView(Tree asked, Runnable change) {
        viewer.getControl().getDisplay().asyncExec(() -> {
            if (tree == asked && !viewer.getControl().isDisposed()) {
                change.run();
                arrived.run();
            }
        });
    }
}
