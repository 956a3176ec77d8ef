package org.aeneas.ui.internal.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.aeneas.ui.SettingsIds;
import org.aeneas.ui.internal.settings.ProfileDraft.Keys;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** The fields of one AWS service profile. Keys that are kept are never read back: only that there are some is shown. */
final class ProfileForm {
    private static final int WHOLE = 3;

    private final Consumer<ProfileDraft> edited;
    private final Form form;
    private final Text name;
    private final Button keyPair;
    private final Text accessKey;
    private final Text secretKey;
    private final Text sessionToken;
    private final Button ofMachine;
    private final Combo machineProfile;
    private final Combo region;
    private final Text bucket;
    private final ServiceFields services;
    private MachineAws machine = MachineAws.UNKNOWN;
    private ProfileDraft shown = ProfileDraft.create("");
    private boolean filling;

    /** @param edited told what the form shows now, after each change by the user */
    ProfileForm(Composite parent, Consumer<ProfileDraft> edited) {
        this.edited = edited;
        form = new Form(parent, this::changed);
        name = form.text(Messages.Profile_NAME, SettingsIds.PROFILE_NAME);
        Composite radios = form.radios();
        keyPair = form.radio(radios, Messages.Profile_KEY_PAIR, SettingsIds.PROFILE_KEY_PAIR);
        ofMachine = form.radio(radios, Messages.Profile_OF_MACHINE, SettingsIds.PROFILE_OF_MACHINE);
        accessKey = form.text(Messages.Profile_ACCESS_KEY, SettingsIds.PROFILE_ACCESS_KEY);
        secretKey = form.secret(Messages.Profile_SECRET_KEY, SettingsIds.PROFILE_SECRET_KEY);
        sessionToken = form.secret(Messages.Profile_SESSION_TOKEN, SettingsIds.PROFILE_SESSION_TOKEN);
        machineProfile = form.choice(Messages.Profile_MACHINE, SettingsIds.PROFILE_MACHINE, SWT.READ_ONLY, List.of());
        machineProfile.addListener(SWT.Selection, event -> copyRegion());
        region = form.choice(Messages.Profile_REGION, SettingsIds.PROFILE_REGION, SWT.DROP_DOWN, List.of());
        bucket = form.text(Messages.Profile_BUCKET, SettingsIds.PROFILE_BUCKET);
        services = new ServiceFields(form.page(), WHOLE, this::changed);
    }

    Composite page() {
        return form.page();
    }

    ServiceFields services() {
        return services;
    }

    /** The machine's configuration was read. */
    void offer(MachineAws found) {
        machine = found;
        filling = true;
        String typed = region.getText();
        offerChoices();
        region.setText(typed);
        filling = false;
    }

    private void offerChoices() {
        List<String> offered = new ArrayList<>(machine.profiles());
        if (!shown.machineProfile().isBlank() && !offered.contains(shown.machineProfile())) {
            offered.add(shown.machineProfile());
        }
        machineProfile.setItems(offered.toArray(String[]::new));
        machineProfile.select(offered.indexOf(shown.machineProfile()));
        region.setItems(machine.regions().toArray(String[]::new));
    }

    void show(ProfileDraft draft) {
        filling = true;
        shown = draft;
        name.setText(draft.name());
        keyPair.setSelection(!draft.ofMachine());
        ofMachine.setSelection(draft.ofMachine());
        showKeys(draft.keys());
        offerChoices();
        region.setText(draft.region());
        bucket.setText(draft.bucket());
        services.show(draft.endpoints());
        filling = false;
        enable();
    }

    void focusName() {
        name.setFocus();
        name.selectAll();
    }

    private void showKeys(Keys keys) {
        accessKey.setText(keys.accessKey());
        secretKey.setTextChars(keys.secretKey());
        sessionToken.setText(keys.sessionToken());
        for (Text field : List.of(accessKey, secretKey)) {
            field.setMessage(keys.kept() ? Messages.Profile_KEPT : "");
        }
        sessionToken.setMessage(keys.kept() ? Messages.Profile_TOKEN_KEPT : Messages.Profile_TOKEN_OPTIONAL);
    }

    private void copyRegion() {
        String known = machine.regionsOf().getOrDefault(machineProfile.getText(), "");
        if (region.getText().isBlank() && !known.isBlank()) {
            region.setText(known);
        }
    }

    private void changed() {
        if (!filling) {
            enable();
            shown = read();
            edited.accept(shown);
        }
    }

    private void enable() {
        List.of(accessKey, secretKey, sessionToken).forEach(field -> field.setEnabled(keyPair.getSelection()));
        machineProfile.setEnabled(ofMachine.getSelection());
    }

    private ProfileDraft read() {
        Arrays.fill(shown.keys().secretKey(), '\0');
        return new ProfileDraft(shown.id(), name.getText(), ofMachine.getSelection(), machineProfile.getText(),
                new Keys(accessKey.getText(), secretKey.getTextChars(), sessionToken.getText(), shown.keys().kept()),
                region.getText(), bucket.getText(), services.typed());
    }
}
