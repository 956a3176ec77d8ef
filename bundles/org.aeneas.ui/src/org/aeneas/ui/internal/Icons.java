package org.aeneas.ui.internal;

import java.util.Set;

import org.aeneas.core.tree.TreeNode;
import org.aeneas.core.tree.TreeNode.State;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.viewers.DecorationOverlayIcon;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;

/** Images of kinds and states, disposed with the control for which they were made. */
public final class Icons {
    private static final Set<String> DRAWN = Set.of(TreeNode.SOURCE, TreeNode.GROUP, TreeNode.KEYSPACE, TreeNode.TABLE,
            TreeNode.TYPE, TreeNode.INDEX, TreeNode.VIEW, TreeNode.KEY, TreeNode.COLUMN, "datacenter", "rack", "node");

    private final LocalResourceManager resources;

    public Icons(Control owner) {
        resources = new LocalResourceManager(JFaceResources.getResources(), owner);
    }

    /** @param kind of a {@link TreeNode} */
    public Image of(String kind, State state) {
        ImageDescriptor base = descriptor(DRAWN.contains(kind) ? kind : TreeNode.GROUP);
        return resources.create(state == State.NONE ? base : new DecorationOverlayIcon(resources.create(base),
                descriptor("state-" + switch (state) {
                    case UP -> "up";
                    case PARTLY_DOWN -> "partly";
                    default -> "down";
                }), IDecoration.BOTTOM_RIGHT));
    }

    public static ImageDescriptor descriptor(String name) {
        return ResourceLocator.imageDescriptorFromBundle(Icons.class, "icons/" + name + ".svg")
                .orElseThrow(() -> new IllegalArgumentException(name));
    }
}
