package org.aeneas.ui.internal.settings;

import java.util.Optional;

import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.project.settings.TreeSettings;
import org.aeneas.ui.SettingsIds;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Spinner;

/** "Tree view". */
final class TreePage implements SettingsPage {
    private static final int LEAST = 50;
    private static final int MOST = 10_000;

    private Spinner page;
    private Button hideEmpty;
    private Button count;

    @Override
    public String title() {
        return Messages.Tree_TITLE;
    }

    @Override
    public void create(Composite parent, GlobalSettings settings, Runnable changed) {
        parent.setLayout(new FillLayout());
        Form form = new Form(parent, changed);
        form.note(Messages.Tree_NOTE);
        page = form.number(Messages.Tree_PAGE, SettingsIds.TREE_PAGE, LEAST, MOST);
        page.setSelection(settings.tree().page());
        hideEmpty = form.flag(Messages.Tree_HIDE_EMPTY, SettingsIds.TREE_HIDE_EMPTY);
        hideEmpty.setSelection(settings.tree().hideEmpty());
        count = form.flag(Messages.Tree_COUNT, SettingsIds.TREE_COUNT);
        count.setSelection(settings.tree().countShown());
    }

    @Override
    public Optional<String> mistake() {
        return Optional.empty();
    }

    @Override
    public GlobalSettings into(GlobalSettings settings) {
        return settings.withTree(new TreeSettings(page.getSelection(), hideEmpty.getSelection(),
                count.getSelection()));
    }
}
