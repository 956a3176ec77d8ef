package org.aeneas.ui.update.internal;

import org.aeneas.core.Problem;
import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.core.IProvisioningAgentProvider;
import org.eclipse.equinox.p2.core.ProvisionException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** Where p2 begins: with what it knows of an installation. */
final class Agents {

    private Agents() {
    }

    /** @throws org.aeneas.core.ProblemException {@code update-impossible} */
    static IProvisioningAgent at(Installation installation) {
        BundleContext context = FrameworkUtil.getBundle(Agents.class).getBundleContext();
        ServiceReference<IProvisioningAgentProvider> reference = context.getServiceReference(
                IProvisioningAgentProvider.class);
        try {
            if (reference == null) {
                throw new Problem("update-impossible", Messages.Problem_NO_P2,
                        IProvisioningAgentProvider.class.getName(), Messages.Problem_NO_PROFILE_REMEDY).asException();
            }
            return context.getService(reference).createAgent(installation.agent());
        } catch (ProvisionException e) {
            throw new Problem("update-impossible", Messages.Problem_UNREADABLE, installation.folder().toString(),
                    Messages.Problem_NO_PROFILE_REMEDY).asException(e);
        }
    }
}
