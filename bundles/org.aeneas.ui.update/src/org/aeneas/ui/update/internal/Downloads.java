package org.aeneas.ui.update.internal;

import java.util.OptionalLong;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.equinox.p2.metadata.IArtifactKey;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.operations.UpdateOperation;
import org.eclipse.equinox.p2.query.QueryUtil;
import org.eclipse.equinox.p2.repository.artifact.IArtifactDescriptor;
import org.eclipse.equinox.p2.repository.artifact.IArtifactRepository;

/** How much an update would download. */
final class Downloads {

    private Downloads() {
    }

    /** @return bytes; empty if the site tells the size of one file only in part, or of none */
    static OptionalLong bytes(UpdateOperation operation, IProgressMonitor monitor) {
        var sites = operation.getProvisioningContext().getArtifactRepositories(monitor)
                .query(QueryUtil.createMatchQuery(IArtifactRepository.class, "true"), monitor).toUnmodifiableSet();
        long bytes = 0;
        for (IInstallableUnit unit : operation.getProvisioningPlan().getAdditions().query(QueryUtil.createIUAnyQuery(),
                monitor)) {
            for (IArtifactKey key : unit.getArtifacts()) {
                OptionalLong size = sites.stream().map(site -> site.getArtifactDescriptors(key))
                        .filter(found -> found.length > 0).map(found -> size(found[0])).findFirst()
                        .orElse(OptionalLong.empty());
                if (size.isEmpty()) {
                    return OptionalLong.empty();
                }
                bytes += size.getAsLong();
            }
        }
        return bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    private static OptionalLong size(IArtifactDescriptor descriptor) {
        try {
            return OptionalLong.of(Long.parseLong(descriptor.getProperty(IArtifactDescriptor.DOWNLOAD_SIZE)));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
