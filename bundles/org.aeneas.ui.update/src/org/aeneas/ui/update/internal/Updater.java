package org.aeneas.ui.update.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.project.settings.UpdateSite;
import org.aeneas.ui.Workspace;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.equinox.internal.p2.garbagecollector.GarbageCollector;
import org.eclipse.equinox.internal.p2.repository.Transport;
import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.core.ProvisionException;
import org.eclipse.equinox.p2.engine.IEngine;
import org.eclipse.equinox.p2.engine.IProfile;
import org.eclipse.equinox.p2.engine.IProfileRegistry;
import org.eclipse.equinox.p2.engine.IProvisioningPlan;
import org.eclipse.equinox.p2.engine.PhaseSetFactory;
import org.eclipse.equinox.p2.engine.ProfileInUseException;
import org.eclipse.equinox.p2.engine.ProvisioningContext;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.operations.ProvisioningSession;
import org.eclipse.equinox.p2.operations.UpdateOperation;
import org.eclipse.equinox.p2.query.QueryUtil;
import org.eclipse.equinox.p2.repository.artifact.IArtifactRepositoryManager;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepository;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepositoryManager;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Looks for updates of an installation at one site, and installs them, by p2. One thread at a time. */
final class Updater implements AutoCloseable {
    private static final int TICKS = 100;
    private static final int TICKS_OF_SITE = 30;

    private final Installation installation;
    private final UpdateSite site;
    private final IProvisioningAgent agent;
    private final SiteTransport transport = new SiteTransport();
    private UpdateOperation operation;

    /** @throws ProblemException {@code update-impossible} */
    Updater(Installation installation, UpdateSite site) {
        this.installation = installation;
        this.site = site;
        this.agent = Agents.at(installation);
        agent.registerService(Transport.SERVICE_NAME, transport);
    }

    /**
     * Changes nothing.
     *
     * @throws ProblemException           {@code update-pending}, {@code update-site-unreachable},
     *                                    {@code update-site-invalid}, {@code update-site-foreign},
     *                                    {@code update-does-not-fit}
     * @throws OperationCanceledException if the monitor is cancelled
     */
    Found look(IProgressMonitor monitor) {
        SubMonitor sub = SubMonitor.convert(monitor, TICKS);
        requireCurrent();
        sub.subTask(Messages.Look_SITE);
        IMetadataRepository metadata = load(sub.split(TICKS_OF_SITE));
        if (roots().stream().allMatch(root -> metadata.query(QueryUtil.createIUQuery(root.getId()), sub.split(1))
                .isEmpty())) {
            throw new Problem("update-site-foreign", Messages.Problem_FOREIGN, site.address(),
                    Messages.Problem_SITE_REMEDY).asException();
        }
        sub.subTask(Messages.Look_COMPARE);
        IStatus status = resolve(sub.split(TICKS - TICKS_OF_SITE));
        if (status.getCode() == UpdateOperation.STATUS_NOTHING_TO_UPDATE) {
            return new Found(List.of(), OptionalLong.empty());
        }
        List<Found.Update> updates = new ArrayList<>();
        for (var update : operation.getSelectedUpdates()) {
            updates.add(new Found.Update(name(update.replacement), Found.text(update.toUpdate.getVersion().toString()),
                    Found.text(update.replacement.getVersion().toString())));
        }
        updates.sort(Comparator.comparing(Found.Update::name));
        return new Found(updates, Downloads.bytes(operation, monitor));
    }

    /**
     * What {@link #look} has found; the program that runs keeps its files until its end. Where this fails or is
     * cancelled, p2 takes back what it has done.
     *
     * @throws ProblemException           {@code update-running}, {@code update-failed}, and those of {@link #look}
     * @throws OperationCanceledException if the monitor is cancelled
     */
    void install(IProgressMonitor monitor) {
        SubMonitor sub = SubMonitor.convert(monitor, TICKS);
        installation.requireIdle();
        try {
            if (noteFolder(sub.split(1))) {
                resolve(sub.split(1));
            }
            removeLeftovers();
            IStatus status = operation.getProvisioningJob(null).runModal(sub.split(TICKS - 2));
            require(status, monitor);
        } catch (ProfileInUseException e) {
            throw installation.busy(e);
        } catch (OperationCanceledException | ProblemException e) {
            removeLeftovers();
            throw e;
        }
    }

