package org.aeneas.cli.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Replications.Statistics;
import org.aeneas.aws.Roles.Role;
import org.aeneas.aws.TableAdmin.Capacity;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.dms.Account;
import org.aeneas.dms.Choices;
import org.aeneas.dms.LoadPlan;
import org.aeneas.dms.LoadSettings;
import org.aeneas.dms.Loading;
import org.aeneas.dms.Made;
import org.aeneas.dms.Poller;
import org.aeneas.dms.Setup;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.Preparation;
import org.aeneas.load.TableDefinitions;
import org.aeneas.load.TablePreparation;
import org.aeneas.mapping.ItemForm;
import org.aeneas.mapping.TableMapping;
import org.aeneas.staging.Manifest;

/** The demo's load by AWS DMS: all tables at once, as one task. */
final class DemoDms {
    private static final String NAME = "aeneas-demo";
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final AwsSession session;
    private final StagedFiles staged;

    DemoDms(AwsSession session, StagedFiles staged) {
        this.session = session;
        this.staged = staged;
    }

    /** @return what is not accounted for */
    List<Problem> load(List<TableMapping> mappings, String bucket, String prefix, Progress progress) {
        TablePreparation preparation = new TablePreparation(session, LoadOptions.DEFAULT);
        mappings.forEach(mapping -> preparation.prepare(TableDefinitions.of(mapping, ItemForm.DMS,
                new Capacity.OnDemand(), Map.of("origin", NAME)), Preparation.DO_NOTHING, progress));
        Choices choices = Choices.read(session);
        Role role = choices.role(Optional.empty(), it -> lacks(it, bucket));
        LoadPlan plan = new LoadPlan(NAME, NAME, choices.instance(Optional.empty()).arn(), role.arn(), bucket,
                prefix + "data", mappings, LoadSettings.defaults(), false);
        Poller poller = new Poller(PAUSE);
        Made made = new Setup(session.replications(), poller).make(plan, progress);
        progress.begin("Loading by AWS DMS", "rows", staged(mappings));
        long[] told = new long[1];
        Map<String, Statistics> loaded = new Loading(session.replications(), made, poller).run(progress, tables -> {
            long now = tables.values().stream().mapToLong(Statistics::loaded).sum();
            progress.worked(now - told[0]);
            told[0] = now;
        });
        List<Problem> problems = new ArrayList<>();
        for (TableMapping mapping : mappings) {
            String table = mapping.source().qualifiedName();
            Account.check(table, manifest(mapping).totals().staged(), loaded.get(table)).ifPresent(problems::add);
        }
        return problems;
    }

    private boolean lacks(Role role, String bucket) {
        return !Choices.lacking(session, role.arn(), bucket, "*", List.of()).isEmpty();
    }

    private long staged(List<TableMapping> mappings) {
        return mappings.stream().mapToLong(mapping -> manifest(mapping).totals().staged()).sum();
    }

    private Manifest manifest(TableMapping mapping) {
        return staged.manifest(new TableName(mapping.source().keyspace(), mapping.source().name()));
    }
}
