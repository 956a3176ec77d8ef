package org.aeneas.ui.internal.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.aeneas.core.CancelledException;
import org.aeneas.core.ProblemException;
import org.aeneas.core.tree.Tree;
import org.aeneas.core.tree.TreeNode;
import org.aeneas.ui.JobProgress;
import org.aeneas.ui.internal.Messages;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what is in groups before somebody opens them, in the background. */
final class GroupJob {
    private static final Logger LOG = LoggerFactory.getLogger(GroupJob.class);

    private GroupJob() {
    }

    /**
     * @param groups of one parent
     * @param then   told what was found, by a thread of its own; groups that cannot be read are not in it: to open them
     *               says why
     */
    static void begin(Tree tree, List<Branch> groups, Consumer<Map<Branch, List<TreeNode>>> then) {
        List<Branch> asked = new ArrayList<>(groups);
        IJobFunction read = monitor -> run(tree, asked, then, monitor);
        Job job = Job.create(NLS.bind(Messages.Tree_READING_JOB, asked.get(0).node().label()), read);
        job.setSystem(true);
        job.schedule();
    }

    private static IStatus run(Tree tree, List<Branch> groups, Consumer<Map<Branch, List<TreeNode>>> then,
            IProgressMonitor monitor) {
        Map<Branch, List<TreeNode>> found = new LinkedHashMap<>();
        try {
            for (Branch group : groups) {
                found.put(group, tree.children(group.path(), new JobProgress(monitor)));
            }
        } catch (CancelledException e) {
            return Status.CANCEL_STATUS;
        } catch (ProblemException e) {
            LOG.debug("A group was not read ahead: {}", e.problem());
        }
        then.accept(found);
        return Status.OK_STATUS;
    }
}
