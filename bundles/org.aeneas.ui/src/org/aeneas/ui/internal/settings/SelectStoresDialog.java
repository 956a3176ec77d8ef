package org.aeneas.ui.internal.settings;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.aeneas.agent.api.Store;
import org.aeneas.agent.api.Stores;
import org.aeneas.ui.SettingsIds;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** "Select existing Trust and Key Store": both are opened at once, so that a wrong password is said here. */
final class SelectStoresDialog extends StoresDialog {
    private TypedPath trustFile;
    private Text trustPassword;
    private TypedPath keyFile;
    private Text keyPassword;

    SelectStoresDialog(Shell parent, Set<String> taken) {
        super(parent, Messages.Select_TITLE, Messages.Select_DESCRIPTION, Messages.Select_DO, taken);
    }

    @Override
    void createFields(Form form) {
        trustFile = TypedPath.show(Messages.Select_TRUST_FILE, form.file(Messages.Select_TRUST_FILE,
                SettingsIds.TRUST_FILE), Optional.empty());
        trustPassword = form.secret(Messages.Select_TRUST_PASSWORD, SettingsIds.TRUST_PASSWORD);
        keyFile = TypedPath.show(Messages.Select_KEY_FILE, form.file(Messages.Select_KEY_FILE, SettingsIds.KEY_FILE),
                Optional.empty());
        keyPassword = form.secret(Messages.Select_KEY_PASSWORD, SettingsIds.KEY_PASSWORD);
    }

    @Override
    Optional<String> mistake() {
        Optional<String> wrong = Stream.of(trustFile, keyFile).flatMap(file -> file.mistakeIfNoFile().stream())
                .findFirst();
        boolean missing = trustFile.isBlank() || keyFile.isBlank() || trustPassword.getCharCount() == 0
                || keyPassword.getCharCount() == 0;
        return wrong.isEmpty() && missing ? Optional.of("") : wrong;
    }

    @Override
    Stores stores() {
        return new Stores(new Store(keyFile.path().orElseThrow(), keyPassword.getTextChars()),
                new Store(trustFile.path().orElseThrow(), trustPassword.getTextChars()));
    }

    @Override
    void work(Stores stores) {
        stores.context();
    }
}
