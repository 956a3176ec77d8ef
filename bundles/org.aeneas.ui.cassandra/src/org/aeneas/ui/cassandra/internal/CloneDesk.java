package org.aeneas.ui.cassandra.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.aeneas.cassandra.clone.setup.CloneSetup;
import org.aeneas.cassandra.clone.setup.CloneStore;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;
import org.aeneas.project.Project;
import org.aeneas.project.ProjectSession;
import org.aeneas.project.SecretName;
import org.aeneas.project.Secrets;
import org.aeneas.ssh.HostKey;
import org.aeneas.ssh.KnownHosts;
import org.aeneas.staging.FileForm;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.QuestionDialog;
import org.aeneas.ui.Services;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What clones of a project's source are made with. Not on the UI thread, but for {@link #of}, {@link #hasClones} and
 * {@link #setup}.
 */
record CloneDesk(ProjectSession project, Display display) {
    private static final Logger LOG = LoggerFactory.getLogger(CloneDesk.class);
    private static final int KEY_BYTES = 32;

    static CloneDesk of(ProjectSession project, Display display) {
        return new CloneDesk(project, display);
    }

    /** Whether one was ever begun; without it nobody is asked for the key of their journals. */
    boolean hasClones() {
        return Files.isDirectory(folder());
    }

    CloneSetup setup() {
        return new CloneSetup(new KnownHosts(Workspace.ofWindow().folder().path().resolve("known-hosts")), this::trust,
                CloneDesk::connect);
    }

    private static SourceConnection connect(ConnectionSettings settings, Progress progress) {
        return Services.engines().stream().filter(engine -> engine.id().equals(Datacenter.ENGINE)).findFirst()
                .orElseThrow(() -> new Problem("engine-missing", "This installation lacks its engine for Cassandra.",
                        Datacenter.ENGINE, "Install Aeneas again.").asException()).connect(settings, progress);
    }

    private boolean trust(List<HostKey> keys) {
        String list = keys.stream().map(key -> key.host() + "\n" + key.type() + " " + key.fingerprint())
                .collect(Collectors.joining("\n\n"));
        boolean[] right = new boolean[1];
        display.syncExec(() -> right[0] = new QuestionDialog(WidgetIds.QUESTION_DIALOG, display.getActiveShell(),
                Messages.HostKey_TITLE, NLS.bind(Messages.HostKey_MESSAGE, list), MessageDialog.QUESTION, 1,
                Messages.HostKey_YES, Messages.HostKey_NO).withTopic(HelpTopics.CLONE).open() == 0);
        return right[0];
    }

    private Path folder() {
        return Workspace.ofWindow().folder().path().resolve("clones").resolve(project.project().id().toString());
    }

    /** May ask for the master password. */
    CloneStore store() {
        Secrets secrets = Workspace.ofWindow().secrets();
        SecretName name = SecretName.ofCloneJournals(project.project().id());
        char[] hex = secrets.find(name).orElseGet(() -> {
            byte[] fresh = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(fresh);
            char[] made = HexFormat.of().formatHex(fresh).toCharArray();
            secrets.put(name, made);
            return made;
        });
        try {
            return new CloneStore(folder(), FileForm.encrypted(HexFormat.of().parseHex(new String(hex))));
        } finally {
            Arrays.fill(hex, '\0');
        }
    }

    List<CloneStore.Kept> clones() {
        return store().list(problem -> LOG.warn("The journal of a clone cannot be used: {}", problem));
    }

    /** How the source is reached by CQL, as far as the project knows it. */
    Map<String, String> connection() {
        Project now = project.project();
        Map<String, String> all = new HashMap<>();
        now.source().ifPresent(source -> {
            all.putAll(source.values());
            source.secrets().forEach(field -> Workspace.ofWindow().secrets().find(SecretName.ofSource(now.id(), field))
                    .ifPresent(secret -> all.put(field, new String(secret))));
        });
        return all;
    }
}
