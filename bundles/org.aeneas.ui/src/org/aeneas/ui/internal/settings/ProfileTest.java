package org.aeneas.ui.internal.settings;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.project.Secrets;
import org.aeneas.project.settings.ConnectionTest;
import org.aeneas.project.settings.ConnectionTest.Result;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.Services;
import org.aeneas.ui.SettingsIds;
import org.aeneas.ui.UiThread;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** "Test Connection", and what came of it: a pass for each service, or the reason. It can be cancelled. */
final class ProfileTest {
    private static final int REASONS_HEIGHT = 80;
    private static final int MARGIN = 10;

    private final Button button;
    private final ServiceFields services;
    private final Map<Service, Problem> problems = new EnumMap<>(Service.class);
    private final Text reasons;
    private ProfileDraft draft = ProfileDraft.create("");
    private Work work;

    /** @param services where it shows which passed */
    ProfileTest(Composite parent, ServiceFields services) {
        this.services = services;
        Composite bar = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(MARGIN, 0).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(bar);
        button = WidgetIds.name(new Button(bar, SWT.PUSH), SettingsIds.PROFILE_TEST);
        button.setText(Messages.Test_START);
        button.addListener(SWT.Selection, event -> pressed());
        // It keeps its width when its text changes.
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING)
                .hint(button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x, SWT.DEFAULT).applyTo(button);
        reasons = WidgetIds.name(new Text(bar, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL),
                SettingsIds.PROFILE_REASONS);
        AccessibleNames.set(reasons, Messages.Test_REASONS);
        GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, REASONS_HEIGHT).applyTo(reasons);
        show(draft);
    }

    /** Another profile, or another form of it: what was found before does not hold for it. */
    void show(ProfileDraft now) {
        draft = now;
        giveUp();
        clear();
        button.setEnabled(draft.mistake().isEmpty());
    }

    void giveUp() {
        if (work != null) {
            work.giveUp();
            work = null;
        }
    }

    private void clear() {
        problems.clear();
        services.showResults("");
        reasons.setText("");
        button.setText(Messages.Test_START);
    }

    private void pressed() {
        boolean running = work != null;
        giveUp();
        clear();
        if (running) {
            reasons.setText(Messages.Test_CANCELLED);
            return;
        }
        button.setText(Messages.Test_CANCEL);
        reasons.setText(Messages.Test_RUNNING);
        services.showResults("…");
        ProfileDraft asked = draft;
        Consumer<Result> arrived = result -> UiThread.later(() -> arrived(asked, result));
        work = Work.begin(Messages.Test_TASK, progress -> run(asked, progress, arrived), this::done, this::failed);
    }

    private static List<Result> run(ProfileDraft asked, Progress progress, Consumer<Result> arrived) {
        Secrets secrets = Workspace.ofWindow().secrets();
        return ConnectionTest.run(Services.aws(), asked.connection(secrets), asked.profile().bucket(), progress,
                arrived);
    }

    private void arrived(ProfileDraft asked, Result result) {
        if (work != null && draft == asked && !button.isDisposed()) {
            result.problem().ifPresent(problem -> problems.put(result.service(), problem));
            services.showResult(result.service(), result.passed() ? Messages.Test_PASS : Messages.Test_FAILED);
        }
    }

    private void done(List<Result> all) {
        all.forEach(result -> arrived(draft, result));
        ended(problems.isEmpty() ? Messages.Test_PASSED : ConnectionTest.SERVICES.stream()
                .flatMap(service -> Optional.ofNullable(problems.get(service)).map(p -> reason(service, p)).stream())
                .collect(Collectors.joining("\n")));
    }

    private static String reason(Service service, Problem problem) {
        return Messages.service(service) + ": " + problem.what() + " (" + problem.object() + ") " + problem.remedy();
    }

    private void failed(Problem problem) {
        clear();
        ended(problem.object() + ": " + problem.what() + " " + problem.remedy());
    }

    private void ended(String text) {
        work = null;
        button.setText(Messages.Test_START);
        reasons.setText(text);
    }
}
