package org.aeneas.ui.internal.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.aeneas.core.Problem;
import org.aeneas.project.AwsKeys;
import org.aeneas.project.SecretName;
import org.aeneas.project.settings.AwsServiceProfile;
import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.Services;
import org.aeneas.ui.SettingsIds;
import org.aeneas.ui.WidgetIds;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** "AWS service profiles": the list left, the chosen one right. */
final class ProfilesPage implements SettingsPage {
    private static final Logger LOG = LoggerFactory.getLogger(ProfilesPage.class);
    private static final int MARGIN = 10;
    private static final int LIST_WIDTH = 190;

    private final List<ProfileDraft> drafts = new ArrayList<>();
    private final Set<UUID> removed = new HashSet<>();
    private Runnable changed;
    private Table list;
    private Button remove;
    private Composite right;
    private Label nothing;
    private Composite chosen;
    private ProfileForm form;
    private ProfileTest test;
    private Work reading;

    @Override
    public String title() {
        return Messages.Profiles_TITLE;
    }

    @Override
    public void create(Composite parent, GlobalSettings settings, Runnable whenChanged) {
        changed = whenChanged;
        GridLayoutFactory.fillDefaults().numColumns(2).margins(MARGIN, MARGIN).applyTo(parent);
        createList(parent);
        right = new Composite(parent, SWT.NONE);
        right.setLayout(new StackLayout());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(right);
        nothing = new Label(right, SWT.WRAP);
        nothing.setText(Messages.Profiles_HINT);
        chosen = new Composite(right, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(chosen);
        form = new ProfileForm(chosen, this::edited);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(form.page());
        test = new ProfileTest(chosen, form.services());
        settings.awsProfiles().forEach(profile -> add(ProfileDraft.of(profile)));
        select(0);
        reading = Work.begin(Messages.Profiles_READING, progress -> MachineAws.read(Services.aws()), form::offer,
                ProfilesPage::unread);
    }

    private static void unread(Problem problem) {
        LOG.warn("The machine's AWS configuration is not offered: {}", problem);
    }

    private void createList(Composite parent) {
        Composite left = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).applyTo(left);
        GridDataFactory.fillDefaults().grab(false, true).hint(LIST_WIDTH, SWT.DEFAULT).applyTo(left);
        list = WidgetIds.name(new Table(left, SWT.BORDER | SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL),
                SettingsIds.PROFILES);
        AccessibleNames.set(list, Messages.Profiles_TITLE);
        list.addListener(SWT.Selection, event -> show());
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(list);
        button(left, Messages.Profiles_ADD, SettingsIds.PROFILE_ADD, this::addNew);
        remove = button(left, Messages.Profiles_REMOVE, SettingsIds.PROFILE_REMOVE, this::remove);
    }

    private static Button button(Composite parent, String text, String id, Runnable pressed) {
        Button button = WidgetIds.name(new Button(parent, SWT.PUSH), id);
        button.setText(text);
        button.addListener(SWT.Selection, event -> pressed.run());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
        return button;
    }

    private void add(ProfileDraft draft) {
        drafts.add(draft);
        new TableItem(list, SWT.NONE).setText(draft.name());
    }

    private void addNew() {
        Set<String> names = drafts.stream().map(ProfileDraft::name).collect(Collectors.toSet());
        int number = 1;
        while (names.contains(NLS.bind(Messages.Profiles_NEW, number))) {
            number++;
        }
        add(ProfileDraft.create(NLS.bind(Messages.Profiles_NEW, number)));
        select(drafts.size() - 1);
        form.focusName();
        changed.run();
    }

    private void remove() {
        int index = list.getSelectionIndex();
        ProfileDraft gone = drafts.remove(index);
        if (gone.keys().kept()) {
            removed.add(gone.id());
        }
        wipe(gone);
        list.remove(index);
        select(Math.min(index, drafts.size() - 1));
        changed.run();
    }

    private void select(int index) {
        list.setSelection(index);
        show();
    }

    private void show() {
        int index = list.getSelectionIndex();
        ((StackLayout) right.getLayout()).topControl = index < 0 ? nothing : chosen;
        right.layout();
        remove.setEnabled(index >= 0);
        ProfileDraft draft = index < 0 ? ProfileDraft.create("") : drafts.get(index);
        form.show(draft);
        test.show(draft);
    }

    private void edited(ProfileDraft draft) {
        int index = list.getSelectionIndex();
        drafts.set(index, draft);
        list.getItem(index).setText(draft.name());
        test.show(draft);
        changed.run();
    }

    @Override
    public Optional<String> mistake() {
        return drafts.stream().flatMap(draft -> draft.mistake().stream()).findFirst().or(this::doubled);
    }

    private Optional<String> doubled() {
        Set<String> names = new HashSet<>();
        return drafts.stream().map(draft -> draft.name().strip()).filter(name -> !names.add(name)).findFirst()
                .map(name -> NLS.bind(Messages.Profiles_DOUBLED, name));
    }

    @Override
    public GlobalSettings into(GlobalSettings settings) {
        List<AwsServiceProfile> profiles = drafts.stream().map(ProfileDraft::profile).toList();
        return settings.withAwsProfiles(profiles);
    }

    @Override
    public void collect(SecretChanges secrets) {
        drafts.forEach(draft -> draft.collect(secrets));
        List.copyOf(removed).forEach(id -> secrets.forget(
                storage -> AwsKeys.forget(SecretName.ofAwsProfile(id), storage)));
    }

    @Override
    public void saved() {
        drafts.replaceAll(ProfileDraft::saved);
        removed.clear();
        show();
    }

    @Override
    public void dispose() {
        if (reading != null) {
            reading.giveUp();
            test.giveUp();
        }
        drafts.forEach(ProfilesPage::wipe);
    }

    private static void wipe(ProfileDraft draft) {
        Arrays.fill(draft.keys().secretKey(), '\0');
    }
}
