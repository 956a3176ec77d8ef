package org.aeneas.ui.internal.tree;

import org.aeneas.core.tree.TreeNode;
import org.aeneas.ui.internal.Icons;
import org.eclipse.jface.viewers.CellLabelProvider;
import org.eclipse.jface.viewers.ViewerCell;

/** What a line of a tree looks like. */
final class TreeLabels extends CellLabelProvider {
    private final Icons icons;
    private final Excerpt excerpt;

    TreeLabels(Icons icons, Excerpt excerpt) {
        this.icons = icons;
        this.excerpt = excerpt;
    }

    @Override
    public void update(ViewerCell cell) {
        if (cell.getElement() instanceof Branch branch) {
            TreeNode node = branch.node();
            cell.setText(excerpt.label(branch));
            cell.setImage(icons.of(node.kind(), node.state()));
        } else if (cell.getElement() instanceof TreeContent.Waiting waiting) {
            cell.setText(waiting.text());
            cell.setImage(null);
        } else if (cell.getElement() instanceof Excerpt.More more) {
            cell.setText(more.text());
            cell.setImage(null);
        }
    }

    /** The state in words: a coloured dot is not for everybody. */
    @Override
    public String getToolTipText(Object element) {
        if (element instanceof Branch branch) {
            StringBuilder text = new StringBuilder(branch.node().label());
            branch.node().properties().forEach(p -> text.append('\n').append(p.name()).append(": ").append(p.value()));
            return text.toString();
        }
        return element instanceof TreeContent.Waiting waiting
                ? waiting.parent().problem().map(p -> p.remedy()).orElse(null) : null;
    }
}
