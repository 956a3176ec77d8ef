package org.aeneas.ui.cassandra.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.ui.SourceSelection;
import org.aeneas.ui.TreePlace;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchPage;

/**
 * A datacenter of Cassandra that is selected in the tree of the source, itself or by something in it.
 *
 * @param path the ids from the root to it
 */
record Datacenter(List<String> path) {
    /** Of the engine, in projects. */
    static final String ENGINE = "cassandra";

    private static final String GROUP = "datacenters";
    private static final int LENGTH = 3;

    /** @param page whose source tree is meant, whichever of its views is active */
    static Optional<Datacenter> in(IWorkbenchPage page) {
        return page == null ? Optional.empty() : of(page.getSelection(SourceSelection.VIEW));
    }

    static Optional<Datacenter> of(ISelection selection) {
        return selection instanceof IStructuredSelection structured
                ? Optional.ofNullable(structured.getFirstElement())
                        .map(element -> Adapters.adapt(element, TreePlace.class)).map(TreePlace::path)
                        .filter(path -> path.size() >= LENGTH && path.get(1).equals(GROUP))
                        .map(path -> new Datacenter(List.copyOf(path.subList(0, LENGTH))))
                : Optional.empty();
    }

    String name() {
        return path.get(LENGTH - 1);
    }

    /** Where a datacenter of another name stands in the tree. */
    List<String> beside(String other) {
        List<String> beside = new ArrayList<>(path.subList(0, LENGTH - 1));
        beside.add(other);
        return beside;
    }
}
