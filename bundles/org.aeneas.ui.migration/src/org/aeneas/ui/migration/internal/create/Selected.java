package org.aeneas.ui.migration.internal.create;

import java.util.List;
import java.util.Optional;

import org.aeneas.core.schema.TableSchema;
import org.aeneas.core.tree.TreeNode;
import org.aeneas.engine.SchemaTree;
import org.aeneas.ui.SourceSelection;
import org.aeneas.ui.TreePlace;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchPage;

/** What is selected in the tree of the source: the whole, a datacenter, a keyspace, or a table or a part of one. */
record Selected(List<TreePlace> places) {
    private static final String DATACENTERS = "datacenters";
    private static final int GROUP = 1;
    private static final int NAME = 2;
    private static final int TABLES = 3;
    private static final int TABLE = 4;

    Selected {
        places = List.copyOf(places);
    }

    /** @param page whose source tree is meant, whichever of its views is active */
    static Selected in(IWorkbenchPage page) {
        return page == null ? new Selected(List.of()) : of(page.getSelection(SourceSelection.VIEW));
    }

    static Selected of(ISelection selection) {
        if (!(selection instanceof IStructuredSelection structured)) {
            return new Selected(List.of());
        }
        return new Selected(((List<?>) structured.toList()).stream()
                .map(element -> Adapters.adapt(element, TreePlace.class))
                .flatMap(place -> Optional.ofNullable(place).stream()).toList());
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    /** The datacenter that was chosen, itself or by something in it. */
    Optional<String> datacenter() {
        return places.stream().map(TreePlace::path).filter(path -> path.size() > NAME)
                .filter(path -> path.get(GROUP).equals(DATACENTERS)).map(path -> path.get(NAME)).findFirst();
    }

    /** Whether a table is meant: by itself, by its keyspace, or because neither was chosen. */
    boolean has(TableSchema table) {
        return places.stream().map(TreePlace::path).anyMatch(path -> has(path, table));
    }

    private static boolean has(List<String> path, TableSchema table) {
        if (path.size() <= NAME || !path.get(GROUP).equals(SchemaTree.KEYSPACES)) {
            return true;
        }
        boolean keyspace = path.get(NAME).equals(table.keyspace());
        boolean named = path.size() > TABLE && path.get(TABLES).equals(SchemaTree.TABLES);
        return keyspace && (!named || path.get(TABLE).equals(table.name()));
    }

    /** A name for people of what was chosen; empty for the whole. */
    Optional<String> name() {
        return places.stream().filter(place -> place.path().size() > NAME)
                .map(place -> place.node().kind().equals(TreeNode.TABLE) ? place.node().id() : place.path().get(NAME))
                .findFirst();
    }
}
