package org.aeneas.ui.internal.settings;

import java.util.Optional;

import org.aeneas.core.ProblemException;
import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.project.settings.UpdateSite;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.SettingsIds;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** "Updates". */
final class UpdatesPage implements SettingsPage {
    private Text site;

    @Override
    public String title() {
        return Messages.Updates_TITLE;
    }

    @Override
    public String topic() {
        return HelpTopics.UPDATES;
    }

    @Override
    public void create(Composite parent, GlobalSettings settings, Runnable changed) {
        parent.setLayout(new FillLayout());
        Form form = new Form(parent, changed);
        form.note(Messages.Updates_NOTE);
        site = form.folder(Messages.Updates_SITE, SettingsIds.UPDATE_SITE);
        site.setMessage(Messages.Updates_EXAMPLE);
        site.setText(settings.updateSite().map(UpdateSite::address).orElse(""));
        form.note(Messages.Updates_TRUST);
    }

    @Override
    public Optional<String> mistake() {
        try {
            typed();
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem().what() + " " + e.problem().remedy());
        }
    }

    @Override
    public GlobalSettings into(GlobalSettings settings) {
        return settings.withUpdateSite(typed());
    }

    private Optional<UpdateSite> typed() {
        return Optional.of(site.getText().strip()).filter(text -> !text.isEmpty()).map(UpdateSite::new);
    }
}