    /**
     * What an earlier update has replaced, or one that was cancelled has downloaded. Only now: by itself p2 would
     * remove what this update replaces at its end, and so from under the program that runs.
     */
    private void removeLeftovers() {
        GarbageCollector collector = agent.getService(GarbageCollector.class);
        collector.stop();
        collector.runGC(profile());
    }

    @Override
    public void close() {
        agent.getService(IMetadataRepositoryManager.class).removeRepository(uri());
        agent.getService(IArtifactRepositoryManager.class).removeRepository(uri());
        agent.stop();
    }

    /** Another window may have updated the program from which this one was started. */
    private void requireCurrent() {
        Bundle running = FrameworkUtil.getBundle(Workspace.class);
        boolean replaced = profile().query(QueryUtil.createIUQuery(running.getSymbolicName()), null).stream()
                .anyMatch(unit -> !unit.getVersion().toString().equals(running.getVersion().toString()));
        if (replaced) {
            throw new Problem("update-pending", Messages.Problem_PENDING, installation.folder().toString(),
                    Messages.Problem_PENDING_REMEDY).asException();
        }
    }

    private URI uri() {
        return site.uri();
    }

    private IMetadataRepository load(SubMonitor monitor) {
        monitor.setWorkRemaining(2);
        try {
            IMetadataRepository metadata = agent.getService(IMetadataRepositoryManager.class).loadRepository(uri(),
                    monitor.split(1));
            agent.getService(IArtifactRepositoryManager.class).loadRepository(uri(), monitor.split(1));
            return metadata;
        } catch (ProvisionException e) {
            if (monitor.isCanceled()) {
                throw new OperationCanceledException();
            }
            throw SiteProblems.of(site, transport.failure(), e);
        }
    }

    /** @throws ProblemException {@code update-does-not-fit} */
    private IStatus resolve(IProgressMonitor monitor) {
        ProvisioningContext context = new ProvisioningContext(agent);
        context.setMetadataRepositories(uri());
        context.setArtifactRepositories(uri());
        operation = new UpdateOperation(new ProvisioningSession(agent));
        operation.setProfileId(installation.profile());
        operation.setProvisioningContext(context);
        IStatus status = operation.resolveModal(monitor);
        if (status.getSeverity() == IStatus.CANCEL || monitor.isCanceled()) {
            throw new OperationCanceledException();
        }
        if (status.getSeverity() == IStatus.ERROR) {
            throw new Problem("update-does-not-fit", Messages.Problem_DOES_NOT_FIT, site.address(),
                    operation.getResolutionDetails()).asException();
        }
        return status;
    }

    private IProfile profile() {
        return agent.getService(IProfileRegistry.class).getProfile(installation.profile());
    }

    private List<IInstallableUnit> roots() {
        IProfile profile = profile();
        return profile.query(QueryUtil.createIUAnyQuery(), null).stream().filter(unit -> Boolean.parseBoolean(
                profile.getInstallableUnitProperty(unit, IProfile.PROP_PROFILE_ROOT_IU))).toList();
    }

    /** p2 notes where the program was built; it is where it was unpacked, and may have been moved since. */
    private boolean noteFolder(IProgressMonitor monitor) {
        IProfile profile = profile();
        String folder = installation.folder().toString();
        if (folder.equals(profile.getProperty(IProfile.PROP_INSTALL_FOLDER))) {
            return false;
        }
        IEngine engine = agent.getService(IEngine.class);
        IProvisioningPlan plan = engine.createPlan(profile, new ProvisioningContext(agent));
        plan.setProfileProperty(IProfile.PROP_INSTALL_FOLDER, folder);
        plan.setProfileProperty(IProfile.PROP_CACHE, folder);
        require(engine.perform(plan, PhaseSetFactory.createPhaseSetIncluding(
                new String[] {PhaseSetFactory.PHASE_PROPERTY}), monitor), monitor);
        return true;
    }

    private void require(IStatus status, IProgressMonitor monitor) {
        if (status.getSeverity() == IStatus.CANCEL || monitor.isCanceled() && !status.isOK()) {
            throw new OperationCanceledException();
        }
        if (status.getSeverity() == IStatus.ERROR) {
            throw SiteProblems.ofInstallation(site, transport.failure(), status);
        }
    }

    private static String name(IInstallableUnit unit) {
        String name = unit.getProperty(IInstallableUnit.PROP_NAME, Locale.getDefault().toString());
        return name == null ? unit.getId() : name;
    }
}
